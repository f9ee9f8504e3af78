import { z } from 'zod';
import { discountView, partView } from './cartViews.ts';
import { customerView } from './customerView.ts';
import { correctionView, replacedView } from './exchangeViews.ts';
import {
  amount,
  currency,
  instant,
  mailWhat,
  managerReason,
  originalPaper,
  returnReason,
  signedAmount,
} from './values.ts';

export const ticketPrintView = z.object({
  state: z.enum(['none', 'waiting', 'printing', 'printed', 'blocked', 'toCheck', 'cancelled']),
  job: z.string().nullable(),
  /** 0 for the original, n for DUPLICATE n. */
  copy: z.int(),
  /** Why it waits or is blocked, as a key the screen translates. */
  reason: z.string().nullable(),
});
export type TicketPrintView = z.infer<typeof ticketPrintView>;

export const ticketView = z.object({
  id: z.string(),
  number: z.string(),
  eventName: z.string(),
  startsAt: instant,
  zoneName: z.string(),
  priceName: z.string(),
  minor: amount,
  holder: z.string(),
  /** Free lines printed on this one. */
  text: z.array(z.string()),
  kind: z.enum(['ticket', 'pass']),
  /** Where one sits; null without a numbered seat. */
  seat: z.object({ section: z.string(), row: z.string(), number: z.string() }).nullable(),
  /** Why it was free; empty for a paid one. */
  reason: z.string(),
  answers: z.array(z.object({ label: z.string(), answer: z.string() })),
  state: z.enum(['valid', 'returned']),
  /** Number of the refund by which this till took it back; empty when another one did, or nobody. */
  refund: z.string(),
  print: ticketPrintView,
});

export const soldVoucherView = z.object({
  id: z.string(),
  last4: z.string(),
  minor: amount,
  validTo: instant,
  print: ticketPrintView,
});

export const mailView = z.object({
  id: z.string(),
  what: mailWhat,
  to: z.string(),
  /** waiting: still here. queued: at the centre. */
  state: z.enum(['waiting', 'queued', 'sent', 'failed']),
  at: instant,
  problem: z.string(),
});

export const paymentView = partView.extend({
  reference: z.string(),
  foreign: z.object({ currency, minor: amount, rateMicro: z.int() }).nullable(),
  voucher: z
    .object({ last4: z.string(), leftMinor: amount.nullable(), validTo: instant.nullable() })
    .nullable(),
});

/** Tickets of an order that this till took back. */
export const refundView = z.object({
  id: z.string(),
  number: z.string(),
  at: instant,
  byName: z.string(),
  /** The manager who answered for it; empty for nobody. */
  approvedByName: z.string(),
  why: z.enum(['cancelled', 'exchanged', 'corrected', 'remedy']),
  reason: returnReason.nullable(),
  original: originalPaper,
  note: z.string(),
  /** Ids of the tickets. */
  tickets: z.array(z.string()),
  feeMinor: amount,
  /** Zero or below. */
  totalMinor: signedAmount,
  roundingMinor: signedAmount,
  payments: z.array(paymentView),
  /** The order that took their place. */
  replacedBy: z.object({ id: z.string(), number: z.string() }).nullable(),
  print: ticketPrintView,
});
export type RefundView = z.infer<typeof refundView>;

export const orderView = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(['validated', 'reserved', 'paid', 'ended']),
  at: instant,
  by: z.string(),
  byName: z.string(),
  totalMinor: signedAmount,
  roundingMinor: signedAmount,
  changeMinor: amount,
  payments: z.array(paymentView),
  /** Tickets and passes. */
  tickets: z.array(ticketView),
  vouchers: z.array(soldVoucherView),
  /** Passes that tickets were taken on, with what was left of each. */
  passes: z.array(
    z.object({
      pass: z.string(),
      number: z.string(),
      productName: z.string(),
      tickets: z.int(),
      left: z.int().nullable(),
      byManager: z.boolean(),
    }),
  ),
  lines: z.array(
    z.object({
      text: z.string(),
      detail: z.string(),
      startsAt: instant.nullable(),
      quantity: z.int(),
      totalMinor: amount,
      discounts: z.array(discountView),
    }),
  ),
  customer: customerView.nullable(),
  mails: z.array(mailView),
  refunds: z.array(refundView),
  /** Payments that were others in truth; `payments` are those that count. Oldest first. */
  corrections: z.array(correctionView),
  /** Tickets whose text was changed after the sale; oldest first. */
  textChanges: z.array(z.object({ at: instant, byName: z.string(), number: z.string() })),
  /** When its tickets were first handed out, by whom; `tillNo` null: at this till. */
  collected: z.object({ at: instant, byName: z.string(), tillNo: z.int().nullable() }).nullable(),
  /** Issued against an invoice: what was owed, what still is, and how it was paid here. Minor units. */
  receivable: z
    .object({
      minor: amount,
      openMinor: amount,
      settled: z.boolean(),
      paid: z
        .object({ at: instant, byName: z.string(), methodName: z.string(), minor: signedAmount })
        .nullable(),
    })
    .nullable(),
  /** Set for an order that took the place of tickets taken back. */
  replaces: replacedView.nullable(),
  /** Set for an order of another till: read only, as the centre told it at that moment. */
  foreign: z.object({ tillNo: z.int(), asOf: instant.nullable() }).nullable(),
  receipt: ticketPrintView,
  /** The centre has acknowledged it. */
  atCentre: z.boolean(),
});
export type OrderView = z.infer<typeof orderView>;

export const orderRowView = z.object({
  id: z.string(),
  number: z.string(),
  at: instant,
  byName: z.string(),
  totalMinor: signedAmount,
  tickets: z.int(),
  state: z.enum(['validated', 'reserved', 'paid', 'ended']),
  /** Name of the customer, else of a holder; empty for none. */
  name: z.string(),
  summary: z.string(),
  /** What it was paid by, each method once; of another till's order nothing is known here. */
  paidBy: z.array(z.object({ method: z.string(), methodName: z.string() })),
  print: ticketPrintView.shape.state,
  /** How many of its tickets were taken back. */
  returned: z.int(),
  /** The till that sold it; null for this one. */
  tillNo: z.int().nullable(),
  atCentre: z.boolean(),
});

/** What taking tickets back comes to, before it is done. Minor units. */
export const returnPlanView = z.object({
  worthMinor: amount,
  feeMinor: amount,
  roundingMinor: signedAmount,
  /** What goes out. */
  outMinor: amount,
  /** Why a manager has to answer for it; none when nobody has to. */
  manager: z.array(managerReason),
  /** How this till may act on it: by itself, after asking the centre, or by a manager's word alone. */
  authority: z.enum(['here', 'centre', 'word']),
});
export type ReturnPlanView = z.infer<typeof returnPlanView>;
