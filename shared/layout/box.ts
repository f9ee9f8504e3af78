/** A kind of paper and the grid that its printer's own font makes on it. Lengths in mm. */
export interface Paper {
  readonly name: string;
  readonly widthMm: number;
  /** What the print head reaches, centred on the paper. */
  readonly printableMm: number;
  readonly columns: number;
  readonly cellWidthMm: number;
  readonly cellHeightMm: number;
  readonly dotMm: number;
}

/** Receipt roll of 80 mm at 203 dpi, taken as 8 dots per mm: 576 dots, 48 columns of 12 × 24 dots. */
export const ROLL_80: Paper = {
  name: 'roll-80',
  widthMm: 80,
  printableMm: 72,
  columns: 48,
  cellWidthMm: 1.5,
  cellHeightMm: 3,
  dotMm: 0.125,
};

/** Times the cell's width and height, 1 to 8 each: what thermal printers can do. */
export interface TextSize {
  readonly wide: number;
  readonly high: number;
}

/** One line of text in cells. Boxes of one row end at the same y. */
export interface TextBox {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly size: TextSize;
  readonly bold: boolean;
  /** White on black. */
  readonly inverse: boolean;
}

/** A black bar over the printable width; dashed ones show where something may be torn or ends. */
export interface RuleBox {
  readonly kind: 'rule';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly dashed: boolean;
}

/** A QR code, centred in its box, whose size is the most it can need. */
export interface QrBox {
  readonly kind: 'qr';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly moduleMm: number;
}

/** A CODE128 in set B, centred in its box. */
export interface Code128Box {
  readonly kind: 'code128';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly moduleMm: number;
}

export type Box = TextBox | RuleBox | QrBox | Code128Box;

/** Measured boxes in mm, from the left end of the printable width and the top of the paper, in reading order. */
export interface Layout {
  readonly paper: Paper;
  readonly heightMm: number;
  readonly boxes: readonly Box[];
}
