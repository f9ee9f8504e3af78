import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { SealedEntry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { STORE_FILE } from '../store/open.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from '../store/rows.ts';

/** The file is not there, or no database of a till. */
export class UnusableFile extends Error {
  override name = 'UnusableFile';
}

/** SQLite can't give an entry, or gives something that is no text. */
export class UnreadableEntry extends Error {
  override name = 'UnreadableEntry';
  readonly seq: number;
  constructor(seq: number, why: string) {
    super(why);
    this.seq = seq;
  }
}

export interface StreamOfFile {
  readonly no: number;
  readonly id: StreamId;
}

/** A head that the centre countersigned, as the till kept it. */
export interface KeptAnchor {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
}

/** A till's journal, read-only, entry by entry. */
export interface JournalFile {
  readonly streams: readonly StreamOfFile[];
  readonly keptAnchors: readonly KeptAnchor[];
  /** Ascending by sequence. Throws UnreadableEntry in the midst of it. */
  entries(stream: StreamOfFile): Iterable<SealedEntry>;
  /** True when a hash or a link of the stream begins with these hex digits. */
  mentions(stream: StreamOfFile, hash: string): boolean;
  /** An entry that belongs to no stream of the file, such as `stream 3, entry 17`. */
  stray(): string | undefined;
  close(): void;
}

interface Row {
  id: number;
  bytes: unknown;
  hash: unknown;
  signature: unknown;
  personal: unknown;
}

/** Opens a till's database, or the one in a data folder, for reading. Throws UnusableFile. */
export function openJournalFile(path: string): JournalFile {
  if (!existsSync(path)) throw new UnusableFile(`${path} does not exist`);
  const file = statSync(path).isDirectory() ? join(path, STORE_FILE) : path;
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    // One state from beginning to end, also while a till goes on selling.
    db.exec('BEGIN');
    return assemble(db);
  } catch (error) {
    db?.close();
    throw new UnusableFile(`${file} is no till's database that can be read: ${messageOf(error)}`);
  }
}

function assemble(db: Db): JournalFile {
  const streams = prepare<[], StreamOfFile>(db, 'SELECT no, id FROM stream ORDER BY no').all();
  const rows = prepare<[number, number], Row>(
    db,
    'SELECT id, bytes, hash, signature, personal FROM journal WHERE id >= ? AND id < ? ORDER BY id',
  );
  const raw = prepare<[number], Record<string, Buffer | null>>(
    db,
    `SELECT CAST(bytes AS BLOB) AS bytes, CAST(hash AS BLOB) AS hash, CAST(signature AS BLOB) AS signature,
            CAST(personal AS BLOB) AS personal FROM journal WHERE id = ?`,
  );
  // A link stands as `prev` in the entry behind it, the last one beside the stream.
  const mention = prepare<[number, number, string, string], { found: number }>(
    db,
    `SELECT 1 AS found FROM journal WHERE id >= ? AND id < ?
       AND (instr(hash, ?) = 1 OR instr(bytes, '"prev":"' || ?) > 0) LIMIT 1`,
  );
  const link = prepare<[number], { link: string }>(db, 'SELECT link FROM stream WHERE no = ?');
  const between = prepare<[number, number], { id: number }>(
    db,
    'SELECT id FROM journal WHERE id >= ? AND id < ? ORDER BY id LIMIT 1',
  );
  const hasAnchors = prepare<[], { n: number }>(
    db,
    `SELECT count(*) AS n FROM sqlite_schema WHERE type = 'table' AND name = 'anchor'`,
  ).get()?.n;
  return {
    streams,
    keptAnchors: hasAnchors ? prepare<[], KeptAnchor>(db, 'SELECT stream, seq, hash FROM anchor').all() : [],
    entries: (stream) => walk(stream, rows, raw),
    mentions: ({ no }, hash) =>
      (link.get(no)?.link.startsWith(hash) ?? false) ||
      mention.get(journalId(no, 0), journalId(no + 1, 0), hash, hash) !== undefined,
    stray: () => {
      let from = Number.MIN_SAFE_INTEGER;
      for (const no of [...streams.map((s) => s.no), null]) {
        const row = between.get(from, no === null ? Number.MAX_SAFE_INTEGER : journalId(no, 0));
        if (row) return `stream ${streamNoOf(row.id)}, entry ${seqOf(row.id)}`;
        if (no !== null) from = journalId(no + 1, 0);
      }
      return undefined;
    },
    close: () => db.close(),
  };
}

function* walk(
  stream: StreamOfFile,
  rows: ReturnType<typeof prepare<[number, number], Row>>,
  raw: ReturnType<typeof prepare<[number], Record<string, Buffer | null>>>,
): Generator<SealedEntry> {
  let seq = 0;
  const found = rows.iterate(journalId(stream.no, 0), journalId(stream.no + 1, 0));
  try {
    for (const row of found) {
      seq = seqOf(row.id);
      yield sealedOf(stream, row, () => raw.get(row.id));
    }
  } catch (error) {
    if (error instanceof UnreadableEntry || !(error instanceof Database.SqliteError)) throw error;
    throw new UnreadableEntry(seq + 1, error.message);
  }
}

function sealedOf(
  stream: StreamOfFile,
  row: Row,
  bytesOf: () => Record<string, Buffer | null> | undefined,
): SealedEntry {
  const { id, bytes, hash, signature, personal } = row;
  const seq = seqOf(id);
  if (!isText(bytes) || !isText(hash) || !isTextOrNull(signature) || !isTextOrNull(personal))
    throw new UnreadableEntry(seq, 'a column holds something that is no text');
  // Bytes that are no UTF-8 are read as U+FFFD, which hashes alike: only then are they looked at themselves.
  if ([bytes, hash, signature, personal].some((text) => text?.includes('\ufffd'))) {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    for (const [column, found] of Object.entries(bytesOf() ?? {}))
      try {
        strict.decode(found ?? new Uint8Array());
      } catch {
        throw new UnreadableEntry(seq, `its ${column} is not UTF-8`);
      }
  }
  return { stream: stream.id, seq, bytes, hash, signature, personal };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
