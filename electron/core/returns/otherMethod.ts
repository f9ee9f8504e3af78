import type { Payment } from '../../../shared/domain/payment.ts';
import type { OrderId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { paidNow } from '../paidNow.ts';
import type { StoreReader } from '../ports/store.ts';
import { refundFactOf } from './refundView.ts';
import { type SoldOrder, soldOrder } from './soldOrder.ts';

/**
 * True when money would go back by another kind of method than it came in by: a card sale paid out in cash, or more cash
 * than came in. Of another till's order only cash is in question, for its payments are not known here. `step`: the venue's
 * smallest coin, by which each ticket's cash may have been rounded.
 */
export function goesBackOtherwise(
  store: StoreReader,
  sold: SoldOrder,
  out: readonly Pick<Payment, 'kind' | 'minor'>[],
  step: number,
): boolean {
  return out.some(({ kind, minor }) => {
    if (kind === 'invoice' || kind === 'exchange' || minor === 0) return false;
    if (sold.fact === null) return kind === 'cash';
    return 0 - minor > leftOf(store, sold, kind) + step * sold.things.length;
  });
}

/** What is left of the money that came in by a kind of method, old tickets followed to the order that they were paid with. */
function leftOf(store: StoreReader, sold: SoldOrder, kind: Payment['kind']): number {
  if (sold.fact === null) return 0;
  const { body } = sold.fact;
  const { payments } = paidNow(store, body);
  const came = sum(payments.flatMap((one) => (one.kind === kind ? [one.minor] : [])));
  const swapped = sum(payments.flatMap((one) => (one.kind === 'exchange' ? [one.minor] : [])));
  const before = swapped > 0 && body.replaces ? store.refunds.get(body.replaces) : undefined;
  const old = before && soldOrder(store, before.order);
  const carried = old ? Math.min(swapped, leftOf(store, old, kind)) : 0;
  return came + carried - outOf(store, sold.order, kind);
}

/** What went out again of an order by a kind of method; old tickets that paid for others do not count. */
const outOf = (store: StoreReader, order: OrderId, kind: Payment['kind']): number =>
  0 -
  sum(
    store.refunds
      .ofOrder(order)
      .flatMap((row) => refundFactOf(store, row).body.payments)
      .flatMap((one) => (one.kind === kind ? [one.minor] : [])),
  );
