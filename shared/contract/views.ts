import { z } from 'zod';
import { countingView, invoiceTotalsView, movementTotalsView } from './cash.ts';
import { cartExchangeView, correctionView, replacedView } from './exchangeViews.ts';
import {
  amount,
  chosenLayouts,
  currency,
  drawerPin,
  instant,
  itemDetail,
  language,
  mailWhat,
  managerReason,
  originalPaper,
  passKind,
  paymentKind,
  printerDpi,
  printerLanguage,
  printerLetters,
  printUse,
  remedy,
  returnReason,
  role,
  seatWish,
  signedAmount,
  stock,
} from './values.ts';

/** What the screens show: every reply is decoded with these before use. */

export const personView = z.object({ id: z.string(), name: z.string(), role });

export const venueView = z.object({
  name: z.string(),
  city: z.string(),
  timeZone: z.string(),
  currency,
  cashStep: z.int(),
  priceMayBeHidden: z.boolean(),
  /** A screen that nobody touches for so many minutes locks itself; 0: never. */
  autoLockMinutes: z.int(),
});

/** What foreign cash counts for at this till. */
export const rateView = z.object({
  currency,
  /** Minor units of the venue's currency for a million of this one. */
  rateMicro: z.int(),
  setAt: instant,
  setByName: z.string(),
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
  /** Foreign currencies that were taken in cash and have to be counted too. */
  foreign: z.array(currency),
  /** Payment methods that are counted beside the drawer. */
  beside: z.array(z.object({ method: z.string(), name: z.string() })),
  /** There is more in the drawer than the venue wants: a bag goes to the safe. */
  dropDue: z.boolean(),
  /** Counted once already: the next count closes it. */
  counted: z.boolean(),
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
      foreign: z.object({ currency, minor: signedAmount, changeMinor: amount }).nullable(),
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
  countedForeign: z.array(z.object({ currency, minor: amount })),
  /** The part of the lines that gift vouchers sold make: a liability, not turnover. */
  vouchersMinor: signedAmount,
  /** What was taken back; the lines are less by it. */
  returns: z.object({ refunds: z.int(), tickets: z.int(), minor: amount, feesMinor: amount }).nullable(),
  shortHash: z.string(),
  openedBy: z.string(),
  /** The manager by whose word somebody closed another's session; empty for nobody. */
  approvedBy: z.string(),
  movements: movementTotalsView.nullable(),
  /** Invoices issued now, credited and paid; null for none. */
  invoices: invoiceTotalsView.nullable(),
  /** Null where only sums were said. */
  counting: countingView.nullable(),
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
  /** A backlog on its way: entries, bytes, and the time left at the rate of the last pages. */
  sending: z
    .object({ sent: z.int(), total: z.int(), bytes: z.int(), secondsLeft: z.int().nullable() })
    .nullable(),
  /** When the centre is asked again after a failure. */
  nextTryAt: instant.nullable(),
});

export const printerView = z.object({
  id: z.string(),
  name: z.string(),
  use: printUse,
  address: z.string(),
  language: printerLanguage,
  stock,
  dpi: printerDpi,
  letters: printerLetters,
  layouts: chosenLayouts,
  drawer: drawerPin,
  /** The printer that prints for this one; null when it prints itself. */
  standIn: z.string().nullable(),
  capability: z.enum(['unprobed', 'confirms', 'fence']),
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
  /** When the centre declared this till lost; null for one that is not. */
  lostAt: instant.nullable(),
  printers: z.array(printerView),
  rates: z.array(rateView),
  notices: z.array(noticeView),
  now: instant,
});
export type TillView = z.infer<typeof tillView>;

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
export const eventView = z.object({
  id: z.string(),
  name: z.string(),
  subtitle: z.string(),
  venueName: z.string(),
  plan: z.string().nullable(),
  mostPerOrder: z.int().nullable(),
  dates: z.array(dateView),
});
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

export const customerView = z.object({
  id: z.string(),
  first: z.string(),
  last: z.string(),
  company: z.string(),
  email: z.string(),
  phone: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  note: z.string(),
});
export type CustomerView = z.infer<typeof customerView>;

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
export const seatPlaceView = z.object({
  seat: z.string(),
  section: z.string(),
  row: z.string(),
  number: z.string(),
  kind: z.enum(['normal', 'wheelchair', 'companion', 'restricted', 'house']),
  picked: z.boolean(),
});
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
  payments: z.array(
    z.object({
      method: z.string(),
      methodName: z.string(),
      kind: paymentKind,
      minor: signedAmount,
      givenMinor: signedAmount,
      changeMinor: signedAmount,
    }),
  ),
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

/** A plan in columns: a house of 30,000 seats is one message. */
export const planView = z.object({
  id: z.string(),
  name: z.string(),
  width: z.number(),
  height: z.number(),
  stage: z.object({ x: z.number(), y: z.number(), label: z.string() }),
  /** The zone of each category on the asked date, with its colour. */
  zones: z.array(z.object({ category: z.string(), zone: z.string(), name: z.string(), colour: z.int() })),
  sections: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rows: z.array(
        z.object({
          name: z.string(),
          ids: z.array(z.string()),
          numbers: z.array(z.string()),
          x: z.array(z.number()),
          y: z.array(z.number()),
          /** Index into `zones`; -1 where this event sells nothing. */
          zone: z.array(z.int()),
          /** One letter a seat: n normal, w wheelchair, c companion, r restricted view, h house. */
          kinds: z.string(),
        }),
      ),
    }),
  ),
});
export type PlanView = z.infer<typeof planView>;

/** How the seats of a date stand: one letter a seat in the order of the plan's rows, per section. */
export const seatStatesView = z.object({
  date: z.string(),
  /** f free and ours, e another till's, s sold, h held, b blocked, c in this cart, o in another cart here. */
  sections: z.array(z.object({ id: z.string(), states: z.string() })),
  /** For whom seats are held. */
  holds: z.array(z.object({ owner: z.string(), seats: z.array(z.string()) })),
  at: instant,
});
export type SeatStatesView = z.infer<typeof seatStatesView>;

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
  /** Free lines printed on this one. */
  text: z.array(z.string()),
  kind: z.enum(['ticket', 'pass']),
  /** Where one sits; null without a numbered seat. */
  seat: z.object({ section: z.string(), row: z.string(), number: z.string() }).nullable(),
  /** Why it was free; empty for a paid one. */
  reason: z.string(),
  answers: z.array(z.object({ label: z.string(), answer: z.string() })),
  state: z.enum(['valid', 'returned']),
  /** Number of the refund by which this till took it back; empty when another one did, or nobody. */
  refund: z.string(),
  print: ticketPrintView,
});
export const soldVoucherView = z.object({
  id: z.string(),
  last4: z.string(),
  minor: amount,
  validTo: instant,
  print: ticketPrintView,
});
export const mailView = z.object({
  id: z.string(),
  what: mailWhat,
  to: z.string(),
  /** waiting: still here. queued: at the centre. */
  state: z.enum(['waiting', 'queued', 'sent', 'failed']),
  at: instant,
  problem: z.string(),
});
export const paymentView = z.object({
  method: z.string(),
  methodName: z.string(),
  kind: paymentKind,
  minor: signedAmount,
  givenMinor: signedAmount,
  changeMinor: signedAmount,
  reference: z.string(),
  foreign: z.object({ currency, minor: amount, rateMicro: z.int() }).nullable(),
  voucher: z
    .object({ last4: z.string(), leftMinor: amount.nullable(), validTo: instant.nullable() })
    .nullable(),
});
/** Tickets of an order that this till took back. */
export const refundView = z.object({
  id: z.string(),
  number: z.string(),
  at: instant,
  byName: z.string(),
  /** The manager who answered for it; empty for nobody. */
  approvedByName: z.string(),
  why: z.enum(['cancelled', 'exchanged', 'corrected', 'remedy']),
  reason: returnReason.nullable(),
  original: originalPaper,
  note: z.string(),
  /** Ids of the tickets. */
  tickets: z.array(z.string()),
  feeMinor: amount,
  /** Zero or below. */
  totalMinor: signedAmount,
  roundingMinor: signedAmount,
  payments: z.array(paymentView),
  /** The order that took their place. */
  replacedBy: z.object({ id: z.string(), number: z.string() }).nullable(),
  print: ticketPrintView,
});
export type RefundView = z.infer<typeof refundView>;

export const orderView = z.object({
  id: z.string(),
  number: z.string(),
  state: z.enum(['validated', 'reserved', 'paid', 'ended']),
  at: instant,
  by: z.string(),
  byName: z.string(),
  totalMinor: signedAmount,
  roundingMinor: signedAmount,
  changeMinor: amount,
  payments: z.array(paymentView),
  /** Tickets and passes. */
  tickets: z.array(ticketView),
  vouchers: z.array(soldVoucherView),
  /** Passes that tickets were taken on, with what was left of each. */
  passes: z.array(
    z.object({
      pass: z.string(),
      number: z.string(),
      productName: z.string(),
      tickets: z.int(),
      left: z.int().nullable(),
      byManager: z.boolean(),
    }),
  ),
  lines: z.array(
    z.object({
      text: z.string(),
      detail: z.string(),
      startsAt: instant.nullable(),
      quantity: z.int(),
      totalMinor: amount,
      discounts: z.array(discountView),
    }),
  ),
  customer: customerView.nullable(),
  mails: z.array(mailView),
  refunds: z.array(refundView),
  /** Payments that were others in truth; `payments` are those that count. Oldest first. */
  corrections: z.array(correctionView),
  /** Tickets whose text was changed after the sale; oldest first. */
  textChanges: z.array(z.object({ at: instant, byName: z.string(), number: z.string() })),
  /** When its tickets were first handed out, by whom; `tillNo` null: at this till. */
  collected: z.object({ at: instant, byName: z.string(), tillNo: z.int().nullable() }).nullable(),
  /** Issued against an invoice: what was owed, what still is, and how it was paid here. Minor units. */
  receivable: z
    .object({
      minor: amount,
      openMinor: amount,
      settled: z.boolean(),
      paid: z
        .object({ at: instant, byName: z.string(), methodName: z.string(), minor: signedAmount })
        .nullable(),
    })
    .nullable(),
  /** Set for an order that took the place of tickets taken back. */
  replaces: replacedView.nullable(),
  /** Set for an order of another till: read only, as the centre told it at that moment. */
  foreign: z.object({ tillNo: z.int(), asOf: instant.nullable() }).nullable(),
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
  state: z.enum(['validated', 'reserved', 'paid', 'ended']),
  /** Name of the customer, else of a holder; empty for none. */
  name: z.string(),
  summary: z.string(),
  methods: z.array(z.string()),
  print: ticketPrintView.shape.state,
  /** How many of its tickets were taken back. */
  returned: z.int(),
  /** The till that sold it; null for this one. */
  tillNo: z.int().nullable(),
  atCentre: z.boolean(),
});

/** What taking tickets back comes to, before it is done. Minor units. */
export const returnPlanView = z.object({
  worthMinor: amount,
  feeMinor: amount,
  roundingMinor: signedAmount,
  /** What goes out. */
  outMinor: amount,
  /** Why a manager has to answer for it; none when nobody has to. */
  manager: z.array(managerReason),
  /** How this till may act on it: by itself, after asking the centre, or by a manager's word alone. */
  authority: z.enum(['here', 'centre', 'word']),
});
export type ReturnPlanView = z.infer<typeof returnPlanView>;

/** Something that the centre objects to, with what can be done about it here. */
export const caseView = z.object({
  id: z.string(),
  kind: z.string(),
  /** The centre's own words, for whoever looks closer. */
  detail: z.string(),
  tillNo: z.int().nullable(),
  openedAt: instant,
  /** Numbers of orders and tickets as the centre named them. */
  about: z.array(z.string()),
  /** Those of them that this till knows, with their tickets. */
  orders: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      tillNo: z.int().nullable(),
      name: z.string(),
      tickets: z.array(
        z.object({
          id: z.string(),
          number: z.string(),
          what: z.string(),
          seat: z.string(),
          date: z.string().nullable(),
          minor: amount,
          state: z.enum(['valid', 'returned']),
          /** Named by the case itself. */
          named: z.boolean(),
        }),
      ),
    }),
  ),
  remedies: z.array(remedy),
  resolved: z.object({ remedy: z.string(), byName: z.string(), at: instant.nullable() }).nullable(),
});
export type CaseView = z.infer<typeof caseView>;

export const printJobView = z.object({
  id: z.string(),
  /** Where it is printed as things are; empty when there is no printer for it. */
  printer: z.string(),
  what: z.string(),
  order: z.string().nullable(),
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
  /** Section, row and number; null without a numbered seat. */
  seat: z.object({ section: z.string(), row: z.string(), number: z.string() }).nullable(),
  text: z.array(z.string()),
  hidePrice: z.boolean(),
  /** Set for a pass: what kind it is; dates are then its validity. */
  pass: z
    .object({ kind: passKind, entries: z.int(), photo: z.string(), validFrom: instant, validTo: instant })
    .nullable(),
  /** Not sold yet: the preview of a ticket to come, without real codes. */
  specimen: z.boolean(),
  qr: z.string(),
  code128: z.string(),
  /** 0 for the original. */
  copy: z.int(),
});
/** What rescued entries come to; training is left out. */
export const rescueTotalsView = z.object({
  orders: z.int(),
  tickets: z.int(),
  currency: z.string(),
  netMinor: signedAmount,
  methods: z.array(
    z.object({ method: z.string(), methodName: z.string(), minor: signedAmount, count: z.int() }),
  ),
});
/** What a rescue file holds. */
export const rescueContentsView = rescueTotalsView.extend({
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Entries that the file should hold and does not. */
  missing: z.int(),
  /** True when nobody knows whether something came behind its last entry. */
  endUncertain: z.boolean(),
});
export const rescueMadeView = z.object({
  file: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  entries: z.int(),
  /** `netMinor` null, and no methods: whoever still has to count the drawer is not told what should be in it. */
  contents: rescueContentsView.extend({ netMinor: signedAmount.nullable() }),
});
export const rescueFoundView = z.object({
  id: z.string(),
  tillNo: z.int(),
  madeAt: instant,
  madeFrom: z.enum(['till', 'folder', 'backup']),
  entries: z.int(),
  /** Only the centre can read it: null when it could not be asked. */
  contents: rescueContentsView.nullable(),
  /** Entries of the file that the centre has already; null when it could not be asked. */
  atCentre: z.int().nullable(),
});
export const rescueJobView = z.object({
  id: z.string(),
  tillNo: z.int(),
  at: instant,
  entries: z.int(),
  state: z.enum(['waiting', 'done', 'stopped']),
  /** Why it waits or has stopped, in the centre's word; null when the line is down or nothing is wrong. */
  problem: z.string().nullable(),
  contents: rescueContentsView.nullable(),
  /** What was new to the centre; null before the end, and when it had everything. */
  brought: rescueTotalsView.extend({ entries: z.int() }).nullable(),
  /** Journals of which the centre needs earlier entries first. */
  gaps: z.int(),
  /** Entries that no signature of their till covers: left out. */
  unproven: z.int(),
  cases: z.int(),
});
/** A rescue as the centre wrote it down. */
export const rescueMarkView = rescueTotalsView.extend({
  id: z.string(),
  tillNo: z.int(),
  /** 0 for the centre itself. */
  byTill: z.int(),
  at: instant,
  entries: z.int(),
});
export type RescueContentsView = z.infer<typeof rescueContentsView>;
export type RescueFoundView = z.infer<typeof rescueFoundView>;
export type RescueJobView = z.infer<typeof rescueJobView>;
export type RescueMadeView = z.infer<typeof rescueMadeView>;
export type RescueMarkView = z.infer<typeof rescueMarkView>;
export type RescueTotalsView = z.infer<typeof rescueTotalsView>;
export type CartLineView = z.infer<typeof cartLineView>;
export type ClosingView = z.infer<typeof closingView>;
export type DateView = z.infer<typeof dateView>;
export type EventView = z.infer<typeof eventView>;
export type NoticeView = z.infer<typeof noticeView>;
export type PrinterView = z.infer<typeof printerView>;
export type SessionView = z.infer<typeof sessionView>;
export type SyncView = z.infer<typeof syncView>;
export type TicketPrintView = z.infer<typeof ticketPrintView>;
