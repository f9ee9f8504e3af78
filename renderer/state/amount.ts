/** No counter takes a million: what is keyed is always an amount that the till understands. */
const MOST_WHOLE_DIGITS = 6;

/** What is on a keypad's display: digits and at most one point. */
export type Keyed = string;

/** The display after one more key: a digit, '.' or 'Backspace'. What makes no amount changes nothing. */
export function keyAmount(keyed: Keyed, key: string): Keyed {
  if (key === 'Backspace') return keyed.slice(0, -1);
  if (key === '.' || key === ',') return keyed.includes('.') ? keyed : `${keyed === '' ? '0' : keyed}.`;
  if (!/^\d$/.test(key)) return keyed;
  const [whole = '', cents] = keyed.split('.');
  if (cents === undefined ? whole.length >= MOST_WHOLE_DIGITS : cents.length >= 2) return keyed;
  return keyed === '0' ? key : keyed + key;
}

/** The keyed francs in minor units; null when nothing was keyed. */
export function minorOf(keyed: Keyed): number | null {
  if (keyed === '') return null;
  const [whole = '0', cents = ''] = keyed.split('.');
  return Number(whole) * 100 + Number(cents.padEnd(2, '0'));
}

/** The digits of a count after one more key; at most `most`, so that a slip of the pad shows at once. */
export function keyCount(keyed: string, key: string, most: number): string {
  if (key === 'Backspace') return keyed.slice(0, -1);
  if (!/^\d$/.test(key)) return keyed;
  const next = keyed === '0' ? key : keyed + key;
  return Number(next) > most ? keyed : next;
}
