import { z } from 'zod';
import { amount, instant, managerReason, signedAmount } from './values.ts';

/** Old tickets that a cart's take the place of. Minor units. */
export const cartExchangeView = z.object({
  order: z.string(),
  number: z.string(),
  tickets: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      what: z.string(),
      seat: z.object({ section: z.string(), row: z.string(), number: z.string() }).nullable(),
      startsAt: instant.nullable(),
      minor: amount,
    }),
  ),
  feeMinor: amount,
  /** What they pay of this cart. */
  paysMinor: amount,
  /** What is left over and goes out, before it is rounded to coins. */
  backMinor: amount,
  /** The manager who allowed it; empty for nobody. */
  approvedByName: z.string(),
  /** They can't be exchanged any more: somebody took them back meanwhile. */
  gone: z.boolean(),
});

/** The return whose tickets an order took the place of. */
export const replacedView = z.object({
  refund: z.string(),
  number: z.string(),
  order: z.string(),
  orderNumber: z.string(),
  tickets: z.array(z.object({ number: z.string(), what: z.string(), minor: amount })),
  why: z.enum(['cancelled', 'exchanged', 'corrected', 'remedy']),
  feeMinor: amount,
  /** What went out beside the exchange, by which method. */
  out: z.array(
    z.object({ method: z.string(), methodName: z.string(), kind: z.string(), minor: signedAmount }),
  ),
});

/** A payment that was another one in truth. */
export const correctionView = z.object({
  at: instant,
  byName: z.string(),
  /** The manager who answered for it; empty for nobody. */
  approvedByName: z.string(),
  from: z.string(),
  fromMinor: amount,
  to: z.string(),
  toMinor: amount,
});

/** What correcting the price of tickets comes to. Minor units. */
export const correctionPlanView = z.object({
  totalMinor: amount,
  /** What the customer pays more; below zero: gets back. */
  differenceMinor: signedAmount,
  /** Why a manager has to answer for it; none when nobody has to. */
  manager: z.array(managerReason),
});
export type CorrectionPlanView = z.infer<typeof correctionPlanView>;
