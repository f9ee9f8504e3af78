import type { OrderId, QuotaId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { FreedPlaces, FromReservation, ReservationEnded } from './bodiesOfReservations.ts';
import { type Finding, finding } from './venueCases.ts';
import { type KnownOfReturns, type ReturnsStep, Rights, type TicketReturn } from './venueReturns.ts';
import { type Place, placeInWords, seatKey, withoutTicket } from './venueSeats.ts';

/** What acts on reservations look at: closed ones stand among the returns, under the id of their order. */
export interface KnownOfReservations extends KnownOfReturns {
  readonly orders: ReadonlyMap<OrderId, Place>;
}

const thing = (order: OrderId): TicketId & ThingId => order as string as TicketId & ThingId;

/** A reservation that holds nothing any more: paid by an order or ended. The first act in the order of intake counts. */
export const closedReservation = (
  order: OrderId,
  number: string,
  by: string,
  place: Place,
): TicketReturn => ({
  ticket: thing(order),
  number,
  place,
  refund: by,
  freed: true,
  quotas: [],
  seat: null,
});

/** How an order stands to the reservation that it comes from. */
export interface ComesFrom {
  /** Its places go over; false: the reservation had none to give, the order takes places of its own. */
  readonly moves: boolean;
  /** True when another act closed the reservation before. */
  readonly twice: boolean;
  readonly returns: readonly TicketReturn[];
}

/**
 * An order that pays a reservation, or is split from it. The first act on a reservation counts, a second one is one case
 * that names both, whatever it sold.
 */
export function bookFromReservation(
  known: KnownOfReservations,
  stream: StreamId,
  from: FromReservation,
  { number, closes }: { readonly number: string; readonly closes: boolean },
  place: Place,
  findings: Finding[],
): ComesFrom {
  if (!known.orders.has(from.order)) {
    findings.push(
      finding(
        'reservationUnknown',
        `order ${number} comes from reservation ${from.number}, which is not known`,
        [number],
      ),
    );
    return { moves: false, twice: false, returns: [] };
  }
  const before = known.returns.get(thing(from.order));
  if (before) {
    findings.push({
      ...finding(
        'reservationTwice',
        `reservation ${from.number} was closed by ${before.refund} at ${placeInWords(before.place)} and again by ${number}`,
        [from.number, before.refund, number].filter((one) => one !== 'ended'),
      ),
      supersedes: before.place,
    });
    return { moves: false, twice: true, returns: [] };
  }
  const mine = known.authority.get(thing(from.order)) === stream;
  if (!mine && from.authority === 'override')
    findings.push(
      finding('actByOverride', `order ${number} paid reservation ${from.number} by a manager's word`, [
        from.number,
        number,
      ]),
    );
  else if (!mine)
    findings.push(
      finding(
        'authorityMissing',
        `order ${number} acts on reservation ${from.number} without its authority`,
        [from.number, number],
      ),
    );
  return {
    moves: true,
    twice: false,
    returns: closes ? [closedReservation(from.order, from.number, number, place)] : [],
  };
}

/** A reservation that ended unpaid: its places are free once, by whoever has its authority. */
export function bookEnded(
  known: KnownOfReservations,
  stream: StreamId,
  body: ReservationEnded,
  place: Place,
  findings: Finding[],
): ReturnsStep {
  const nothing: ReturnsStep = { quotas: [], leases: [], returns: [], seatsFreed: [], seats: [] };
  const about = [body.number];
  if (!known.orders.has(body.order)) {
    findings.push(finding('reservationUnknown', `reservation ${body.number} ended and is not known`, about));
    return nothing;
  }
  const before = known.returns.get(thing(body.order));
  if (before) {
    findings.push({
      ...finding(
        'reservationTwice',
        `reservation ${body.number} was closed by ${before.refund} at ${placeInWords(before.place)} and ended again`,
        before.refund === 'ended' ? about : [...about, before.refund],
      ),
      supersedes: before.place,
    });
    return nothing;
  }
  if (known.authority.get(thing(body.order)) !== stream) {
    findings.push(
      finding('authorityMissing', `reservation ${body.number} was ended without its authority`, about),
    );
    return nothing;
  }
  const rights = new Rights(known);
  for (const right of body.freed) {
    const { date } = right;
    // Those that it has, or stands behind another owner for: its place counts as sold either way.
    const seats = right.seats?.filter((seat) => {
      const owner = date === undefined ? undefined : rights.seat(seatKey(date, seat));
      return owner !== undefined && withoutTicket(owner, thing(body.order)) !== undefined;
    });
    // Nothing is freed that was never sold.
    const amount = Math.min(seats ? seats.length : right.amount, rights.quota(right.quota).sold);
    if (amount <= 0 || rights.lease(right.lease)) continue;
    for (const seat of seats ?? [])
      rights.leave(seatKey(date as NonNullable<typeof date>, seat), thing(body.order));
    // A seat that somebody else was sold too is that one's now: its place is free, and nobody sells it.
    const open = seats?.filter(
      (seat) => rights.seat(seatKey(date as NonNullable<typeof date>, seat)) === undefined,
    );
    const into = open?.length ?? amount;
    if (into > 0)
      rights.free(right.quota, into, { lease: right.lease, stream, ...(open ? { seats: open } : {}) });
    if (amount > into) rights.free(right.quota, amount - into);
  }
  return { ...rights.step(), returns: [closedReservation(body.order, body.number, 'ended', place)] };
}

/** What a reservation held is in nobody's hands any more: free in its quotas, to be granted. Gives how much of each. */
export function freeHeld(
  known: Pick<KnownOfReturns, 'quotas' | 'leases' | 'seats'>,
  order: OrderId,
  held: readonly FreedPlaces[],
): {
  readonly step: Omit<ReturnsStep, 'returns'>;
  readonly freed: readonly { readonly quota: QuotaId; readonly amount: number }[];
} {
  const rights = new Rights(known);
  const freed = held.flatMap(({ quota, amount: places, seats: named, date }) => {
    const keys = date === undefined ? [] : (named ?? []).map((seat) => seatKey(date, seat));
    const own = keys.filter((key) => known.seats.get(key)?.ticket === thing(order));
    // Nothing is freed that was never sold.
    const amount = Math.min(named ? own.length : places, rights.quota(quota).sold);
    if (amount <= 0) return [];
    for (const key of own) rights.leave(key, thing(order));
    rights.free(quota, amount);
    return [{ quota, amount }];
  });
  return { step: rights.step(), freed };
}
