import { z } from 'zod';
import { cartView } from './cartViews.ts';
import { orderView } from './orderViews.ts';
import { amount, approval, idOf, language, plainText, uuidOf } from './values.ts';

/** How a cart is paid and becomes an order. */
export const PaymentCommands = {
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
} as const;
