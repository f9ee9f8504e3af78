import { book, type Lease, openQuota, type QuotaBalance, type Right } from '../inventory/ledger.ts';
import type { LeaseId, OrderId, QuotaId, StreamId, TicketId } from '../kernel/ids.ts';
import type { OrderValidated } from './bodies.ts';
import type { Entry } from './entry.ts';
import type { Effect } from './records.ts';
import { type Finding, finding } from './venueCases.ts';

/** Where a fact stands: the stream and the entry that first brought it. */
export interface Place {
  readonly stream: StreamId;
  readonly seq: number;
}

/** What is known over all streams, in the order of intake, of the things that an entry touches. */
export interface VenueState {
  readonly quotas: ReadonlyMap<QuotaId, QuotaBalance>;
  readonly leases: ReadonlyMap<LeaseId, Lease>;
  /** Valid tickets: a ticket id belongs to whoever brought it first. */
  readonly tickets: ReadonlyMap<TicketId, Place>;
  readonly orders: ReadonlyMap<OrderId, Place>;
}

/** The keys of the state that an entry's fold looks at. */
export interface VenueKeys {
  readonly quotas: readonly QuotaId[];
  readonly leases: readonly LeaseId[];
  readonly tickets: readonly TicketId[];
  readonly orders: readonly OrderId[];
}

/** What an entry changes over all streams. */
export interface VenueStep {
  readonly quotas: readonly QuotaBalance[];
  readonly leases: readonly Lease[];
  /** Tickets of this entry that are valid by it; one seen before is missing here and named by a finding. */
  readonly tickets: readonly TicketId[];
  readonly orders: readonly OrderId[];
  readonly findings: readonly Finding[];
}

/** A venue of which nothing is known. */
export const emptyVenue = (): VenueState => ({
  quotas: new Map(),
  leases: new Map(),
  tickets: new Map(),
  orders: new Map(),
});

/** What must be known of the venue before an entry is folded: read these, then step. */
export function venueKeys(entry: Entry): VenueKeys {
  if (entry.kind !== 'orderValidated') return { quotas: [], leases: [], tickets: [], orders: [] };
  const body = entry.body as unknown as OrderValidated;
  const quotas = new Set<QuotaId>([...body.lines.map((l) => l.quota), ...body.rights.map((r) => r.quota)]);
  return {
    quotas: [...quotas],
    leases: [...new Set(body.rights.map((r) => r.lease))],
    tickets: [...new Set(body.tickets.map((t) => t.ticket))],
    orders: [body.order],
  };
}

/**
 * One step of the fold over all streams, in the order of intake: what an entry's effects do to the validity
 * of tickets and to rights. It refuses nothing: what does not fit is booked and found (G5, G6). `place` is
 * where the entry is stored, which for a fork is another stream than the entry names.
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
  let rights: Pick<VenueStep, 'quotas' | 'leases'> = { quotas: [], leases: [] };
  for (const effect of effects) {
    if (effect.type !== 'order') continue;
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
    const body = entry.body as unknown as OrderValidated;
    rights = bookRights(state, entry.stream, body, findings);
  }
  return { ...rights, tickets: [...tickets], orders: [...orders], findings };
}

const at = (place: Place): string => `entry ${place.seq} of stream ${place.stream}`;

function bookRights(
  state: VenueState,
  seller: StreamId,
  body: Pick<OrderValidated, 'lines' | 'rights' | 'number'>,
  findings: Finding[],
): Pick<VenueStep, 'quotas' | 'leases'> {
  const quotas = new Map<QuotaId, QuotaBalance>();
  const leases = new Map<LeaseId, Lease>();
  for (const right of rightsOf(body, findings)) {
    const known = quotas.get(right.quota) ?? state.quotas.get(right.quota);
    if (!known)
      findings.push(finding('quotaUnknown', `quota ${right.quota} of order ${body.number} is not known`));
    const lease = leases.get(right.lease) ?? state.leases.get(right.lease);
    const booked = book(known ?? openQuota(right.quota, 0), lease, seller, right);
    quotas.set(right.quota, booked.balance);
    if (booked.lease) leases.set(booked.lease.lease, booked.lease);
    if (booked.objection && known && right.lease !== NONE)
      findings.push(finding(booked.objection.kind, booked.objection.detail));
  }
  return { quotas: [...quotas.values()], leases: [...leases.values()] };
}

/** No sale names this lease: places sold without a right are booked under it. */
const NONE = '' as LeaseId;

/** What the order names, and what its lines sold beyond that: places go by the lines, whatever rights say. */
function rightsOf(body: Pick<OrderValidated, 'lines' | 'rights' | 'number'>, findings: Finding[]): Right[] {
  const open = new Map<QuotaId, number>();
  for (const line of body.lines) open.set(line.quota, (open.get(line.quota) ?? 0) + line.quantity);
  for (const right of body.rights) open.set(right.quota, (open.get(right.quota) ?? 0) - right.amount);
  const rights: Right[] = [...body.rights];
  for (const [quota, amount] of open) {
    if (amount === 0) continue;
    const differ = `order ${body.number} sells ${amount > 0 ? 'more' : 'fewer'} places of quota ${quota} than its rights name`;
    findings.push(finding('rightsDiffer', differ));
    if (amount > 0) rights.push({ lease: NONE, epoch: 1, quota, amount });
  }
  return rights;
}

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
  return { quotas, leases, tickets, orders };
}
