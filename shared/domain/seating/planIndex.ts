import type { SeatId } from '../../kernel/ids.ts';
import type { Seat, SeatingPlan } from './plan.ts';

/** A row as the search walks it: seats in order, with where an aisle or a pillar parts them. */
export interface IndexedRow {
  readonly section: number;
  readonly seats: readonly Seat[];
  /** True where a seat does not stand next to the one before it; true for the first. */
  readonly begins: readonly boolean[];
  /** Distances of each seat from the stage's middle, in units of the plan. */
  readonly toStage: Float64Array;
  readonly toCentre: Float64Array;
  readonly toFront: Float64Array;
}

/** A plan made ready for searching: worked out once, read often. */
export interface PlanIndex {
  readonly rows: readonly IndexedRow[];
  readonly seats: ReadonlyMap<SeatId, Seat>;
}

/** Makes a plan ready for searching. */
export function planIndex(plan: SeatingPlan): PlanIndex {
  const seats = new Map<SeatId, Seat>();
  const rows: IndexedRow[] = [];
  for (const [section, { rows: of }] of plan.sections.entries())
    for (const row of of) {
      const gaps = new Set(row.gapBefore);
      for (const seat of row.seats) seats.set(seat.id, seat);
      const { x, y } = plan.stage;
      rows.push({
        section,
        seats: row.seats,
        begins: row.seats.map((seat, i) => i === 0 || gaps.has(seat.id)),
        toStage: Float64Array.from(row.seats, (seat) => Math.hypot(seat.x - x, seat.y - y)),
        toCentre: Float64Array.from(row.seats, (seat) => Math.abs(seat.x - x)),
        toFront: Float64Array.from(row.seats, (seat) => Math.abs(seat.y - y)),
      });
    }
  return { rows, seats };
}
