import type { Currency } from '../../shared/kernel/money.ts';

const NOTES_AND_COINS: Readonly<Record<Currency, readonly number[]>> = {
  CHF: [100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5],
  EUR: [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
};

/** Notes and coins of a currency in minor units, largest first. */
export const denominationsOf = (currency: Currency): readonly number[] => NOTES_AND_COINS[currency];
