/**
 * The two check digits of ISO/IEC 7064 MOD 97-10 over letters and digits (A = 10 … Z = 35): they find every
 * wrong digit, every wrong letter and every two swapped digits. A letter read as a digit may slip through.
 */
export function checkDigits(text: string): string {
  return String(98 - mod97(`${text}00`)).padStart(2, '0');
}

function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** What the numbers of a till life begin with: till number and, from its second life on, a letter. */
export type NumberPrefix = string;

const serial = (ordinal: number): string => String(ordinal).padStart(6, '0');

/** Order number such as 2-000412; ordinals start at 1 and have no gap within a till life. */
export const orderNumber = (prefix: NumberPrefix, ordinal: number): string => `${prefix}-${serial(ordinal)}`;

/** Ticket number such as T2-000913-91, the last two being check digits. */
export function ticketNumber(prefix: NumberPrefix, ordinal: number): string {
  return `T${prefix}-${serial(ordinal)}-${checkDigits(`T${prefix}${serial(ordinal)}`)}`;
}

/** Number of a closing such as Z2-0007. */
export const zNumber = (prefix: NumberPrefix, ordinal: number): string =>
  `Z${prefix}-${String(ordinal).padStart(4, '0')}`;

/** Number of a refund such as R2-000007. */
export const refundNumber = (prefix: NumberPrefix, ordinal: number): string =>
  `R${prefix}-${serial(ordinal)}`;

/** True for a ticket number whose check digits fit; hyphens and case do not matter. */
export function isTicketNumber(text: string): boolean {
  const plain = text.toUpperCase().replaceAll('-', '');
  return /^T[0-9A-Z]{1,4}[0-9]{6,9}[0-9]{2}$/.test(plain) && mod97(plain) === 1;
}
