import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { PaymentCorrected } from '../../shared/journal/bodiesOfCorrections.ts';
import type { InvoiceSettled } from '../../shared/journal/bodiesOfInvoices.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { sum } from '../../shared/kernel/money.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type CoreContext, nameOf } from './context.ts';
import type { OrderActRow } from './ports/orderActs.ts';
import type { StoreReader } from './ports/store.ts';

/** How an order is paid as it stands: its payments with each correction in the place of what it corrected. */
export interface PaidNow {
  readonly payments: readonly Payment[];
  readonly roundingMinor: number;
  /** How much of the rounding each payment has: coins round what finishes a payment, and no part before it. Minor units. */
  readonly roundings: readonly number[];
}

interface Act<Body> {
  readonly at: number;
  readonly kind: OrderActRow['kind'];
  readonly body: Body;
}

/** Acts on an order's payments, oldest first. Throws when an entry is missing, for then the store is broken. */
function actsOn(
  store: StoreReader,
  order: OrderValidated['order'],
): Act<PaymentCorrected | InvoiceSettled>[] {
  const rows = store.orderActs
    .ofOrder(order)
    .filter((row) => row.kind === 'paymentCorrected' || row.kind === 'invoiceSettled');
  return rows.map((row) => {
    const sealed = store.journal.entry(row.stream, row.seq);
    if (!sealed) throw new Error(`order ${order}: the journal entry of an act on it is missing`);
    const body = openEntry(sealed).body as unknown as PaymentCorrected | InvoiceSettled;
    return { at: row.at, kind: row.kind, body };
  });
}

const isCorrection = (act: Act<PaymentCorrected | InvoiceSettled>): act is Act<PaymentCorrected> =>
  act.kind === 'paymentCorrected';

/** Payments of an order's invoice that came in here, oldest first. */
export const settlementsOf = (store: StoreReader, order: OrderValidated['order']): Act<InvoiceSettled>[] =>
  actsOn(store, order).filter((act): act is Act<InvoiceSettled> => act.kind === 'invoiceSettled');

/** How an order is paid as it stands: what paid its invoice here stands in the invoice's place. */
export function paidNow(
  store: StoreReader,
  order: Pick<OrderValidated, 'order' | 'payments' | 'roundingMinor'>,
): PaidNow {
  const acts = actsOn(store, order.order);
  const payments = [...order.payments];
  const roundings = onLast(order.payments, order.roundingMinor);
  for (const act of acts) {
    const { roundingMinor } = act.body;
    if (isCorrection(act)) {
      const { place, plus } = act.body;
      payments[place] = plus;
      roundings[place] = (roundings[place] ?? 0) + roundingMinor;
    } else {
      const came = (act.body as InvoiceSettled).payments.slice(1);
      const place = payments.findIndex((payment) => payment.kind === 'invoice');
      if (place < 0) continue;
      payments.splice(place, 1, ...came);
      roundings.splice(place, 1, ...onLast(came, roundingMinor));
    }
  }
  return { payments, roundingMinor: sum(roundings), roundings };
}

/** A rounding on the payment that finished. */
const onLast = (payments: readonly Payment[], roundingMinor: number): number[] =>
  payments.map((_payment, place) => (place === payments.length - 1 ? roundingMinor : 0));

/** The corrections of an order's payments as a screen shows them. */
export const correctionViewsOf = (
  context: CoreContext,
  store: StoreReader,
  order: OrderValidated['order'],
): OrderView['corrections'] =>
  actsOn(store, order)
    .filter(isCorrection)
    .map(({ at, body }) => ({
      at: instant(at),
      byName: nameOf(context, body.by),
      approvedByName: body.approvedBy === undefined ? '' : nameOf(context, body.approvedBy),
      from: body.minus.methodName,
      fromMinor: 0 - body.minus.minor,
      to: body.plus.methodName,
      toMinor: body.plus.minor,
    }));
