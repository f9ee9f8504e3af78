import {
  bookRelease,
  type Lease,
  openQuota,
  type QuotaBalance,
  unsell,
  withoutSeat,
} from '../inventory/ledger.ts';
import type { LeaseId, QuotaId, SeatId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { FreedRight, ReturnedTicket, TicketsReturned } from './bodiesOfReturns.ts';
import type { LeaseReleased } from './bodiesOfRights.ts';
import { type Finding, finding } from './venueCases.ts';
import {
  type Place,
  placeInWords,
  readSeatKey,
  type SeatKey,
  type SeatOwner,
  seatKey,
  withoutTicket,
} from './venueSeats.ts';

/** A ticket that was taken back, and what hangs on it until its places are free. */
export interface TicketReturn {
  readonly ticket: TicketId;
  readonly number: string;
  /** The first return in the order of intake: it is the one that counts. */
  readonly place: Place;
  /** The refund's number. */
  readonly refund: string;
  /** True once its places are back; false while the authority of the ticket has not yielded. */
  readonly freed: boolean;
  /** Quotas whose place it had. */
  readonly quotas: readonly QuotaId[];
  readonly seat: SeatKey | null;
}

/** What returns, releases and yields look at. */
export interface KnownOfReturns {
  readonly quotas: ReadonlyMap<QuotaId, QuotaBalance>;
  readonly leases: ReadonlyMap<LeaseId, Lease>;
  readonly tickets: ReadonlyMap<TicketId, Place>;
  readonly seats: ReadonlyMap<SeatKey, SeatOwner>;
  readonly returns: ReadonlyMap<TicketId, TicketReturn>;
  /** Whose each ticket is to act on: a stream, or null for the centre. */
  readonly authority: ReadonlyMap<ThingId, StreamId | null>;
}

export interface ReturnsStep {
  readonly quotas: readonly QuotaBalance[];
  readonly leases: readonly Lease[];
  readonly returns: readonly TicketReturn[];
  /** Seats that are nobody's any more, or are written anew by `seats`. */
  readonly seatsFreed: readonly SeatKey[];
  /** Whose seats are now; one taken before stays its first owner's, with the others behind (G4). */
  readonly seats: readonly { readonly key: SeatKey; readonly owner: SeatOwner }[];
}

/** The quotas whose place a ticket has. */
export const quotasOfTicket = (item: Pick<ReturnedTicket, 'quota' | 'contingent' | 'pass'>): QuotaId[] => [
  ...(item.quota === null ? [] : [item.quota]),
  ...(item.contingent === undefined ? [] : [item.contingent]),
  ...(item.pass?.quotas ?? []),
];

/** The quotas and leases that a step changes, in maps that are written to as it goes on. */
export class Rights {
  readonly quotas = new Map<QuotaId, QuotaBalance>();
  readonly leases = new Map<LeaseId, Lease>();
  /** Seats that changed hands; null for nobody's. */
  readonly seats = new Map<SeatKey, SeatOwner | null>();
  readonly #known: Pick<KnownOfReturns, 'quotas' | 'leases' | 'seats'>;
  constructor(known: Pick<KnownOfReturns, 'quotas' | 'leases' | 'seats'>) {
    this.#known = known;
  }
  quota(id: QuotaId): QuotaBalance {
    return this.quotas.get(id) ?? this.#known.quotas.get(id) ?? openQuota(id, 0);
  }
  lease(id: LeaseId): Lease | undefined {
    return this.leases.get(id) ?? this.#known.leases.get(id);
  }
  /**
   * A ticket leaves its seat, which is nobody's then, or the next one's who was sold it: nobody else may sell it while
   * that one has a ticket for it (G4). The lease under which the owner bought it does not hold it any more.
   */
  leave(seat: SeatKey, ticket: TicketId): void {
    const owner = this.seat(seat);
    const next = owner && withoutTicket(owner, ticket);
    if (!owner || next === undefined) return;
    this.seats.set(seat, next);
    if (owner.ticket !== ticket) return;
    const lease = owner.lease ? this.lease(owner.lease) : undefined;
    if (lease) this.leases.set(lease.lease, withoutSeat(lease, readSeatKey(seat).seat));
  }
  seat(key: SeatKey): SeatOwner | undefined {
    const changed = this.seats.get(key);
    return changed === undefined ? this.#known.seats.get(key) : (changed ?? undefined);
  }
  step(): Omit<ReturnsStep, 'returns'> {
    return {
      quotas: [...this.quotas.values()],
      leases: [...this.leases.values()],
      seatsFreed: [...this.seats.keys()],
      seats: [...this.seats].flatMap(([key, owner]) => (owner === null ? [] : [{ key, owner }])),
    };
  }
  /** Makes so much of a quota free again; nothing that was never sold is. */
  free(quota: QuotaId, amount: number, into?: Parameters<typeof unsell>[2]): void {
    const before = this.quota(quota);
    const most = Math.min(amount, before.sold);
    if (most <= 0) return;
    const seats = into?.seats?.slice(0, most);
    const { balance, lease } = unsell(before, most, into && { ...into, ...(seats ? { seats } : {}) });
    this.quotas.set(quota, balance);
    if (lease) this.leases.set(lease.lease, lease);
  }
}

/**
 * Tickets taken back, over all streams: the first return in the order of intake counts, a later one is a case. Places are
 * freed once, by whoever has the authority of the ticket, into the lease that its entry names; without the authority they
 * stay sold until it yields.
 */
export function bookReturn(
  known: KnownOfReturns,
  stream: StreamId,
  body: TicketsReturned,
  place: Place,
  findings: Finding[],
): ReturnsStep {
  const rights = new Rights(known);
  const returns: TicketReturn[] = [];
  const freedHere = new Set<TicketId>();
  for (const item of body.items) {
    const before = known.returns.get(item.ticket);
    const sold = known.tickets.get(item.ticket);
    if (!sold)
      findings.push(
        finding(
          'returnUnknown',
          `refund ${body.number} takes ticket ${item.number} back, which is not known`,
          [body.orderNumber, item.number],
        ),
      );
    if (before)
      findings.push(
        finding(
          'returnedTwice',
          `ticket ${item.number} was taken back by refund ${before.refund} at ${placeInWords(before.place)} and again by ${body.number}`,
          [before.refund, body.number, item.number],
        ),
      );
    const holder = known.authority.get(item.ticket);
    const mine = sold !== undefined && holder === stream;
    if (sold && !mine && body.authority !== 'override')
      findings.push(
        finding(
          'authorityMissing',
          `refund ${body.number} acts on ticket ${item.number} without its authority`,
          [body.number, item.number],
        ),
      );
    const seat = item.seat && item.date ? seatKey(item.date, item.seat) : null;
    const owner = seat === null ? undefined : known.seats.get(seat);
    const claims = owner && withoutTicket(owner, item.ticket) !== undefined;
    const state: TicketReturn = before ?? {
      ticket: item.ticket,
      number: item.number,
      place,
      refund: body.number,
      freed: false,
      quotas: quotasOfTicket(item),
      seat: claims ? seat : null,
    };
    // Nobody frees what was never sold, or is free already.
    const frees = mine && !state.freed;
    if (frees) {
      freedHere.add(item.ticket);
      if (state.seat !== null) rights.leave(state.seat, item.ticket);
    }
    returns.push(frees ? { ...state, freed: true } : state);
  }
  if (body.authority === 'override')
    findings.push(
      finding('actByOverride', `refund ${body.number} was given by a manager's word, without the authority`, [
        body.orderNumber,
        body.number,
      ]),
    );
  freeInto(rights, known, stream, body, freedHere);
  return { ...rights.step(), returns };
}

/** What is freed goes into the leases that the entry names, as far as it may; the rest is free at the centre. */
function freeInto(
  rights: Rights,
  known: KnownOfReturns,
  stream: StreamId,
  body: TicketsReturned,
  freed: ReadonlySet<TicketId>,
): void {
  const open = new Map<QuotaId, Set<TicketId>>();
  for (const item of body.items)
    if (freed.has(item.ticket))
      for (const quota of quotasOfTicket(item))
        open.set(quota, (open.get(quota) ?? new Set<TicketId>()).add(item.ticket));
  for (const right of body.freed) {
    const accepted = acceptedOf(right, known, open.get(right.quota));
    if (accepted.tickets.length === 0 || rights.lease(right.lease)) continue;
    for (const ticket of accepted.tickets) open.get(right.quota)?.delete(ticket);
    rights.free(right.quota, accepted.tickets.length, {
      lease: right.lease,
      stream,
      ...(accepted.seats ? { seats: accepted.seats } : {}),
    });
  }
  for (const [quota, tickets] of open) if (tickets.size > 0) rights.free(quota, tickets.size);
}

/** The tickets of a freed right that do free a place: of a seat, only its owner's, and only when nobody is behind him. */
function acceptedOf(
  right: FreedRight,
  known: KnownOfReturns,
  open: ReadonlySet<TicketId> | undefined,
): Pick<FreedRight, 'tickets' | 'seats'> {
  const kept = right.tickets.flatMap((ticket, i): { ticket: TicketId; seat?: SeatId }[] => {
    if (!open?.has(ticket)) return [];
    const seat = right.seats?.[i];
    if (seat === undefined) return [{ ticket }];
    const owner = right.date && known.seats.get(seatKey(right.date, seat));
    return owner && owner.ticket === ticket && !owner.behind?.length ? [{ ticket, seat }] : [];
  });
  return {
    tickets: kept.map(({ ticket }) => ticket),
    ...(right.seats ? { seats: kept.flatMap(({ seat }) => (seat === undefined ? [] : [seat])) } : {}),
  };
}

/** Rights that a till gives back: free again, unless they are sold or not its own. */
export function bookReleases(
  known: KnownOfReturns,
  stream: StreamId,
  body: LeaseReleased,
  findings: Finding[],
): Pick<ReturnsStep, 'quotas' | 'leases'> {
  const rights = new Rights(known);
  for (const item of body.items) {
    // A seat that somebody else sold without the right to it is given back all the same: its place was counted twice.
    // One that was never its lease's (of a ticket that others had a claim on) keeps none of the others back.
    const lease = rights.lease(item.lease);
    const sold = (item.seats ?? []).filter(
      (seat) =>
        (item.date && known.seats.get(seatKey(item.date, seat))?.lease === item.lease) ||
        (lease !== undefined && lease.seats?.includes(seat) !== true),
    );
    if (sold.length > 0)
      findings.push(
        finding(
          'releaseDiffers',
          `seats ${sold.join(', ')} are given back, and were sold under lease ${item.lease} or are not of it`,
        ),
      );
    const given =
      item.seats === undefined
        ? item
        : {
            ...item,
            amount: item.amount - sold.length,
            seats: item.seats.filter((seat) => !sold.includes(seat)),
          };
    const booked = bookRelease(rights.quota(item.quota), rights.lease(item.lease), stream, given);
    if (booked.lease) {
      rights.quotas.set(item.quota, booked.balance);
      rights.leases.set(item.lease, booked.lease);
    }
    if (booked.objection) findings.push(finding(booked.objection.kind, booked.objection.detail));
  }
  return { quotas: [...rights.quotas.values()], leases: [...rights.leases.values()] };
}

/** What a yielding till's tickets free, which others had taken back before it yielded. */
export function bookYield(
  known: Pick<KnownOfReturns, 'quotas' | 'leases' | 'seats'>,
  pending: readonly TicketReturn[],
): ReturnsStep {
  const rights = new Rights(known);
  for (const one of pending) {
    for (const quota of one.quotas) rights.free(quota, 1);
    if (one.seat !== null) rights.leave(one.seat, one.ticket);
  }
  return { ...rights.step(), returns: pending.map((one) => ({ ...one, freed: true })) };
}
