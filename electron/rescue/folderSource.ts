import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { hashOf, openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { RescueHole } from '../../shared/sync/rescue.ts';
import { sha256 } from '../platform/crypto.ts';
import { rescueKeyAmong } from './centreKey.ts';
import { type Candidate, candidatesIn, copyDatabase, UnusableFolder } from './copies.ts';
import type { RescueRange, RescueSource } from './source.ts';
import { type EnrolmentFact, type FoundStream, openTillFile, type TillFile } from './tillFile.ts';

/** A dead till's folder, opened without writing to it. */
export interface OpenedFolder {
  readonly source: RescueSource;
  /** The centre's key as the till knew it; undefined when it never had one or it can't be read. */
  readonly recipient: string | undefined;
  /** Which files the entries come from, for whoever asked: names within the folder. */
  readonly used: readonly string[];
  /** True when the till's own database can't be opened or read to its end. */
  readonly damaged: boolean;
  /** Removes the copies. */
  close(): void;
}

const mark = z.object({ stream: z.string().nullable(), seq: z.int() });

/**
 * Opens the journal in a till's data folder, a folder of backups, or one database. Everything is read in copies under
 * `tempDir`. An entry comes from the till's own database where that one is whole, else from the newest backup that has
 * it. Throws UnusableFolder.
 */
export function openFolder(path: string, all: boolean, tempDir = tmpdir()): OpenedFolder {
  const dir = mkdtempSync(join(tempDir, 'guichet-rescue-'));
  const copies = lazyCopies(candidatesIn(path), dir);
  const close = (): void => {
    copies.close();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    return assemble(path, copies, all, close);
  } catch (error) {
    close();
    throw error;
  }
}

/** Copies that are made when somebody looks into them: while the till's own database is whole, no backup is. */
function lazyCopies(candidates: readonly Candidate[], dir: string) {
  const opened = new Map<Candidate, TillFile | undefined>();
  const fileOf = (candidate: Candidate): TillFile | undefined => {
    if (!opened.has(candidate))
      opened.set(candidate, openTillFile(copyDatabase(candidate.path, dir, `${opened.size}.db`)));
    return opened.get(candidate);
  };
  const main = candidates.find(({ kind }) => kind === 'main');
  const streamsIn = (candidate: Candidate): readonly FoundStream[] => fileOf(candidate)?.streams() ?? [];
  return {
    candidates,
    fileOf,
    streamsIn,
    /** True when the till's own database says at least which journals there are. */
    mainOpens: main !== undefined && streamsIn(main).length > 0,
    /** Those that may know of a journal what no other does. */
    leading: candidates.filter(
      ({ kind }) => kind !== 'backup' || main === undefined || streamsIn(main).length === 0,
    ),
    close: (): void => {
      for (const file of opened.values()) file?.close();
    },
  };
}
type Copies = ReturnType<typeof lazyCopies>;

function assemble(path: string, copies: Copies, all: boolean, close: () => void): OpenedFolder {
  const reader = journalReader(copies);
  const { streams } = reader;
  if (streams.length === 0)
    throw new UnusableFolder(`nothing in ${path} can be read as the journal of a till`);
  const ranges: RescueRange[] = streams
    .map(({ id, seq, acked }) => ({ stream: id, from: all ? 1 : acked + 1, to: seq }))
    .filter(({ from, to }) => from <= to);
  const { known, recipient } = enrolmentAmong(copies);
  const belongs = known ?? namedByJournal(reader);
  if (!belongs) throw new UnusableFolder(`nothing in ${path} says which till it was`);
  return {
    source: {
      organiser: belongs.organiser,
      device: belongs.device,
      tillNo: belongs.tillNo,
      madeFrom: copies.mainOpens ? 'folder' : 'backup',
      ranges,
      holes: holesBehind(streams, markIn(path), copies.mainOpens),
      entries: reader.entries,
    },
    recipient,
    get used() {
      return [...reader.used].map((file) => basename(file));
    },
    get damaged() {
      return reader.damaged();
    },
    close,
  };
}

/** Who the till was, and the centre's key, out of the first file that says so. */
function enrolmentAmong(copies: Copies): {
  known: EnrolmentFact | undefined;
  recipient: string | undefined;
} {
  let first: EnrolmentFact | undefined;
  for (const candidate of copies.candidates) {
    const file = copies.fileOf(candidate);
    const known = file?.enrolment();
    first ??= known;
    const recipient = file && known && rescueKeyAmong(file.centreKeys(), known.centreKey);
    if (recipient !== undefined) return { known: first ?? known, recipient };
  }
  return { known: first, recipient: undefined };
}

/** Reads each stretch of a stream from the first file that has it whole, else entry by entry from all of them. */
function journalReader(copies: Copies) {
  const streams = streamsOf(copies);
  const used = new Set<string>();
  let unsound = !copies.mainOpens;
  const entries = (stream: StreamId, from: number, count: number): SealedEntry[] => {
    const best = new Map<number, { entry: SealedEntry; path: string; good: boolean }>();
    for (const candidate of copies.candidates) {
      const no = numberIn(copies, candidate, streams, stream);
      const read = no === undefined ? undefined : copies.fileOf(candidate)?.entries(no, stream, from, count);
      if (candidate.kind === 'main' && !read?.sound) unsound = true;
      for (const entry of read?.found ?? []) {
        const good = hashOf(sha256, entry.bytes.toWellFormed()) === entry.hash;
        const so = best.get(entry.seq);
        if (!so || (good && !so.good)) best.set(entry.seq, { entry, path: candidate.path, good });
      }
      if (read?.sound) break;
    }
    for (const { path } of best.values()) used.add(path);
    return [...best.values()].map(({ entry }) => entry).sort((a, b) => a.seq - b.seq);
  };
  return { streams, used, damaged: () => unsound, entries };
}

/** A stream's number in one file: each numbers its own. Where a file's list can't be read, it is taken from another's. */
function numberIn(
  copies: Copies,
  candidate: Candidate,
  streams: readonly FoundStream[],
  stream: StreamId,
): number | undefined {
  const listed = copies.streamsIn(candidate);
  return (listed.length > 0 ? listed : streams).find(({ id }) => id === stream)?.no;
}

/** Every stream, as the first file that knows it has it, up to its last entry anywhere. */
function streamsOf(copies: Copies): FoundStream[] {
  const found = new Map<StreamId, FoundStream>();
  for (const candidate of copies.leading)
    for (const stream of copies.streamsIn(candidate)) if (!found.has(stream.id)) found.set(stream.id, stream);
  const all = [...found.values()];
  return all
    .map((stream) => {
      const ends = copies.leading.map((candidate) => {
        const no = numberIn(copies, candidate, all, stream.id);
        return no === undefined ? 0 : (copies.fileOf(candidate)?.lastSeq(no) ?? 0);
      });
      return { ...stream, seq: Math.max(stream.seq, ...ends) };
    })
    .sort((a, b) => a.no - b.no);
}

/** What the till had written behind the last entry that is left: its mark outside the database knows. */
function holesBehind(
  streams: readonly FoundStream[],
  till: z.infer<typeof mark> | undefined,
  mainOpens: boolean,
): RescueHole[] {
  const newest = streams.at(-1);
  if (!newest) return [];
  const marked = till?.stream === newest.id ? till.seq : null;
  if (marked !== null && marked > newest.seq)
    return [
      {
        stream: newest.id,
        from: newest.seq + 1,
        to: marked,
        why: mainOpens ? 'behindTheMark' : 'behindTheBackup',
      },
    ];
  // The mark follows the database at a short distance: without it nobody knows how much came behind a backup.
  return !mainOpens && marked === null
    ? [{ stream: newest.id, from: newest.seq + 1, to: null, why: 'behindTheBackup' }]
    : [];
}

/** The mark that a till on plain Node keeps beside its database; in Electron it is sealed, and not read. */
function markIn(path: string): z.infer<typeof mark> | undefined {
  const folders = [path, dirname(path)];
  for (const folder of folders) {
    const file = join(folder, 'keystore', 'instance');
    if (!existsSync(file)) continue;
    try {
      return mark.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch {
      // Unreadable or sealed: as if there were none.
    }
  }
  return undefined;
}

/** A journal's first entry names its till too. */
function namedByJournal(
  reader: ReturnType<typeof journalReader>,
): Omit<EnrolmentFact, 'centreKey'> | undefined {
  const started = z.object({ organiser: z.string(), device: z.string(), tillNo: z.int() });
  for (const { id } of reader.streams)
    for (const sealed of reader.entries(id, 1, 1)) {
      try {
        const read = started.safeParse(openEntry(sealed).body);
        if (read.success) return read.data;
      } catch {
        // The next stream may say it.
      }
    }
  return undefined;
}
