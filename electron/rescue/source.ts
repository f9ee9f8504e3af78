import type { SealedEntry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { RescueHeader, RescueHole } from '../../shared/sync/rescue.ts';
import type { StoreReader } from '../core/ports/store.ts';

/** Entries of one stream that go into a file. */
export interface RescueRange {
  readonly stream: StreamId;
  readonly from: number;
  readonly to: number;
}

/** Where the entries of a rescue file come from. */
export interface RescueSource extends Pick<RescueHeader, 'organiser' | 'device' | 'tillNo' | 'madeFrom'> {
  readonly ranges: readonly RescueRange[];
  /** What is known to be missing behind the ranges. */
  readonly holes: readonly RescueHole[];
  /** Those of the entries `from` … `from + count - 1` that can be read, ascending. */
  entries(stream: StreamId, from: number, count: number): readonly SealedEntry[];
}

/** What of each stream the centre does not have as far as this till knows; with `all`, everything. */
export const rangesOf = (store: Pick<StoreReader, 'journal'>, all: boolean): RescueRange[] =>
  store.journal
    .streams()
    .map(({ id, state, acked }) => ({ stream: id, from: all ? 1 : acked + 1, to: state.seq }))
    .filter(({ from, to }) => from <= to);

/** The entries of a running till. The end is fixed here: what is sold meanwhile goes into the next file. */
export const storeSource = (
  store: Pick<StoreReader, 'journal'>,
  till: Pick<RescueHeader, 'organiser' | 'device' | 'tillNo'>,
  all: boolean,
): RescueSource => ({
  ...till,
  madeFrom: 'till',
  ranges: rangesOf(store, all),
  holes: [],
  entries: (stream, from, count) =>
    store.journal.page(stream, from, count).filter((entry) => entry.seq < from + count),
});
