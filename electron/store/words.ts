/** No search has more words; the rest is left out. */
const MOST_WORDS = 6;

/** The words of a text as FTS5's unicode61 would cut them: runs of letters and digits. */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFC').match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).slice(0, MOST_WORDS);

/** The words of a text without accents and capitals, as the full-text index compares them. */
export const foldedWords = (text: string): string[] =>
  wordsOf(text).map((word) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());

/** A full-text query for words that begin so, all of them; null when there is no word. */
export function beginnings(text: string): string | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : words.map((word) => `"${word}"*`).join(' AND ');
}
