import type { CommandId, OrderId, StaffId, StreamId } from '../kernel/ids.ts';
import type { Authority, FreedRight } from './bodiesOfReturns.ts';

/** A ticket or pass that a reservation holds: its line and which of the line's it is, "line/index", as it was reserved. */
export type Piece = string;

/** The reservation that an order comes from: nothing is taken twice, its seats and rights go over. */
export interface FromReservation {
  readonly order: OrderId;
  readonly number: string;
  /** The stream that reserved it. */
  readonly maker: StreamId;
  readonly authority: Authority;
  /** Pieces of the new order that were reserved by a manager's word, without a right; missing for none. */
  readonly byWord?: readonly Piece[];
  /**
   * The pieces of the reservation that are paid or split off, in the order of the new order's: others may have split some of them
   * off meanwhile, by a word or without the say. Missing in entries of before.
   */
  readonly pieces?: readonly Piece[];
}

/** A reservation made of some pieces of another one, which holds them no more. */
export interface SplitFrom extends FromReservation {
  readonly authority: Exclude<Authority, 'override'>;
  readonly pieces: readonly Piece[];
}

/**
 * Places that are kept and not to be paid: held for somebody until they are released (`hold`), kept for the guests of a list
 * (`guests`), or one guest's of such a list (`guest`). Whose they are and why is personal.
 */
export interface HeldFor {
  readonly kind: 'hold' | 'guests' | 'guest';
  /** Of a guest: the list, which is the order that held the places for it. */
  readonly list?: OrderId;
}

/** Why a reservation holds nothing any more without having been paid; `released`: a hold, by a manager. */
export type EndReason = 'expired' | 'cancelled' | 'noShow' | 'released';

/** What an ended reservation frees goes to whoever ended it, as a lease at epoch 1. */
export type FreedPlaces = Omit<FreedRight, 'tickets'> & {
  /** Whose places these are: somebody without the say may have split some of them off. Missing in entries of before. */
  readonly pieces?: readonly Piece[];
};

/**
 * A reservation ends without being paid: its places are free again. Only who has the authority over it can say so; it
 * needs no cash session, for it moves no money.
 */
export interface ReservationEnded {
  readonly order: OrderId;
  readonly number: string;
  readonly maker: StreamId;
  readonly authority: Exclude<Authority, 'override'>;
  readonly why: EndReason;
  /** Null for what the till does by itself. */
  readonly by: StaffId | null;
  readonly command?: CommandId;
  readonly freed: readonly FreedPlaces[];
  /** What was reserved by a manager's word, without a right: it is free at the centre, and no lease of whoever ended it. */
  readonly beyond?: readonly Omit<FreedPlaces, 'lease'>[];
}
