import type { OrderView } from '../../shared/contract/views.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { PaymentCorrected } from '../../shared/journal/bodiesOfCorrections.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { sum } from '../../shared/kernel/money.ts';
import { instant } from '../../shared/kernel/time.ts';
import { type CoreContext, nameOf } from './context.ts';
import type { StoreReader } from './ports/store.ts';

/** How an order is paid as it stands: its payments with each correction in the place of what it corrected. */
export interface PaidNow {
  readonly payments: readonly Payment[];
  readonly roundingMinor: number;
}

interface Correction {
  readonly at: number;
  readonly body: PaymentCorrected;
}

/** The corrections of an order's payments, oldest first. Throws when an entry is missing, for then the store is broken. */
function correctionsOf(store: StoreReader, order: OrderValidated['order']): Correction[] {
  const rows = store.orderActs.ofOrder(order).filter((row) => row.kind === 'paymentCorrected');
  return rows.map((row) => {
    const sealed = store.journal.entry(row.stream, row.seq);
    if (!sealed) throw new Error(`order ${order}: the journal entry of a correction is missing`);
    return { at: row.at, body: openEntry(sealed).body as unknown as PaymentCorrected };
  });
}

/** How an order is paid as it stands. */
export function paidNow(
  store: StoreReader,
  order: Pick<OrderValidated, 'order' | 'payments' | 'roundingMinor'>,
): PaidNow {
  const corrections = correctionsOf(store, order.order);
  const payments = [...order.payments];
  for (const { body } of corrections) payments[body.place] = body.plus;
  const rounding = corrections.map(({ body }) => body.roundingMinor);
  return { payments, roundingMinor: sum([order.roundingMinor, ...rounding]) };
}

/** The corrections of an order's payments as a screen shows them. */
export const correctionViewsOf = (
  context: CoreContext,
  store: StoreReader,
  order: OrderValidated['order'],
): OrderView['corrections'] =>
  correctionsOf(store, order).map(({ at, body }) => ({
    at: instant(at),
    byName: nameOf(context, body.by),
    approvedByName: body.approvedBy === undefined ? '' : nameOf(context, body.approvedBy),
    from: body.minus.methodName,
    fromMinor: 0 - body.minus.minor,
    to: body.plus.methodName,
    toMinor: body.plus.minor,
  }));
