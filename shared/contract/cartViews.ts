import { z } from 'zod';
import { customerView } from './customerView.ts';
import { cartExchangeView } from './exchangeViews.ts';
import { seatPlaceView } from './planViews.ts';
import { amount, instant, itemDetail, passKind, paymentKind, seatWish, signedAmount } from './values.ts';

export const discountView = z.object({
  kind: z.enum(['promotion', 'offer', 'pass']),
  name: z.string(),
  code: z.string(),
  tickets: z.int(),
  minor: amount,
});

const cartLineCommon = {
  id: z.string(),
  quantity: z.int(),
  /** Before discounts. */
  unitMinor: amount,
  totalMinor: amount,
  /** Why it costs what it costs. */
  discounts: z.array(discountView),
};

export const cartLineView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ticket'),
    ...cartLineCommon,
    date: z.string(),
    price: z.string(),
    eventName: z.string(),
    startsAt: instant.nullable(),
    today: z.boolean(),
    zone: z.string(),
    zoneName: z.string(),
    colour: z.int(),
    priceName: z.string(),
    numbered: z.boolean(),
    seats: z.array(seatPlaceView),
    /** The block could not be kept together: how many sit in each row, front first; empty when it could. */
    split: z.array(z.int()),
    form: z.string().nullable(),
    /** Forms and pass holders: nothing asked, all answered, or something missing. */
    formState: z.enum(['none', 'complete', 'incomplete']),
    payWhatYouWantFrom: amount.nullable(),
    proof: z.string(),
    proofSeen: z.boolean(),
    /** Costs nothing: it needs a reason. */
    free: z.boolean(),
    reason: z.string().nullable(),
    details: z.array(itemDetail),
  }),
  z.object({
    kind: z.literal('pass'),
    ...cartLineCommon,
    product: z.string(),
    productName: z.string(),
    passKind,
    entries: z.int(),
    validFrom: instant,
    validTo: instant,
    form: z.string().nullable(),
    formState: z.enum(['none', 'complete', 'incomplete']),
    details: z.array(itemDetail),
  }),
  z.object({
    kind: z.literal('voucher'),
    ...cartLineCommon,
    product: z.string(),
    productName: z.string(),
    minor: amount,
    validTo: instant,
  }),
]);
export type CartLineView = z.infer<typeof cartLineView>;

/** What was paid by one method. Minor units. */
export const partView = z.object({
  method: z.string(),
  methodName: z.string(),
  kind: paymentKind,
  minor: signedAmount,
  givenMinor: signedAmount,
  changeMinor: signedAmount,
});

export const cartView = z.object({
  id: z.string(),
  commandId: z.string(),
  lines: z.array(cartLineView),
  tickets: z.int(),
  /** Before discounts. */
  listMinor: amount,
  discountMinor: amount,
  totalMinor: amount,
  /** What is still to pay, after vouchers and parts already paid. */
  leftMinor: amount,
  /** What cash would come to after rounding, of what is left. */
  cashMinor: amount,
  /** All lines together cost nothing: Invitation is the only payment. */
  free: z.boolean(),
  /** Everything is taken on passes for nothing: nothing pays for it. */
  byPass: z.boolean(),
  codes: z.array(z.object({ code: z.string(), name: z.string(), uses: z.int(), minor: amount })),
  vouchers: z.array(
    z.object({
      voucher: z.string(),
      last4: z.string(),
      /** What it pays of this cart, and what is left on it then; null when the till can't know its balance. */
      paysMinor: amount,
      leftMinor: amount.nullable(),
      validTo: instant.nullable(),
      byManager: z.boolean(),
    }),
  ),
  passes: z.array(
    z.object({
      pass: z.string(),
      number: z.string(),
      productName: z.string(),
      holder: z.string(),
      photo: z.string(),
      /** Tickets of this cart that are taken on it, and what they cost less by it. */
      tickets: z.int(),
      minor: amount,
      /** Entries left after this cart; null when nothing counts them, or this till can't know. */
      left: z.int().nullable(),
      byManager: z.boolean(),
    }),
  ),
  /** Old tickets that these take the place of. */
  exchange: cartExchangeView.nullable(),
  /** Parts that are paid already. */
  payments: z.array(partView),
  customer: customerView.nullable(),
  /** The first pass holder's e-mail belongs to this customer, who is not in the cart yet. */
  suggestedCustomer: customerView.nullable(),
  wish: seatWish.nullable(),
  text: z.array(z.string()),
  hidePrice: z.boolean(),
  customerOnTickets: z.boolean(),
  /** The manager who lets it be sold beyond what this till holds. */
  /** The reservation that it pays: its lines are fixed. */
  reservation: z.object({ order: z.string(), number: z.string() }).nullable(),
  override: z.object({ by: z.string(), byName: z.string() }).nullable(),
  answers: z.record(z.string(), z.record(z.string(), z.string())),
  /** Forms that ask once per order, and whether they are answered. */
  orderForms: z.array(z.object({ form: z.string(), complete: z.boolean() })),
  terminal: z
    .object({ method: z.string(), methodName: z.string(), minor: amount, startedAt: instant })
    .nullable(),
  /** The cart that was emptied just now and can be brought back until then. */
  undo: z.object({ until: instant }).nullable(),
});
export type CartView = z.infer<typeof cartView>;

/** A cart that was put aside. */
export const parkedCartView = z.object({
  id: z.string(),
  /** Its customer's name, or what was typed; may be empty. */
  label: z.string(),
  summary: z.string(),
  tickets: z.int(),
  totalMinor: amount,
  parkedAt: instant,
  byName: z.string(),
  /** It and its seats are let go then. */
  expiresAt: instant,
});
