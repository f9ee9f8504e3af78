import type { OrderView } from '../../../shared/contract/orderViews.ts';
import type { RefundId } from '../../../shared/kernel/ids.ts';
import type { StoreReader } from '../ports/store.ts';
import { refundFactOf } from '../returns/refundView.ts';

/** The return whose tickets an order took the place of, as a screen shows it; null for an order of its own. */
export function replacedViewOf(store: StoreReader, refund: RefundId | undefined): OrderView['replaces'] {
  const row = refund === undefined ? undefined : store.refunds.get(refund);
  if (!row) return null;
  const { body } = refundFactOf(store, row);
  return {
    refund: body.refund,
    number: body.number,
    order: body.order,
    orderNumber: body.orderNumber,
    tickets: body.items.map((item) => ({
      number: item.number,
      what: [item.eventName, item.zoneName, item.priceName].filter((part) => part !== '').join(' · '),
      minor: item.minor,
    })),
    why: body.why,
    feeMinor: body.feeMinor,
    out: body.payments
      .filter((payment) => payment.kind !== 'exchange')
      .map(({ method, methodName, kind, minor }) => ({ method, methodName, kind, minor })),
  };
}
