import { z } from 'zod';
import { MOST_FIELDS } from '../domain/form.ts';

/** Reference data as it stands in the feed, one schema per kind; the same rows make the catalogue on a till. */

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(200);
const instant = z.iso.datetime({ precision: 3 });
const minor = z.int().min(0).max(100_000_000);
const count = z.int().min(0).max(100_000);
const tillNo = z.int().min(1).max(9999);
const category = z.string().min(1).max(40);
const personal = z.string().max(120).default('');
const reduction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percent'), basisPoints: z.int().min(1).max(10_000) }),
  z.object({ kind: z.literal('fixed'), minor: minor.min(1) }),
]);
const ids = z.array(id).max(500).default([]);
const scope = z
  .object({ events: ids, zones: ids, prices: ids, passes: ids })
  .default({ events: [], zones: [], prices: [], passes: [] });

const passKind = z.enum(['season', 'entries', 'discount', 'accreditation']);

/** A line of a reservation as it was sold: what a till needs to sign and sum it; more of it goes through as it came. */
const reservedLine = z.looseObject({
  kind: z.enum(['ticket', 'pass', 'voucher']),
  line: id,
  quantity: z.int().min(1).max(10_000),
  unitMinor: z.int(),
  totalMinor: z.int(),
  minors: z.array(z.int()).max(10_000),
  vatName: z.string().max(200),
  vatBasisPoints: z.int(),
  quota: z.string().max(100).nullable().optional(),
  date: id.optional(),
  event: id.optional(),
  startsAt: z.string().max(40).optional(),
  doorsAt: z.string().max(40).optional(),
  seats: z
    .array(z.looseObject({ seat: id }))
    .max(10_000)
    .optional(),
});
export const Reference = {
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
  /** Seats of a date that one stream has sold; `id` is "date:stream". */
  seatsSold: z.object({
    id: z.string().min(1).max(140),
    date: id,
    stream: id,
    seats: z.array(id).max(40_000),
  }),
  /** A gift voucher as the centre knows it; `id` is the SHA-256 of its code, hex. Its balance is a lease. */
  voucher: z.object({ id, last4: z.string().max(4), minor, validTo: instant }),
  /** A pass that was sold, whichever till sold it, with who holds it; `id` is its ticket's. */
  pass: z.object({
    id,
    number: z.string().min(1).max(64),
    secret: z.string().max(64),
    order: id,
    stream: id,
    tillNo: z.int(),
    at: z.int(),
    product: id,
    productName: z.string().max(200),
    kind: passKind,
    entries: count.nullable(),
    perEvent: count.nullable(),
    validFrom: z.string().max(40),
    validTo: z.string().max(40),
    holder: personal,
    email: personal,
    photo: personal,
  }),
  /** What an order took of a pass or of a gift voucher; `id` is "thing:order". */
  use: z.object({
    id: z.string().min(1).max(200),
    thing: z.string().min(1).max(100),
    order: id,
    number: z.string().min(1).max(64),
    stream: id,
    tillNo: z.int(),
    at: z.int(),
    /** Paid by a voucher; 0 for a pass. */
    minor: z.int(),
    /** Taken by a manager's word. */
    byWord: z.boolean(),
    tickets: z
      .array(
        z.object({
          ticket: id,
          number: z.string().min(1).max(64),
          event: id,
          eventName: z.string().max(200),
          startsAt: z.string().max(40),
          state: z.enum(['valid', 'returned']),
        }),
      )
      .max(1000),
  }),
  /** A gift voucher that a manager made void; `id` is the voucher. */
  voucherVoid: z.object({
    id,
    last4: z.string().max(8),
    at: z.int(),
    stream: id,
    tillNo: z.int(),
    by: id,
    reason: z.string().max(40),
    /** What was on it, minor units. */
    restMinor: z.int(),
  }),
  customer: z.object({
    id,
    first: personal,
    last: personal,
    company: personal,
    email: personal,
    phone: personal,
    street: personal,
    postcode: personal,
    city: personal,
    note: z.string().max(500).default(''),
  }),
  /** A customer who is forgotten: every till empties what it says of that one, and writes down that it did. */
  personErased: z.object({ id, at: z.int() }),
  /** How an e-mail of this till stands at the centre. */
  mailState: z.object({
    id,
    state: z.enum(['queued', 'sent', 'failed']),
    at: instant,
    problem: z.string().max(300).default(''),
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
  /** A right of this till that the centre has taken back (the till was declared lost): nothing is sold under it. */
  leaseEnded: z.object({ id: z.string().min(1).max(100), stream: id, epoch: z.int().min(1) }),
  /** This till was declared lost (`at` ms UTC): its leases were taken back, and it gets none until a manager takes it back. */
  tillLost: z.object({ id, stream: id, at: z.int() }),
  /** Another till needs some of what this one holds of a quota; `id` is "stream:quota" of the holder. */
  leaseAsked: z.object({
    id: z.string().min(1).max(200),
    stream: id,
    quota: z.string().min(1).max(100),
    amount: z.int().min(0),
    seats: z.array(id).max(5000).optional(),
    /** `shared`: a manager shares the date out anew, all of the amount is wanted. */
    why: z.enum(['asked', 'shared']).default('asked'),
  }),
  /** Things of this till's authority that another till needs; `id` is the stream. */
  authorityAsked: z.object({ id, things: z.array(id).max(2000) }),
  /** The authority over a thing that this till was given; `id` is the thing. */
  authority: z.object({ id, stream: id }),
  /** An order of another till that this one may need. `id` is the order. */
  foreignOrder: z.object({
    id,
    number: z.string().min(1).max(64),
    stream: id,
    tillNo: z.int(),
    at: z.int(),
    /** Reserved: it holds its places. Paid by another order, or ended without one: it holds nothing. */
    state: z.enum(['validated', 'reserved', 'paid', 'ended']),
    customer: id.nullable(),
    totalMinor: z.int(),
    /** Dates that it has places of; a reserved order has no tickets yet. */
    dates: z.array(id).max(500).optional(),
    /** Of a reservation: when it ends by itself (ms UTC), what it was made of, and what was split off. */
    reservation: z
      .object({
        expiresAt: z.int().nullable(),
        lines: z.array(reservedLine).max(1000),
        taken: z.array(z.string().max(20)).max(10_000),
        /** Pieces that were reserved by a manager's word: whoever ends it frees none of his own by them. */
        byWord: z.array(z.string().max(20)).max(10_000).optional(),
        /** The number of the order that paid it; empty for none. */
        paidBy: z.string().max(64),
        /** Places that nobody pays: for whom and why they are held; a guest's list. */
        hold: z
          .object({
            kind: z.enum(['hold', 'guests', 'guest']),
            list: id.nullable(),
            owner: z.string().max(120),
            reason: z.string().max(200),
          })
          .optional(),
      })
      .optional(),
    /** Its tickets were handed out: first when (ms UTC), by whom, at which till. */
    collected: z.object({ at: z.int(), by: id, tillNo: z.int() }).optional(),
    /** Issued against an invoice: what is owed, what each stream has credited of it, whether it was paid. */
    receivable: z
      .object({
        method: id,
        methodName: z.string().max(200),
        minor: z.int().min(0),
        credits: z.array(z.object({ stream: id, minor: z.int().min(0) })).max(200),
        settled: z.boolean(),
        /** What was paid of it; missing while it is not, and in rows of before. */
        settledMinor: z.int().optional(),
      })
      .optional(),
    tickets: z
      .array(
        z.object({
          ticket: id,
          number: z.string().min(1).max(64),
          secret: z.string().max(64),
          kind: z.enum(['ticket', 'pass']),
          state: z.enum(['valid', 'returned']),
          /** Sold without a right to its place: whoever takes it back frees none of his own. */
          byWord: z.boolean().default(false),
          minor: z.int(),
          vatName: z.string().max(200),
          vatBasisPoints: z.int(),
          date: id.nullable(),
          event: id.nullable(),
          eventName: z.string().max(200),
          startsAt: z.string().max(40).nullable(),
          zoneName: z.string().max(200),
          priceName: z.string().max(200),
          quota: z.string().max(100).nullable(),
          contingent: z.string().max(100).optional(),
          reasonName: z.string().max(200).optional(),
          /** The pass that it was taken on. */
          pass: z
            .object({
              pass: id,
              number: z.string().max(64),
              name: z.string().max(200),
              quotas: z.array(z.string().max(100)).max(2),
              byWord: z.boolean(),
            })
            .optional(),
          seat: z.object({ seat: id, section: z.string(), row: z.string(), number: z.string() }).nullable(),
        }),
      )
      .max(10_000),
  }),
  /** What the centre objects to, whichever till brought it. */
  case: z.object({
    id,
    kind: z.string().min(1).max(40),
    stream: id,
    tillNo: z.int(),
    seq: z.int().min(1),
    detail: z.string().max(2000),
    about: z.array(z.string().max(64)).max(50),
    openedAt: z.int(),
    state: z.enum(['open', 'resolved']),
    remedy: z.enum(['accepted', 'refunded', 'moved', 'merged']).nullable(),
    resolvedBy: z.string().max(64).nullable(),
    resolvedAt: z.int().nullable(),
  }),
  /** A right granted to one stream. Counted down by that stream's sales only. */
  lease: z.object({
    id: z.string().min(1).max(100),
    stream: id,
    quota: z.string().min(1).max(100),
    amount: z.int().min(0),
    epoch: z.int().min(1),
    /** The seats it is of, as many as `amount`, for a numbered zone. */
    seats: z.array(id).max(40_000).optional(),
  }),
} as const;
export type ReferenceKind = keyof typeof Reference;
export type LeaseRow = z.infer<(typeof Reference)['lease']>;
export type PassRow = z.infer<(typeof Reference)['pass']>;
export type UseRow = z.infer<(typeof Reference)['use']>;
export type VoucherVoidRow = z.infer<(typeof Reference)['voucherVoid']>;
export type ForeignOrderRow = z.infer<(typeof Reference)['foreignOrder']>;
export type CaseStateRow = z.infer<(typeof Reference)['case']>;
export type LeaseAskedRow = z.infer<(typeof Reference)['leaseAsked']>;
