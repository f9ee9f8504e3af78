import type { PaymentMethodId, StaffId, VoucherId } from '../kernel/ids.ts';
import { type Currency, cashRounding, sum } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { PaymentKind, PaymentMethod } from './catalogue.ts';
import type { SaleRefusal } from './refusal.ts';

/** What the screen says is paid with one method. */
export interface PaymentRequest {
  readonly method: PaymentMethodId;
  /**
   * What was handed over or keyed in, in minor units of the method's own currency; null for all that is left.
   * Terminals: null, or the part that the terminal was asked for.
   */
  readonly givenMinor: number | null;
  /** A cheque's number or the like; empty for none. */
  readonly reference?: string;
}

/** Money in another currency than the venue's, as it was handed over. */
export interface ForeignMoney {
  readonly currency: Currency;
  /** In minor units of that currency. */
  readonly minor: number;
  /** Minor units of the venue's currency for a million of that one: 950000 for 0.95. */
  readonly rateMicro: number;
}

/** What a voucher paid. */
export interface VoucherUse {
  readonly voucher: VoucherId;
  readonly last4: string;
  /** What is left on it afterwards; null when the till holds no lease and can't know. */
  readonly leftMinor: number | null;
  readonly validTo: Instant | null;
  /** The manager who took it without a lease: the venue's risk. */
  readonly approvedBy: StaffId | null;
}

/** A payment as it goes into the journal; `minor` is what the venue keeps. Minor units of the venue's currency. */
export interface Payment {
  readonly method: PaymentMethodId;
  readonly methodName: string;
  readonly kind: PaymentKind;
  readonly minor: number;
  readonly givenMinor: number;
  readonly changeMinor: number;
  readonly reference?: string;
  readonly foreign?: ForeignMoney;
  readonly voucher?: VoucherUse;
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
