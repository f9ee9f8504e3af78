/** ISO 4217 code; every currency here has two decimals. */
export type Currency = 'CHF' | 'EUR';

/** An amount in minor units (centimes, cents): a safe integer with its currency. */
export interface Money {
  readonly minor: number;
  readonly currency: Currency;
}

/** An amount of `minor` units; throws when it is not a safe integer. */
export function money(minor: number, currency: Currency): Money {
  if (!Number.isSafeInteger(minor)) throw new Error(`money: ${minor} is not a whole number of minor units`);
  return { minor, currency };
}

/** Adds minor units; throws past the safe integers, so that a sum is never silently wrong. */
export function sum(amounts: Iterable<number>): number {
  let total = 0;
  for (const amount of amounts) total += amount;
  if (!Number.isSafeInteger(total)) throw new Error('sum: the amounts leave the safe integers');
  return total;
}

/** Divides whole numbers, halves away from zero: the commercial rounding of amounts. */
export function divideRounded(dividend: number, divisor: number): number {
  const sign = dividend < 0 !== divisor < 0 ? -1 : 1;
  const a = Math.abs(dividend);
  const b = Math.abs(divisor);
  const floor = Math.floor(a / b);
  const up = (a - floor * b) * 2 >= b;
  const value = floor + (up ? 1 : 0);
  return value === 0 ? 0 : sign * value;
}

/**
 * What is added to an amount so that it can be paid in coins of `step` minor units: Swiss cash has none
 * below 0.05, so 17.87 becomes 17.85 and 17.88 becomes 17.90. A step of 1 adds nothing.
 */
export function cashRounding(minor: number, step: number): number {
  return divideRounded(minor, step) * step - minor;
}
