import { z } from 'zod';
import { amount, currency, instant, language, paymentKind, printUse, role, signedAmount } from './values.ts';

/** What the screens show: every reply is decoded with these before use. */

export const personView = z.object({ id: z.string(), name: z.string(), role });

export const venueView = z.object({
  name: z.string(),
  city: z.string(),
  timeZone: z.string(),
  currency,
  cashStep: z.int(),
});

export const sessionView = z.object({
  id: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  openedByName: z.string(),
  floatMinor: amount,
  orders: z.int(),
  tickets: z.int(),
  takingsMinor: signedAmount,
});

/** A closing as it was recorded; shown after the count, never before (blind). */
export const closingView = z.object({
  number: z.string(),
  at: instant,
  by: z.string(),
  orders: z.int(),
  tickets: z.int(),
  copies: z.int(),
  floatMinor: amount,
  linesMinor: signedAmount,
  roundingMinor: signedAmount,
  methods: z.array(
    z.object({
      method: z.string(),
      methodName: z.string(),
      kind: z.string(),
      minor: signedAmount,
      count: z.int(),
    }),
  ),
  taxes: z.array(
    z.object({
      vatName: z.string(),
      vatBasisPoints: z.int(),
      grossMinor: signedAmount,
      taxMinor: signedAmount,
    }),
  ),
  expectedCashMinor: signedAmount,
  countedCashMinor: amount,
  differenceMinor: signedAmount,
  shortHash: z.string(),
});

/** State of the line to the centre. */
export const syncView = z.object({
  state: z.enum(['notEnrolled', 'online', 'offline', 'centreFails']),
  /** Orders made here that the centre does not have yet. */
  ordersWaiting: z.int(),
  entriesWaiting: z.int(),
  lastContactAt: instant.nullable(),
  catalogueAt: instant.nullable(),
  /** What the centre objected to. */
  cases: z.int(),
  problem: z.string().nullable(),
});

export const printerView = z.object({
  id: z.string(),
  name: z.string(),
  use: printUse,
  address: z.string(),
  state: z.enum(['ready', 'printing', 'paperLow', 'paperOut', 'coverOpen', 'offline', 'error', 'starting']),
  waiting: z.int(),
  blocked: z.int(),
  toCheck: z.int(),
});

/** Something the person at the till has to know about the till itself. */
export const noticeView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('recoveredSale'),
    order: z.string(),
    number: z.string(),
    at: instant,
    totalMinor: signedAmount,
  }),
  z.object({ kind: z.literal('storeSetAside'), file: z.string(), restoredFrom: z.string().nullable() }),
  z.object({ kind: z.literal('newLife'), prefix: z.string() }),
  z.object({ kind: z.literal('tablesDiffer'), detail: z.string() }),
  z.object({ kind: z.literal('clockSuspect') }),
  z.object({ kind: z.literal('diskLow') }),
]);

export const tillView = z.object({
  enrolled: z.boolean(),
  tillNo: z.int(),
  prefix: z.string(),
  venue: venueView.nullable(),
  language,
  staff: z.array(personView),
  signedIn: personView.nullable(),
  session: sessionView.nullable(),
  sync: syncView,
  printers: z.array(printerView),
  notices: z.array(noticeView),
  now: instant,
});
export type TillView = z.infer<typeof tillView>;

export const priceView = z.object({ id: z.string(), name: z.string(), minor: amount });
export const zoneView = z.object({
  id: z.string(),
  name: z.string(),
  colour: z.int(),
  /** Places this till may still sell; null when it holds no lease. The cart is not taken off. */
  here: z.int().nullable(),
  /** Places left in the house as the centre last knew. */
  house: z.object({ left: z.int(), at: instant }).nullable(),
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
  zones: z.array(zoneView),
});
export const eventView = z.object({
  id: z.string(),
  name: z.string(),
  subtitle: z.string(),
  venueName: z.string(),
  dates: z.array(dateView),
});
export const methodView = z.object({ id: z.string(), kind: paymentKind, name: z.string() });
/** All that can be sold: the running show first. */
export const offerView = z.object({ events: z.array(eventView), methods: z.array(methodView) });
export type OfferView = z.infer<typeof offerView>;

export const cartLineView = z.object({
  id: z.string(),
  date: z.string(),
  price: z.string(),
  quantity: z.int(),
  holder: z.string(),
  eventName: z.string(),
  startsAt: instant.nullable(),
  today: z.boolean(),
  zone: z.string(),
  zoneName: z.string(),
  colour: z.int(),
  priceName: z.string(),
  unitMinor: amount,
  totalMinor: amount,
});
export const cartView = z.object({
  id: z.string(),
  commandId: z.string(),
  lines: z.array(cartLineView),
  tickets: z.int(),
  totalMinor: amount,
  /** What cash would come to after rounding. */
  cashMinor: amount,
  terminal: z
    .object({ method: z.string(), methodName: z.string(), minor: amount, startedAt: instant })
    .nullable(),
});
export type CartView = z.infer<typeof cartView>;

export const ticketPrintView = z.object({
  state: z.enum(['none', 'waiting', 'printing', 'printed', 'blocked', 'toCheck', 'cancelled']),
  job: z.string().nullable(),
  /** 0 for the original, n for DUPLICATE n. */
  copy: z.int(),
  /** Why it waits or is blocked, as a key the screen translates. */
  reason: z.string().nullable(),
});
export const ticketView = z.object({
  id: z.string(),
  number: z.string(),
  eventName: z.string(),
  startsAt: instant,
  zoneName: z.string(),
  priceName: z.string(),
  minor: amount,
  holder: z.string(),
  state: z.enum(['valid']),
  print: ticketPrintView,
});
export const paymentView = z.object({
  method: z.string(),
  methodName: z.string(),
  kind: paymentKind,
  minor: signedAmount,
  givenMinor: signedAmount,
  changeMinor: signedAmount,
});
export const orderView = z.object({
  id: z.string(),
  number: z.string(),
  at: instant,
  by: z.string(),
  byName: z.string(),
  totalMinor: signedAmount,
  roundingMinor: signedAmount,
  changeMinor: amount,
  payments: z.array(paymentView),
  tickets: z.array(ticketView),
  receipt: ticketPrintView,
  /** The centre has acknowledged it. */
  atCentre: z.boolean(),
});
export type OrderView = z.infer<typeof orderView>;

export const orderRowView = z.object({
  id: z.string(),
  number: z.string(),
  at: instant,
  byName: z.string(),
  totalMinor: signedAmount,
  tickets: z.int(),
  summary: z.string(),
  methods: z.array(z.string()),
  print: ticketPrintView.shape.state,
  atCentre: z.boolean(),
});

export const printJobView = z.object({
  id: z.string(),
  printer: z.string(),
  what: z.string(),
  orderNumber: z.string().nullable(),
  state: z.enum(['waiting', 'printing', 'blocked', 'toCheck']),
  reason: z.string().nullable(),
  at: instant,
});

/** Everything a ticket shows; screens draw the very layout that is printed. */
export const ticketDocumentView = z.object({
  kind: z.literal('ticket'),
  language,
  eventName: z.string(),
  eventSubtitle: z.string(),
  venueName: z.string(),
  startsAt: instant,
  doorsAt: instant,
  timeZone: z.string(),
  zoneName: z.string(),
  priceName: z.string(),
  minor: amount,
  currency,
  orderNumber: z.string(),
  ticketNumber: z.string(),
  holder: z.string(),
  qr: z.string(),
  code128: z.string(),
  /** 0 for the original. */
  copy: z.int(),
});
export type CartLineView = z.infer<typeof cartLineView>;
export type ClosingView = z.infer<typeof closingView>;
export type DateView = z.infer<typeof dateView>;
export type EventView = z.infer<typeof eventView>;
export type NoticeView = z.infer<typeof noticeView>;
export type PrinterView = z.infer<typeof printerView>;
export type SessionView = z.infer<typeof sessionView>;
export type SyncView = z.infer<typeof syncView>;
export type TicketPrintView = z.infer<typeof ticketPrintView>;
