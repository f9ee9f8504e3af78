import type { LeaseId, QuotaId, SeatId, StreamId } from '../kernel/ids.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';

/** How the places of one quota stand at the centre: always `free + leased + sold = capacity` (G5). */
export interface QuotaBalance {
  readonly quota: QuotaId;
  readonly capacity: number;
  /** Neither leased nor sold. Below zero after a cut of the capacity or a sale beyond a lease: nothing is granted. */
  readonly free: number;
  /** Granted and not sold yet. */
  readonly leased: number;
  readonly sold: number;
}

/** A part of a quota granted to one stream. */
export interface Lease {
  readonly lease: LeaseId;
  readonly stream: StreamId;
  readonly quota: QuotaId;
  /** Raised when the lease is revoked: sales under an older epoch are cases. */
  readonly epoch: number;
  readonly amount: number;
  /** Sold under this lease; with `released` never more than `amount`. */
  readonly consumed: number;
  /** Given back, or taken back by the centre: nobody sells it under this lease any more. */
  readonly released: number;
  /** The seats it is of, as many as `amount`, for a numbered zone. */
  readonly seats?: readonly SeatId[];
  /** Those of `seats` that were given back. */
  readonly releasedSeats?: readonly SeatId[];
}

/** What a till gives back of a lease. */
export interface Release {
  readonly lease: LeaseId;
  readonly epoch: number;
  readonly quota: QuotaId;
  readonly amount: number;
  /** As many as `amount`, for a numbered zone. */
  readonly seats?: readonly SeatId[];
}

/** What a sale says it consumed. */
export interface Right {
  readonly lease: LeaseId;
  readonly epoch: number;
  readonly quota: QuotaId;
  readonly amount: number;
  /** As many as `amount`, for a numbered zone. */
  readonly seats?: readonly SeatId[];
}

export interface NotFree {
  readonly kind: 'notFree';
  readonly free: number;
}

/** A quota none of whose places is leased or sold. Throws when the capacity is no whole number from 0. */
export function openQuota(quota: QuotaId, capacity: number): QuotaBalance {
  return { quota, capacity: whole(capacity), free: capacity, leased: 0, sold: 0 };
}

/** The quota with another capacity. What is leased and sold stays: a deep cut makes `free` negative. */
export function setCapacity(balance: QuotaBalance, capacity: number): QuotaBalance {
  return { ...balance, capacity: whole(capacity), free: capacity - balance.leased - balance.sold };
}

/** Moves places from free to leased; refuses when fewer are free. */
export function grant(
  balance: QuotaBalance,
  to: {
    readonly lease: LeaseId;
    readonly stream: StreamId;
    readonly amount: number;
    readonly seats?: readonly SeatId[];
  },
): Result<{ readonly balance: QuotaBalance; readonly lease: Lease }, NotFree> {
  if (whole(to.amount) > balance.free) return refuse({ kind: 'notFree', free: balance.free });
  return accept({
    balance: { ...balance, free: balance.free - to.amount, leased: balance.leased + to.amount },
    lease: { ...to, quota: balance.quota, epoch: 1, consumed: 0, released: 0 },
  });
}

/**
 * A quota all of which is leased to one stream from the start. What was sold of it before anybody had heard of it stays
 * sold, and is missing in `free`. Throws when the amount is no whole number from 0.
 */
export function openLeased(
  before: QuotaBalance,
  to: { readonly lease: LeaseId; readonly stream: StreamId; readonly amount: number },
): { readonly balance: QuotaBalance; readonly lease: Lease } {
  const opened = setCapacity(before, to.amount);
  return {
    balance: { ...opened, free: opened.free - to.amount, leased: opened.leased + to.amount },
    lease: { ...to, quota: before.quota, epoch: 1, consumed: 0, released: 0 },
  };
}

/**
 * The places that a till gets of a quota when it comes: an equal share among the tills that are expected,
 * rounded up so that small quotas are not lost to rounding, and never more than is free.
 */
export function fixedShare(balance: QuotaBalance, expectedTills: number): number {
  return Math.max(0, Math.min(balance.free, Math.ceil(balance.capacity / Math.max(1, expectedTills))));
}

/** Places left in the house: not sold, whoever may sell them. */
export const leftInHouse = (balance: QuotaBalance): number => Math.max(0, balance.capacity - balance.sold);

/**
 * Why the ledger objects to a sale or to a release. It is a fact: it is booked as far as it can be, and a case says this.
 */
export interface Objection {
  readonly kind: 'quotaExceeded' | 'leaseUnknown' | 'releaseDiffers';
  readonly detail: string;
}

export interface Booked {
  readonly balance: QuotaBalance;
  /** The lease after the sale; absent when the sale named none that is known. */
  readonly lease: Lease | null;
  readonly objection: Objection | null;
}

/**
 * Books a sale at the centre. Under a known lease, places move from leased to sold; what goes beyond it, seats that are
 * not its own, and a sale under an unknown lease, another stream's or an old epoch, are taken from what is free.
 */
export function book(
  balance: QuotaBalance,
  lease: Lease | undefined,
  seller: StreamId,
  right: Right,
): Booked {
  const amount = whole(right.amount);
  const strange = strangeness(lease, seller, right);
  if (lease === undefined || strange !== null)
    return {
      balance: { ...balance, free: balance.free - amount, sold: balance.sold + amount },
      lease: null,
      objection: { kind: 'leaseUnknown', detail: strange ?? '' },
    };
  const foreign = right.seats?.filter((seat) => seatProblem(lease, seat) !== null) ?? [];
  // A sale may name more seats than it says it sold.
  const covered = Math.max(0, Math.min(amount - foreign.length, openOf(lease)));
  const beyond = amount - covered;
  const after: QuotaBalance = {
    ...balance,
    free: balance.free - beyond,
    leased: balance.leased - covered,
    sold: balance.sold + amount,
  };
  return {
    balance: after,
    lease: { ...lease, consumed: lease.consumed + covered },
    objection: beyond === 0 ? null : beyondLease(lease, right, { covered, foreign }),
  };
}

function beyondLease(
  lease: Lease,
  { amount, quota }: Right,
  { covered, foreign }: { readonly covered: number; readonly foreign: readonly SeatId[] },
): Objection {
  const [seat] = foreign;
  return seat === undefined
    ? {
        kind: 'quotaExceeded',
        detail: `${amount} places of quota ${quota} sold where lease ${lease.lease} had ${covered} left`,
      }
    : { kind: 'leaseUnknown', detail: seatProblem(lease, seat) ?? '' };
}

/**
 * Books what a till gives back: from leased to free, as much as is open under its lease. What it gives back beyond that,
 * or of a lease that is not its own, frees nothing.
 */
export function bookRelease(
  balance: QuotaBalance,
  lease: Lease | undefined,
  giver: StreamId,
  release: Release,
): Booked {
  const amount = whole(release.amount);
  const strange = strangeness(lease, giver, release) ?? foreignSeat(lease, release);
  if (lease === undefined || strange !== null)
    return { balance, lease: null, objection: { kind: 'releaseDiffers', detail: strange ?? '' } };
  const already = new Set(lease.releasedSeats);
  const seats = release.seats?.filter((seat) => !already.has(seat));
  const freed = Math.min(amount, openOf(lease), seats?.length ?? amount);
  const given = releasedFrom(lease, freed, seats?.slice(0, freed));
  return {
    balance: { ...balance, free: balance.free + freed, leased: balance.leased - freed },
    lease: given,
    objection:
      freed === amount
        ? null
        : {
            kind: 'releaseDiffers',
            detail: `${amount} of quota ${release.quota} given back where lease ${lease.lease} had ${openOf(lease)} open`,
          },
  };
}

function releasedFrom(lease: Lease, amount: number, seats: readonly SeatId[] | undefined): Lease {
  return {
    ...lease,
    released: lease.released + amount,
    ...(seats === undefined ? {} : { releasedSeats: [...(lease.releasedSeats ?? []), ...seats] }),
  };
}

/**
 * Takes the open rest of a lease back, because its till is lost: free again, and a sale that comes later under the old
 * epoch is a case. `seats` are those of it that nobody has bought.
 */
export function revoke(
  balance: QuotaBalance,
  lease: Lease,
  seats?: readonly SeatId[],
): { readonly balance: QuotaBalance; readonly lease: Lease } {
  const rest = openOf(lease);
  return {
    balance: { ...balance, free: balance.free + rest, leased: balance.leased - rest },
    lease: { ...releasedFrom(lease, rest, seats), epoch: lease.epoch + 1 },
  };
}

/**
 * Books places back that were sold, as their tickets were returned by who may: into the lease that the returning till
 * makes of them (undefined: into what is free).
 */
export function unsell(
  balance: QuotaBalance,
  amount: number,
  into:
    | { readonly lease: LeaseId; readonly stream: StreamId; readonly seats?: readonly SeatId[] }
    | undefined,
): { readonly balance: QuotaBalance; readonly lease: Lease | null } {
  const after = { ...balance, sold: balance.sold - whole(amount) };
  if (into === undefined) return { balance: { ...after, free: after.free + amount }, lease: null };
  return {
    balance: { ...after, leased: after.leased + amount },
    lease: { ...into, quota: balance.quota, epoch: 1, amount, consumed: 0, released: 0 },
  };
}

/** A seat that was sold under a lease and returned is not the lease's any more: whoever freed it holds it elsewhere. */
export const withoutSeat = (lease: Lease, seat: SeatId): Lease => ({
  ...lease,
  releasedSeats: [...(lease.releasedSeats ?? []), seat],
});

/** The seats of a lease that were not given back; sold ones included. */
export function seatsHeld(lease: Pick<Lease, 'seats' | 'releasedSeats'>): SeatId[] {
  const given = new Set(lease.releasedSeats);
  return (lease.seats ?? []).filter((seat) => !given.has(seat));
}

/**
 * Takes a lease up that this centre has forgotten (it was restored) and its till still has: leased again, even when that
 * makes `free` negative, for the till goes on selling under it.
 */
export function adopt(
  balance: QuotaBalance,
  lease: Pick<Lease, 'lease' | 'stream' | 'epoch' | 'amount' | 'seats'>,
): { readonly balance: QuotaBalance; readonly lease: Lease } {
  const amount = whole(lease.amount);
  return {
    balance: { ...balance, free: balance.free - amount, leased: balance.leased + amount },
    lease: { ...lease, quota: balance.quota, consumed: 0, released: 0 },
  };
}

function strangeness(
  lease: Lease | undefined,
  seller: StreamId,
  right: Pick<Right, 'lease' | 'epoch' | 'quota'>,
): string | null {
  if (lease === undefined) return `lease ${right.lease} of quota ${right.quota} is not known`;
  if (lease.stream !== seller) return `lease ${right.lease} belongs to stream ${lease.stream}`;
  if (lease.quota !== right.quota) return `lease ${right.lease} is of quota ${lease.quota}`;
  if (lease.epoch !== right.epoch)
    return `lease ${right.lease} stands at epoch ${lease.epoch}, the sale names ${right.epoch}`;
  return null;
}

const notOf = (lease: LeaseId, seat: SeatId): string => `lease ${lease} is not of seat ${seat}`;

function foreignSeat(lease: Lease | undefined, right: Pick<Right, 'lease' | 'seats'>): string | null {
  const seat = right.seats?.find((one) => !lease?.seats?.includes(one));
  return seat === undefined ? null : notOf(right.lease, seat);
}

/** Why a seat can't be sold under a lease; null when it can. */
function seatProblem({ lease, seats, releasedSeats }: Lease, seat: SeatId): string | null {
  if (!seats?.includes(seat)) return notOf(lease, seat);
  return releasedSeats?.includes(seat) ? `lease ${lease} gave seat ${seat} back` : null;
}

/** Places that may still be sold or given back under a lease. */
export const openOf = (lease: Pick<Lease, 'amount' | 'consumed' | 'released'>): number =>
  Math.max(0, lease.amount - lease.consumed - lease.released);

/** Places left under a lease of `amount` of which `consumed` are sold. */
export const left = (amount: number, consumed: number): number => Math.max(0, amount - consumed);

/** True when the balance keeps the invariant. */
export const isBalanced = (b: QuotaBalance): boolean => b.free + b.leased + b.sold === b.capacity;

/** True when a balance can be: it is balanced, and nothing but `free` is below zero. */
export const quotaCanBe = (b: QuotaBalance): boolean => isBalanced(b) && b.leased >= 0 && b.sold >= 0;

/** True when a lease can be: no more of it is sold and given back than it is of, and neither is below zero. */
export const leaseCanBe = ({ amount, consumed, released }: Lease): boolean =>
  consumed >= 0 && released >= 0 && consumed + released <= amount;

function whole(count: number): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error(`ledger: ${count} is no number of places`);
  return count;
}
