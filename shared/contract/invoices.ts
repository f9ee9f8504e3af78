import { z } from 'zod';
import { amount, approval, idOf, instant, plainText, uuidOf } from './values.ts';

/** An order that was issued against an invoice. Minor units. */
export const receivableView = z.object({
  id: z.string(),
  number: z.string(),
  /** The till that issued it; null for this one. */
  tillNo: z.int().nullable(),
  at: instant,
  methodName: z.string(),
  minor: amount,
  /** Still owed: 0 once it was paid, less by what was taken back. */
  openMinor: amount,
  settled: z.boolean(),
  name: z.string(),
  /** How this till may take its payment: by itself, after asking the centre, or not before the line is back. */
  authority: z.enum(['here', 'centre', 'away']),
});
export type ReceivableView = z.infer<typeof receivableView>;

export const InvoiceCommands = {
  /** What is owed by an invoice comes in, all of it, by one method. `byWord`: as for a reservation of another till. */
  settleInvoice: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      method: idOf<'paymentMethod'>(),
      reference: plainText(60).default(''),
      byWord: z.boolean().default(false),
      approval: approval.nullable().default(null),
    }),
    reply: receivableView,
  },
} as const;

export const InvoiceQueries = {
  /** What is owed, oldest first; `search` in numbers and names. */
  receivables: {
    input: z.strictObject({ search: plainText(120).default('') }),
    reply: z.object({ receivables: z.array(receivableView), openMinor: amount }),
  },
} as const;
