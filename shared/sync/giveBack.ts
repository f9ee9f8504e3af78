import type { HeldLease } from '../inventory/consume.ts';
import type { Release } from '../inventory/ledger.ts';
import type { DateId, QuotaId, SeatId } from '../kernel/ids.ts';
import { type GivenLately, givenLately, mostToGive } from './fairPart.ts';

/** What is given back, with the date it is of. */
export type GivenBack = Release & { readonly date?: DateId };

/** What a till holds of one quota, and what of it is in somebody's hands. */
export interface HeldOfQuota {
  readonly quota: QuotaId;
  readonly date: DateId | null;
  /** The till's own leases of it. */
  readonly leases: readonly HeldLease[];
  /** In carts of this till, whoever makes them: never given away. */
  readonly inCarts: number;
  readonly seatsInCarts: ReadonlySet<SeatId>;
  /** Known to be sold, here or elsewhere: they are nobody's to give. */
  readonly seatsSold: ReadonlySet<SeatId>;
}

/** What another till asks for. */
export interface Asked {
  readonly amount: number;
  readonly seats?: readonly SeatId[];
  /** `shared`: a manager shares a date out anew. `all`: it is of one piece, as the balance of a voucher. */
  readonly why: 'asked' | 'shared' | 'all';
}

/** An entry travels with at most a million characters; a seat's id has up to 64. */
export const MOST_SEATS_IN_ENTRY = 10_000;

const restOf = (lease: HeldLease): number => Math.max(0, lease.amount - lease.consumed);
const sumOf = (leases: readonly HeldLease[]): number => leases.reduce((sum, lease) => sum + restOf(lease), 0);

/** What a till could give of a quota: what is left and in nobody's cart. */
export const spareOf = (held: Pick<HeldOfQuota, 'leases' | 'inCarts'>): number =>
  Math.max(0, sumOf(held.leases) - held.inCarts);

/**
 * What a till gives when it is asked: named seats that are in nobody's cart, for a customer has chosen them; of an amount
 * what is fair beside what was given `lately` (see fairPart), or all of it when a manager shares a date out. What carts hold
 * stays. In a numbered zone the seats at the end of the leases go first, for the best ones stand at their beginning.
 */
export function giveOnAsk(held: HeldOfQuota, asked: Asked, lately?: GivenLately): GivenBack[] {
  const free = spareOf(held);
  if (asked.seats) {
    const wanted = new Set<SeatId>(asked.seats);
    return seatsFrom(held, free, (seat) => wanted.has(seat));
  }
  const most = asked.why === 'asked' ? mostToGive(lately ?? givenLately(undefined, free, 0), free) : free;
  return amountFrom(held, Math.min(asked.amount, most));
}

/** Everything that is left of a quota: at closing, for dates of the day and those that are over. */
export const giveAll = (held: Omit<HeldOfQuota, 'inCarts' | 'seatsInCarts'>): GivenBack[] =>
  amountFrom({ ...held, inCarts: 0, seatsInCarts: new Set() }, sumOf(held.leases));

function amountFrom(held: HeldOfQuota, amount: number): GivenBack[] {
  if (held.leases.some((lease) => lease.seats)) return seatsFrom(held, amount, () => true);
  let open = amount;
  return held.leases.toReversed().flatMap((lease) => {
    const given = Math.min(open, restOf(lease));
    open -= given;
    return given === 0 ? [] : [itemOf(held, lease, given)];
  });
}

function seatsFrom(held: HeldOfQuota, most: number, wanted: (seat: SeatId) => boolean): GivenBack[] {
  let open = most;
  return held.leases.toReversed().flatMap((lease) => {
    const there = (lease.seats ?? []).filter(
      (seat) => wanted(seat) && !held.seatsInCarts.has(seat) && !held.seatsSold.has(seat),
    );
    const seats = there.slice(Math.max(0, there.length - Math.min(open, restOf(lease))));
    open -= seats.length;
    return seats.length === 0 ? [] : [itemOf(held, lease, seats.length, seats)];
  });
}

function itemOf(
  { quota, date }: HeldOfQuota,
  { id, epoch }: HeldLease,
  amount: number,
  seats?: readonly SeatId[],
): GivenBack {
  return {
    lease: id,
    epoch,
    quota,
    amount,
    ...(seats ? { seats } : {}),
    ...(date === null ? {} : { date }),
  };
}

/**
 * What is given back in parts of at most so many seats, for an entry has its size: a lease with more of them is parted. Each
 * part is not empty.
 */
export function inParts(items: readonly GivenBack[], mostSeats: number): GivenBack[][] {
  const parts: GivenBack[][] = [];
  let room = 0;
  for (const item of items) {
    const { seats } = item;
    for (let from = 0; from === 0 || (seats && from < seats.length); ) {
      if (room <= 0 || parts.length === 0) {
        parts.push([]);
        room = mostSeats;
      }
      const some = seats?.slice(from, from + room);
      parts.at(-1)?.push(some ? { ...item, amount: some.length, seats: some } : item);
      room -= some?.length ?? 1;
      from += some?.length ?? 1;
    }
  }
  return parts;
}
