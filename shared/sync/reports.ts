import { z } from 'zod';

const text = z.string().max(300);
const minor = z.int();
const count = z.int().min(0);

const taxes = z.array(
  z.strictObject({ vatName: text, vatBasisPoints: z.int(), grossMinor: minor, taxMinor: minor }),
);
const figures = z.strictObject({
  orders: count,
  tickets: count,
  returned: count,
  netMinor: minor,
  roundingMinor: minor,
  methods: z.array(z.strictObject({ method: text, methodName: text, kind: text, minor })),
  taxes,
});

/** GET /v1/evening?day=YYYY-MM-DD: the centre's ledger of one business day beside the closings that it has. */
export const eveningReply = z.strictObject({
  /** ms UTC. */
  at: z.int(),
  day: z.iso.date(),
  streams: z.array(
    z.strictObject({
      stream: text,
      tillNo: z.int(),
      prefix: text,
      head: count,
      open: z.boolean(),
      heardAt: z.int().nullable(),
      missingEntries: count.nullable(),
      openCases: count,
      closings: z.array(
        z.strictObject({
          number: text,
          session: text,
          at: z.int(),
          by: text,
          said: figures,
          booked: figures,
          expectedCashMinor: minor,
          countedCashMinor: minor,
          differenceMinor: minor,
        }),
      ),
      figures,
      hours: z.array(z.strictObject({ hour: z.int().min(0).max(23), orders: count, paidMinor: minor })),
      acts: z.array(
        z.strictObject({
          seq: z.int().min(1),
          number: text,
          paid: z.array(z.strictObject({ method: text, minor })),
          booked: z.boolean(),
        }),
      ),
    }),
  ),
  dates: z.array(
    z.strictObject({ date: text, eventName: text, startsAt: text, capacity: count, sold: count }),
  ),
});
export type EveningReply = z.infer<typeof eveningReply>;

const channel = z.enum(['till', 'web']);
export const statementOnWire = z.strictObject({
  rows: z.array(
    z.strictObject({
      channel,
      zoneName: text,
      priceName: text,
      eachMinor: minor,
      sold: count,
      returned: count,
      grossMinor: minor,
    }),
  ),
  free: z.array(z.strictObject({ reason: text, tickets: z.int() })),
  passes: z.array(z.strictObject({ name: text, passes: z.int() })),
  onPass: z.array(z.strictObject({ name: text, tickets: z.int() })).default([]),
  tickets: z.int(),
  grossMinor: minor,
  invoicedMinor: minor.default(0),
  taxes,
  netMinor: minor,
  levies: z.array(
    z.strictObject({
      name: text,
      basisPoints: z.int(),
      base: z.enum(['gross', 'net']),
      baseMinor: minor,
      minor,
    }),
  ),
});

/** GET /v1/statement?date=: what one date brought, from all journals that the centre has. */
export const statementReply = z.strictObject({
  /** ms UTC. */
  at: z.int(),
  date: text,
  statement: statementOnWire,
  /** Tills that have more than they have sent, or were never heard of. */
  waiting: z.array(
    z.strictObject({
      tillNo: z.int(),
      heardAt: z.int().nullable(),
      missingEntries: count.nullable(),
    }),
  ),
});
export type StatementReply = z.infer<typeof statementReply>;
