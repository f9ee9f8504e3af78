import type { Cart, CartLine } from '../../shared/domain/cart.ts';
import type { Catalogue, EventDate } from '../../shared/domain/catalogue.ts';
import type { SeatingPlan, SeatState } from '../../shared/domain/seating/plan.ts';
import type { DateId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import type { StoreReader } from './ports/store.ts';
import { heldLeases } from './rights.ts';

/** The plan that a date is played on; undefined without numbered seats. */
export function planOf(catalogue: Catalogue, date: Pick<EventDate, 'event'>): SeatingPlan | undefined {
  const plan = catalogue.events.get(date.event)?.plan ?? null;
  return plan === null ? undefined : catalogue.plans.get(plan);
}

/** How each seat of a date stands for this till and this cart. */
export type SeatBook = (seat: SeatId) => SeatState;

/** What a seat book is made from. */
export interface SeatBookParts {
  readonly catalogue: Catalogue;
  readonly store: StoreReader;
  readonly leases: readonly LeaseRow[];
  readonly stream: StreamId;
  /** ms UTC. */
  readonly now: number;
}

/**
 * Reads everything that is known of the seats of a date: what is sold here or elsewhere, held and blocked, in which
 * cart it is, and whether this till has the right to it. Carts of others, parked ones and those emptied a moment ago
 * hold their seats (S20).
 */
export function seatBook(parts: SeatBookParts, date: DateId, own: Pick<Cart, 'id' | 'lines'>): SeatBook {
  const { catalogue, store } = parts;
  const states = new Map<string, SeatState>();
  const ofDate = parts.leases.filter(
    (row) =>
      row.stream === parts.stream && row.seats && catalogue.quotas.get(row.quota as never)?.date === date,
  );
  for (const { seats } of heldLeases(ofDate, store.leases))
    for (const seat of seats ?? []) states.set(seat, 'free');
  for (const hold of catalogue.seatHolds.values())
    if (hold.date === date) for (const seat of hold.seats) states.set(seat, hold.kind);
  for (const cart of otherCarts(store, own, parts.now))
    for (const seat of seatsIn(cart.lines, date)) states.set(seat, 'otherCart');
  // A seat of ours that is not ours any more (held since, its lease gone) is no longer the cart's either.
  for (const seat of seatsIn(own.lines, date)) if (states.get(seat) === 'free') states.set(seat, 'cart');
  for (const seat of soldSeats(store, parts.stream, date)) states.set(seat, 'sold');
  return (seat) => states.get(seat) ?? 'elsewhere';
}

/**
 * The seats of a date that are sold, here or elsewhere. What a return of this till freed is free, though the feed has not
 * heard of it yet.
 */
export function soldSeats(store: StoreReader, stream: StreamId, date: DateId): SeatId[] {
  const freed = new Set(
    heldLeases(store.madeLeases.open(stream), store.leases).flatMap((lease) => lease.seats ?? []),
  );
  const told = store.reference.seatsSold(date).filter((seat) => !freed.has(seat));
  return [...told, ...store.seatSales.of(date)];
}

/** All carts of this till but one: of other people, parked, emptied a moment ago. */
export function otherCarts(store: StoreReader, own: Pick<Cart, 'id'>, now: number): Cart[] {
  return [...store.carts.all(), ...store.parked.all(now).map((parked) => parked.cart)].filter(
    (cart) => cart.id !== own.id,
  );
}

/** The seats that lines have on a date. */
export const seatsIn = (lines: readonly CartLine[], date: DateId): SeatId[] =>
  lines.flatMap((line) =>
    line.kind === 'ticket' && line.date === date ? line.seats.map((s) => s.seat) : [],
  );
