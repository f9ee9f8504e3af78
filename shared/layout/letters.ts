import { withoutControls } from '../kernel/text.ts';
import { BOLD_WIDTHS, REGULAR_WIDTHS } from './fontWidths.ts';
import { isPrinterLetter, paperText, standIn } from './paperText.ts';

/** Whose letters a text is set in: the printer's own, or those of the font that comes with the product. */
export type Letters = 'printer' | 'font';

const table = (ranges: typeof REGULAR_WIDTHS): ReadonlyMap<string, number> => {
  const map = new Map<string, number>();
  for (const [from, widths] of ranges)
    for (let i = 0; i < widths.length; i += 2) {
      const digits = widths.slice(i, i + 2);
      if (digits !== '--') map.set(String.fromCodePoint(from + i / 2), Number.parseInt(digits, 36) / 1000);
    }
  return map;
};
const REGULAR = table(REGULAR_WIDTHS);
const BOLD = table(BOLD_WIDTHS);
/** An unknown letter takes as much as the widest known ones. */
const UNKNOWN_EM = 1;

/** How wide a text is, in em of the font. Marks that the font sets above a letter have no width of their own. */
export function emWidth(text: string, bold: boolean): number {
  const widths = bold ? BOLD : REGULAR;
  let em = 0;
  for (const char of text) em += widths.get(char) ?? UNKNOWN_EM;
  return em;
}

const SPACES = /[^\S\n]+/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** A text in letters that the font has: controls and invisible characters are gone, others have a stand-in. */
export function fontText(text: string): string {
  const plain = withoutControls(text.replace(SPACES, ' ')).replace(INVISIBLE, '').normalize('NFC').trim();
  let out = '';
  for (const char of plain) out += REGULAR.has(char) ? char : standIn(char);
  return out;
}

/** A text as it can be set in these letters. */
export const setIn = (letters: Letters, text: string): string =>
  letters === 'printer' ? paperText(text) : fontText(text);

/**
 * True when a text has letters that the printer's own font lacks but the product's has: such a document is printed as a
 * picture, so that a name is spelt as its owner spells it.
 */
export function needsFont(text: string): boolean {
  for (const char of text.normalize('NFC'))
    if (!isPrinterLetter(char) && /\p{L}/u.test(char) && REGULAR.has(char)) return true;
  return false;
}
