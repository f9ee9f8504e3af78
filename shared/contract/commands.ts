import { z } from 'zod';
import { MOST_PER_LINE } from '../domain/cart.ts';
import { cartView, parkedCartView } from './cartViews.ts';
import { caseView } from './caseView.ts';
import { countedView, countGiven, movementGiven, movementView } from './cash.ts';
import { customerView } from './customerView.ts';
import { GuestCommands } from './guests.ts';
import { InvoiceCommands } from './invoices.ts';
import { orderView, refundView } from './orderViews.ts';
import { PassCommands } from './passes.ts';
import { rescueJobView, rescueMadeView } from './rescueViews.ts';
import { ReservationCommands } from './reservations.ts';
import { closingView, personView, printerView, rateView, sessionView } from './tillViews.ts';
import {
  amount,
  base64Piece,
  chosenLayouts,
  currency,
  customerFields,
  drawerPin,
  fewOf,
  idOf,
  itemDetail,
  language,
  layoutEdit,
  mailWhat,
  originalPaper,
  plainText,
  printerDpi,
  printerLanguage,
  printerLetters,
  printUse,
  remedy,
  rescueId,
  returnReason,
  seatWish,
  stock,
  uuidOf,
  voucherId,
} from './values.ts';

const nothing = z.object({});
const quantity = z.int().min(1).max(MOST_PER_LINE);
/** A manager who answers for an act that the person at the screen may not do alone. */
const approval = z.strictObject({ staff: idOf<'staff'>(), pin: z.string().regex(/^\d{4,12}$/) });

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
  /**
   * Adds to the line of that date and price, or makes one. In a numbered zone the best seats are found together
   * for all lines of that zone and date. `chosenMinor`: of each, for pay what you want. `approval`: a manager lets it be
   * sold though this till holds no right to it, if the centre can't give it one.
   */
  addTickets: {
    once: true,
    input: z.strictObject({
      date: idOf<'date'>(),
      price: idOf<'price'>(),
      quantity,
      chosenMinor: amount.nullable().default(null),
      approval: approval.nullable().default(null),
    }),
    reply: cartView,
  },
  addPass: {
    once: true,
    input: z.strictObject({ product: idOf<'passProduct'>(), quantity }),
    reply: cartView,
  },
  addVoucher: {
    once: true,
    input: z.strictObject({ product: idOf<'voucherProduct'>(), minor: amount, quantity }),
    reply: cartView,
  },
  setQuantity: {
    once: true,
    input: z.strictObject({
      line: uuidOf<'line'>(),
      quantity: z.int().min(0).max(MOST_PER_LINE),
      approval: approval.nullable().default(null),
    }),
    reply: cartView,
  },
  /** Picks a seat by hand at a price (a wheelchair place brings its companion's); one more ticket for each. */
  pickSeat: {
    once: true,
    input: z.strictObject({
      date: idOf<'date'>(),
      price: idOf<'price'>(),
      seat: idOf<'seat'>(),
      approval: approval.nullable().default(null),
    }),
    reply: cartView,
  },
  /** Takes a seat, and its ticket, out of the cart. */
  dropSeat: {
    once: true,
    input: z.strictObject({ date: idOf<'date'>(), seat: idOf<'seat'>() }),
    reply: cartView,
  },
  /** Where the best seats are looked for from now on; what was not picked by hand is looked for again. */
  setWish: { once: true, input: z.strictObject({ wish: seatWish.nullable() }), reply: cartView },
  /** What is said on one ticket or pass of a line: `index` from 0; null for all of the line. */
  setDetail: {
    once: true,
    input: z.strictObject({
      line: uuidOf<'line'>(),
      index: z.int().min(0).max(MOST_PER_LINE).nullable(),
      detail: itemDetail.partial(),
    }),
    reply: cartView,
  },
  /** Ticks "proof seen", says why a ticket is free, or what is paid for each (pay what you want). */
  setLine: {
    once: true,
    input: z.strictObject({
      line: uuidOf<'line'>(),
      proofSeen: z.boolean().optional(),
      reason: idOf<'freeReason'>().nullable().optional(),
      chosenMinor: amount.optional(),
    }),
    reply: cartView,
  },
  /** What is printed on all tickets of the order, and answers given once for it. */
  setOrderText: {
    once: true,
    input: z.strictObject({
      text: itemDetail.shape.text.optional(),
      hidePrice: z.boolean().optional(),
      customerOnTickets: z.boolean().optional(),
      answers: fewOf(z.record(plainText(64), itemDetail.shape.answers), 20).optional(),
    }),
    reply: cartView,
  },
  /** A promotion code or a gift voucher's code, as typed or scanned: the core finds out which. Passes: see `takePass`. */
  enterCode: {
    once: true,
    input: z.strictObject({
      code: plainText(60).min(2),
      approval: approval.nullable().default(null),
      /** Of a voucher: no more than this is taken from it; null for all that it can pay. */
      minor: amount.min(1).nullable().default(null),
    }),
    reply: cartView,
  },
  removeCode: { once: true, input: z.strictObject({ code: plainText(60) }), reply: cartView },
  removeVoucher: { once: true, input: z.strictObject({ voucher: voucherId }), reply: cartView },
  setCustomer: {
    once: true,
    input: z.strictObject({ customer: uuidOf<'customer'>().or(idOf<'customer'>()).nullable() }),
    reply: cartView,
  },
  /** Makes a customer (null), or edits the given fields of one. */
  saveCustomer: {
    once: true,
    input: z.strictObject({ customer: idOf<'customer'>().nullable(), fields: customerFields }),
    reply: customerView,
  },
  /**
   * Tickets of one order, whichever till sold it, that the cart's tickets take the place of. `byWord`: as for
   * `returnTickets`. `approval`: a manager, for what a cashier may not do alone.
   */
  chooseExchange: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).min(1).max(200),
      original: originalPaper,
      byWord: z.boolean().default(false),
      approval: approval.nullable().default(null),
    }),
    reply: cartView,
  },
  dropExchange: { once: true, input: z.strictObject({}), reply: cartView },
  /** Takes a part of what is to pay: cash, a cheque. `givenMinor` in the method's own currency. */
  addPayment: {
    once: true,
    input: z.strictObject({
      cart: uuidOf<'cart'>(),
      method: idOf<'paymentMethod'>(),
      givenMinor: amount.min(1),
      reference: plainText(60).default(''),
    }),
    reply: cartView,
  },
  /** Gives a part back; `paidBack` confirms that a terminal has reversed it. */
  removePayment: {
    once: true,
    input: z.strictObject({ cart: uuidOf<'cart'>(), index: z.int().min(0).max(20), paidBack: z.boolean() }),
    reply: cartView,
  },
  /** Puts the cart aside for ten minutes, its seats held. */
  parkCart: { once: true, input: z.strictObject({ label: plainText(60) }), reply: cartView },
  /** Takes a parked cart back; refused while the cart in hand is not empty. */
  recallCart: { once: true, input: z.strictObject({ cart: uuidOf<'cart'>() }), reply: cartView },
  /** A manager finishes the cart that somebody else was being paid for; refused while the cart in hand is not empty. */
  takeOverCart: { once: true, input: z.strictObject({ staff: idOf<'staff'>() }), reply: cartView },
  /** Lets a parked cart and its seats go. */
  dropParked: {
    once: true,
    input: z.strictObject({ cart: uuidOf<'cart'>() }),
    reply: z.object({ carts: z.array(parkedCartView) }),
  },
  /** Brings back what emptyCart took away, for ten seconds. */
  undoEmpty: { once: true, input: z.strictObject({}), reply: cartView },
  emptyCart: { once: true, input: z.strictObject({}), reply: cartView },
  /** Writes down that a terminal is asked for an amount (null: all that is left), before the screen shows it. */
  startTerminalPayment: {
    once: true,
    input: z.strictObject({
      cart: uuidOf<'cart'>(),
      method: idOf<'paymentMethod'>(),
      minor: amount.min(1).nullable().default(null),
    }),
    reply: cartView,
  },
  /** The terminal took its part and something is left to pay: the part joins the cart's payments. */
  acceptTerminalPart: { once: true, input: z.strictObject({ cart: uuidOf<'cart'>() }), reply: cartView },
  declineTerminalPayment: { once: true, input: z.strictObject({ cart: uuidOf<'cart'>() }), reply: cartView },
  /**
   * The message's commandId must be the cart's. `payments` come behind the vouchers and the parts in the cart; none
   * when these pay all. A pending terminal payment must be among them. An invoice stands alone and reserves the order.
   * `print`: what is printed at once; tickets are by default.
   */
  validateOrder: {
    once: true,
    input: z.strictObject({
      cart: uuidOf<'cart'>(),
      payments: z
        .array(
          z.strictObject({
            method: idOf<'paymentMethod'>(),
            givenMinor: amount.nullable(),
            reference: plainText(60).default(''),
          }),
        )
        .max(10),
      language,
      print: z
        .strictObject({ tickets: z.boolean(), receipt: z.boolean() })
        .default({ tickets: true, receipt: false }),
      /** How the rest goes out when old tickets are worth more. */
      payBackBy: idOf<'paymentMethod'>().nullable().default(null),
      /** By invoice: the tickets are valid at once and the amount is owed, by a manager. */
      issueNow: z.boolean().default(false),
      approval: approval.nullable().default(null),
    }),
    reply: orderView,
  },
  /** With less than the last closing left in the drawer by a manager's word only. */
  openSession: {
    once: true,
    input: z.strictObject({ floatMinor: amount, approval: approval.nullable().default(null) }),
    reply: sessionView,
  },
  closeSession: {
    once: true,
    input: z.strictObject({
      ...countGiven,
      /** Stays in the drawer; the rest goes into the deposit bag. */
      floatLeftMinor: amount.default(0),
      bag: plainText(40).default(''),
      /** A manager's word that this person may close the session that somebody else opened. */
      approval: approval.nullable().default(null),
    }),
    reply: closingView,
  },
  /** The first count of a session; after it one more is made, by closing. Says where it differs, never by how much. */
  countSession: { once: true, input: z.strictObject(countGiven), reply: countedView },
  /** A drop, a pay-out or a pay-in, in the venue's own cash; prints its slip. */
  moveCash: {
    once: true,
    input: z.strictObject({ ...movementGiven, language, approval: approval.nullable().default(null) }),
    reply: movementView,
  },
  /** A manager sets what foreign cash counts for: minor units of the venue's currency for a million of it. */
  setRate: {
    once: true,
    input: z.strictObject({ currency, rateMicro: z.int().min(100_000).max(10_000_000) }),
    reply: z.object({ rates: z.array(rateView) }),
  },
  /**
   * Takes tickets and passes of one order back and pays out what they cost, whichever till sold them. `method` null: they
   * cost nothing. `byWord`: a manager lets it happen though another till has the say over them and can't be reached.
   */
  returnTickets: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).min(1).max(200),
      reason: returnReason,
      note: plainText(300).default(''),
      original: originalPaper,
      method: idOf<'paymentMethod'>().nullable(),
      byWord: z.boolean().default(false),
      approval: approval.nullable().default(null),
      language,
      receipt: z.boolean().default(true),
    }),
    reply: z.object({ refund: refundView, order: orderView }),
  },
  /**
   * Tickets of one order at another price of their zone, on the seats that they have. `method`: how the difference is paid or
   * given back; null when there is none. Answers with the order that takes their place.
   */
  correctPrice: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).min(1).max(200),
      price: idOf<'price'>(),
      original: originalPaper,
      method: idOf<'paymentMethod'>().nullable(),
      approval: approval.nullable().default(null),
      language,
    }),
    reply: orderView,
  },
  /**
   * One payment of an order of this till was another method in truth (`place`: which one, as they stand). A manager's act above
   * the limit and once its session is closed.
   */
  correctPayment: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      place: z.int().min(0).max(100),
      method: idOf<'paymentMethod'>(),
      approval: approval.nullable().default(null),
    }),
    reply: orderView,
  },
  printRefund: {
    once: true,
    input: z.strictObject({ refund: uuidOf<'refund'>(), language }),
    reply: orderView,
  },
  /**
   * A manager's remedy of a case: accepted as it is; tickets of one order refunded; or one ticket moved to another seat
   * (null: the best one that this till may sell), at the price that was paid.
   */
  resolveCase: {
    once: true,
    input: z.strictObject({
      case: idOf<'case'>(),
      remedy,
      tickets: z.array(uuidOf<'ticket'>()).max(200).default([]),
      seat: idOf<'seat'>().nullable().default(null),
      method: idOf<'paymentMethod'>().nullable().default(null),
      original: originalPaper.default('takenBack'),
      note: plainText(300).default(''),
      byWord: z.boolean().default(false),
      language,
    }),
    reply: caseView,
  },
  printReceipt: {
    once: true,
    input: z.strictObject({ order: uuidOf<'order'>(), language }),
    reply: orderView,
  },
  /** Prints tickets, passes or voucher slips that were not printed at the sale, as originals. */
  printTickets: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      tickets: z.array(uuidOf<'ticket'>()).max(200),
      vouchers: z.array(voucherId).max(100),
      language,
    }),
    reply: orderView,
  },
  /** Queues an e-mail; the centre sends it. `to` null: the customer's address. */
  sendMail: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      what: mailWhat,
      to: plainText(120).nullable(),
      language,
    }),
    reply: orderView,
  },
  /** Changes the whole text of a ticket of this till: its holder and its free lines. What was printed stays as it is. */
  changeTicketText: {
    once: true,
    input: z.strictObject({
      ticket: uuidOf<'ticket'>(),
      holder: itemDetail.shape.holder,
      text: itemDetail.shape.text,
    }),
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
  /**
   * What waits of an order's tickets and vouchers goes another way: to another printer, by e-mail (`to` null: the
   * customer's address), or they are printed when they are collected. What was sent already stays where it is.
   */
  divertPrintJobs: {
    once: true,
    input: z.strictObject({
      order: uuidOf<'order'>(),
      way: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('printer'), printer: idOf<'printer'>() }),
        z.strictObject({ kind: z.literal('mail'), to: plainText(120).nullable() }),
        z.strictObject({ kind: z.literal('pickUp') }),
      ]),
      language,
    }),
    reply: orderView,
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
      language: printerLanguage.default('escpos'),
      stock: stock.default('roll80'),
      dpi: printerDpi.default(203),
      letters: printerLetters.default('own'),
      layouts: chosenLayouts.default({}),
      drawer: drawerPin.default('none'),
    }),
    reply: printerView,
  },
  /** Takes a printer away; what waits for it goes to the printer of its use. */
  removePrinter: { once: false, input: z.strictObject({ printer: idOf<'printer'>() }), reply: nothing },
  /** Lets another printer print for this one, or with null lets it print itself again. */
  setStandIn: {
    once: false,
    input: z.strictObject({ printer: idOf<'printer'>(), by: idOf<'printer'>().nullable() }),
    reply: printerView,
  },
  /** Opens the cash drawer without a sale. */
  openDrawer: { once: false, input: z.strictObject({}), reply: nothing },
  /** Changes a layout's own texts and logo. */
  saveLayout: {
    once: false,
    input: z.strictObject({ layout: plainText(60).min(1), edit: layoutEdit }),
    reply: nothing,
  },
  /** Prints a closing report; a second one is marked. */
  printClosing: {
    once: true,
    input: z.strictObject({ number: plainText(40).min(1), language }),
    reply: nothing,
  },
  /** Prints the open session as it stands: an X. */
  printX: { once: true, input: z.strictObject({ language }), reply: nothing },
  /** Asks the centre at once; what came of it shows in the till's sync. Allowed before sign-in. */
  syncNow: { once: false, input: z.strictObject({}), reply: nothing },
  /** Asks the centre for places of tonight, as many as an outage needs; refused when it has none or is out of reach. */
  getPlaces: { once: false, input: z.strictObject({}), reply: nothing },
  /** Makes a backup of the till's store now. */
  backUp: { once: false, input: z.strictObject({}), reply: nothing },
  /** Makes a rescue file of what the centre does not have yet, or with `all` of everything. */
  makeRescueFile: {
    once: false,
    input: z.strictObject({ all: z.boolean().default(false) }),
    reply: rescueMadeView,
  },
  /** Bytes of a rescue file that somebody brings, in order; the same bytes may come again. */
  takeRescuePart: {
    once: false,
    input: z.strictObject({ upload: uuidOf<'upload'>(), offset: z.int().min(0), base64: base64Piece }),
    reply: z.object({ size: z.int() }),
  },
  /** Keeps a rescue file that was brought until the centre has it; handed in twice it is the same one. */
  handInRescue: {
    once: false,
    input: z.strictObject({ upload: uuidOf<'upload'>() }),
    reply: rescueJobView,
  },
  /** Takes a rescue that has ended off the list. */
  forgetRescue: { once: false, input: z.strictObject({ rescue: rescueId }), reply: nothing },
  ...ReservationCommands,
  ...InvoiceCommands,
  ...GuestCommands,
  /** Forgets a customer: all that is said of that one is emptied, here and everywhere. By a manager. */
  eraseCustomer: {
    once: true,
    input: z.strictObject({ customer: idOf<'customer'>(), approval: approval.nullable().default(null) }),
    reply: z.object({ entries: z.int() }),
  },
  /** Prints what a date brought, as it was shown last, on the receipt roll. For managers. */
  printStatement: {
    once: true,
    input: z.strictObject({ date: idOf<'date'>(), language }),
    reply: nothing,
  },
  /** Says whose an order of this till is, after its sale. */
  setOrderCustomer: {
    once: true,
    input: z.strictObject({ order: uuidOf<'order'>(), customer: idOf<'customer'>() }),
    reply: orderView,
  },
  /** The tickets of a paid order are handed out; `again`: though that was done before. */
  collectOrder: {
    once: true,
    input: z.strictObject({ order: uuidOf<'order'>(), again: z.boolean().default(false) }),
    reply: orderView,
  },
  ...PassCommands,
  dismissNotice: { once: false, input: z.strictObject({ kind: plainText(40) }), reply: nothing },
} as const;

export type CommandName = keyof typeof Commands;
/** What a screen sends: fields with a default may be left out. */
export type CommandInput<N extends CommandName> = z.input<(typeof Commands)[N]['input']>;
/** What the core gets: decoded, defaults filled in. */
export type CommandGiven<N extends CommandName> = z.output<(typeof Commands)[N]['input']>;
export type CommandReply<N extends CommandName> = z.infer<(typeof Commands)[N]['reply']>;
