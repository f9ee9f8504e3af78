import { z } from 'zod';
import { CASH_REASONS, MOVEMENT_KINDS } from '../domain/cashDrawer.ts';
import { amount, currency, idOf, instant, plainText, signedAmount } from './values.ts';

/** Pieces of one value; the value in minor units. */
const pieces = z.strictObject({
  currency,
  value: z.int().min(1).max(1_000_000),
  pieces: z.int().min(0).max(100_000),
});

/** A count, note by note, and of what is counted beside the drawer. */
export const countGiven = {
  /** The venue's own cash; where pieces of it are given, these count. */
  countedMinor: amount,
  countedForeign: z
    .array(z.strictObject({ currency, minor: amount }))
    .max(3)
    .default([]),
  pieces: z.array(pieces).max(60).default([]),
  methods: z
    .array(z.strictObject({ method: idOf<'paymentMethod'>(), minor: amount }))
    .max(50)
    .default([]),
};

export const cashReason = z.enum(CASH_REASONS);

/** What cash moves by at somebody's hand: a drop, a pay-out, a pay-in. */
export const movementGiven = {
  kind: z.enum(['drop', 'payOut', 'payIn']),
  minor: amount.min(1),
  reason: cashReason.nullable().default(null),
  note: plainText(200).default(''),
  bag: plainText(40).default(''),
};

export const movementView = z.object({
  id: z.string(),
  kind: z.enum(MOVEMENT_KINDS),
  at: instant,
  minor: amount,
  reason: cashReason.nullable(),
  note: z.string(),
  bag: z.string(),
  by: z.string(),
  approvedBy: z.string(),
});
export type MovementView = z.infer<typeof movementView>;

/** What came of a first count: whether all is as expected, and where it is not; never by how much. */
export const countedView = z.object({
  even: z.boolean(),
  /** `cash`, a foreign currency, or the id of a payment method. */
  differs: z.array(z.string()),
});

/** How much moved without sales. Minor units. */
export const movementTotalsView = z.object({
  drops: z.int(),
  dropsMinor: amount,
  payOuts: z.int(),
  payOutsMinor: amount,
  payIns: z.int(),
  payInsMinor: amount,
  noSales: z.int(),
});

/** Invoices issued now, what was credited of invoices, and invoices paid. Minor units. */
export const invoiceTotalsView = z.object({
  issued: z.int(),
  issuedMinor: amount,
  creditedMinor: amount,
  settled: z.int(),
  settledMinor: amount,
});

/** How a closing was counted. */
export const countingView = z.object({
  floatLeftMinor: amount,
  depositMinor: amount,
  bag: z.string(),
  methods: z.array(
    z.object({
      method: z.string(),
      methodName: z.string(),
      countedMinor: amount,
      expectedMinor: signedAmount,
    }),
  ),
  /** The cash of the count before; null when there was one count. */
  firstCashMinor: amount.nullable(),
});

/** An X (number null) or a Z, with its lists. Names are in the language that was asked for. */
export const reportView = z.object({
  number: z.string().nullable(),
  at: instant,
  orders: z.int(),
  tickets: z.int(),
  copies: z.int(),
  noSales: z.int(),
  linesMinor: signedAmount,
  roundingMinor: signedAmount,
  expectedCashMinor: signedAmount,
  methods: z.array(z.object({ name: z.string(), count: z.int(), minor: signedAmount })),
  /** Rates above zero only. */
  taxes: z.array(z.object({ basisPoints: z.int(), grossMinor: signedAmount, taxMinor: signedAmount })),
  returns: z.object({ refunds: z.int(), tickets: z.int(), minor: signedAmount }).nullable(),
  invoices: invoiceTotalsView.nullable(),
  lists: z.array(
    z.object({
      title: z.enum(['byDate', 'byPrice', 'bySeller', 'byHour', 'free']),
      rows: z.array(z.object({ name: z.string(), quantity: z.int(), minor: signedAmount.nullable() })),
    }),
  ),
});
export type ReportView = z.infer<typeof reportView>;
