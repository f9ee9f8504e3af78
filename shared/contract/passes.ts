import { z } from 'zod';
import { VOID_REASONS } from '../domain/returnReasons.ts';
import { cartView } from './cartViews.ts';
import { amount, approval, idOf, instant, passKind, plainText, uuidOf, voucherId } from './values.ts';

/*
 * Passes and gift vouchers after their sale: found, used, made void.
 */

export const voidReason = z.enum(VOID_REASONS);

/** What an order took of a pass or a voucher. */
export const useView = z.object({
  order: z.string(),
  number: z.string(),
  at: instant,
  /** The till that sold it; null for this one. */
  tillNo: z.int().nullable(),
  /** Paid by a voucher; 0 for a pass. */
  minor: amount,
  /** By a manager's word, without a right to it. */
  byWord: z.boolean(),
  tickets: z.array(
    z.object({
      number: z.string(),
      eventName: z.string(),
      startsAt: z.string(),
      returned: z.boolean(),
    }),
  ),
});
export type UseView = z.infer<typeof useView>;

/** A pass as somebody at the counter is shown it. */
export const passView = z.object({
  pass: z.string(),
  number: z.string(),
  order: z.string(),
  productName: z.string(),
  kind: passKind,
  holder: z.string(),
  email: z.string(),
  photo: z.string(),
  validFrom: instant,
  validTo: instant,
  state: z.enum(['valid', 'notYet', 'expired', 'returned']),
  /** Entries that it was sold with; null when nothing counts them. */
  entries: z.int().nullable(),
  /** Entries left, as far as this till holds them; null when it holds none, or nothing counts them. */
  left: z.int().nullable(),
  /** What is left as far as is known from its history; null when nothing counts them. */
  leftKnown: z.int().nullable(),
  /** Most tickets of one event on it, and how many of the event that was asked for are taken; null for no limit. */
  perEvent: z.int().nullable(),
  ofEvent: z.object({ eventName: z.string(), taken: z.int() }).nullable(),
  /** Sold by another till; null for this one. */
  tillNo: z.int().nullable(),
  /** Newest first. */
  uses: z.array(useView),
});
export type PassView = z.infer<typeof passView>;

/** A gift voucher as somebody at the counter is shown it. */
export const voucherStateView = z.object({
  voucher: z.string(),
  last4: z.string(),
  /** What it was sold for. */
  minor: amount,
  /** What is left, as far as this till holds it; null when it holds none. */
  balanceMinor: amount.nullable(),
  /** What is left as far as is known from its history. */
  leftMinor: amount,
  validTo: instant,
  state: z.enum(['valid', 'expired', 'empty', 'void']),
  voided: z
    .object({
      at: instant,
      byName: z.string(),
      reason: voidReason.or(z.string()),
      restMinor: amount.nullable(),
    })
    .nullable(),
  uses: z.array(useView),
});
export type VoucherStateView = z.infer<typeof voucherStateView>;

export const PassCommands = {
  /**
   * Takes a pass into the cart: its tickets are taken on it as far as it gives. `date`: whose prices are on the screen, so that
   * what counts its event is asked for at once. `approval`: a manager, for a pass of which this till holds nothing.
   */
  takePass: {
    once: true,
    input: z.strictObject({
      pass: uuidOf<'ticket'>(),
      date: idOf<'date'>().nullable().default(null),
      approval: approval.nullable().default(null),
    }),
    reply: cartView,
  },
  dropPass: { once: true, input: z.strictObject({ pass: uuidOf<'ticket'>() }), reply: cartView },
  /** A manager makes a gift voucher void. Answers with how it stands then. */
  voidVoucher: {
    once: true,
    input: z.strictObject({
      voucher: voucherId,
      reason: voidReason,
      note: plainText(300).default(''),
      approval: approval.nullable().default(null),
    }),
    reply: voucherStateView,
  },
} as const;

export const PassQueries = {
  /** By scan, number or the beginning of one, holder or e-mail. `date`: what is taken of its event is said. */
  passes: {
    input: z.strictObject({
      search: plainText(300),
      date: idOf<'date'>().nullable(),
      limit: z.int().min(1).max(50),
    }),
    reply: z.object({
      passes: z.array(passView),
      /** The search named one: it was scanned or its whole number was typed. */
      exact: z.boolean(),
    }),
  },
  /** A gift voucher by its code, scanned or typed, or by its name; null for one that this till never heard of. */
  voucher: {
    input: z.strictObject({ code: plainText(100) }),
    reply: z.object({ voucher: voucherStateView.nullable(), mistyped: z.boolean() }),
  },
} as const;
