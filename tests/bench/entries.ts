import type { Store } from '../../electron/core/ports/store.ts';
import type { SealedEntry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';

const PAGE = 1000;

/** All entries of a stream, page by page. */
export function* entriesOf(store: Store, stream: StreamId): Generator<SealedEntry> {
  for (let from = 1; ; from += PAGE) {
    const page = store.read.journal.page(stream, from, PAGE);
    yield* page;
    if (page.length < PAGE) return;
  }
}
