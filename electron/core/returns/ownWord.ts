import type { CashMoved } from '../../../shared/journal/bodiesOfCash.ts';
import type { PaymentCorrected } from '../../../shared/journal/bodiesOfCorrections.ts';
import { openEntry } from '../../../shared/journal/entry.ts';
import type { OrderId, StaffId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { sealedBetween } from '../cash/sessionEntries.ts';
import { type CoreContext, venueOf } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { refundFactOf } from './refundView.ts';

/** Refunds looked at for a session: more by one person's own word would have met the limit long before. */
const MOST_REFUNDS = 500;

/** Above this a manager answers for what goes out, minor units: per order, and per person and session. */
export const limitOf = (context: CoreContext): number => venueOf(context)?.refundLimitMinor ?? 0;

/**
 * True when `minor` more would pass the limit together with what went out without a manager before: of this order at this
 * till, or by this person in the session that is open. What a manager answered for does not count.
 */
export function passesLimit(
  context: CoreContext,
  store: StoreReader,
  minor: number,
  of: { readonly order: OrderId | null; readonly person: StaffId | null },
): boolean {
  if (minor <= 0) return false;
  const limit = limitOf(context);
  if (minor > limit) return true;
  if (of.order !== null && minor + outOfOrder(store, of.order) > limit) return true;
  return of.person !== null && minor + outByPerson(store, of.person) > limit;
}

/** What went out of an order here without a manager, minor units. */
const outOfOrder = (store: StoreReader, order: OrderId): number =>
  sum(store.refunds.ofOrder(order).map((row) => outWithoutManager(store, row)));

/** What a person gave out in the open session without a manager: refunds, corrected prices, pay-outs. */
function outByPerson(store: StoreReader, person: StaffId): number {
  const row = store.journal.current();
  const session = row?.state.session;
  if (!row || !session) return 0;
  const refunds = (session.returns ? store.refunds.latest(MOST_REFUNDS) : []).filter(
    (one) => one.stream === row.id && one.seq >= session.fromSeq && one.by === person,
  );
  const paidOut = session.movements?.payOuts
    ? inSession<CashMoved>(store, 'cashMoved').filter((body) => body.kind === 'payOut')
    : [];
  return sum([
    ...refunds.map((one) => outWithoutManager(store, one)),
    ...paidOut.flatMap((body) => (body.by === person && body.approvedBy === undefined ? [body.minor] : [])),
  ]);
}

function outWithoutManager(store: StoreReader, row: Parameters<typeof refundFactOf>[1]): number {
  const { body } = refundFactOf(store, row);
  if (body.approvedBy !== undefined) return 0;
  // An exchange comes to nothing: only the difference leaves.
  return 0 - sum(body.payments.flatMap((one) => (one.kind === 'exchange' ? [] : [one.minor])));
}

/**
 * True when correcting a payment of `minor` would pass the limit together with those of its order, or of this person in the
 * open session, that were corrected without a manager.
 */
export function correctsTooMuch(
  context: CoreContext,
  store: StoreReader,
  minor: number,
  of: { readonly order: OrderId; readonly person: StaffId },
): boolean {
  const own = (bodies: readonly PaymentCorrected[]): number =>
    sum(bodies.flatMap((body) => (body.approvedBy === undefined ? [0 - body.minus.minor] : [])));
  const ofOrder = store.orderActs.ofOrder(of.order).flatMap((row) => {
    const sealed = row.kind === 'paymentCorrected' ? store.journal.entry(row.stream, row.seq) : undefined;
    return sealed ? [openEntry(sealed).body as unknown as PaymentCorrected] : [];
  });
  const byPerson = inSession<PaymentCorrected>(store, 'paymentCorrected').filter(
    (body) => body.by === of.person,
  );
  return minor + Math.max(own(ofOrder), own(byPerson)) > limitOf(context);
}

/** Bodies of one kind in the session that is open. */
function inSession<Body>(store: StoreReader, kind: 'cashMoved' | 'paymentCorrected'): Body[] {
  const row = store.journal.current();
  if (!row?.state.session) return [];
  const found: Body[] = [];
  for (const sealed of sealedBetween(store, row.id, row.state.session.fromSeq, row.state.seq)) {
    // The kind is looked for in the text first: orders are long, and most entries are orders.
    if (!sealed.bytes.includes(`"${kind}"`)) continue;
    const entry = openEntry(sealed);
    if (entry.kind === kind) found.push(entry.body as unknown as Body);
  }
  return found;
}
