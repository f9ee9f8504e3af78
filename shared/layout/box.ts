import type { Paper } from './stock.ts';

/** Times the cell's width and height, 1 to 8 each: what thermal printers can do. */
export interface TextSize {
  readonly wide: number;
  readonly high: number;
}

/** The printer's own letters in cells, or letters of `mm` em in the font that comes with the product. */
export type Font = ({ readonly kind: 'cells' } & TextSize) | { readonly kind: 'sans'; readonly mm: number };

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One line of text; its height is that of the line. On a roll, boxes of one row end at the same y. */
export interface TextBox extends Area {
  readonly kind: 'text';
  readonly text: string;
  readonly font: Font;
  readonly bold: boolean;
  /** White on black. */
  readonly inverse: boolean;
  /** The text did not fit by its rule: a word was broken or its end is an ellipsis. */
  readonly cut: boolean;
}

/** A black bar; dashed ones show where something may be torn or ends. */
export interface RuleBox extends Area {
  readonly kind: 'rule';
  readonly dashed: boolean;
}

/** An empty rectangle with lines of this thickness. */
export interface FrameBox extends Area {
  readonly kind: 'frame';
  readonly thicknessMm: number;
}

/** A QR code, centred in its box, whose size is the most it can need. */
export interface QrBox extends Area {
  readonly kind: 'qr';
  readonly text: string;
  readonly moduleMm: number;
}

/** A CODE128 in set B, centred in its box. */
export interface Code128Box extends Area {
  readonly kind: 'code128';
  readonly text: string;
  readonly moduleMm: number;
}

/** A picture of black dots: rows of `width` bits, padded to bytes, in hex. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly bits: string;
}

/** A picture that fills its box. */
export interface ImageBox extends Area {
  readonly kind: 'image';
  readonly bitmap: Bitmap;
}

export type Box = TextBox | RuleBox | FrameBox | QrBox | Code128Box | ImageBox;

/**
 * Measured boxes in mm, from the left end of the printable width, in reading order; from the top of a roll's print, or
 * of the sheet.
 */
export interface Layout {
  readonly paper: Paper;
  /** Mm per dot of the printer this was measured for. */
  readonly dotMm: number;
  readonly heightMm: number;
  readonly boxes: readonly Box[];
}
