import type { LeaseId, QuotaId, SeatId, StreamId } from '../kernel/ids.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { left, type Right } from './ledger.ts';

/** A lease as a till holds it: what was granted, and what this till has sold of it and given back. */
export interface HeldLease {
  readonly id: LeaseId;
  readonly stream: StreamId;
  readonly quota: QuotaId;
  /** As granted, less what was given back. */
  readonly amount: number;
  readonly epoch: number;
  readonly consumed: number;
  /** For a numbered zone the seats that may still be sold under it: neither sold under it nor given back. */
  readonly seats?: readonly SeatId[];
}

/** What a sale wants of a quota: an amount, and in a numbered zone which seats (as many). */
export interface Wanted {
  readonly amount: number;
  readonly seats?: readonly SeatId[];
}

/** Why a till may not sell so much: it holds too little, none at all, or not that seat. */
export type RightRefusal =
  | { readonly kind: 'noLease' | 'notEnough'; readonly quota: QuotaId; readonly left: number }
  | { readonly kind: 'notThatSeat'; readonly quota: QuotaId; readonly seat: SeatId };

export interface Consumed {
  /** One for each lease used, to be named in the order. */
  readonly rights: readonly Right[];
  /** The leases that changed, counted down. */
  readonly leases: readonly HeldLease[];
}

/** What a stream may still sell of a quota from its leases; null when it holds no lease of it. */
export function leftToSell(leases: readonly HeldLease[], stream: StreamId, quota: QuotaId): number | null {
  const held = leases.filter((l) => l.quota === quota && l.stream === stream);
  return held.length === 0 ? null : held.reduce((total, l) => total + left(l.amount, l.consumed), 0);
}

/**
 * Counts a sale down from a stream's leases, all or nothing: a quota may be served by several leases, in the
 * order of their ids; a seat only by the lease that names it. Refuses beyond what is left; leases of another
 * stream don't count (G5). That a seat was not sold before is for the caller to know.
 */
export function consume(
  leases: readonly HeldLease[],
  stream: StreamId,
  wanted: ReadonlyMap<QuotaId, Wanted>,
): Result<Consumed, RightRefusal> {
  const rights: Right[] = [];
  const changed: HeldLease[] = [];
  for (const [quota, { amount, seats }] of wanted) {
    const there = leftToSell(leases, stream, quota);
    if (there === null) return refuse({ kind: 'noLease', quota, left: 0 });
    if (amount > there) return refuse({ kind: 'notEnough', quota, left: there });
    const held = heldOf(leases, stream, quota);
    const parts = seats ? bySeat(held, quota, seats) : accept(byAmount(held, amount));
    if (!parts.ok) return parts;
    for (const { lease, taken, named } of parts.value) {
      rights.push({
        lease: lease.id,
        epoch: lease.epoch,
        quota,
        amount: taken,
        ...(named ? { seats: named } : {}),
      });
      changed.push({ ...lease, consumed: lease.consumed + taken });
    }
  }
  return accept({ rights, leases: changed });
}

/** What a till lacks of a quota to sell what is wanted: places, or seats by name (as many). */
export interface Lack {
  readonly quota: QuotaId;
  readonly amount: number;
  readonly seats?: readonly SeatId[];
}

/** Parts what is wanted into what a stream's leases cover and what they lack; together they are what was wanted. */
export function coverOf(
  leases: readonly HeldLease[],
  stream: StreamId,
  wanted: ReadonlyMap<QuotaId, Wanted>,
): { readonly covered: ReadonlyMap<QuotaId, Wanted>; readonly lacks: readonly Lack[] } {
  const covered = new Map<QuotaId, Wanted>();
  const lacks: Lack[] = [];
  for (const [quota, { amount, seats }] of wanted) {
    const there = leftToSell(leases, stream, quota) ?? 0;
    const own = seats && new Set(heldOf(leases, stream, quota).flatMap((lease) => lease.seats ?? []));
    const ours = own && seats.filter((seat) => own.has(seat)).slice(0, there);
    const taken = ours ? ours.length : Math.min(amount, there);
    if (taken > 0) covered.set(quota, { amount: taken, ...(ours ? { seats: ours } : {}) });
    if (taken < amount) {
      const missing = ours && seats.filter((seat) => !ours.includes(seat));
      lacks.push({ quota, amount: amount - taken, ...(missing ? { seats: missing } : {}) });
    }
  }
  return { covered, lacks };
}

interface Part {
  readonly lease: HeldLease;
  readonly taken: number;
  readonly named?: readonly SeatId[];
}

function byAmount(held: readonly HeldLease[], amount: number): Part[] {
  let open = amount;
  const parts: Part[] = [];
  for (const lease of held) {
    const taken = Math.min(open, left(lease.amount, lease.consumed));
    if (taken === 0) continue;
    open -= taken;
    parts.push({ lease, taken });
  }
  return parts;
}

function bySeat(
  held: readonly HeldLease[],
  quota: QuotaId,
  seats: readonly SeatId[],
): Result<Part[], RightRefusal> {
  const named = new Map<HeldLease, SeatId[]>();
  for (const seat of seats) {
    const lease = held.find((l) => l.seats?.includes(seat));
    if (!lease) return refuse({ kind: 'notThatSeat', quota, seat });
    named.set(lease, [...(named.get(lease) ?? []), seat]);
  }
  return accept([...named].map(([lease, of]) => ({ lease, taken: of.length, named: of })));
}

const heldOf = (leases: readonly HeldLease[], stream: StreamId, quota: QuotaId): HeldLease[] =>
  leases
    .filter((l) => l.quota === quota && l.stream === stream)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
