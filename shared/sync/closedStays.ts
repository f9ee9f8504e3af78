import type { ForeignOrderRow } from './reference.ts';

/**
 * An order as the centre tells it now, with what it told before of what was done about it: a restored centre has forgotten
 * that, and hears of it again. What is closed, taken back or paid is never open again at a till that may act on it.
 */
export function closedStays(before: ForeignOrderRow | undefined, now: ForeignOrderRow): ForeignOrderRow {
  if (!before) return now;
  const gone = new Set(before.tickets.flatMap((one) => (one.state === 'returned' ? [one.ticket] : [])));
  const closed = now.state === 'reserved' && (before.state === 'paid' || before.state === 'ended');
  return {
    ...now,
    ...(closed ? { state: before.state } : {}),
    ...withReservation(before, now, closed),
    ...withReceivable(before, now),
    ...(before.collected && !now.collected ? { collected: before.collected } : {}),
    tickets: now.tickets.map((one) => (gone.has(one.ticket) ? { ...one, state: 'returned' as const } : one)),
  };
}

function withReservation(
  before: ForeignOrderRow,
  { reservation }: ForeignOrderRow,
  closed: boolean,
): Pick<ForeignOrderRow, 'reservation'> {
  if (!reservation || !before.reservation) return {};
  const { taken, paidBy } = before.reservation;
  return {
    reservation: {
      ...reservation,
      taken: [...new Set([...reservation.taken, ...taken])],
      ...(closed ? { paidBy } : {}),
    },
  };
}

function withReceivable(
  before: ForeignOrderRow,
  { receivable }: ForeignOrderRow,
): Pick<ForeignOrderRow, 'receivable'> {
  const known = before.receivable;
  if (!receivable || !known) return {};
  const told = new Set(receivable.credits.map(({ refund }) => refund));
  // Credits of before that name no refund may be among those that do.
  const others = known.credits.filter(({ refund }) => refund !== undefined && !told.has(refund));
  const paid = !receivable.settled && known.settled;
  return {
    receivable: {
      ...receivable,
      credits: [...receivable.credits, ...others],
      ...(paid ? { settled: true, settledMinor: known.settledMinor ?? known.minor } : {}),
    },
  };
}
