import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestSeats } from '../../shared/domain/seating/best.ts';
import type { Seat, SeatingPlan } from '../../shared/domain/seating/plan.ts';
import { type PlanIndex, planIndex } from '../../shared/domain/seating/planIndex.ts';

const ROWS = 8;
const SEATS = 14;
const GAP = 7;

const seat = (row: number, i: number, kind: Seat['kind']): Seat => ({
  id: `${row}-${i}` as Seat['id'],
  number: String(i + 1),
  x: i + (i >= GAP ? 1 : 0),
  y: row + 2,
  category: 'A',
  kind,
  with: null,
});
const plan = {
  id: 'p',
  venue: 'v',
  name: 'Hall',
  width: 20,
  height: 20,
  stage: { x: 7, y: 0, label: '' },
  sections: [
    {
      id: 's',
      plan: 'p',
      name: 'Hall',
      order: 1,
      rows: Array.from({ length: ROWS }, (_, row) => ({
        name: String(row + 1),
        seats: Array.from({ length: SEATS }, (__, i) =>
          seat(row, i, row === ROWS - 1 && i < 2 ? 'wheelchair' : 'normal'),
        ),
        gapBefore: [`${row}-${GAP}`],
      })),
    },
  ],
} as unknown as SeatingPlan;
const index: PlanIndex = planIndex(plan);
const all = [...index.seats.values()].filter((one) => one.kind === 'normal').map((one) => one.id);

const taken = fc.uniqueArray(fc.constantFrom(...all), { maxLength: all.length });
const quantity = fc.integer({ min: 1, max: 12 });
const wish = fc.constantFrom(null, 'aisle' as const, 'centre' as const, 'front' as const);

const find = (gone: readonly string[], count: number, where: 'aisle' | 'centre' | 'front' | null) => {
  const out = new Set(gone);
  const found = bestSeats(index, (one) => !out.has(one), { category: 'A', quantity: count, wish: where });
  return { ...found, free: all.filter((one) => !out.has(one)) };
};
const place = (id: string): [number, number] => id.split('-').map(Number) as [number, number];
/** The longest free blocks: seats next to each other, the gap parts them. */
const longestRun = (free: readonly string[]): number => {
  const set = new Set(free);
  let longest = 0;
  for (let row = 0; row < ROWS; row++)
    for (const [from, to] of [
      [0, GAP],
      [GAP, SEATS],
    ] as const) {
      let run = 0;
      for (let i = from; i < to; i++) {
        run = set.has(`${row}-${i}` as never) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
  return longest;
};

test('S4: only free seats, each once, never wheelchair places, and as many as there are', () => {
  fc.assert(
    fc.property(taken, quantity, wish, (gone, count, where) => {
      const { seats, rows, free } = find(gone, count, where);
      expect(new Set(seats).size).toBe(seats.length);
      for (const one of seats) expect(free).toContain(one);
      expect(seats).toHaveLength(Math.min(count, free.length));
      expect(rows.reduce((sum, n) => sum + n, 0)).toBe(seats.length);
    }),
    { numRuns: 300 },
  );
});

test('S4: one block in one row whenever there is one', () => {
  fc.assert(
    fc.property(taken, quantity, wish, (gone, count, where) => {
      const { seats, rows, free } = find(gone, count, where);
      if (longestRun(free) < count) return;
      expect(rows).toEqual([count]);
      const places = seats.map(place);
      expect(new Set(places.map(([row]) => row)).size).toBe(1);
      const at = places.map(([, i]) => i).sort((a, b) => a - b);
      expect((at.at(-1) ?? 0) - (at[0] ?? 0)).toBe(count - 1);
    }),
    { numRuns: 300 },
  );
});

test('S4: no single seat is left over where that can be avoided', () => {
  const rowOnly = all.filter((one) => !(one.startsWith('0-') && Number(one.split('-')[1]) < GAP));
  // Seven free seats in a row: six of them leave one, five at an end leave two.
  expect(
    find(rowOnly, 5, null)
      .seats.map((one) => place(one)[1])
      .sort(),
  ).toEqual(expect.arrayContaining([2, 3, 4]));
  const five = find(rowOnly, 5, null).seats.map((one) => place(one)[1]);
  expect([0, 6].some((end) => five.includes(end))).toBe(true);
  expect(five.includes(1) && five.includes(5) && !five.includes(0) && !five.includes(6)).toBe(false);
});

test('S4: no block of twelve: six and six behind each other', () => {
  const { seats, rows } = find([], 12, null);
  expect(rows).toEqual([6, 6]);
  const [front, back] = [seats.slice(0, 6).map(place), seats.slice(6).map(place)];
  expect((back[0]?.[0] ?? 0) - (front[0]?.[0] ?? 0)).toBe(1);
});

test('the same question gets the same answer; wishes are met', () => {
  expect(find([], 4, null)).toEqual(find([], 4, null));
  expect(find([], 2, 'front').seats.every((one) => place(one)[0] === 0)).toBe(true);
  const aisle = find([], 2, 'aisle').seats.map((one) => place(one)[1]);
  expect([0, GAP - 1, GAP, SEATS - 1].some((end) => aisle.includes(end))).toBe(true);
});
