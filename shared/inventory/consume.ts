import type { LeaseId, QuotaId, StreamId } from '../kernel/ids.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { left, type Right } from './ledger.ts';

/** A lease as a till holds it: the centre's row and what this till has sold under it. */
export interface HeldLease {
  readonly id: LeaseId;
  readonly stream: StreamId;
  readonly quota: QuotaId;
  readonly amount: number;
  readonly epoch: number;
  readonly consumed: number;
}

/** Why a till may not sell so many places: it holds too few, or none at all. */
export interface RightRefusal {
  readonly kind: 'noLease' | 'notEnough';
  readonly quota: QuotaId;
  readonly left: number;
}

export interface Consumed {
  /** One for each lease used, to be named in the order. */
  readonly rights: readonly Right[];
  /** The leases that changed, counted down. */
  readonly leases: readonly HeldLease[];
}

/** Places of a quota that a stream may still sell from its leases; null when it holds no lease of it. */
export function leftToSell(leases: readonly HeldLease[], stream: StreamId, quota: QuotaId): number | null {
  const held = leases.filter((l) => l.quota === quota && l.stream === stream);
  return held.length === 0 ? null : held.reduce((total, l) => total + left(l.amount, l.consumed), 0);
}

/**
 * Counts a sale down from a stream's leases, all or nothing: a quota may be served by several leases, in the
 * order of their ids. Refuses beyond what is left; leases of another stream don't count (G5).
 */
export function consume(
  leases: readonly HeldLease[],
  stream: StreamId,
  wanted: ReadonlyMap<QuotaId, number>,
): Result<Consumed, RightRefusal> {
  const rights: Right[] = [];
  const changed: HeldLease[] = [];
  for (const [quota, amount] of wanted) {
    const there = leftToSell(leases, stream, quota);
    if (there === null) return refuse({ kind: 'noLease', quota, left: 0 });
    if (amount > there) return refuse({ kind: 'notEnough', quota, left: there });
    let open = amount;
    for (const lease of heldOf(leases, stream, quota)) {
      const taken = Math.min(open, left(lease.amount, lease.consumed));
      if (taken === 0) continue;
      open -= taken;
      rights.push({ lease: lease.id, epoch: lease.epoch, quota, amount: taken });
      changed.push({ ...lease, consumed: lease.consumed + taken });
    }
  }
  return accept({ rights, leases: changed });
}

const heldOf = (leases: readonly HeldLease[], stream: StreamId, quota: QuotaId): HeldLease[] =>
  leases
    .filter((l) => l.quota === quota && l.stream === stream)
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
