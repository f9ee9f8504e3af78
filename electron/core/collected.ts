import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { OrderCollected } from '../../shared/journal/bodiesOfPickUp.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { OrderId, StaffId } from '../../shared/kernel/ids.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type CoreContext, nameOf } from './context.ts';
import type { StoreReader } from './ports/store.ts';

/** When the tickets of an order were first handed out, by whom and where; null while nobody has. */
export function collectedOf(
  context: CoreContext,
  store: StoreReader,
  order: OrderId,
): OrderView['collected'] {
  const here = store.orderActs.ofOrder(order).find((row) => row.kind === 'orderCollected');
  const told = store.collections.get(order) ?? store.foreignOrders.get(order)?.collected;
  const mine = store.journal.current()?.state.tillNo;
  // What the centre tells of this till's own act is that act.
  const elsewhere = told && told.tillNo !== mine ? told : undefined;
  if (here && (!elsewhere || here.at <= elsewhere.at)) {
    const sealed = store.journal.entry(here.stream, here.seq);
    if (!sealed) throw new Error(`order ${order}: the journal entry of its pick-up is missing`);
    const { by } = openEntry(sealed).body as unknown as OrderCollected;
    return { at: instant(here.at), byName: nameOf(context, by), tillNo: null };
  }
  if (!elsewhere) return null;
  const byName = nameOf(context, elsewhere.by as StaffId);
  return { at: instant(elsewhere.at), byName, tillNo: elsewhere.tillNo };
}
