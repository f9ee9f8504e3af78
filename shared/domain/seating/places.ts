import type { SeatId } from '../../kernel/ids.ts';
import { accept, type Result, refuse } from '../../kernel/result.ts';
import type { SeatPlace } from '../priced.ts';
import type { SaleRefusal } from '../refusal.ts';
import type { Seat, SeatingPlan } from './plan.ts';

/** A seat with where it is. */
export interface PlacedSeat extends SeatPlace {
  readonly category: string;
  readonly with: SeatId | null;
}

// One plan object is one version of a plan; its seats by id are worked out once and go with it.
const known = new WeakMap<SeatingPlan, ReadonlyMap<SeatId, PlacedSeat>>();

/** Every seat of a plan by id. Worked out once for a plan. */
export function seatsById(plan: SeatingPlan): ReadonlyMap<SeatId, PlacedSeat> {
  const before = known.get(plan);
  if (before) return before;
  const seats = new Map<SeatId, PlacedSeat>();
  for (const section of plan.sections)
    for (const row of section.rows)
      for (const seat of row.seats) seats.set(seat.id, placed(seat, section.name, row.name));
  known.set(plan, seats);
  return seats;
}

const placed = (seat: Seat, section: string, row: string): PlacedSeat => ({
  seat: seat.id,
  section,
  row,
  number: seat.number,
  kind: seat.kind,
  category: seat.category,
  with: seat.with,
});

/** Where seats are, in words; refuses one that the plan does not have, and all when there is no plan. */
export function seatPlaces(
  plan: SeatingPlan | undefined,
  seats: readonly SeatId[],
): Result<readonly SeatPlace[], SaleRefusal> {
  const places: SeatPlace[] = [];
  const all = plan && seatsById(plan);
  for (const id of seats) {
    const found = all?.get(id);
    if (!found) return refuse({ kind: 'seatUnknown', seat: id });
    const { seat, section, row, number, kind } = found;
    places.push({ seat, section, row, number, kind });
  }
  return accept(places);
}

/** A seat in one text for refusals and lists: section, row, number. */
export const seatLabel = (place: Pick<SeatPlace, 'section' | 'row' | 'number'>): string =>
  [place.section, place.row, place.number].filter((part) => part !== '').join(' · ');
