import type { StreamId } from '../../shared/kernel/ids.ts';
import type { CentreEntryRow } from '../storage/centreActsPort.ts';
import type { ExportSource } from './exportFile.ts';
import type { Snapshot } from './snapshot.ts';

/** Entries read at a time. */
const PAGE = 500;

/** The entries of a life of the centre's own stream as far as it stood, a page at a time. */
export async function* actsOf(
  { storage, organiser }: ExportSource,
  { centre }: Pick<Snapshot, 'centre'>,
  stream: StreamId,
): AsyncGenerator<CentreEntryRow> {
  const last = centre.find((row) => row.stream === stream)?.seq ?? 0;
  for (let from = 1; from <= last; from += PAGE) {
    const to = Math.min(last, from + PAGE - 1);
    yield* await storage.transaction(organiser, (tx) => tx.centreActs.entries(stream, from, to));
  }
}
