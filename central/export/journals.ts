import { type Entry, openEntry } from '../../shared/journal/entry.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { newStream, type StreamState } from '../../shared/journal/streamState.ts';
import { foldArrival } from '../intake/foldArrival.ts';
import type { EntryRow, StreamRow } from '../storage/rows.ts';
import type { ExportSource } from './exportFile.ts';

/** Entries read at a time. */
const PAGE = 500;

/** An entry of a stream with what it did, by the same fold that took it in. */
export interface FoldedEntry {
  readonly row: EntryRow;
  /** Null when it can't be read. */
  readonly entry: Entry | null;
  readonly effects: readonly Effect[];
}

/** The entries of a stream as far as it stood, a page at a time. */
export async function* entriesOf(
  { storage, organiser }: ExportSource,
  stream: Pick<StreamRow, 'stream' | 'seq'>,
): AsyncGenerator<EntryRow> {
  for (let from = 1; from <= stream.seq; from += PAGE) {
    const to = Math.min(stream.seq, from + PAGE - 1);
    yield* await storage.transaction(organiser, (tx) => tx.journal.entries(stream.stream, from, to));
  }
}

/** A stream folded again, from its start; a branch from where it left its parent. */
export async function* foldedEntries(source: ExportSource, stream: StreamRow): AsyncGenerator<FoldedEntry> {
  // The entries of a branch name the stream that it is a branch of.
  const named = stream.parent ?? stream.stream;
  let state: StreamState | undefined;
  for await (const row of entriesOf(source, stream)) {
    state ??= stream.parent === null ? newStream(named) : await stateBefore(source, stream.parent, row.seq);
    const entry = opened(row, named);
    const folded = foldArrival(state, row.seq, entry);
    state = folded.state;
    yield { row, entry, effects: folded.effects };
  }
}

async function stateBefore(
  source: ExportSource,
  stream: StreamRow['stream'],
  seq: number,
): Promise<StreamState> {
  let state = newStream(stream);
  for await (const row of entriesOf(source, { stream, seq: seq - 1 }))
    state = foldArrival(state, row.seq, opened(row, stream)).state;
  return state;
}

/** As the intake read it. */
function opened(row: EntryRow, stream: StreamRow['stream']): Entry | null {
  try {
    const entry = openEntry(row);
    return entry.stream === stream && entry.seq === row.seq ? entry : null;
  } catch {
    return null;
  }
}
