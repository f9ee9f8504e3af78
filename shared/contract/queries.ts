import { z } from 'zod';
import { cartView, parkedCartView } from './cartViews.ts';
import { caseView } from './caseView.ts';
import { movementView, reportView } from './cash.ts';
import { customerView } from './customerView.ts';
import { eveningView, performanceView, reportFileView, statementView } from './evening.ts';
import { correctionPlanView } from './exchangeViews.ts';
import { GuestQueries } from './guests.ts';
import { InvoiceQueries } from './invoices.ts';
import { offerView } from './offerViews.ts';
import { orderRowView, orderView, returnPlanView } from './orderViews.ts';
import { PassQueries } from './passes.ts';
import { planView, seatStatesView } from './planViews.ts';
import { printJobView, ticketDocumentView } from './printViews.ts';
import { readinessView } from './readiness.ts';
import { rescueFoundView, rescueJobView, rescueMarkView } from './rescueViews.ts';
import { ReservationQueries } from './reservations.ts';
import { closingView, tillView } from './tillViews.ts';
import { idOf, language, layoutEdit, originalPaper, plainText, rescueId, uuidOf } from './values.ts';

/** Everything that only reads. */
export const Queries = {
  till: { input: z.strictObject({}), reply: tillView },
  offer: { input: z.strictObject({}), reply: offerView },
  cart: { input: z.strictObject({}), reply: cartView },
  /** Newest first; `search` matches an order or ticket number, a scanned code, a name or an e-mail. */
  orders: {
    input: z.strictObject({ search: plainText(300), limit: z.int().min(1).max(200) }),
    reply: z.object({ orders: z.array(orderRowView) }),
  },
  order: { input: z.strictObject({ order: uuidOf<'order'>() }), reply: orderView },
  /** What it would come to, to take these tickets back: nothing is done. */
  returnPlan: {
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).min(1).max(200),
      original: originalPaper,
      method: idOf<'paymentMethod'>().nullable(),
    }),
    reply: returnPlanView,
  },
  /** The prices that tickets of one order can have been meant at: paid ones of their zone. */
  correctionPrices: {
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).min(1).max(200),
    }),
    reply: z.object({ prices: z.array(z.object({ id: z.string(), name: z.string() })) }),
  },
  /** What it would come to, to correct their price: nothing is done. */
  correctionPlan: {
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).min(1).max(200),
      price: idOf<'price'>(),
      original: originalPaper,
    }),
    reply: correctionPlanView,
  },
  /** What the centre objects to: open ones first, then the newest. For managers. */
  cases: { input: z.strictObject({}), reply: z.object({ cases: z.array(caseView) }) },
  ticketDocument: { input: z.strictObject({ ticket: uuidOf<'ticket'>() }), reply: ticketDocumentView },
  /** What a ticket of the cart in hand will look like, as a specimen. */
  cartTicketDocument: {
    input: z.strictObject({ line: uuidOf<'line'>(), index: z.int().min(0).max(98), language }),
    reply: ticketDocumentView,
  },
  /** The seating plan of a date. Large and unchanging: ask once per date. */
  plan: { input: z.strictObject({ date: idOf<'date'>() }), reply: planView },
  seatStates: { input: z.strictObject({ date: idOf<'date'>() }), reply: seatStatesView },
  /** By last and first name, company, e-mail, digits of the phone; most likely first. */
  customers: {
    input: z.strictObject({ search: plainText(120).min(1), limit: z.int().min(1).max(50) }),
    reply: z.object({ customers: z.array(customerView) }),
  },
  /** Customers who may be the same person as these fields name: proposed, never merged by themselves. */
  duplicatesOf: {
    input: z.strictObject({
      customer: idOf<'customer'>().nullable(),
      first: plainText(120),
      last: plainText(120),
      email: plainText(120),
      phone: plainText(60),
    }),
    reply: z.object({ customers: z.array(customerView) }),
  },
  parkedCarts: { input: z.strictObject({}), reply: z.object({ carts: z.array(parkedCartView) }) },
  /** The tickets of an order as an A4 PDF, or its passes as cards, base64. No tickets named: all of them. */
  orderPdf: {
    input: z.strictObject({
      order: uuidOf<'order'>(),
      what: z.enum(['tickets', 'cards', 'confirmation', 'invoice']),
      tickets: z.array(uuidOf<'ticket'>()).max(200),
      language,
    }),
    reply: z.object({ fileName: z.string(), base64: z.string() }),
  },
  /** Jobs that are not done: waiting, blocked, to check. */
  printJobs: { input: z.strictObject({}), reply: z.object({ jobs: z.array(printJobView) }) },
  /** What the venue has made of its layouts; those not named are as they came. */
  layouts: {
    input: z.strictObject({}),
    reply: z.object({ layouts: z.array(z.object({ layout: z.string(), edit: layoutEdit })) }),
  },
  /** What hangs on this machine and may be a printer. */
  attachedPrinters: {
    input: z.strictObject({}),
    reply: z.object({ printers: z.array(z.object({ address: z.string(), name: z.string() })) }),
  },
  /** Bytes of a rescue file that was made here; `next` is null at its end. */
  rescueBytes: {
    input: z.strictObject({ file: rescueId, offset: z.int().min(0) }),
    reply: z.object({ base64: z.string(), next: z.int().nullable() }),
  },
  /** What is known of a rescue file that somebody brings; the centre is asked for what is in it. */
  rescueFile: { input: z.strictObject({ upload: uuidOf<'upload'>() }), reply: rescueFoundView },
  /** Rescue files handed in here, and what rescues have brought to the centre, newest first. */
  rescues: {
    input: z.strictObject({}),
    reply: z.object({ jobs: z.array(rescueJobView), marks: z.array(rescueMarkView) }),
  },
  /** The X of the open session (number null; for managers), or the Z of a closing. */
  report: {
    input: z.strictObject({ number: plainText(40).nullable(), language }),
    reply: reportView,
  },
  /** The same as a file: `text` of a CSV, `base64` of a PDF. */
  reportFile: {
    input: z.strictObject({ number: plainText(40).nullable(), what: z.enum(['csv', 'pdf']), language }),
    reply: z.object({ fileName: z.string(), text: z.string(), base64: z.string() }),
  },
  /** Cash that moved without a sale in the open session, newest first. */
  cashMovements: { input: z.strictObject({}), reply: z.object({ movements: z.array(movementView) }) },
  ...ReservationQueries,
  ...InvoiceQueries,
  ...GuestQueries,
  ...PassQueries,
  closings: { input: z.strictObject({}), reply: z.object({ closings: z.array(closingView) }) },
  /**
   * A business day of all tills beside the centre's ledger; null: today's. `ask` false: only what this till knows, with what
   * the centre said last. For managers, like all reports.
   */
  evening: {
    input: z.strictObject({ day: z.iso.date().nullable(), ask: z.boolean() }),
    reply: eveningView,
  },
  /** Dates that a statement can be made of, the likeliest first. */
  performances: { input: z.strictObject({}), reply: z.object({ performances: z.array(performanceView) }) },
  statement: { input: z.strictObject({ date: idOf<'date'>(), ask: z.boolean() }), reply: statementView },
  /** Reports as files, of what was shown last. */
  eveningReport: {
    input: z.strictObject({ day: z.iso.date(), format: z.enum(['pdf', 'csv']), language }),
    reply: reportFileView,
  },
  statementReport: {
    input: z.strictObject({ date: idOf<'date'>(), format: z.enum(['pdf', 'csv']), language }),
    reply: reportFileView,
  },
  /** Whether tonight works without a network. Answered before sign-in too. */
  readiness: { input: z.strictObject({}), reply: readinessView },
} as const;

export type QueryName = keyof typeof Queries;
/** What a screen asks with. */
export type QueryInput<N extends QueryName> = z.input<(typeof Queries)[N]['input']>;
/** The same, decoded. */
export type QueryGiven<N extends QueryName> = z.output<(typeof Queries)[N]['input']>;
export type QueryReply<N extends QueryName> = z.infer<(typeof Queries)[N]['reply']>;
