import type { OrderView } from '../../../shared/contract/orderViews.ts';
import type { OrderId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { type CoreContext, nameOf } from '../context.ts';
import { settlementsOf } from '../paidNow.ts';
import type { StoreReader } from '../ports/store.ts';
import { receivableOf } from './receivable.ts';

/** What an order owes by invoice, and how it was paid here; null for one that was not issued against an invoice. */
export function owedViewOf(
  context: CoreContext,
  store: StoreReader,
  order: OrderId,
): OrderView['receivable'] {
  const owed = receivableOf(store, order);
  if (!owed) return null;
  const [paid] = settlementsOf(store, order);
  const came = paid?.body.payments.slice(1) ?? [];
  return {
    minor: owed.minor,
    openMinor: owed.openMinor,
    settled: owed.settled,
    paid: paid
      ? {
          at: instant(paid.at),
          byName: nameOf(context, paid.body.by),
          methodName: came.map((one) => one.methodName).join(', '),
          minor: sum(came.map((one) => one.minor)),
        }
      : null,
  };
}
