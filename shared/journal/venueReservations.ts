import type { OrderId, QuotaId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { SoldLine } from './bodies.ts';
import type { FreedPlaces, FromReservation, Piece, ReservationEnded } from './bodiesOfReservations.ts';
import { freeOf, pieceOf, piecesOf } from './reservedLines.ts';
import { type Finding, finding } from './venueCases.ts';
import { type KnownOfReturns, type ReturnsStep, Rights, type TicketReturn } from './venueReturns.ts';
import { type Place, placeInWords, seatKey, withoutTicket } from './venueSeats.ts';

/** What acts on reservations look at: closed ones stand among the returns, under the id of their order. */
export interface KnownOfReservations extends KnownOfReturns {
  readonly orders: ReadonlyMap<OrderId, Place>;
}

const thing = (order: OrderId, piece?: Piece): TicketId & ThingId =>
  (piece === undefined ? order : `${order}/${piece}`) as string as TicketId & ThingId;

/** What stands for the number of an order where a reservation ended unpaid. */
const ENDED = 'ended';

/**
 * A reservation, or a piece of one that came in later, that holds nothing any more: paid by an order, ended or split. The
 * first act in the order of intake counts.
 */
export const closedReservation = (
  order: OrderId,
  number: string,
  by: string,
  place: Place,
  piece?: Piece,
): TicketReturn => ({
  ticket: thing(order, piece),
  number,
  place,
  refund: by,
  freed: true,
  quotas: [],
  seat: null,
});

/** Under which names acts on a reservation may stand that came in before it did: its own, and those of its pieces. */
export const actsBefore = (order: OrderId, lines: readonly SoldLine[]): TicketId[] => [
  thing(order),
  ...piecesOf(lines).map((piece) => thing(order, piece)),
];

/**
 * The pieces of a reservation that were paid, ended or split off before it came in (a restored centre hears of the act
 * first when the till that did it comes first): it never holds them.
 */
export function goneBefore(
  returns: ReadonlyMap<TicketId, Pick<TicketReturn, 'ticket'>>,
  order: OrderId,
  lines: readonly SoldLine[],
): ReadonlySet<Piece> {
  const all = piecesOf(lines);
  return new Set(returns.has(thing(order)) ? all : all.filter((piece) => returns.has(thing(order, piece))));
}

/** How a reservation was closed before it came in; null when it was not. `by`: the order that paid it. */
export function closedBefore(
  returns: ReadonlyMap<TicketId, Pick<TicketReturn, 'refund'>>,
  order: OrderId,
): { readonly state: 'paid' | 'ended'; readonly by: string } | null {
  const act = returns.get(thing(order));
  if (!act) return null;
  return act.refund === ENDED ? { state: 'ended', by: '' } : { state: 'paid', by: act.refund };
}

/** Gives back what a reservation took of pieces that it never held: whoever acted on it took places of his own. */
export function giveBackGone(rights: Rights, lines: readonly SoldLine[], gone: ReadonlySet<Piece>): void {
  for (const [no, line] of lines.entries()) {
    if (line.kind === 'voucher') continue;
    const minors = line.minors.filter((_, index) => gone.has(pieceOf(no, index)));
    if (line.quota !== null && minors.length > 0) rights.free(line.quota, minors.length);
    const free = freeOf(line, minors);
    if (free) rights.free(free.quota, free.amount);
  }
}

/** How an order stands to the reservation that it comes from. */
export interface ComesFrom {
  /** Its places go over; false: the reservation had none to give, the order takes places of its own. */
  readonly moves: boolean;
  /** True when another act closed the reservation before. */
  readonly twice: boolean;
  /** Numbers of the reservation and of what closed it before, as its case names them; empty without one. */
  readonly named: readonly string[];
  readonly returns: readonly TicketReturn[];
  /** Which of the pieces that it takes were split off before: they have gone, and their places are taken anew. */
  readonly gone: ReadonlySet<Piece>;
}

/** Under which names the pieces that an order names may have been split off meanwhile, by somebody without the say. */
export const piecesNamed = (from: Pick<FromReservation, 'order' | 'pieces'> | undefined): TicketId[] =>
  from?.pieces?.map((piece) => thing(from.order, piece)) ?? [];

/**
 * An order that pays a reservation, or is split from it. The first act on a reservation counts, a second one is one case
 * that names both, whatever it sold.
 */
export function bookFromReservation(
  known: KnownOfReservations,
  stream: StreamId,
  from: FromReservation,
  /** `pieces`: what is split off; null for all of it. */
  { number, pieces }: { readonly number: string; readonly pieces: readonly Piece[] | null },
  place: Place,
  findings: Finding[],
): ComesFrom {
  const before = known.returns.get(thing(from.order));
  if (!before && !known.orders.has(from.order)) {
    findings.push(
      finding(
        'reservationUnknown',
        `order ${number} comes from reservation ${from.number}, which is not known`,
        [from.number, number],
      ),
    );
    // It counts all the same once the reservation comes in.
    const gone = pieces ?? [undefined];
    return {
      moves: false,
      twice: false,
      named: [],
      gone: new Set(),
      returns: gone.map((piece) => closedReservation(from.order, from.number, number, place, piece)),
    };
  }
  if (before) {
    findings.push({
      ...finding(
        'reservationTwice',
        `reservation ${from.number} was closed by ${before.refund} at ${placeInWords(before.place)} and again by ${number}`,
        [from.number, before.refund, number].filter((one) => one !== ENDED),
      ),
      supersedes: before.place,
    });
    return { moves: false, twice: true, named: [from.number, before.refund], gone: new Set(), returns: [] };
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
  const split = new Map(
    (from.pieces ?? []).flatMap((piece) => {
      const act = known.returns.get(thing(from.order, piece));
      return act ? [[piece, act.refund] as const] : [];
    }),
  );
  const others = [...new Set(split.values())];
  if (split.size > 0)
    findings.push(
      finding(
        'reservationTwice',
        `order ${number} takes ${split.size} pieces of reservation ${from.number} that were split off as ${others[0]}`,
        [from.number, ...others, number],
      ),
    );
  const closed = pieces?.filter((piece) => !split.has(piece)) ?? [undefined];
  return {
    moves: true,
    twice: false,
    named: split.size === 0 ? [] : [from.number, ...others],
    gone: new Set(split.keys()),
    returns: closed.map((piece) => closedReservation(from.order, from.number, number, place, piece)),
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
  const before = known.returns.get(thing(body.order));
  if (!before && !known.orders.has(body.order)) {
    findings.push(finding('reservationUnknown', `reservation ${body.number} ended and is not known`, about));
    return { ...nothing, returns: [closedReservation(body.order, body.number, ENDED, place)] };
  }
  if (before) {
    findings.push({
      ...finding(
        'reservationTwice',
        `reservation ${body.number} was closed by ${before.refund} at ${placeInWords(before.place)} and ended again`,
        before.refund === ENDED ? about : [...about, before.refund],
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
  const places: readonly (Omit<FreedPlaces, 'lease'> & Partial<FreedPlaces>)[] = [
    ...body.freed,
    ...(body.beyond ?? []),
  ];
  for (const right of places) {
    const { date } = right;
    // Those that it has, or stands behind another owner for: its place counts as sold either way.
    const seats = right.seats?.filter((seat) => {
      const owner = date === undefined ? undefined : rights.seat(seatKey(date, seat));
      return owner !== undefined && withoutTicket(owner, thing(body.order)) !== undefined;
    });
    const gone = right.pieces?.filter((piece) => known.returns.has(thing(body.order, piece))) ?? [];
    // Nothing is freed that was never sold, or that somebody else split off.
    const amount = Math.min(
      seats ? seats.length : right.amount - gone.length,
      rights.quota(right.quota).sold,
    );
    const { lease } = right;
    if (amount <= 0 || (lease !== undefined && rights.lease(lease))) continue;
    for (const seat of seats ?? [])
      rights.leave(seatKey(date as NonNullable<typeof date>, seat), thing(body.order));
    // A seat that somebody else was sold too is that one's now: its place is free, and nobody sells it.
    const open = seats?.filter(
      (seat) => rights.seat(seatKey(date as NonNullable<typeof date>, seat)) === undefined,
    );
    const into = lease === undefined ? 0 : (open?.length ?? amount);
    if (lease !== undefined && into > 0)
      rights.free(right.quota, into, { lease, stream, ...(open ? { seats: open } : {}) });
    if (amount > into) rights.free(right.quota, amount - into);
  }
  return { ...rights.step(), returns: [closedReservation(body.order, body.number, ENDED, place)] };
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
