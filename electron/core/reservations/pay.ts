import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { Cart, CartLine } from '../../../shared/domain/cart.ts';
import type { PricedLine } from '../../../shared/domain/priced.ts';
import type { FromReservation } from '../../../shared/journal/bodiesOfReservations.ts';
import { piecesAgain } from '../../../shared/journal/reservedLines.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { Tx } from '../journalist.ts';
import { elsewhere, openReservation } from './acts.ts';
import { seatSoldHere } from './soldHere.ts';

/**
 * The reservation that a cart is about to pay, as the order's entry names it; undefined for a cart without one. Looked at
 * again whenever money is taken: refuses one that was paid, ended, split or handed over meanwhile, or a seat of which was
 * sold here.
 */
export function paysReservation(
  tx: Tx,
  { reservation: inCart }: Pick<Cart, 'reservation'>,
): Result<FromReservation | undefined, Refusal> {
  if (inCart === null) return accept(undefined);
  const found = openReservation(tx, inCart.order);
  if (!found.ok) return found;
  const { reservation, authority } = found.value;
  const { order, number, maker } = inCart;
  const sold = seatSoldHere(tx, inCart, inCart.lines);
  if (sold) return refuse(sold);
  const inHand = sum(inCart.lines.map((line) => line.quantity));
  if (reservation.pieces.length !== inHand) return refuse({ kind: 'pieceGone', number });
  const byWord = piecesAgain(reservation.pieces, inCart.lines, reservation.byWord);
  const { pieces } = reservation;
  const from = { order, number, maker, pieces, ...(byWord.length === 0 ? {} : { byWord }) };
  if (authority !== null) return accept({ ...from, authority });
  return inCart.authority === 'override'
    ? accept({ ...from, authority: 'override' })
    : refuse(elsewhere(tx, reservation, false));
}

/** A reserved line as a line of the cart, to be seen there. */
export function cartLineOf(line: PricedLine): CartLine {
  if (line.kind === 'ticket')
    return {
      kind: 'ticket',
      id: line.line,
      date: line.date,
      price: line.price,
      quantity: line.quantity,
      seats: line.seats.map(({ seat }) => ({ seat, picked: true })),
      chosenMinor: null,
      proofSeen: line.proofSeen,
      reason: line.reason,
      details: line.details,
    };
  if (line.kind === 'pass')
    return {
      kind: 'pass',
      id: line.line,
      product: line.product,
      quantity: line.quantity,
      details: line.details,
    };
  return {
    kind: 'voucher',
    id: line.line,
    product: line.product,
    minor: line.unitMinor,
    quantity: line.quantity,
  };
}

/** Before the show, in ms, unless the venue says otherwise. */
const BEFORE_SHOW_MS = 30 * 60_000;
/** For what has no date. */
const WITHOUT_DATE_MS = 7 * 86_400_000;
/** At the least, for a show that begins soon. */
const AT_LEAST_MS = 15 * 60_000;

/**
 * When a reservation of these lines ends if nobody says when (ms UTC): before the first of its shows, `beforeMinutes` if
 * the venue says so; never sooner than a quarter of an hour from `now`.
 */
export function defaultEnd(lines: readonly PricedLine[], now: number, beforeMinutes?: number): number {
  const before = beforeMinutes === undefined ? BEFORE_SHOW_MS : beforeMinutes * 60_000;
  const starts = lines.flatMap((line) => (line.kind === 'ticket' ? [Date.parse(line.startsAt)] : []));
  const end = starts.length === 0 ? now + WITHOUT_DATE_MS : Math.min(...starts) - before;
  return Math.max(end, now + AT_LEAST_MS);
}
