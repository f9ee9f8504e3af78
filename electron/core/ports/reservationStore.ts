import type { EndReason, HeldFor, Piece } from '../../../shared/journal/bodiesOfReservations.ts';
import type { OrderId } from '../../../shared/kernel/ids.ts';

/** Open: it holds its places. Paid by an order, or ended without one. */
export type ReservationState = 'open' | 'paid' | 'ended';

/** How a reservation stands, whichever till made it; what it says stands in its order. */
export interface ReservationRow {
  readonly order: OrderId;
  /** ms UTC; null for one that waits until it is paid or cancelled, and for one of another till. */
  readonly expiresAt: number | null;
  readonly state: ReservationState;
  /** The number of the order that paid it, or why it ended; empty while it is open and where only the centre knows. */
  readonly by: string;
  /** Pieces that other reservations were made of. */
  readonly taken: readonly Piece[];
}

/** A reservation made here that nobody pays. */
export interface HeldRow {
  readonly order: OrderId;
  readonly kind: HeldFor['kind'];
  /** Of a guest. */
  readonly list: OrderId | null;
}

export interface ReservationReader {
  get(order: OrderId): ReservationRow | undefined;
  /** Open ones of this till, soonest end first, those without an end behind them. */
  open(limit: number): ReservationRow[];
  /** What is held and not to be paid, however it stands; oldest first. */
  held(limit: number): HeldRow[];
  /** Open ones of this till whose end has come at `now` (ms UTC). */
  expired(now: number): ReservationRow[];
}
export interface ReservationWriter extends ReservationReader {
  add(order: OrderId, expiresAt: number | null, hold?: HeldFor): void;
  /** Pieces went into another reservation. */
  take(order: OrderId, pieces: readonly Piece[]): void;
  paid(order: OrderId, number: string): void;
  ended(order: OrderId, why: EndReason): void;
  /** What the centre says that other tills did with one that was made here. */
  elsewhere(order: OrderId, state: ReservationState, taken: readonly Piece[]): void;
}
