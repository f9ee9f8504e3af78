import type { SeatId } from '../../shared/kernel/ids.ts';

/**
 * The seats of a numbered quota that a till gets: `amount` at most of those nobody has, in neighbouring pairs of whole
 * rows, so that each till can keep people together in one row and behind each other. `turn` is how many tills came
 * before, of so many that are expected: their pairs of rows alternate from front to back.
 */
export function seatShare(
  rows: readonly (readonly SeatId[])[],
  taken: ReadonlySet<SeatId>,
  amount: number,
  turn: number,
  expectedTills: number,
): SeatId[] {
  const tills = Math.max(1, expectedTills);
  const pairs = Math.ceil(rows.length / 2);
  const own = Array.from({ length: pairs }, (_, pair) => pair).filter(
    (pair) => pair % tills === turn % tills,
  );
  const others = Array.from({ length: pairs }, (_, pair) => pair).filter((pair) => !own.includes(pair));
  const seats: SeatId[] = [];
  for (const pair of [...own, ...others.reverse()])
    for (const row of rows.slice(pair * 2, pair * 2 + 2))
      for (const seat of row) if (!taken.has(seat) && seats.length < amount) seats.push(seat);
  return seats;
}
