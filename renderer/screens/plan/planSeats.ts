import type { PlanView } from '../../../shared/contract/planViews.ts';

/** A plan's seats in flat columns, in the order in which their states come. */
export interface PlanSeats {
  readonly ids: readonly string[];
  readonly numbers: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Index into the plan's zones; -1 where nothing is sold. */
  readonly zone: Int16Array;
  readonly kinds: string;
  /** Where the names of sections stand. */
  readonly sections: readonly { readonly name: string; readonly x: number; readonly top: number }[];
  /** Seats by cell of the plan, to find the one under a finger. */
  readonly cells: ReadonlyMap<string, readonly number[]>;
}

/** A finger's width around a seat's middle, in units of the plan. */
const REACH = 0.75;
const CELL = 2;

const cellOf = (x: number, y: number): string => `${Math.floor(x / CELL)}/${Math.floor(y / CELL)}`;

/** A plan's seats made ready for drawing and picking. */
export function planSeats(plan: PlanView): PlanSeats {
  const rows = plan.sections.flatMap((section) => section.rows);
  const x = Float64Array.from(rows.flatMap((row) => row.x));
  const y = Float64Array.from(rows.flatMap((row) => row.y));
  const cells = new Map<string, number[]>();
  for (let i = 0; i < x.length; i++) {
    const cell = cellOf(x[i] as number, y[i] as number);
    const some = cells.get(cell);
    if (some) some.push(i);
    else cells.set(cell, [i]);
  }
  return {
    ids: rows.flatMap((row) => row.ids),
    numbers: rows.flatMap((row) => row.numbers),
    x,
    y,
    zone: Int16Array.from(rows.flatMap((row) => row.zone)),
    kinds: rows.map((row) => row.kinds).join(''),
    sections: plan.sections.map(({ name, rows: of }) => {
      const xs = of.flatMap((row) => row.x);
      return {
        name,
        x: xs.reduce((sum, one) => sum + one, 0) / Math.max(1, xs.length),
        top: of
          .flatMap((row) => row.y)
          .reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY),
      };
    }),
    cells,
  };
}

/** The number of the seat nearest to a place, within a finger's reach; null when there is none. */
export function seatAt({ cells, x, y }: PlanSeats, px: number, py: number): number | null {
  let best: number | null = null;
  let nearest = REACH;
  for (const dx of [-CELL, 0, CELL])
    for (const dy of [-CELL, 0, CELL])
      for (const i of cells.get(cellOf(px + dx, py + dy)) ?? []) {
        const distance = Math.hypot((x[i] as number) - px, (y[i] as number) - py);
        if (distance < nearest) {
          nearest = distance;
          best = i;
        }
      }
  return best;
}
