import type { SeatId } from '../../kernel/ids.ts';
import type { SeatWish } from './plan.ts';
import type { IndexedRow, PlanIndex } from './planIndex.ts';

/** What is looked for: so many seats of one category of the plan, where people like to sit. */
export interface SeatSearch {
  readonly category: string;
  /** 1 or more. */
  readonly quantity: number;
  readonly wish: SeatWish | null;
}

export interface FoundSeats {
  /** In order, front row first; fewer than asked when fewer are free. */
  readonly seats: readonly SeatId[];
  /** How many sit in each row; one number for a block that could be kept together. */
  readonly rows: readonly number[];
}

/** Free seats next to each other in one row: positions from `from` to before `to`. */
interface Run {
  readonly row: IndexedRow;
  readonly rowNo: number;
  readonly from: number;
  readonly to: number;
}

interface Window {
  readonly run: Run;
  readonly from: number;
  readonly cost: number;
}

/** A single seat left over weighs more than any distance within a house. */
const SINGLE = 1e6;
/** A wish that is not met weighs less than a single seat, and more than distances. */
const UNMET = 1e5;
/** A block is split over so many rows at most before seats are taken wherever they are. */
const MOST_ROWS = 4;

/**
 * The best seats for people who come together: one block in a row, leaving no single seat where it can be avoided;
 * else parts in adjacent rows of a section, behind each other; else wherever seats are free. Places for wheelchairs,
 * their companions and the house are never chosen; those with a restricted view only when nothing else is left. The
 * same question gets the same answer.
 */
export function bestSeats(
  index: PlanIndex,
  isFree: (seat: SeatId) => boolean,
  search: SeatSearch,
): FoundSeats {
  let runs: Run[] = [];
  for (const restricted of [false, true]) {
    runs = freeRuns(index, isFree, search.category, restricted);
    const block = bestWindow(runs, search.quantity, search.wish);
    if (block) return found([block], search.quantity);
    const split = inAdjacentRows(runs, search);
    if (split) return found(split.windows, search.quantity, split.sizes);
  }
  return scattered(runs, search);
}

function freeRuns(
  index: PlanIndex,
  isFree: (seat: SeatId) => boolean,
  category: string,
  restricted: boolean,
): Run[] {
  const runs: Run[] = [];
  for (const [rowNo, row] of index.rows.entries()) {
    let from = -1;
    for (let i = 0; i <= row.seats.length; i++) {
      const seat = row.seats[i];
      const usable =
        seat !== undefined &&
        seat.category === category &&
        (seat.kind === 'normal' || (restricted && seat.kind === 'restricted')) &&
        isFree(seat.id);
      if (from >= 0 && (!usable || row.begins[i])) {
        runs.push({ row, rowNo, from, to: i });
        from = -1;
      }
      if (usable && from < 0) from = i;
    }
  }
  return runs;
}

function bestWindow(runs: readonly Run[], quantity: number, wish: SeatWish | null): Window | null {
  let best: Window | null = null;
  for (const run of runs) {
    const room = run.to - run.from - quantity;
    if (room < 0) continue;
    const costs = costsOf(run.row, wish);
    let total = 0;
    for (let i = run.from; i < run.from + quantity; i++) total += costs[i] as number;
    for (let from = run.from; ; from++) {
      const before = from - run.from;
      const after = room - before;
      const cost =
        total / quantity +
        (before === 1 ? SINGLE : 0) +
        (after === 1 ? SINGLE : 0) +
        (wish === 'aisle' && !onAisle(run.row, from, quantity) ? UNMET : 0);
      if (!best || cost < best.cost) best = { run, from, cost };
      if (after === 0) break;
      total += (costs[from + quantity] as number) - (costs[from] as number);
    }
  }
  return best;
}

/** What a seat costs: the wished distance first, the distance from the stage within it. */
function costsOf(row: IndexedRow, wish: SeatWish | null): Float64Array {
  if (wish === 'centre') return row.toCentre;
  return wish === 'front' ? row.toFront : row.toStage;
}

const onAisle = (row: IndexedRow, from: number, quantity: number): boolean =>
  row.begins[from] === true || row.begins[from + quantity] === true || from + quantity === row.seats.length;

interface Split {
  readonly windows: readonly Window[];
  readonly sizes: readonly number[];
}

/** Equal parts in two, three … rows behind each other, each as near as can be to the part in front of it. */
function inAdjacentRows(runs: readonly Run[], { quantity, wish }: SeatSearch): Split | null {
  const byRow = new Map<number, Run[]>();
  for (const run of runs) {
    const same = byRow.get(run.rowNo);
    if (same) same.push(run);
    else byRow.set(run.rowNo, [run]);
  }
  for (let rows = 2; rows <= Math.min(MOST_ROWS, quantity); rows++) {
    const sizes = Array.from({ length: rows }, (_, i) => Math.floor((quantity + rows - 1 - i) / rows));
    let best: { split: Split; cost: number } | null = null;
    for (const rowNo of byRow.keys()) {
      const windows = behindEachOther(byRow, rowNo, sizes, wish);
      if (!windows) continue;
      const cost = windows.reduce((sum, window) => sum + window.cost, 0);
      if (!best || cost < best.cost) best = { split: { windows, sizes }, cost };
    }
    if (best) return best.split;
  }
  return null;
}

function behindEachOther(
  byRow: ReadonlyMap<number, readonly Run[]>,
  first: number,
  sizes: readonly number[],
  wish: SeatWish | null,
): Window[] | null {
  const windows: Window[] = [];
  for (const [i, size] of sizes.entries()) {
    const runs = byRow.get(first + i) ?? [];
    const before = windows.at(-1);
    if (before && runs[0]?.row.section !== before.run.row.section) return null;
    const next = before
      ? nearestWindow(runs, size, middleOf(before, sizes[i - 1] as number))
      : bestWindow(runs, size, wish);
    if (!next) return null;
    windows.push(next);
  }
  return windows;
}

/** The middle of a window across the house. */
function middleOf({ run, from }: Window, size: number): number {
  const first = run.row.seats[from];
  const last = run.row.seats[from + size - 1];
  return ((first?.x ?? 0) + (last?.x ?? 0)) / 2;
}

function nearestWindow(runs: readonly Run[], size: number, x: number): Window | null {
  let best: Window | null = null;
  for (const run of runs)
    for (let from = run.from; from + size <= run.to; from++) {
      const window = { run, from, cost: 0 };
      const before = from - run.from;
      const after = run.to - from - size;
      const cost =
        Math.abs(middleOf(window, size) - x) + (before === 1 ? SINGLE : 0) + (after === 1 ? SINGLE : 0);
      if (!best || cost < best.cost) best = { run, from, cost };
    }
  return best;
}

/** Whatever is free: the longest runs first, so that as many as can sit together do. */
function scattered(runs: readonly Run[], { quantity, wish }: SeatSearch): FoundSeats {
  const sorted = runs
    .map((run, i) => ({
      run,
      i,
      length: run.to - run.from,
      cost: costsOf(run.row, wish)[run.from] as number,
    }))
    .sort((a, b) => b.length - a.length || a.cost - b.cost || a.i - b.i);
  const seats: SeatId[] = [];
  const rows: number[] = [];
  for (const { run, length } of sorted) {
    const take = Math.min(length, quantity - seats.length);
    if (take <= 0) break;
    for (const seat of run.row.seats.slice(run.from, run.from + take)) seats.push(seat.id);
    rows.push(take);
  }
  return { seats, rows };
}

function found(
  windows: readonly Window[],
  quantity: number,
  sizes: readonly number[] = [quantity],
): FoundSeats {
  const seats = windows.flatMap(({ run, from }, i) =>
    run.row.seats.slice(from, from + (sizes[i] as number)).map((seat) => seat.id),
  );
  return { seats, rows: sizes };
}
