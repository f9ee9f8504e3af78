import { z } from 'zod';
import { amount, currency, instant, passKind, paymentKind } from './values.ts';

export const formView = z.object({
  id: z.string(),
  name: z.string(),
  per: z.enum(['ticket', 'order']),
  fields: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      type: z.enum(['text', 'number', 'choice', 'date', 'checkbox', 'email']),
      required: z.boolean(),
      choices: z.array(z.string()),
    }),
  ),
});

export const priceView = z.object({
  id: z.string(),
  name: z.string(),
  /** What it costs now: the running price window's amount, or the suggestion of pay what you want. */
  minor: amount,
  form: z.string().nullable(),
  /** Outside its price windows: shown and not sold. */
  notNow: z.boolean(),
  least: z.int().nullable(),
  most: z.int().nullable(),
  payWhatYouWantFrom: amount.nullable(),
  proof: z.string(),
});

export const zoneView = z.object({
  id: z.string(),
  name: z.string(),
  colour: z.int(),
  /** Places this till may still sell; null when it holds no lease. The cart is not taken off. */
  here: z.int().nullable(),
  /** Places left in the house as the centre last knew. */
  house: z.object({ left: z.int(), at: instant }).nullable(),
  /** Has numbered seats: they are found or picked on the plan. */
  numbered: z.boolean(),
  prices: z.array(priceView),
});

export const dateView = z.object({
  id: z.string(),
  startsAt: instant,
  doorsAt: instant,
  salesEndAt: instant,
  /** Belongs to the business day that runs now. */
  today: z.boolean(),
  ended: z.boolean(),
  full: z.boolean(),
  zones: z.array(zoneView),
});
export type DateView = z.infer<typeof dateView>;

export const eventView = z.object({
  id: z.string(),
  name: z.string(),
  subtitle: z.string(),
  venueName: z.string(),
  plan: z.string().nullable(),
  mostPerOrder: z.int().nullable(),
  dates: z.array(dateView),
});
export type EventView = z.infer<typeof eventView>;

export const methodView = z.object({
  id: z.string(),
  kind: paymentKind,
  name: z.string(),
  givesChange: z.boolean(),
  wantsReference: z.boolean(),
  opensDrawer: z.boolean(),
  /** Null for the venue's own. */
  currency: currency.nullable(),
});

export const passProductView = z.object({
  id: z.string(),
  name: z.string(),
  kind: passKind,
  entries: z.int(),
  /** Its holder's photo is kept by a reference. */
  photo: z.boolean(),
  minor: amount,
  validFrom: instant,
  validTo: instant,
  form: z.string().nullable(),
  /** Passes this till may still sell; null for no limit. */
  here: z.int().nullable(),
});

export const voucherProductView = z.object({
  id: z.string(),
  name: z.string(),
  amounts: z.array(amount),
  own: z.object({ least: amount, most: amount }).nullable(),
  validMonths: z.int(),
});

/** All that can be sold: the running show first. */
export const offerView = z.object({
  events: z.array(eventView),
  passes: z.array(passProductView),
  vouchers: z.array(voucherProductView),
  forms: z.array(formView),
  freeReasons: z.array(z.object({ id: z.string(), name: z.string() })),
  methods: z.array(methodView),
});
export type OfferView = z.infer<typeof offerView>;
