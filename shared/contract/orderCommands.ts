import { z } from 'zod';
import { caseView } from './caseView.ts';
import { orderView, refundView } from './orderViews.ts';
import {
  approval,
  idOf,
  itemDetail,
  language,
  mailWhat,
  originalPaper,
  plainText,
  remedy,
  returnReason,
  uuidOf,
  voucherId,
} from './values.ts';

/** What is done to an order after its sale. */
export const OrderCommands = {
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
} as const;
