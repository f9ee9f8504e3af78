import { type Entry, openEntry, type SealedEntry } from '../../../shared/journal/entry.ts';
import { reportOf, type SessionReport } from '../../../shared/journal/report.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { StoreReader } from '../ports/store.ts';

/** Entries read at a time. */
const AT_ONCE = 500;

/** Entries of a stream from one to another, both included, a page in memory at a time. */
export function* sealedBetween(
  read: StoreReader,
  stream: StreamId,
  fromSeq: number,
  toSeq: number,
): Generator<SealedEntry> {
  for (let from = fromSeq; from <= toSeq; from += AT_ONCE)
    yield* read.journal.page(stream, from, Math.min(AT_ONCE, toSeq - from + 1));
}

function* opened(sealed: Iterable<SealedEntry>): Generator<Entry> {
  for (const one of sealed) yield openEntry(one);
}

/** The report of a session's entries. */
export const reportBetween = (
  read: StoreReader,
  stream: StreamId,
  fromSeq: number,
  toSeq: number,
): SessionReport => reportOf(opened(sealedBetween(read, stream, fromSeq, toSeq)));
