import { z } from 'zod';
import { id, instant } from './rowValues.ts';

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

/** Orders of other tills, cases, and how e-mails stand. */
export const OrderRows = {
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
    /** Issued against an invoice: what is owed, what each refund has credited of it, whether it was paid. */
    receivable: z
      .object({
        method: id,
        methodName: z.string().max(200),
        minor: z.int().min(0),
        /** In rows of before, all of a stream's together, without the refund. */
        credits: z.array(z.object({ stream: id, refund: id.optional(), minor: z.int().min(0) })).max(10_000),
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
  /** How an e-mail of this till stands at the centre. */
  mailState: z.object({
    id,
    state: z.enum(['queued', 'sent', 'failed']),
    at: instant,
    problem: z.string().max(300).default(''),
  }),
} as const;
