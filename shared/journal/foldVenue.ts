import { firstLeaseOf, passOfQuota } from '../domain/passes.ts';
import { voucherQuota } from '../domain/vouchers.ts';
import type { Lease, QuotaBalance } from '../inventory/ledger.ts';
import type { LeaseId, OrderId, QuotaId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { OrderReserved, OrderValidated } from './bodies.ts';
import type { InvoiceSettled } from './bodiesOfInvoices.ts';
import type { VoucherVoided } from './bodiesOfPasses.ts';
import type { FromReservation, Piece, ReservationEnded } from './bodiesOfReservations.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import type { AuthorityYielded, LeaseReleased } from './bodiesOfRights.ts';
import type { Entry } from './entry.ts';
import { onInvoice } from './foldInvoice.ts';
import { orderFromBefore } from './orderFromBefore.ts';
import type { Effect } from './records.ts';
import { linesOfPieces, pieceOf, piecesAgain } from './reservedLines.ts';
import { type Finding, finding } from './venueCases.ts';
import { bookSettled } from './venueInvoices.ts';
import {
  type KnownPasses,
  passesUsed,
  quotasOfPasses,
  type SoldPass,
  soldPasses,
  withOpened,
} from './venuePasses.ts';
import {
  actsBefore,
  bookEnded,
  bookFromReservation,
  type ComesFrom,
  giveBackGone,
  goneBefore,
  piecesNamed,
} from './venueReservations.ts';
import {
  bookReleases,
  bookReturn,
  bookYield,
  type KnownOfReturns,
  quotasOfTicket,
  type ReturnsStep,
  Rights,
  type TicketReturn,
} from './venueReturns.ts';
import { bookOrder, quotasOf } from './venueRights.ts';
import {
  handedOn,
  type Place,
  placeInWords,
  readSeatKey,
  type SeatKey,
  type SeatOwner,
  seatKey,
  withBehind,
} from './venueSeats.ts';

import { bookVoid, voidKey } from './venueVouchers.ts';

export type { TicketReturn } from './venueReturns.ts';
export type { Place, SeatKey, SeatOwner } from './venueSeats.ts';

/** What is known over all streams, in the order of intake, of the things that an entry touches. */
export interface VenueState extends KnownOfReturns, KnownPasses {
  /** Tickets sold: a ticket id belongs to whoever brought it first. */
  readonly tickets: ReadonlyMap<TicketId, Place>;
  readonly orders: ReadonlyMap<OrderId, Place>;
}

/** The keys of the state that an entry's fold looks at. */
export interface VenueKeys {
  readonly quotas: readonly QuotaId[];
  readonly leases: readonly LeaseId[];
  readonly tickets: readonly TicketId[];
  readonly orders: readonly OrderId[];
  readonly seats: readonly SeatKey[];
  /** Passes that are used, or whose quotas change: what they are limited by must be known. */
  readonly passes: readonly TicketId[];
  /** Tickets taken back: whether they were before, and whose they are. */
  readonly returned: readonly TicketId[];
  /** What the entry yields the authority of; the returns that wait for it must be known. */
  readonly yields: { readonly all: boolean; readonly things: readonly ThingId[] } | null;
}

/** What an entry changes over all streams. */
export interface VenueStep extends ReturnsStep {
  /** Tickets of this entry that are valid by it; one seen before is missing here and named by a finding. */
  readonly tickets: readonly TicketId[];
  readonly orders: readonly OrderId[];
  readonly passes: ReturnType<typeof soldPasses>;
  readonly findings: readonly Finding[];
}

/** A venue of which nothing is known. */
export const emptyVenue = (): VenueState => ({
  quotas: new Map(),
  leases: new Map(),
  tickets: new Map(),
  orders: new Map(),
  seats: new Map(),
  returns: new Map(),
  authority: new Map(),
  passes: new Map(),
});

const NO_KEYS: VenueKeys = {
  quotas: [],
  leases: [],
  tickets: [],
  orders: [],
  seats: [],
  passes: [],
  returned: [],
  yields: null,
};

/** What must be known of the venue before an entry is folded: read these, then step. */
export function venueKeys(entry: Pick<Entry, 'kind' | 'body'>): VenueKeys {
  switch (entry.kind) {
    case 'orderValidated':
      return { ...NO_KEYS, ...orderKeys(orderIn(entry)) };
    case 'orderReserved': {
      const body = orderIn(entry);
      const keys = orderKeys(body);
      return { ...NO_KEYS, ...keys, returned: [...keys.returned, ...actsBefore(body.order, body.lines)] };
    }
    case 'ticketsReturned':
      return { ...NO_KEYS, ...returnKeys(entry.body as unknown as TicketsReturned) };
    case 'reservationEnded':
      return { ...NO_KEYS, ...endedKeys(entry.body as unknown as ReservationEnded) };
    case 'invoiceSettled': {
      const { order } = entry.body as unknown as InvoiceSettled;
      return { ...NO_KEYS, orders: [order], returned: [order as string as TicketId] };
    }
    case 'mailQueued': {
      const order = entry.body.order as OrderId;
      return { ...NO_KEYS, orders: [order], returned: [order as string as TicketId] };
    }
    case 'voucherVoided': {
      const { voucher, rights } = entry.body as unknown as VoucherVoided;
      return {
        ...NO_KEYS,
        quotas: [voucherQuota(voucher)],
        leases: rights.map((right) => right.lease),
        returned: [voidKey(voucher)],
      };
    }
    case 'leaseReleased':
      return { ...NO_KEYS, ...releaseKeys(entry.body as unknown as LeaseReleased) };
    case 'authorityYielded': {
      const { all, things } = entry.body as unknown as AuthorityYielded;
      return { ...NO_KEYS, yields: { all, things } };
    }
    default:
      return NO_KEYS;
  }
}

function orderKeys(body: OrderIn): Omit<VenueKeys, 'yields'> {
  const vouchers = body.vouchers ?? [];
  const paidWith = (body.payments ?? []).flatMap(({ voucher }) => (voucher ? [voucher.voucher] : []));
  return {
    quotas: quotasOf(body),
    leases: [
      ...new Set([
        ...body.rights.map((r) => r.lease),
        ...vouchers.map((v) => v.lease),
        ...quotasOfPasses(body).map(firstLeaseOf),
      ]),
    ],
    passes: passesUsed(body),
    tickets: [...new Set((body.tickets ?? []).map((t) => t.ticket))],
    orders: [body.order, ...reservationOf(body)],
    // A restored centre may hear that tickets were taken back, or an invoice paid, before it hears of the order.
    returned: [
      ...reservationOf(body),
      ...passesUsed(body),
      ...paidWith,
      ...(body.tickets ?? []).map((t) => t.ticket),
      ...(onInvoice(body.payments ?? []) > 0 ? [body.order] : []),
      ...piecesNamed(fromOf(body)),
    ] as readonly string[] as TicketId[],
    seats: [...new Set(seatsOf(body).map(({ key }) => key))],
  };
}

function returnKeys(body: TicketsReturned): Partial<VenueKeys> {
  const tickets = body.items.map((item) => item.ticket);
  return {
    quotas: [...new Set(body.items.flatMap(quotasOfTicket))],
    leases: body.freed.map((freed) => freed.lease),
    tickets,
    returned: tickets,
    seats: body.items.flatMap((item) => (item.seat && item.date ? [seatKey(item.date, item.seat)] : [])),
  };
}

function endedKeys(body: ReservationEnded): Partial<VenueKeys> {
  const places = [...body.freed, ...(body.beyond ?? [])];
  return {
    quotas: [...new Set(places.map(({ quota }) => quota))],
    leases: body.freed.map(({ lease }) => lease),
    orders: [body.order],
    returned: [
      body.order as string as TicketId,
      ...places.flatMap(({ pieces }) => piecesNamed({ order: body.order, ...(pieces ? { pieces } : {}) })),
    ],
    seats: places.flatMap(({ date, seats }) =>
      date === undefined ? [] : (seats ?? []).map((seat) => seatKey(date, seat)),
    ),
  };
}

function releaseKeys(body: LeaseReleased): Partial<VenueKeys> {
  const passes = [...new Set(body.items.flatMap((item) => passOfQuota(item.quota)?.pass ?? []))];
  return {
    passes,
    returned: passes,
    quotas: [...new Set(body.items.map((item) => item.quota))],
    leases: [...new Set(body.items.map((item) => item.lease))],
    seats: body.items.flatMap((item) => {
      const { date } = item;
      return date === undefined ? [] : (item.seats ?? []).map((seat) => seatKey(date, seat));
    }),
  };
}

type OrderIn = Omit<OrderValidated, 'tickets'> &
  Partial<Pick<OrderValidated, 'tickets'>> &
  Pick<OrderReserved, 'splitFrom'>;

/** The reservation that an order comes from. */
const fromOf = (body: Pick<OrderIn, 'pays' | 'splitFrom'>): FromReservation | undefined =>
  body.pays ?? body.splitFrom;

const reservationOf = (body: Pick<OrderIn, 'pays' | 'splitFrom'>): OrderId[] => {
  const from = fromOf(body);
  return from ? [from.order] : [];
};

/** An order's body, reserved ones too, which have no tickets. */
const orderIn = (entry: Pick<Entry, 'body'>): OrderIn =>
  orderFromBefore(entry.body as unknown as OrderValidated);

/** The seats of an order with what is said of their owner, by place in the lines. */
function seatsOf(body: Pick<OrderIn, 'lines' | 'order' | 'number' | 'tickets'>): {
  readonly key: SeatKey;
  readonly ticket: TicketId | OrderId;
  readonly number: string;
  readonly piece: Piece;
}[] {
  return body.lines.flatMap((line, i) =>
    line.kind !== 'ticket'
      ? []
      : line.seats.map(({ seat }, index) => {
          const ticket = body.tickets?.find((t) => t.line === i && t.index === index);
          return {
            key: seatKey(line.date, seat),
            ticket: ticket?.ticket ?? body.order,
            number: ticket?.number ?? body.number,
            piece: pieceOf(i, index),
          };
        }),
  );
}

const NOTHING: VenueStep = {
  quotas: [],
  leases: [],
  tickets: [],
  orders: [],
  seats: [],
  returns: [],
  seatsFreed: [],
  passes: [],
  findings: [],
};

/**
 * One step of the fold over all streams, in the order of intake: what an entry's effects do to the validity
 * of tickets, to seats and to rights. It refuses nothing: what does not fit is booked and found (G4, G5, G6).
 * `place` is where the entry is stored, which for a fork is another stream than the entry names. For a yield, `pending`
 * are the returns that waited for it.
 */
export function stepVenue(
  state: VenueState,
  entry: Entry,
  effects: readonly Effect[],
  place: Place,
  pending: readonly TicketReturn[] = [],
): VenueStep {
  const findings: Finding[] = entry.clockSuspect
    ? [finding('clockSuspect', `the till's clock jumped before entry ${entry.seq}`)]
    : [];
  let step: Partial<VenueStep> = {};
  for (const effect of effects) {
    if (effect.type === 'order') step = orderStep(state, entry, effect, place, findings);
    else if (effect.type === 'returned') step = bookReturn(state, entry.stream, effect.body, place, findings);
    else if (effect.type === 'reservationEnded')
      step = bookEnded(state, entry.stream, effect.body, place, findings);
    else if (effect.type === 'invoiceSettled')
      step = bookSettled(state, entry.stream, effect.body, place, findings);
    else if (effect.type === 'voucherVoided') step = bookVoid(state, entry.stream, effect.body, place);
    else if (effect.type === 'released') step = releasesStep(state, entry.stream, effect.released, findings);
    else if (effect.type === 'yielded') step = bookYield(state, pending);
  }
  return { ...NOTHING, ...step, findings };
}

function releasesStep(
  state: VenueState,
  stream: StreamId,
  released: LeaseReleased,
  findings: Finding[],
): Partial<VenueStep> {
  const ofPasses = released.items.map(({ quota }) => quota).filter((quota) => passOfQuota(quota));
  const known = ofPasses.length === 0 ? state : { ...state, ...withOpened(state, ofPasses) };
  return bookReleases(known, stream, released, findings);
}

function orderStep(
  state: VenueState,
  entry: Entry,
  effect: Extract<Effect, { type: 'order' }>,
  place: Place,
  findings: Finding[],
): Partial<VenueStep> {
  const body = orderIn(entry);
  const { order, number } = effect.record;
  const tickets = new Set<TicketId>();
  const orders: OrderId[] = [];
  const seats = new Map<SeatKey, SeatOwner>();
  const taken: SeatKey[] = [];
  const moved: SeatKey[] = [];
  const earlier = state.orders.get(order);
  if (earlier)
    findings.push(finding('orderTwice', `order ${number} is already at ${placeInWords(earlier)}`, [number]));
  else orders.push(order);
  for (const ticket of effect.tickets) {
    const first = tickets.has(ticket.ticket) ? place : state.tickets.get(ticket.ticket);
    if (first)
      findings.push(
        finding(
          'ticketTwice',
          `ticket ${ticket.number} (${ticket.ticket}) is already at ${placeInWords(first)}`,
          [number, ticket.number],
        ),
      );
    else tickets.add(ticket.ticket);
  }
  const from = fromOf(body);
  const coming: ComesFrom = from
    ? bookFromReservation(
        state,
        entry.stream,
        from,
        { number, pieces: body.splitFrom?.pieces ?? null },
        place,
        findings,
      )
    : { moves: false, twice: false, named: [], gone: new Set(), returns: [] };
  const gone =
    entry.kind === 'orderReserved' ? goneBefore(state.returns, body.order, body.lines) : new Set<Piece>();
  let twice = coming.twice;
  for (const { key, ticket, number: of, piece } of seatsOf(body)) {
    if (gone.has(piece)) continue;
    const owner = seats.get(key) ?? state.seats.get(key);
    const mine: SeatOwner = { ticket, number: of, order: number, lease: leaseOfSeat(body, key), place };
    const goesOver =
      from && coming.moves && owner
        ? handedOn(owner, from.order, { ticket, number: of, order: number, place })
        : undefined;
    if (goesOver) {
      moved.push(key);
      seats.set(key, goesOver);
    } else if (owner) {
      twice = true;
      const claims = [owner, ...(owner.behind ?? [])];
      // Between those whom it names, the case of the reservation says it already.
      if (!claims.every((one) => coming.named.includes(one.order)))
        findings.push({
          ...finding(
            'seatTwice',
            `seat ${key} is sold as ${owner.number} at ${placeInWords(owner.place)} and as ${of} at ${placeInWords(place)}`,
            [...claims.flatMap((one) => [one.order, one.number]), number, of].filter((one) => one !== ''),
          ),
          supersedes: owner.place,
        });
      if (!seats.has(key)) taken.push(key);
      seats.set(key, withBehind(owner, mine));
    } else seats.set(key, mine);
  }
  const differ: Finding[] = [];
  // What goes over was taken by the reservation; what was split off it before is taken anew.
  const own = piecesAgain(from?.pieces ?? [], body.lines, coming.gone);
  const lines = coming.moves ? linesOfPieces(body.lines, (piece) => own.includes(piece)) : body.lines;
  const rights = bookOrder(state, entry.stream, { ...body, lines }, place, differ);
  const back = new Rights({ ...state, quotas: new Map(rights.quotas.map((quota) => [quota.quota, quota])) });
  giveBackGone(back, body.lines, gone);
  // That it names no rights is part of the reservation's own case.
  const ofCase = from && (!coming.moves || own.length > 0);
  findings.push(...differ.filter((one) => !(ofCase && one.kind === 'rightsDiffer')));
  // A seat that is sold twice says more than that it was sold by a manager's word.
  if (body.override && !twice)
    findings.push(
      finding('soldByOverride', `order ${number} was sold by a manager's word, without the right to it`, [
        number,
      ]),
    );
  return {
    leases: rights.leases,
    quotas: rights.quotas.map((quota) => back.quotas.get(quota.quota) ?? quota),
    tickets: [...tickets],
    orders,
    passes: soldPasses(body, place).filter(({ pass }) => tickets.has(pass)),
    seats: [...seats].map(([key, owner]) => ({ key, owner })),
    returns: coming.returns,
    // A seat that goes over, or whose owner somebody stands behind now, is written anew.
    seatsFreed: [...taken, ...moved],
  };
}

/** The lease that an order names for a seat. */
function leaseOfSeat(body: OrderIn, key: SeatKey): LeaseId | null {
  const { seat } = readSeatKey(key);
  return body.rights.find((right) => right.seats?.includes(seat))?.lease ?? null;
}

/** What is known of a venue in maps of one's own, to be changed in place as a page of entries is folded. */
export interface VenueBook extends VenueState {
  readonly quotas: Map<QuotaId, QuotaBalance>;
  readonly leases: Map<LeaseId, Lease>;
  readonly tickets: Map<TicketId, Place>;
  readonly orders: Map<OrderId, Place>;
  readonly seats: Map<SeatKey, SeatOwner>;
  readonly returns: Map<TicketId, TicketReturn>;
  readonly authority: Map<ThingId, StreamId | null>;
  readonly passes: Map<TicketId, SoldPass>;
}

/** A copy of a state, to be changed in place. */
export const venueBook = (state: VenueState): VenueBook => ({
  quotas: new Map(state.quotas),
  leases: new Map(state.leases),
  tickets: new Map(state.tickets),
  orders: new Map(state.orders),
  seats: new Map(state.seats),
  returns: new Map(state.returns),
  authority: new Map(state.authority),
  passes: new Map(state.passes),
});

/** Writes a step's changes into a book. */
export function enterStep(book: VenueBook, step: VenueStep, place: Place): void {
  for (const quota of step.quotas) book.quotas.set(quota.quota, quota);
  for (const lease of step.leases) book.leases.set(lease.lease, lease);
  for (const order of step.orders) {
    book.orders.set(order, place);
    book.authority.set(order, place.stream);
  }
  for (const key of step.seatsFreed) book.seats.delete(key);
  for (const { key, owner } of step.seats) book.seats.set(key, owner);
  for (const one of step.returns) book.returns.set(one.ticket, one);
  for (const { pass, sold } of step.passes) book.passes.set(pass, sold);
  for (const ticket of step.tickets) {
    book.tickets.set(ticket, place);
    book.authority.set(ticket, place.stream);
  }
}

/** The state with a step's changes: the fold itself, for whoever holds the whole state in memory. */
export function applyVenue(state: VenueState, step: VenueStep, place: Place): VenueState {
  const book = venueBook(state);
  enterStep(book, step, place);
  return book;
}
