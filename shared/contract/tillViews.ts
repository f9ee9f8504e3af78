import { z } from 'zod';
import { countingView, invoiceTotalsView, movementTotalsView } from './cash.ts';
import {
  amount,
  chosenLayouts,
  currency,
  drawerPin,
  instant,
  language,
  printerDpi,
  printerLanguage,
  printerLetters,
  printUse,
  role,
  signedAmount,
  stock,
} from './values.ts';

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
export type SessionView = z.infer<typeof sessionView>;

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
export type ClosingView = z.infer<typeof closingView>;

/** State of the line to the centre. */
export const syncView = z.object({
  state: z.enum(['notEnrolled', 'online', 'offline', 'centreFails', 'refused']),
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
export type SyncView = z.infer<typeof syncView>;

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
export type PrinterView = z.infer<typeof printerView>;

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
export type NoticeView = z.infer<typeof noticeView>;

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
