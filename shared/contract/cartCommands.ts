import { z } from 'zod';
import { MOST_PER_LINE } from '../domain/cart.ts';
import { cartView, parkedCartView } from './cartViews.ts';
import {
  amount,
  approval,
  fewOf,
  idOf,
  itemDetail,
  originalPaper,
  plainText,
  seatWish,
  uuidOf,
  voucherId,
} from './values.ts';

const quantity = z.int().min(1).max(MOST_PER_LINE);

/** What goes into a cart, and out of it. */
export const CartCommands = {
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
} as const;
