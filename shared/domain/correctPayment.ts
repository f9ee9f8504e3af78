import { cashRounding } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { PaymentMethod } from './catalogue.ts';
import type { Payment, PaymentTerms } from './payment.ts';

/** Why a payment can't be turned into another one. */
export type CorrectionRefusal =
  | { readonly kind: 'paymentStays'; readonly method: string }
  | { readonly kind: 'methodUnknown'; readonly method: string };

/** A payment turned around and what it was in truth; minor units. */
export interface CorrectedPayment {
  readonly minus: Payment;
  readonly plus: Payment;
  readonly roundingMinor: number;
}

const PLAIN: readonly Payment['kind'][] = ['cash', 'card', 'twint', 'other'];

/** True for what moved plain money of the venue's currency: vouchers, exchanges and foreign notes are other things. */
export const canBeCorrected = (
  payment: Pick<Payment, 'kind' | 'minor'> & { readonly foreign?: unknown },
): boolean => PLAIN.includes(payment.kind) && payment.minor > 0 && (payment.foreign ?? null) === null;

/** True for a method that a payment can have been in truth. */
export const canCorrectTo = (
  method: Pick<PaymentMethod, 'kind' | 'currency' | 'wantsReference'>,
  currency: PaymentTerms['currency'],
): boolean =>
  PLAIN.includes(method.kind) &&
  !method.wantsReference &&
  (method.currency === null || method.currency === currency);

/**
 * Turns a payment into one by another method. `roundingMinor` is the rounding that this payment has as it stands: it goes
 * with it; cash that comes instead is rounded to the venue's coins.
 */
export function correctPayment(
  payment: Payment,
  method: PaymentMethod,
  roundingMinor: number,
  terms: Pick<PaymentTerms, 'cashStep' | 'currency'>,
): Result<CorrectedPayment, CorrectionRefusal> {
  if (!canBeCorrected(payment)) return refuse({ kind: 'paymentStays', method: payment.methodName });
  if (!canCorrectTo(method, terms.currency) || method.id === payment.method)
    return refuse({ kind: 'methodUnknown', method: method.name });
  const before = payment.kind === 'cash' ? roundingMinor : 0;
  const due = payment.minor - before;
  const after = method.kind === 'cash' ? cashRounding(due, terms.cashStep) : 0;
  const minor = due + after;
  return accept({
    minus: {
      ...payment,
      minor: 0 - payment.minor,
      givenMinor: 0 - payment.givenMinor,
      changeMinor: 0 - payment.changeMinor,
    },
    plus: {
      method: method.id,
      methodName: method.name,
      kind: method.kind,
      minor,
      givenMinor: minor,
      changeMinor: 0,
    },
    roundingMinor: after - before,
  });
}
