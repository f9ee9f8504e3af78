import type { TextSize } from './box.ts';

/** A template in a row and how it may be made to fit. */
export interface Cell {
  readonly text: string;
  /** Tried in this order; the last one is taken in any case and what does not fit ends in an ellipsis. */
  readonly sizes: readonly TextSize[];
  readonly lines: number;
  readonly bold: boolean;
}

/** What a roll's layout consists of, from top to bottom. Texts are templates, lengths are in mm. */
export type Block =
  | {
      readonly kind: 'row';
      readonly left: Cell;
      readonly right: Cell | null;
      /** When both do not fit beside each other in their first sizes, the right one goes below. */
      readonly orBelow: boolean;
    }
  | { readonly kind: 'centred'; readonly cell: Cell }
  | {
      readonly kind: 'band';
      readonly left: string;
      readonly right: string;
      readonly sizes: readonly TextSize[];
    }
  | { readonly kind: 'rule'; readonly mm: number; readonly dashed: boolean }
  | { readonly kind: 'gap'; readonly mm: number }
  | { readonly kind: 'qr'; readonly text: string; readonly moduleMm: number }
  | { readonly kind: 'code128'; readonly text: string; readonly heightMm: number }
  /** The venue's logo, centred, when it has one. */
  | { readonly kind: 'logo' }
  /** Blocks that are there only when fields are filled: see `holds`. */
  | { readonly kind: 'when'; readonly when: string; readonly blocks: readonly Block[] }
  /** Blocks for each item of a list; templates name the item's fields. */
  | { readonly kind: 'each'; readonly of: string; readonly blocks: readonly Block[] };

/** Cells times width and height. */
export const size = (wide: number, high: number): TextSize => ({ wide, high });

/** A cell of one line in one size, or in the first of some that fits. */
export const cell = (text: string, of: TextSize | readonly TextSize[] = size(1, 1), bold = false): Cell => ({
  text,
  sizes: 'wide' in of ? [of] : of,
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

export const row = (left: Cell, right: Cell | null = null, orBelow = false): Block => ({
  kind: 'row',
  left,
  right,
  orBelow,
});
export const centred = (inner: Cell): Block => ({ kind: 'centred', cell: inner });
export const gap = (mm: number): Block => ({ kind: 'gap', mm });
export const rule = (mm = 0.25, dashed = false): Block => ({ kind: 'rule', mm, dashed });
export const band = (left: string, right: string, ...sizes: readonly TextSize[]): Block => ({
  kind: 'band',
  left,
  right,
  sizes: sizes.length === 0 ? [size(1, 1)] : sizes,
});
export const when = (condition: string, ...blocks: readonly Block[]): Block => ({
  kind: 'when',
  when: condition,
  blocks,
});
export const each = (of: string, ...blocks: readonly Block[]): Block => ({ kind: 'each', of, blocks });
export const LOGO: Block = { kind: 'logo' };
