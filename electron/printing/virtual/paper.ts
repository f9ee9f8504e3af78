/** Dots across the print head, and the size of a letter. */
export const HEAD_DOTS = 576;
export const LETTER_WIDTH = 12;
export const LETTER_HEIGHT = 24;
/** What ESC/POS printers do unless told otherwise. */
const DEFAULT_SPACING = 30;
const DEFAULT_BAR_WIDTH = 3;
const DEFAULT_BAR_HEIGHT = 162;

/** Something black on paper, in dots from the left end of the head and the top of the paper. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly wide: number;
      readonly high: number;
      readonly bold: boolean;
      readonly inverse: boolean;
    }
  | {
      readonly kind: 'bars';
      readonly x: number;
      readonly y: number;
      readonly bits: string;
      readonly module: number;
      readonly height: number;
    };

/** A piece of paper as it comes out of the printer. */
export interface Paper {
  readonly lines: readonly string[];
  readonly qr: readonly string[];
  readonly code128: readonly string[];
  readonly marks: readonly Mark[];
  readonly headDots: number;
  readonly heightDots: number;
  /** False when it was torn off because the power went. */
  readonly cut: boolean;
  /** What a strict printer would not have understood, in plain words. */
  readonly errors: readonly string[];
  readonly drawerPulses: number;
  readonly bytes: Uint8Array;
}

/** How the printer is set: what a reset puts back. */
export interface Mode {
  codePage: number;
  spacing: number;
  bold: boolean;
  inverse: boolean;
  align: 'left' | 'centre' | 'right';
  wide: number;
  high: number;
  barWidth: number;
  barHeight: number;
  qrCell: number;
  qrLevel: number;
  qr: string | undefined;
}
/** After switching on or a reset. */
export const freshMode = (): Mode => ({
  codePage: 0,
  spacing: DEFAULT_SPACING,
  bold: false,
  inverse: false,
  align: 'left',
  wide: 1,
  high: 1,
  barWidth: DEFAULT_BAR_WIDTH,
  barHeight: DEFAULT_BAR_HEIGHT,
  qrCell: 3,
  qrLevel: 0,
  qr: undefined,
});

/** What is on the paper since the last cut. */
export interface Page {
  x: number;
  y: number;
  line: (Mark & { kind: 'text' })[];
  bytes: Uint8Array[];
  drawerPulses: number;
  readonly lines: string[];
  readonly qr: string[];
  readonly code128: string[];
  readonly marks: Mark[];
  readonly errors: string[];
}
/** A paper with nothing on it. */
export const freshPage = (): Page => ({
  x: 0,
  y: 0,
  line: [],
  bytes: [],
  drawerPulses: 0,
  lines: [],
  qr: [],
  code128: [],
  marks: [],
  errors: [],
});
