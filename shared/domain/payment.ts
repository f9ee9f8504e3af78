import type { PaymentMethodId, StaffId, VoucherId } from '../kernel/ids.ts';
import { type Currency, cashRounding, divideRounded, sum } from '../kernel/money.ts';
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

/** What a settlement goes by. */
export interface PaymentTerms {
  readonly methods: ReadonlyMap<PaymentMethodId, PaymentMethod>;
  /** The venue's smallest coin, minor units. */
  readonly cashStep: number;
  readonly currency: Currency;
  /** Minor units of the venue's currency for a million of another one. */
  readonly rates: ReadonlyMap<Currency, number>;
}

/**
 * Settles a total (minor units) with what was taken already (vouchers, parts) and then with requests in their order;
 * each takes what is still left, the venue's cash after rounding it to its coins, and only where it finishes the
 * payment. Change is given for cash alone, in the venue's currency. Refuses what does not cover the total, payments
 * after nothing is left, and any method but a free one for a total of zero.
 */
export function settle(
  totalMinor: number,
  taken: readonly Payment[],
  requests: readonly PaymentRequest[],
  terms: PaymentTerms,
): Result<Settlement, SaleRefusal> {
  if (totalMinor === 0) return settleFree(taken, requests, terms);
  let roundingMinor = 0;
  const payments: Payment[] = [...taken];
  const left = (): number => totalMinor + roundingMinor - sum(payments.map((p) => p.minor));
  for (const request of requests) {
    const method = terms.methods.get(request.method);
    if (!method) return refuse({ kind: 'methodUnknown', method: request.method });
    if (left() <= 0) return refuse({ kind: 'paymentTooMuch', tooMuchMinor: request.givenMinor ?? 0 });
    const part = takePart(left(), method, request, terms);
    if (!part.ok) return part;
    roundingMinor += part.value.roundingMinor;
    payments.push(part.value.payment);
  }
  if (left() < 0) return refuse({ kind: 'paymentTooMuch', tooMuchMinor: -left() });
  if (left() > 0) return refuse({ kind: 'paymentMissing', missingMinor: left() });
  return accept({ payments, roundingMinor });
}

/** An order that costs nothing is an invitation, and nothing else is. */
function settleFree(
  taken: readonly Payment[],
  requests: readonly PaymentRequest[],
  terms: PaymentTerms,
): Result<Settlement, SaleRefusal> {
  const [request] = requests;
  const method = request && terms.methods.get(request.method);
  if (taken.length > 0 || requests.length !== 1 || method?.kind !== 'free')
    return refuse({ kind: 'onlyFree' });
  return accept({ payments: [paymentBy(method, 0, 0, '')], roundingMinor: 0 });
}

/**
 * Whether a method gives change. Only cash does: change leaves the drawer, and what must lie in it is reckoned from the
 * payments in cash alone.
 */
export const changeIsGiven = ({ kind, givesChange }: Pick<PaymentMethod, 'kind' | 'givesChange'>): boolean =>
  kind === 'cash' && givesChange;

/**
 * One part of a payment: what it covers of `left` (minor units) and how it is rounded. Cash and cheques below what is
 * left are a part; above it cash gives change, and nothing else does.
 */
export function takePart(
  left: number,
  method: PaymentMethod,
  request: PaymentRequest,
  terms: PaymentTerms,
): Result<{ readonly payment: Payment; readonly roundingMinor: number }, SaleRefusal> {
  const reference = (request.reference ?? '').trim();
  if (method.wantsReference && reference === '')
    return refuse({ kind: 'referenceMissing', method: method.name });
  switch (method.kind) {
    case 'free':
      return refuse({ kind: 'notFree', totalMinor: left });
    case 'invoice':
      return refuse({ kind: 'invoiceAlone' });
    case 'exchange':
      // The worth of tickets taken back is reckoned by the core: nobody keys it in.
      return refuse({ kind: 'methodUnknown', method: method.name });
    case 'voucher':
      // A voucher pays by its code, before everything else: see the cart's vouchers.
      return refuse({ kind: 'methodUnknown', method: method.name });
    case 'cash':
      return method.currency === null || method.currency === terms.currency
        ? ownCash(left, method, request.givenMinor, reference, terms.cashStep)
        : foreignCash(left, method, method.currency, request.givenMinor, reference, terms);
    case 'card':
    case 'twint':
    case 'other': {
      const given = request.givenMinor ?? left;
      if (given > left)
        return refuse({ kind: 'noChangeFor', method: method.name, tooMuchMinor: given - left });
      return accept({ payment: paymentBy(method, given, given, reference), roundingMinor: 0 });
    }
  }
}

/** Rounding applies only where cash finishes the payment: a part payment in cash is what was handed over. */
function ownCash(
  left: number,
  method: PaymentMethod,
  given: number | null,
  reference: string,
  step: number,
): Result<{ readonly payment: Payment; readonly roundingMinor: number }, SaleRefusal> {
  const roundingMinor = cashRounding(left, step);
  const due = left + roundingMinor;
  if (given === null || given >= due)
    return accept({ payment: paymentBy(method, due, given ?? due, reference), roundingMinor });
  // Between what is left and what the coins make of it lies no payment: 17.89 on 17.88 lacks one centime.
  if (given >= left) return refuse({ kind: 'paymentMissing', missingMinor: due - given });
  return accept({ payment: paymentBy(method, given, given, reference), roundingMinor: 0 });
}

/** Foreign cash counts at its rate, rounded down to whole minor units; nothing is rounded to coins by it. */
function foreignCash(
  left: number,
  method: PaymentMethod,
  currency: Currency,
  given: number | null,
  reference: string,
  terms: PaymentTerms,
): Result<{ readonly payment: Payment; readonly roundingMinor: number }, SaleRefusal> {
  const rateMicro = terms.rates.get(currency);
  if (rateMicro === undefined) return refuse({ kind: 'rateMissing', currency });
  const handed = given ?? foreignFor(left, rateMicro);
  const worth = inOwn(handed, rateMicro);
  // Change for foreign notes is given in the venue's coins: it is what is rounded.
  const over = Math.max(0, worth - left);
  const rounded = over + cashRounding(over, terms.cashStep);
  // Never back more than was handed over: for a rest of a few centimes the change is rounded down.
  const change = rounded < worth ? rounded : Math.max(0, rounded - terms.cashStep);
  const kept = worth - change;
  const payment: Payment = {
    ...paymentBy(method, kept, kept + change, reference),
    foreign: { currency, minor: handed, rateMicro },
  };
  return accept({ payment, roundingMinor: worth < left ? 0 : kept - left });
}

/** What foreign minor units are worth in the venue's, rounded to the nearest unit. */
export const inOwn = (foreignMinor: number, rateMicro: number): number =>
  divideRounded(foreignMinor * rateMicro, 1_000_000);

/** The least foreign minor units that are worth at least `minor` of the venue's. */
export function foreignFor(minor: number, rateMicro: number): number {
  let least = Math.floor((minor * 1_000_000) / rateMicro);
  while (inOwn(least, rateMicro) < minor) least += 1;
  return least;
}

function paymentBy(method: PaymentMethod, minor: number, given: number, reference: string): Payment {
  return {
    method: method.id,
    methodName: method.name,
    kind: method.kind,
    minor,
    givenMinor: given,
    changeMinor: given - minor,
    ...(reference === '' ? {} : { reference }),
  };
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
