import { withoutControls } from '../kernel/text.ts';

/** Characters of Windows-1252 above ASCII: the code page that Western European tickets are printed in. */
const ABOVE_ASCII = new Set(
  [
    '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ',
    '¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿',
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß',
    'àáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  ].join(''),
);

/** Letters that do not come apart into a base letter and a mark, but are read as one. */
const STAND_INS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŧ: 't',
  Ŧ: 'T',
  ŋ: 'n',
  Ŋ: 'N',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '′': '’',
  '″': '”',
};

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const MARKS = /\p{M}/gu;

/** True for a character that printers have in Windows-1252. */
export const isPrinterLetter = (char: string): boolean =>
  (char >= ' ' && char <= '~') || ABOVE_ASCII.has(char);

/**
 * A text in the characters a ticket printer has (Windows-1252), one cell each: controls and invisible
 * characters are gone, foreign letters lose their marks, what is left over becomes a question mark.
 * Applied before measuring, so that screen and paper break lines at the same place.
 */
export function paperText(text: string): string {
  const plain = withoutControls(text.replace(SPACES, ' ')).replace(INVISIBLE, '').normalize('NFC').trim();
  let out = '';
  for (const char of plain) out += isPrinterLetter(char) ? char : standIn(char);
  return out;
}

/** What stands for a character that cannot be printed: its base letter, else a question mark. */
export function standIn(char: string): string {
  const known = STAND_INS[char];
  if (known !== undefined) return known;
  if (/^\p{M}$/u.test(char)) return '';
  let out = '';
  for (const part of char.normalize('NFKD').replace(MARKS, '')) {
    out += isPrinterLetter(part) ? part : (STAND_INS[part] ?? '?');
  }
  return out === '' ? '?' : out;
}
