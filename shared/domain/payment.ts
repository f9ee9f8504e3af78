import type { PaymentMethodId } from '../kernel/ids.ts';
import { cashRounding, sum } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { PaymentKind, PaymentMethod } from './catalogue.ts';
import type { SaleRefusal } from './refusal.ts';

/** What the screen says was paid: cash with the amount given (null: exact), a terminal with what it took. */
export interface PaymentRequest {
  readonly method: PaymentMethodId;
  /** Cash: what was handed over, null for exact. Terminal: always null, the amount is what is left to pay. */
  readonly givenMinor: number | null;
}

/** A payment as it goes into the journal; `minor` is what the venue keeps. */
export interface Payment {
  readonly method: PaymentMethodId;
  readonly methodName: string;
  readonly kind: PaymentKind;
  readonly minor: number;
  readonly givenMinor: number;
  readonly changeMinor: number;
}

/** Payments and rounding that equal a total: sum of payments = total + rounding. */
export interface Settlement {
  readonly payments: readonly Payment[];
  readonly roundingMinor: number;
}

/**
 * Settles a total (minor units) with payments in their order; each takes what is still left, cash after
 * rounding it to coins of `cashStep`. A last cash payment above it gives change. Refuses what does not
 * cover the total, and payments after nothing is left.
 */
export function settle(
  totalMinor: number,
  requests: readonly PaymentRequest[],
  methods: ReadonlyMap<PaymentMethodId, PaymentMethod>,
  cashStep: number,
): Result<Settlement, SaleRefusal> {
  let left = totalMinor;
  let roundingMinor = 0;
  const payments: Payment[] = [];
  for (const request of requests) {
    const method = methods.get(request.method);
    if (!method) return refuse({ kind: 'methodUnknown', method: request.method });
    if (left <= 0 && payments.length > 0)
      return refuse({ kind: 'paymentTooMuch', tooMuchMinor: request.givenMinor ?? 0 });
    const paid =
      method.kind === 'cash'
        ? payCash(left, request.givenMinor, cashStep)
        : { minor: left, given: left, rounding: 0 };
    // Between what is left and what the coins make of it lies no payment: 17.89 on 17.88 lacks one centime.
    if (
      method.kind === 'cash' &&
      paid.rounding === 0 &&
      paid.minor >= left &&
      paid.minor < coins(left, cashStep)
    )
      return refuse({ kind: 'paymentMissing', missingMinor: coins(left, cashStep) - paid.minor });
    roundingMinor += paid.rounding;
    payments.push({
      method: method.id,
      methodName: method.name,
      kind: method.kind,
      minor: paid.minor,
      givenMinor: paid.given,
      changeMinor: paid.given - paid.minor,
    });
    left = totalMinor + roundingMinor - sum(payments.map((p) => p.minor));
  }
  if (left > 0 || payments.length === 0) return refuse({ kind: 'paymentMissing', missingMinor: left });
  return accept({ payments, roundingMinor });
}

const coins = (minor: number, step: number): number => minor + cashRounding(minor, step);

/** Rounding applies only where cash finishes the payment: a part payment in cash is what was handed over. */
function payCash(
  left: number,
  given: number | null,
  step: number,
): { minor: number; given: number; rounding: number } {
  const rounding = cashRounding(left, step);
  const due = left + rounding;
  if (given === null) return { minor: due, given: due, rounding };
  if (given >= due) return { minor: due, given, rounding };
  return { minor: given, given, rounding: 0 };
}

/** What people round up to, in minor units: first to a ten or one big note, failing that to a twenty or a five. */
const LIKELY = [1000, 5000, 10_000, 20_000];
const LESS_LIKELY = [2000, 500];
const MOST_SUGGESTED = 3;

/** Up to three amounts above a total that are likely to be handed over, ascending. Minor units. */
export function suggestedNotes(dueMinor: number): number[] {
  if (dueMinor <= 0) return [];
  const amounts = new Set<number>();
  for (const note of [...LIKELY, ...LESS_LIKELY]) {
    const up = Math.ceil(dueMinor / note) * note;
    // Nobody pays a coffee with a thousand.
    if (up > dueMinor && up <= dueMinor * 5 + 5000 && amounts.size < MOST_SUGGESTED) amounts.add(up);
  }
  return [...amounts].sort((a, b) => a - b);
}
