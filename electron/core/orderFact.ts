import { type OrderFact, readOrder } from '../../shared/journal/orderFact.ts';
import type { OrderRow, StoreReader } from './ports/store.ts';

import { personalNow, textChangesOf } from './ticketTexts.ts';

export type { OrderFact } from '../../shared/journal/orderFact.ts';

/**
 * The fact of an order's row: its tickets' texts and its customer as they are now. Throws when its entry is missing, for then
 * the store is broken.
 */
export function factOf(
  store: StoreReader,
  row: Pick<OrderRow, 'order' | 'stream' | 'seq' | 'number'>,
): OrderFact {
  const sealed = store.journal.entry(row.stream, row.seq);
  if (!sealed) throw new Error(`order ${row.number}: its journal entry is missing`);
  const fact = readOrder(sealed);
  const personal = personalNow(fact.body, fact.personal, textChangesOf(store, row.order));
  const id = store.orders.get(row.order)?.customer ?? null;
  if (id === null) return { ...fact, personal };
  const known = store.customers.get(id);
  const { first, last, company, email } = known ?? {};
  const customer = known
    ? { first, last, company, email }
    : id === fact.body.customer
      ? personal.customer
      : null;
  const { customer: _then, ...others } = personal;
  return {
    ...fact,
    body: { ...fact.body, customer: id },
    personal: {
      ...others,
      ...(customer ? { customer: customer as NonNullable<typeof personal.customer> } : {}),
    },
  };
}
