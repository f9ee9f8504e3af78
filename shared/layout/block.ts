import type { TextSize } from './box.ts';

/** A text in a row and how it may be made to fit. */
export interface Cell {
  readonly text: string;
  /** Tried in this order; the last one is taken in any case and what does not fit ends in an ellipsis. */
  readonly sizes: readonly TextSize[];
  readonly lines: number;
  readonly bold: boolean;
}

/** What a layout consists of, from top to bottom. Lengths in mm. */
export type Block =
  | { readonly kind: 'row'; readonly left: Cell; readonly right: Cell | null }
  | { readonly kind: 'centred'; readonly cell: Cell }
  | { readonly kind: 'band'; readonly left: string; readonly right: string; readonly size: TextSize }
  | { readonly kind: 'rule'; readonly mm: number; readonly dashed: boolean }
  | { readonly kind: 'gap'; readonly mm: number }
  | { readonly kind: 'qr'; readonly text: string; readonly moduleMm: number }
  | { readonly kind: 'code128'; readonly text: string; readonly heightMm: number };

/** Cells times width and height. */
export const size = (wide: number, high: number): TextSize => ({ wide, high });

/** A cell of one line in one size. */
export const cell = (text: string, of: TextSize = size(1, 1), bold = false): Cell => ({
  text,
  sizes: [of],
  lines: 1,
  bold,
});

/** A cell that takes the first size in which it fits into a number of lines. */
export const fitted = (text: string, sizes: readonly TextSize[], lines: number, bold = false): Cell => ({
  text,
  sizes,
  lines,
  bold,
});

export const row = (left: Cell, right: Cell | null = null): Block => ({ kind: 'row', left, right });
export const centred = (inner: Cell): Block => ({ kind: 'centred', cell: inner });
export const gap = (mm: number): Block => ({ kind: 'gap', mm });
export const rule = (mm = 0.25, dashed = false): Block => ({ kind: 'rule', mm, dashed });
export const band = (left: string, right: string, of: TextSize = size(1, 1)): Block => ({
  kind: 'band',
  left,
  right,
  size: of,
});
