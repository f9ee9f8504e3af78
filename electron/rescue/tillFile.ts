import Database from 'better-sqlite3';
import { z } from 'zod';
import { hashOf, type SealedEntry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { sha256 } from '../platform/crypto.ts';
import { type Db, journalId, prepare, seqOf } from '../store/rows.ts';

/** A stream as a file's own table has it. */
export interface FoundStream {
  readonly no: number;
  readonly id: StreamId;
  readonly seq: number;
  readonly acked: number;
}

/** What a till knew about itself, as far as it can be read. */
export const enrolmentFact = z.object({
  organiser: z.string(),
  device: z.string(),
  tillNo: z.int(),
  centreKey: z.string().regex(/^[0-9a-f]{64}$/),
});
export type EnrolmentFact = z.infer<typeof enrolmentFact>;

/** A till's database in whatever state it is: every question is answered with what can be read. */
export interface TillFile {
  streams(): FoundStream[];
  enrolment(): EnrolmentFact | undefined;
  centreKeys(): { readonly value: unknown }[];
  /** Readable entries of a stream, `from` … `from + count - 1`. `sound` is false when something is wrong with one. */
  entries(no: number, id: StreamId, from: number, count: number): { found: SealedEntry[]; sound: boolean };
  /** The last entry of a stream that can be found; 0 for none. */
  lastSeq(no: number): number;
  close(): void;
}

interface Row {
  id: number;
  bytes: unknown;
  hash: unknown;
  signature: unknown;
  personal: unknown;
}
const streamState = z.object({ seq: z.int().min(0) });

/** Opens a copy; undefined when it is no database at all. */
export function openTillFile(path: string): TillFile | undefined {
  let db: Db;
  try {
    db = new Database(path, { fileMustExist: true });
    prepare<[], { n: number }>(db, 'SELECT count(*) AS n FROM sqlite_schema').get();
  } catch {
    return undefined;
  }
  const attempt = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    streams: () => attempt(() => streamsOf(db), []),
    enrolment: () =>
      attempt(() => {
        const row = prepare<[], { value: string }>(
          db,
          "SELECT value FROM fact WHERE key = 'enrolment'",
        ).get();
        return row && enrolmentFact.parse(JSON.parse(row.value));
      }, undefined),
    centreKeys: () =>
      attempt(
        () =>
          prepare<[], { value: string }>(db, "SELECT value FROM reference WHERE kind = 'centreKey'")
            .all()
            .map(({ value }) => ({ value: JSON.parse(value) as unknown })),
        [],
      ),
    entries: (no, id, from, count) => {
      const end = journalId(no, from + count);
      const whole = attempt(() => rowsOf(db, journalId(no, from), end), undefined);
      // A page of the file is damaged: what stands on the others is read one by one.
      const rows =
        whole ??
        Array.from({ length: count }, (_, i) => journalId(no, from + i)).flatMap((key) =>
          attempt(() => rowsOf(db, key, key + 1), []),
        );
      const found = rows.flatMap((row) => entryOf(id, row) ?? []);
      const good = found.every(({ bytes, hash }) => hashOf(sha256, bytes.toWellFormed()) === hash);
      return { found, sound: good && found.length === count };
    },
    lastSeq: (no) =>
      attempt(() => {
        const row = prepare<[number, number], { id: number | null }>(
          db,
          'SELECT max(id) AS id FROM journal WHERE id > ? AND id < ?',
        ).get(journalId(no, 0), journalId(no + 1, 0));
        return row?.id == null ? 0 : seqOf(row.id);
      }, 0),
    close: () => db.close(),
  };
}

const streamsOf = (db: Db): FoundStream[] =>
  prepare<[], { no: number; id: string; state: string; acked: number }>(
    db,
    'SELECT no, id, state, acked FROM stream ORDER BY no',
  )
    .all()
    .map(({ no, id, state, acked }) => ({
      no,
      id: id as StreamId,
      seq: streamState.parse(JSON.parse(state)).seq,
      acked,
    }));

const rowsOf = (db: Db, from: number, end: number): Row[] =>
  prepare<[number, number], Row>(
    db,
    'SELECT id, bytes, hash, signature, personal FROM journal WHERE id >= ? AND id < ? ORDER BY id',
  ).all(from, end);

/** What the centre can be sent; anything else counts as unreadable. */
function entryOf(stream: StreamId, { id, bytes, hash, signature, personal }: Row): SealedEntry | undefined {
  if (typeof bytes !== 'string' || typeof hash !== 'string' || !/^[0-9a-f]{64}$/.test(hash)) return undefined;
  if (signature !== null && !(typeof signature === 'string' && /^[0-9a-f]{128}$/.test(signature)))
    return undefined;
  if (personal !== null && typeof personal !== 'string') return undefined;
  return { stream, seq: seqOf(id), bytes, hash, signature, personal };
}
