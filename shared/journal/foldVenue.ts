import type { Lease, QuotaBalance } from '../inventory/ledger.ts';
import type { LeaseId, OrderId, QuotaId, TicketId } from '../kernel/ids.ts';
import type { OrderValidated } from './bodies.ts';
import type { Entry } from './entry.ts';
import { orderFromBefore } from './orderFromBefore.ts';
import type { Effect } from './records.ts';
import { type Finding, finding } from './venueCases.ts';
import { bookOrder, quotasOf } from './venueRights.ts';
import { type Place, type SeatKey, type SeatOwner, seatKey } from './venueSeats.ts';

export type { Place, SeatKey, SeatOwner } from './venueSeats.ts';

/** What is known over all streams, in the order of intake, of the things that an entry touches. */
export interface VenueState {
  readonly quotas: ReadonlyMap<QuotaId, QuotaBalance>;
  readonly leases: ReadonlyMap<LeaseId, Lease>;
  /** Valid tickets: a ticket id belongs to whoever brought it first. */
  readonly tickets: ReadonlyMap<TicketId, Place>;
  readonly orders: ReadonlyMap<OrderId, Place>;
  /** Seats of dates that have a valid ticket, and which. */
  readonly seats: ReadonlyMap<SeatKey, SeatOwner>;
}

/** The keys of the state that an entry's fold looks at. */
export interface VenueKeys {
  readonly quotas: readonly QuotaId[];
  readonly leases: readonly LeaseId[];
  readonly tickets: readonly TicketId[];
  readonly orders: readonly OrderId[];
  readonly seats: readonly SeatKey[];
}

/** What an entry changes over all streams. */
export interface VenueStep {
  readonly quotas: readonly QuotaBalance[];
  readonly leases: readonly Lease[];
  /** Tickets of this entry that are valid by it; one seen before is missing here and named by a finding. */
  readonly tickets: readonly TicketId[];
  readonly orders: readonly OrderId[];
  /** Seats that are taken by it; one taken before stays its first owner's and is named by a finding (G4). */
  readonly seats: readonly { readonly key: SeatKey; readonly owner: SeatOwner }[];
  readonly findings: readonly Finding[];
}

/** A venue of which nothing is known. */
export const emptyVenue = (): VenueState => ({
  quotas: new Map(),
  leases: new Map(),
  tickets: new Map(),
  orders: new Map(),
  seats: new Map(),
});

/** What must be known of the venue before an entry is folded: read these, then step. */
export function venueKeys(entry: Entry): VenueKeys {
  const body = orderOf(entry);
  if (!body) return { quotas: [], leases: [], tickets: [], orders: [], seats: [] };
  const vouchers = body.vouchers ?? [];
  return {
    quotas: quotasOf(body),
    leases: [...new Set([...body.rights.map((r) => r.lease), ...vouchers.map((v) => v.lease)])],
    tickets: [...new Set((body.tickets ?? []).map((t) => t.ticket))],
    orders: [body.order],
    seats: [...new Set(seatsOf(body).map(({ key }) => key))],
  };
}

/** An order's body, reserved ones too, which have no tickets; undefined for other entries. */
function orderOf(
  entry: Entry,
): (Omit<OrderValidated, 'tickets'> & Partial<Pick<OrderValidated, 'tickets'>>) | undefined {
  if (entry.kind !== 'orderValidated' && entry.kind !== 'orderReserved') return undefined;
  return orderFromBefore(entry.body as unknown as OrderValidated);
}

/** The seats of an order with what is said of their owner, by place in the lines. */
function seatsOf(
  body: Pick<OrderValidated, 'lines' | 'order' | 'number'> & Partial<Pick<OrderValidated, 'tickets'>>,
): { readonly key: SeatKey; readonly ticket: TicketId | OrderId; readonly number: string }[] {
  return body.lines.flatMap((line, i) =>
    line.kind !== 'ticket'
      ? []
      : line.seats.map(({ seat }, index) => {
          const ticket = body.tickets?.find((t) => t.line === i && t.index === index);
          return {
            key: seatKey(line.date, seat),
            ticket: ticket?.ticket ?? body.order,
            number: ticket?.number ?? body.number,
          };
        }),
  );
}

/**
 * One step of the fold over all streams, in the order of intake: what an entry's effects do to the validity
 * of tickets, to seats and to rights. It refuses nothing: what does not fit is booked and found (G4, G5, G6).
 * `place` is where the entry is stored, which for a fork is another stream than the entry names.
 */
export function stepVenue(
  state: VenueState,
  entry: Entry,
  effects: readonly Effect[],
  place: Place,
): VenueStep {
  const findings: Finding[] = entry.clockSuspect
    ? [finding('clockSuspect', `the till's clock jumped before entry ${entry.seq}`)]
    : [];
  const tickets = new Set<TicketId>();
  const orders = new Set<OrderId>();
  const seats = new Map<SeatKey, SeatOwner>();
  let rights: Pick<VenueStep, 'quotas' | 'leases'> = { quotas: [], leases: [] };
  for (const effect of effects) {
    const body = effect.type === 'order' ? orderOf(entry) : undefined;
    if (effect.type !== 'order' || !body) continue;
    const { order, number } = effect.record;
    const earlier = state.orders.get(order);
    if (earlier) findings.push(finding('orderTwice', `order ${number} is already at ${at(earlier)}`));
    else orders.add(order);
    for (const ticket of effect.tickets) {
      const first = tickets.has(ticket.ticket) ? place : state.tickets.get(ticket.ticket);
      if (first)
        findings.push(
          finding('ticketTwice', `ticket ${ticket.number} (${ticket.ticket}) is already at ${at(first)}`),
        );
      else tickets.add(ticket.ticket);
    }
    for (const { key, ticket, number: of } of seatsOf(body)) {
      const owner = seats.get(key) ?? state.seats.get(key);
      if (owner)
        findings.push(
          finding(
            'seatTwice',
            `seat ${key} is sold as ${owner.number} at ${at(owner.place)} and as ${of} at ${at(place)}`,
          ),
        );
      else seats.set(key, { ticket, number: of, place });
    }
    rights = bookOrder(state, entry.stream, body, findings);
  }
  return {
    ...rights,
    tickets: [...tickets],
    orders: [...orders],
    seats: [...seats].map(([key, owner]) => ({ key, owner })),
    findings,
  };
}

const at = (place: Place): string => `entry ${place.seq} of stream ${place.stream}`;

/** The state with a step's changes: the fold itself, for whoever holds the whole state in memory. */
export function applyVenue(state: VenueState, step: VenueStep, place: Place): VenueState {
  const quotas = new Map(state.quotas);
  for (const quota of step.quotas) quotas.set(quota.quota, quota);
  const leases = new Map(state.leases);
  for (const lease of step.leases) leases.set(lease.lease, lease);
  const tickets = new Map(state.tickets);
  for (const ticket of step.tickets) tickets.set(ticket, place);
  const orders = new Map(state.orders);
  for (const order of step.orders) orders.set(order, place);
  const seats = new Map(state.seats);
  for (const { key, owner } of step.seats) seats.set(key, owner);
  return { quotas, leases, tickets, orders, seats };
}
