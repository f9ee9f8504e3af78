import { type OrderFact, readOrder } from '../../shared/journal/orderFact.ts';
import type { OrderRow, StoreReader } from './ports/store.ts';

import { personalNow, textChangesOf } from './ticketTexts.ts';

export type { OrderFact } from '../../shared/journal/orderFact.ts';

/** The fact of an order's row, its tickets' texts as they are now; throws when its entry is missing, for then the store is broken. */
export function factOf(
  store: StoreReader,
  row: Pick<OrderRow, 'order' | 'stream' | 'seq' | 'number'>,
): OrderFact {
  const sealed = store.journal.entry(row.stream, row.seq);
  if (!sealed) throw new Error(`order ${row.number}: its journal entry is missing`);
  const fact = readOrder(sealed);
  const personal = personalNow(fact.body, fact.personal, textChangesOf(store, row.order));
  return { ...fact, personal };
}
