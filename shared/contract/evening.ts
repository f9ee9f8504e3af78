import { z } from 'zod';
import { instant } from './values.ts';

const minor = z.int();
const count = z.int();

const taxes = z.array(
  z.object({ vatName: z.string(), vatBasisPoints: z.int(), grossMinor: minor, taxMinor: minor }),
);
const figures = z.object({
  orders: count,
  tickets: count,
  returned: count,
  netMinor: minor,
  roundingMinor: minor,
  methods: z.array(z.object({ method: z.string(), methodName: z.string(), kind: z.string(), minor })),
  taxes,
});
const hours = z.array(z.object({ hour: z.int(), orders: count, paidMinor: minor }));
const difference = z.object({
  what: z.enum(['net', 'rounding', 'method', 'vat', 'vatTax']),
  name: z.string(),
  saidMinor: minor,
  bookedMinor: minor,
});

/** One till's evening beside what the centre has of it. */
export const tillEveningView = z.object({
  stream: z.string(),
  tillNo: z.int(),
  prefix: z.string(),
  here: z.boolean(),
  verdict: z.enum(['differs', 'missing', 'open', 'equal']),
  heardAt: instant.nullable(),
  /** The centre had not heard of it for a while when it answered. */
  silent: z.boolean(),
  missingEntries: count,
  missingActs: count.nullable(),
  open: z.boolean(),
  openCases: count,
  closings: z.array(
    z.object({
      number: z.string(),
      at: instant,
      byName: z.string(),
      paidMinor: minor,
      bookedMinor: minor,
      expectedCashMinor: minor,
      countedCashMinor: minor,
      differenceMinor: minor,
      differences: z.array(difference),
    }),
  ),
  acts: z.array(z.object({ number: z.string(), saidMinor: minor.nullable(), bookedMinor: minor.nullable() })),
  figures,
});
export type TillEveningView = z.infer<typeof tillEveningView>;

/** A business day of all tills; without the centre's word, of this till alone. */
export const eveningView = z.object({
  day: z.string(),
  /** When the centre said what is shown of it; null: it never did for this day. */
  asOf: instant.nullable(),
  /** What is shown was said just now. */
  fresh: z.boolean(),
  tills: z.array(tillEveningView),
  totals: figures,
  hours,
  dates: z.array(
    z.object({ date: z.string(), eventName: z.string(), startsAt: instant, capacity: count, sold: count }),
  ),
  closedMinor: minor,
  cashDifferenceMinor: minor,
});
export type EveningView = z.infer<typeof eveningView>;

/** A date that a statement can be made of. */
export const performanceView = z.object({
  date: z.string(),
  eventName: z.string(),
  startsAt: instant,
});

/** What one date brought; without the centre's word, at this till alone. */
export const statementView = performanceView.extend({
  asOf: instant.nullable(),
  fresh: z.boolean(),
  /** Tills that have more than the centre has of them. */
  waiting: z.array(
    z.object({ tillNo: z.int(), heardAt: instant.nullable(), missingEntries: count.nullable() }),
  ),
  rows: z.array(
    z.object({
      channel: z.enum(['till', 'web']),
      zoneName: z.string(),
      priceName: z.string(),
      eachMinor: minor,
      sold: count,
      returned: count,
      grossMinor: minor,
    }),
  ),
  free: z.array(z.object({ reason: z.string(), tickets: count })),
  passes: z.array(z.object({ name: z.string(), passes: count })),
  /** Tickets taken on passes for nothing; they are no free ones. */
  onPass: z.array(z.object({ name: z.string(), tickets: count })),
  tickets: count,
  grossMinor: minor,
  /** Of that, sold on invoices, paid since or not. */
  invoicedMinor: minor,
  taxes,
  netMinor: minor,
  levies: z.array(
    z.object({
      name: z.string(),
      basisPoints: z.int(),
      base: z.enum(['gross', 'net']),
      baseMinor: minor,
      minor,
    }),
  ),
});
export type StatementView = z.infer<typeof statementView>;

/** A report as a file. */
export const reportFileView = z.object({ fileName: z.string(), mime: z.string(), base64: z.string() });
