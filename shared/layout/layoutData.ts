import type { Language } from '../kernel/language.ts';
import type { Block } from './block.ts';
import type { Bitmap } from './box.ts';
import type { PrintDocument } from './documents.ts';
import type { PlacedElement } from './placed.ts';
import type { StockId } from './stock.ts';

export type DocumentKind = PrintDocument['kind'];

/** A text that the venue may write itself; templates name it `{own.<name>}`. */
export interface OwnText {
  readonly name: 'head' | 'note' | 'foot';
  /** The most characters that are accepted at all; whether it fits is measured. */
  readonly most: number;
}

/** How a kind of document looks on a kind of paper: data, without code. */
export interface LayoutData {
  readonly id: string;
  readonly document: DocumentKind;
  readonly stock: StockId;
  readonly own: readonly OwnText[];
  readonly body:
    | { readonly kind: 'flow'; readonly blocks: readonly Block[] }
    | { readonly kind: 'placed'; readonly elements: readonly PlacedElement[] };
}

/** What a venue has made of a layout: its own texts by name and language, and its logo. */
export interface LayoutEdit {
  readonly texts: Readonly<Partial<Record<OwnText['name'], Readonly<Partial<Record<Language, string>>>>>>;
  readonly logo: Bitmap | null;
}

/** Nothing changed. */
export const NO_EDIT: LayoutEdit = { texts: {}, logo: null };

/** A logo's most dots: half of a roll's width, and not so high that it costs the door time. */
export const MOST_LOGO = { width: 400, height: 160 } as const;
