import { cashRounding } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { PaymentMethod } from './catalogue.ts';
import type { Payment, PaymentTerms, Settlement } from './payment.ts';

/** Why a payment method can't give money back. */
export type PayBackRefusal =
  | { readonly kind: 'methodUnknown'; readonly method: string }
  | { readonly kind: 'methodCantPayBack'; readonly method: string };

/** True for a method that money goes back by: the venue's own cash, and what a terminal reverses. */
export const paysBack = (
  method: Pick<PaymentMethod, 'kind' | 'currency'>,
  currency: PaymentTerms['currency'],
): boolean =>
  method.kind === 'card' ||
  method.kind === 'twint' ||
  (method.kind === 'cash' && (method.currency === null || method.currency === currency));

/**
 * The payments that give `dueMinor` (0 or more, minor units) back by one method: below zero, as the journal writes what
 * goes out. Cash is rounded to the venue's coins. Nothing is due: nothing is paid, whatever the method.
 */
export function payBack(
  dueMinor: number,
  method: PaymentMethod | undefined,
  terms: Pick<PaymentTerms, 'cashStep' | 'currency'>,
): Result<Settlement, PayBackRefusal> {
  if (dueMinor === 0) return accept({ payments: [], roundingMinor: 0 });
  if (!method) return refuse({ kind: 'methodUnknown', method: '' });
  if (!paysBack(method, terms.currency)) return refuse({ kind: 'methodCantPayBack', method: method.name });
  const rounding = method.kind === 'cash' ? cashRounding(dueMinor, terms.cashStep) : 0;
  const out = dueMinor + rounding;
  return accept({
    payments: out === 0 ? [] : [paidOut(method, out)],
    // Zero never has a sign in an entry.
    roundingMinor: rounding === 0 ? 0 : -rounding,
  });
}

/** A payment that goes out: `minor` is what leaves, above zero. */
export const paidOut = (method: Pick<PaymentMethod, 'id' | 'name' | 'kind'>, minor: number): Payment => ({
  method: method.id,
  methodName: method.name,
  kind: method.kind,
  minor: -minor,
  givenMinor: -minor,
  changeMinor: 0,
});
