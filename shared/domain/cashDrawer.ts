import type { Currency } from '../kernel/money.ts';

/** What moves cash without a sale; a no-sale moves none: the drawer was opened. */
export const MOVEMENT_KINDS = ['drop', 'payOut', 'payIn', 'noSale'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Why cash goes out of the drawer or into it. What a house says more of it is personal: a note. */
export const CASH_REASONS = ['change', 'purchase', 'fee', 'correction', 'other'] as const;
export type CashReason = (typeof CASH_REASONS)[number];

/** Pieces of one value, as counted. `value` in minor units of the currency. */
export interface Pieces {
  readonly currency: Currency;
  readonly value: number;
  readonly pieces: number;
}

/** What pieces of a currency come to, in its minor units. */
export const piecesMinor = (pieces: readonly Pieces[], currency: Currency): number =>
  pieces.reduce((total, one) => (one.currency === currency ? total + one.value * one.pieces : total), 0);

/** Kinds of payment that no terminal and no pile of paper stands behind: they are never counted. */
const UNCOUNTABLE: readonly string[] = ['cash', 'invoice', 'free', 'exchange'];

/** Whether a payment method is counted beside the drawer: a terminal's total, paper vouchers, cheques. */
export const countsBesideDrawer = (method: {
  readonly kind: string;
  readonly countedAtClosing: boolean;
}): boolean => method.countedAtClosing && !UNCOUNTABLE.includes(method.kind);
