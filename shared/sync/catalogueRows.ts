import { z } from 'zod';
import { MOST_FIELDS } from '../domain/form.ts';
import { count, id, ids, instant, minor, passKind } from './rowValues.ts';

const name = z.string().min(1).max(200);

const tillNo = z.int().min(1).max(9999);

const category = z.string().min(1).max(40);

const reduction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), basisPoints: z.int().min(1).max(10_000) }),
  z.object({ kind: z.literal('fixed'), minor: minor.min(1) }),
]);

const scope = z
  .object({ events: ids, zones: ids, prices: ids, passes: ids })
  .default({ events: [], zones: [], prices: [], passes: [] });

/** What is sold, how, and by whom. */
export const CatalogueRows = {
  venue: z.object({
    id,
    name,
    city: z.string().max(100),
    timeZone: z.string().min(1).max(60),
    currency: z.enum(['CHF', 'EUR']),
    cashStep: z.int().min(1).max(100),
    receiptFooter: z.string().max(300),
    priceMayBeHidden: z.boolean().default(false),
    voucherRiskMinor: minor.default(0),
    /** More than this is paid back by a manager only. */
    refundLimitMinor: minor.default(10_000),
    dropAboveMinor: minor.default(0),
    /** Places per order that a manager may sell beyond what a till holds, and tickets of another till taken back; 0: none. */
    overrideMost: count.default(10),
    reservationsTill: tillNo.nullable().default(null),
    exchangeFeeMinor: minor.default(0),
    exchangeUntilHours: count.default(0),
    /** A screen that nobody touches for so long locks itself; 0: never. */
    autoLockMinutes: z.int().min(0).max(240).default(0),
    /** Minutes before the show that a reservation ends by itself. */
    reservationMinutes: count.default(30),
  }),
  event: z.object({
    id,
    venue: id,
    name,
    subtitle: z.string().max(200),
    plan: id.nullable().default(null),
    hidden: z.boolean().default(false),
    mostPerOrder: count.nullable().default(null),
  }),
  date: z.object({
    id,
    event: id,
    doorsAt: instant,
    startsAt: instant,
    salesEndAt: instant,
    hidden: z.boolean().default(false),
    full: z.boolean().default(false),
    reservationsTill: tillNo.nullable().default(null),
  }),
  zone: z.object({
    id,
    event: id,
    name,
    colour: z.int().min(1).max(8),
    order: z.int(),
    category: category.nullable().default(null),
  }),
  price: z.object({
    id,
    zone: id,
    name,
    minor,
    vatRate: id,
    order: z.int(),
    form: id.nullable().default(null),
    windows: z
      .array(z.object({ from: instant.nullable(), to: instant.nullable(), minor }))
      .max(20)
      .default([]),
    least: count.nullable().default(null),
    most: count.nullable().default(null),
    payWhatYouWantFrom: minor.nullable().default(null),
    proof: z.string().max(60).default(''),
  }),
  /** A plan's frame; its sections travel apart, so that no row of the feed grows with the house. */
  plan: z.object({
    id,
    venue: id,
    name,
    width: z.number().positive().max(100_000),
    height: z.number().positive().max(100_000),
    stage: z.object({ x: z.number(), y: z.number(), label: z.string().max(60) }),
  }),
  planSection: z.object({
    id,
    plan: id,
    name,
    order: z.int(),
    rows: z
      .array(
        z.object({
          name: z.string().min(1).max(20),
          seats: z
            .array(
              z.object({
                id,
                number: z.string().min(1).max(10),
                x: z.number(),
                y: z.number(),
                category,
                kind: z.enum(['normal', 'wheelchair', 'companion', 'restricted', 'house']).default('normal'),
                with: id.nullable().default(null),
              }),
            )
            .min(1, 'a row has at least one seat; add its seats or leave the row out')
            .max(500),
          gapBefore: z.array(id).max(50).default([]),
        }),
      )
      .min(1)
      .max(500),
  }),
  form: z.object({
    id,
    name,
    per: z.enum(['ticket', 'order']),
    fields: z
      .array(
        z.object({
          id,
          label: z.string().min(1).max(80),
          type: z.enum(['text', 'number', 'choice', 'date', 'checkbox', 'email']),
          required: z.boolean(),
          choices: z.array(z.string().min(1).max(60)).max(50).default([]),
        }),
      )
      .min(1)
      .max(MOST_FIELDS),
  }),
  promotion: z.object({
    id,
    code: z.string().regex(/^[0-9A-Z]{2,30}$/),
    name,
    reduction,
    per: z.enum(['ticket', 'cart']),
    capPerOrder: count.min(1).nullable().default(null),
    quota: id.nullable().default(null),
    from: instant.nullable().default(null),
    to: instant.nullable().default(null),
    scope,
  }),
  offer: z.object({
    id,
    name,
    buy: count.min(1),
    get: count.min(1),
    reduction,
    from: instant.nullable().default(null),
    to: instant.nullable().default(null),
    scope,
  }),
  passProduct: z.object({
    id,
    name,
    kind: passKind,
    entries: count.default(0),
    /** Most tickets of one event on it; null for no limit. */
    perEvent: count.min(1).nullable().default(null),
    /** What a ticket on it still costs. */
    surchargeMinor: minor.default(0),
    /** What a discount card takes off each ticket. */
    reduction: reduction.nullable().default(null),
    scope,
    /** Its holder's photo is kept by a reference. */
    photo: z.boolean().default(false),
    minor,
    vatRate: id,
    validFrom: instant,
    validTo: instant,
    form: id.nullable().default(null),
    quota: id.nullable().default(null),
    order: z.int(),
  }),
  voucherProduct: z.object({
    id,
    name,
    amounts: z.array(minor.min(1)).max(12),
    own: z
      .object({ least: minor.min(1), most: minor })
      .nullable()
      .default(null),
    validMonths: count.min(1).max(600),
    order: z.int(),
  }),
  freeReason: z.object({ id, name, order: z.int(), contingent: id.nullable().default(null) }),
  /** A due on a performance's takings, or a base that is only stated (0): for the performance statement. */
  levy: z.object({
    id,
    name,
    basisPoints: z.int().min(0).max(10_000),
    base: z.enum(['gross', 'net']),
    order: z.int(),
  }),
  seatHold: z.object({
    id,
    date: id,
    kind: z.enum(['held', 'blocked']),
    owner: z.string().max(80),
    seats: z.array(id).min(1).max(5000),
  }),
  vatRate: z.object({
    id,
    name,
    rates: z.array(z.object({ from: z.iso.date(), basisPoints: z.int().min(0).max(10_000) })).min(1),
  }),
  quota: z.object({
    id,
    date: id.nullable().default(null),
    zone: id.nullable().default(null),
    capacity: z.int().min(0).max(10_000_000),
  }),
  paymentMethod: z.object({
    id,
    kind: z.enum(['cash', 'card', 'twint', 'voucher', 'invoice', 'free', 'exchange', 'other']),
    name,
    order: z.int(),
    opensDrawer: z.boolean(),
    givesChange: z.boolean().default(false),
    wantsReference: z.boolean().default(false),
    countedAtClosing: z.boolean().default(true),
    currency: z.enum(['CHF', 'EUR']).nullable().default(null),
  }),
  /** `pinVerifier` is scrypt output with its parameters, made at the centre; a till never sends it on. */
  staff: z.object({
    id,
    name,
    role: z.enum(['cashier', 'door', 'manager']),
    pinVerifier: z.string().min(1).max(400),
  }),
} as const;
