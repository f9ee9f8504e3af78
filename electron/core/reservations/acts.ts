import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { EndReason, FreedPlaces } from '../../../shared/journal/bodiesOfReservations.ts';
import { linesOfPieces, placesHeld } from '../../../shared/journal/reservedLines.ts';
import type { CommandId, LeaseId, OrderId, StaffId, ThingId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CoreContext } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { type Reservation, reservationOf, standingOf } from './known.ts';

/** A reservation that may be acted on here, and by what right. */
export interface Standing {
  readonly reservation: Reservation;
  readonly authority: 'own' | 'granted' | null;
}

/** An open reservation; refuses what is unknown, and one that was paid, ended or is known without its lines. */
export function openReservation(tx: Tx, order: OrderId): Result<Standing, Refusal> {
  const row = tx.store.journal.current();
  if (!row) return refuse({ kind: 'notEnrolled' });
  const reservation = reservationOf(tx.store, order);
  if (!reservation) return refuse({ kind: 'reservationUnknown' });
  if (reservation.state !== 'open')
    return refuse({
      kind: 'reservationClosed',
      number: reservation.number,
      state: reservation.state,
      by: reservation.by,
    });
  if (reservation.pieces.length === 0)
    return refuse({ kind: 'reservationEmpty', number: reservation.number });
  return accept({ reservation, authority: standingOf(tx.store, row.id, reservation) });
}

/** An open reservation that this till has the say over; refuses one of which another till has it. */
export function ownedReservation(
  tx: Tx,
  order: OrderId,
  asked: boolean,
): Result<Standing & { readonly authority: 'own' | 'granted' }, Refusal> {
  const found = openReservation(tx, order);
  if (!found.ok) return found;
  const { authority, reservation } = found.value;
  if (authority === null) return refuse(elsewhere(tx, reservation, asked));
  return accept({ reservation, authority });
}

/** What is held is not paid, split or cancelled like a reservation; null for a reservation, and for what `but` allows. */
export const heldNotReserved = (
  { reservation: { hold, number } }: Pick<Standing, 'reservation'>,
  but?: 'guest',
): Refusal | null => (hold && hold.kind !== but ? { kind: 'heldPlaces', number, what: hold.kind } : null);

/** The refusal for a reservation that another till, or the centre, has the say over. */
export const elsewhere = (tx: Tx, reservation: Reservation, asked: boolean): Refusal => ({
  kind: 'authorityElsewhere',
  tillNo: reservation.tillNo ?? tx.state().tillNo,
  asked,
});

/** Asks the centre for the say over a reservation where this till lacks it; whether another till was asked for it. */
export async function obtainReservation(context: CoreContext, order: OrderId): Promise<boolean> {
  const { read } = context.parts.store;
  const stream = read.journal.current()?.id;
  const reservation = reservationOf(read, order);
  if (!stream || !reservation || reservation.state !== 'open') return false;
  if (standingOf(read, stream, reservation) !== null) return false;
  const answer = await context.workers.sync.obtain([order as string as ThingId]);
  return answer !== null && answer.asked.length > 0;
}

/**
 * Ends a reservation: its places are this till's to sell again, by a lease that the entry makes, but for those that nobody
 * had a right to. Who calls has looked that it is open and this till's to act on.
 */
export function endReservation(
  tx: Tx,
  { reservation, authority }: { readonly reservation: Reservation; readonly authority: 'own' | 'granted' },
  act: { readonly why: EndReason; readonly by: StaffId | null; readonly command?: CommandId },
): void {
  const heldBy = (word: boolean, newLease: () => LeaseId): FreedPlaces[] => {
    const pieces = reservation.pieces.filter((piece) => reservation.byWord.has(piece) === word);
    const lines = linesOfPieces(reservation.made ?? [], (piece) => pieces.includes(piece));
    return placesHeld(lines, newLease, pieces);
  };
  const beyond = heldBy(true, () => '' as LeaseId).map(({ lease: _none, ...place }) => place);
  tx.append('reservationEnded', {
    order: reservation.order,
    number: reservation.number,
    maker: reservation.maker,
    authority,
    why: act.why,
    by: act.by,
    ...(act.command === undefined ? {} : { command: act.command }),
    freed: heldBy(false, () => tx.id() as string as LeaseId),
    ...(beyond.length === 0 ? {} : { beyond }),
  });
  tx.touch('orders', 'offer', 'seats', 'till');
}
