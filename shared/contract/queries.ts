import { z } from 'zod';
import { plainText, uuidOf } from './values.ts';
import {
  cartView,
  closingView,
  offerView,
  orderRowView,
  orderView,
  printJobView,
  ticketDocumentView,
  tillView,
} from './views.ts';

/** Everything that only reads. */
export const Queries = {
  till: { input: z.strictObject({}), reply: tillView },
  offer: { input: z.strictObject({}), reply: offerView },
  cart: { input: z.strictObject({}), reply: cartView },
  /** Newest first; `search` matches an order or ticket number, or a scanned code. */
  orders: {
    input: z.strictObject({ search: plainText(300), limit: z.int().min(1).max(200) }),
    reply: z.object({ orders: z.array(orderRowView) }),
  },
  order: { input: z.strictObject({ order: uuidOf<'order'>() }), reply: orderView },
  ticketDocument: { input: z.strictObject({ ticket: uuidOf<'ticket'>() }), reply: ticketDocumentView },
  /** Jobs that are not done: waiting, blocked, to check. */
  printJobs: { input: z.strictObject({}), reply: z.object({ jobs: z.array(printJobView) }) },
  closings: { input: z.strictObject({}), reply: z.object({ closings: z.array(closingView) }) },
} as const;

export type QueryName = keyof typeof Queries;
export type QueryInput<N extends QueryName> = z.infer<(typeof Queries)[N]['input']>;
export type QueryReply<N extends QueryName> = z.infer<(typeof Queries)[N]['reply']>;
