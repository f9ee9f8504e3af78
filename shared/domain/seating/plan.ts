import type { PlanId, SeatId, SectionId, VenueId } from '../../kernel/ids.ts';

/** What is special about a seat. */
export type SeatKind = 'normal' | 'wheelchair' | 'companion' | 'restricted' | 'house';

/** A seat. x and y are in units of the plan, y growing away from the stage. */
export interface Seat {
  readonly id: SeatId;
  /** As on its label: "12". */
  readonly number: string;
  readonly x: number;
  readonly y: number;
  /** The plan's category: an event's zone names the one that it sells. */
  readonly category: string;
  readonly kind: SeatKind;
  /** The seat that is sold with it in one tap: a wheelchair place and its companion; null for none. */
  readonly with: SeatId | null;
}

/** A row: its seats stand in order, each next to the one before unless `gapBefore` names it. */
export interface SeatRow {
  readonly name: string;
  readonly seats: readonly Seat[];
  /** Seats with an aisle or a pillar before them. */
  readonly gapBefore: readonly SeatId[];
}

/** A part of the house with rows from front to back. */
export interface Section {
  readonly id: SectionId;
  readonly plan: PlanId;
  readonly name: string;
  readonly order: number;
  readonly rows: readonly SeatRow[];
}

/** A seating plan. */
export interface SeatingPlan {
  readonly id: PlanId;
  readonly venue: VenueId;
  readonly name: string;
  /** Size of the drawing in units of the plan; a seat is about one unit wide. */
  readonly width: number;
  readonly height: number;
  /** Middle of the stage's edge: "front" and "centre" are measured from it. */
  readonly stage: { readonly x: number; readonly y: number; readonly label: string };
  /** By `order`. */
  readonly sections: readonly Section[];
}

/** How a seat stands for this till on a date. */
export type SeatState = 'free' | 'elsewhere' | 'sold' | 'held' | 'blocked' | 'cart' | 'otherCart';

/** Where people like to sit. */
export type SeatWish = 'aisle' | 'centre' | 'front';
