/** Kinds of paper. `card` is a CR80 card. */
export type StockId = 'roll80' | 'roll58' | 'show' | 'cinema' | 'a4' | 'card';

/** A kind of paper and, for rolls, the grid that a receipt printer's own font makes on it. Lengths in mm. */
export interface Paper {
  readonly id: StockId;
  readonly name: string;
  readonly widthMm: number;
  /** Null for a roll: it is cut where the print ends. */
  readonly heightMm: number | null;
  /** What the print head reaches across, centred on the paper. */
  readonly printableMm: number;
  /** What stays white above and below on paper of a fixed size. */
  readonly marginYMm: number;
  /** Cells across in the printer's font A (12 × 24 dots); 0 on paper of a fixed size, which is printed as placed. */
  readonly columns: number;
  readonly cellWidthMm: number;
  readonly cellHeightMm: number;
  /** One dot of 203 dpi, taken as 8 per mm, unless the printer says otherwise. */
  readonly dotMm: number;
}

const DOT_203 = 0.125;
const CELL = { cellWidthMm: 12 * DOT_203, cellHeightMm: 24 * DOT_203 };
const NO_CELLS = { columns: 0, cellWidthMm: 0, cellHeightMm: 0 };

/** Receipt roll of 80 mm: 576 dots, 48 columns. */
export const ROLL_80: Paper = {
  id: 'roll80',
  name: '80 mm',
  widthMm: 80,
  heightMm: null,
  printableMm: 72,
  marginYMm: 0,
  columns: 48,
  ...CELL,
  dotMm: DOT_203,
};

/** Receipt roll of 58 mm: 384 dots, 32 columns. */
export const ROLL_58: Paper = {
  ...ROLL_80,
  id: 'roll58',
  name: '58 mm',
  widthMm: 58,
  printableMm: 48,
  columns: 32,
};

const fixed = (id: StockId, name: string, widthMm: number, heightMm: number, margin: number): Paper => ({
  id,
  name,
  widthMm,
  heightMm,
  printableMm: widthMm - 2 * margin,
  marginYMm: margin,
  ...NO_CELLS,
  dotMm: DOT_203,
});

/** The thermal ticket formats of the trade, sheets and cards. */
export const SHOW = fixed('show', 'Show 82 × 203.2 mm', 82, 203.2, 2);
export const CINEMA = fixed('cinema', 'Cinema 101.6 × 76.2 mm', 101.6, 76.2, 2);
/** Drawn as vectors: its dots only keep codes on a grid. */
export const A4: Paper = { ...fixed('a4', 'A4', 210, 297, 10), dotMm: 0.05 };
/** ISO/IEC 7810 ID-1. */
export const CARD = fixed('card', 'CR80 85.6 × 54 mm', 85.6, 54, 2);

export const STOCKS: Readonly<Record<StockId, Paper>> = {
  roll80: ROLL_80,
  roll58: ROLL_58,
  show: SHOW,
  cinema: CINEMA,
  a4: A4,
  card: CARD,
};

/** Mm per dot of a resolution: printers of 203 dpi have 8 dots per mm, those of 300 dpi 11.8. */
export const dotMmOf = (dpi: 203 | 300): number => (dpi === 203 ? DOT_203 : 25.4 / 300);
