import type { CatalogueRow } from '../service/catalogue.ts';

/** The hall's plan. */
export const HALL = 'hall';

interface SectionPlan {
  readonly id: string;
  readonly name: string;
  readonly rows: number;
  readonly seats: number;
  /** Middle of the section across the house, and the distance of its first row from the stage. */
  readonly x: number;
  readonly y: number;
}

/** 2,000 seats: stalls of 24 rows in three parts, a balcony of 8 rows in three parts. */
const SECTIONS: readonly SectionPlan[] = [
  { id: 'stalls-l', name: 'Parterre gauche', rows: 24, seats: 16, x: -23, y: 6 },
  { id: 'stalls-c', name: 'Parterre', rows: 24, seats: 26, x: 0, y: 6 },
  { id: 'stalls-r', name: 'Parterre droite', rows: 24, seats: 16, x: 23, y: 6 },
  { id: 'balcony-l', name: 'Balcon gauche', rows: 8, seats: 21, x: -30, y: 40 },
  { id: 'balcony-c', name: 'Balcon', rows: 8, seats: 34, x: 0, y: 40 },
  { id: 'balcony-r', name: 'Balcon droite', rows: 8, seats: 21, x: 30, y: 40 },
];
/** Rows of the middle stalls that cost most. */
const BEST_ROWS = 12;
const ROW_DEPTH = 1.25;
/** How much rows bend around the stage, per unit² from its middle. */
const BEND = 0.006;
const MIDDLE = 42;

/** A seat as it stands in the feed. */
export interface HallSeat {
  readonly id: string;
  readonly number: string;
  readonly x: number;
  readonly y: number;
  readonly category: string;
  readonly kind: 'normal' | 'wheelchair' | 'companion' | 'restricted' | 'house';
  readonly with: string | null;
}

/** All seats of the hall, section by section and row by row. */
export function hallRows(): { section: SectionPlan; rows: { name: string; seats: HallSeat[] }[] }[] {
  return SECTIONS.map((section) => ({
    section,
    rows: Array.from({ length: section.rows }, (_, row) => ({
      name: String(row + 1),
      seats: Array.from({ length: section.seats }, (__, i) => seatOf(section, row, i)),
    })),
  }));
}

function seatOf(section: SectionPlan, row: number, i: number): HallSeat {
  const { id, seats } = section;
  const x = section.x + i - (seats - 1) / 2;
  const name = (k: number): string => `${id}-${row + 1}-${k + 1}`;
  const category = id.startsWith('balcony') ? 'C' : id === 'stalls-c' && row < BEST_ROWS ? 'A' : 'B';
  const special = kindOf(section, row, i);
  return {
    id: name(i),
    number: String(i + 1),
    x: round(MIDDLE + x),
    y: round(section.y + row * ROW_DEPTH + BEND * x * x),
    category,
    kind: special,
    // A wheelchair place is sold with the seat beside it.
    with: special === 'wheelchair' ? name(i + 1) : null,
  };
}

/** Wheelchairs stand in the last row of the stalls, two seats belong to the house, the balcony's ends see less. */
function kindOf({ id, rows, seats }: SectionPlan, row: number, i: number): HallSeat['kind'] {
  if (id === 'stalls-c' && row === rows - 1 && i % 4 === 0 && i < 16) return 'wheelchair';
  if (id === 'stalls-c' && row === rows - 1 && i % 4 === 1 && i < 16) return 'companion';
  if (id === 'stalls-c' && row === 9 && (i === 12 || i === 13)) return 'house';
  if (id === 'balcony-l' && i < 2) return 'restricted';
  return id === 'balcony-r' && i >= seats - 2 ? 'restricted' : 'normal';
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Seats of a category that are for sale. */
export const hallPlaces = (category: string): number =>
  hallRows()
    .flatMap(({ rows }) => rows.flatMap((row) => row.seats))
    .filter((seat) => seat.category === category && seat.kind !== 'house').length;

/** The plan as rows of the catalogue. */
export function hallPlan(venue: string): CatalogueRow[] {
  const frame = {
    id: HALL,
    venue,
    name: 'Grande salle',
    width: MIDDLE * 2,
    height: 61,
    stage: { x: MIDDLE, y: 2, label: 'Scène' },
  };
  return [
    { kind: 'plan', id: HALL, value: frame },
    ...hallRows().map(({ section, rows }, order): CatalogueRow => {
      const { id, name } = section;
      return { kind: 'planSection', id, value: { id, plan: HALL, name, order, rows } };
    }),
  ];
}
