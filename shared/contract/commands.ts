import { z } from 'zod';
import { MOST_PER_LINE } from '../domain/cart.ts';
import { amount, idOf, language, plainText, printUse, uuidOf } from './values.ts';
import { cartView, closingView, orderView, personView, printerView, sessionView } from './views.ts';

const nothing = z.object({});

/**
 * Everything that changes something. `once` commands are stored with their reply under the message's
 * commandId, in the same transaction: sent again, they answer the same and change nothing.
 */
export const Commands = {
  signIn: {
    once: false,
    input: z.strictObject({ staff: idOf<'staff'>(), pin: z.string().regex(/^\d{4,12}$/) }),
    reply: personView,
  },
  signOut: { once: false, input: z.strictObject({}), reply: nothing },
  /** Joins the centre at `centre` (https, or http on this machine) with a one-time code. */
  enrol: {
    once: false,
    input: z.strictObject({ code: plainText(64).min(4), centre: z.url({ protocol: /^https?$/ }).max(300) }),
    reply: nothing,
  },
  addTickets: {
    once: true,
    input: z.strictObject({
      date: idOf<'date'>(),
      price: idOf<'price'>(),
      quantity: z.int().min(1).max(MOST_PER_LINE),
    }),
    reply: cartView,
  },
  setQuantity: {
    once: true,
    input: z.strictObject({ line: uuidOf<'line'>(), quantity: z.int().min(0).max(MOST_PER_LINE) }),
    reply: cartView,
  },
  setHolder: {
    once: true,
    input: z.strictObject({ line: uuidOf<'line'>(), holder: plainText(80) }),
    reply: cartView,
  },
  emptyCart: { once: true, input: z.strictObject({}), reply: cartView },
  /** Writes down that a terminal is asked for the whole amount, before the screen shows it. */
  startTerminalPayment: {
    once: true,
    input: z.strictObject({ cart: uuidOf<'cart'>(), method: idOf<'paymentMethod'>() }),
    reply: cartView,
  },
  declineTerminalPayment: { once: true, input: z.strictObject({ cart: uuidOf<'cart'>() }), reply: cartView },
  /** The message's commandId must be the cart's. A pending terminal payment must be among the payments. */
  validateOrder: {
    once: true,
    input: z.strictObject({
      cart: uuidOf<'cart'>(),
      payments: z
        .array(z.strictObject({ method: idOf<'paymentMethod'>(), givenMinor: amount.nullable() }))
        .min(1)
        .max(10),
      language,
    }),
    reply: orderView,
  },
  openSession: { once: true, input: z.strictObject({ floatMinor: amount }), reply: sessionView },
  closeSession: { once: true, input: z.strictObject({ countedMinor: amount }), reply: closingView },
  printReceipt: {
    once: true,
    input: z.strictObject({ order: uuidOf<'order'>(), language }),
    reply: orderView,
  },
  /** Prints a ticket again, marked DUPLICATE n. */
  reprintTicket: {
    once: true,
    input: z.strictObject({ ticket: uuidOf<'ticket'>(), language }),
    reply: orderView,
  },
  /** The operator's word on a ticket of which the till does not know whether it came out. */
  resolvePrintJob: {
    once: true,
    input: z.strictObject({ job: uuidOf<'printJob'>(), outcome: z.enum(['cameOut', 'printAgain']) }),
    reply: nothing,
  },
  cancelPrintJob: { once: true, input: z.strictObject({ job: uuidOf<'printJob'>() }), reply: nothing },
  printTestPage: {
    once: false,
    input: z.strictObject({ printer: idOf<'printer'>(), language }),
    reply: nothing,
  },
  savePrinter: {
    once: false,
    input: z.strictObject({
      id: idOf<'printer'>().nullable(),
      name: plainText(40).min(1),
      use: printUse,
      address: plainText(200).min(1),
    }),
    reply: printerView,
  },
  dismissNotice: { once: false, input: z.strictObject({ kind: plainText(40) }), reply: nothing },
} as const;

export type CommandName = keyof typeof Commands;
export type CommandInput<N extends CommandName> = z.infer<(typeof Commands)[N]['input']>;
export type CommandReply<N extends CommandName> = z.infer<(typeof Commands)[N]['reply']>;
