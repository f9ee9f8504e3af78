import { z } from 'zod';
import type { Kind } from '../../shared/journal/bodies.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { type VenueKeys, venueKeys } from '../../shared/journal/foldVenue.ts';
import { hasForbiddenCharacters } from '../../shared/kernel/text.ts';

/*
 * The least that a body of a known kind must be, so that folding and storing it can't go wrong. Objects are loose:
 * a newer till may say more, and nothing is ever taken out of what it said.
 */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !hasForbiddenCharacters(value), { message: 'control characters' });
const id = text(64).min(1);
/** Quotas and leases of vouchers are named after a hash. */
const longId = text(100).min(1);
const minor = z.int();
const count = z.int().min(0).max(10_000_000);
/** Of a right: places, or minor units of a voucher's balance. */
const amount = z.int().min(0).max(1_000_000_000);
/** Tickets, passes and vouchers of one order. */
const MOST_PIECES = 10_000;
const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const perpetual = z.looseObject({ netMinor: minor, absoluteMinor: minor });
const taxLine = z.looseObject({
  vatName: text(200),
  vatBasisPoints: z.int(),
  grossMinor: minor,
  taxMinor: minor,
});
const methodTotal = z.looseObject({
  method: id,
  methodName: text(200),
  kind: text(40),
  minor,
  count: z.int(),
});

/** Places that somebody's act made free, as a lease of whoever made it. */
const freedPlaces = z.looseObject({
  lease: longId,
  quota: longId,
  amount: count,
  seats: z.array(id).max(10_000).optional(),
  date: id.optional(),
  pieces: z.array(text(20)).max(10_000).optional(),
});
const payment = z.looseObject({
  method: id,
  methodName: text(200),
  kind: text(40),
  minor,
  voucher: z.looseObject({ voucher: hex(32), last4: text(8) }).optional(),
});

const fromReservation = z.looseObject({
  order: id,
  number: text(64),
  maker: id,
  authority: z.enum(['own', 'granted', 'override']),
  pieces: z.array(text(20)).max(10_000).optional(),
});

const passUse = z.looseObject({
  pass: id,
  number: text(64),
  productName: text(200),
  event: id,
  tickets: count.min(1),
  quotas: z.array(longId).max(2),
  left: z.int().nullable(),
  approvedBy: id.nullable(),
});

const line = z
  .looseObject({
    kind: z.enum(['ticket', 'pass', 'voucher']).optional(),
    // Missing in lines of passes and vouchers.
    quota: id.nullable().optional(),
    contingent: longId.optional(),
    date: id.optional(),
    event: id.optional(),
    quantity: count.max(MOST_PIECES),
    unitMinor: minor,
    totalMinor: minor,
    discounts: z
      .array(z.looseObject({ minor, name: text(200) }))
      .max(100)
      .optional(),
    minors: z.array(minor).max(MOST_PIECES).optional(),
    onPass: z.array(id.nullable()).max(MOST_PIECES).optional(),
    perEvent: count.optional(),
    seats: z
      .array(z.looseObject({ seat: id }))
      .max(MOST_PIECES)
      .optional(),
  })
  // Lines of before had no kind, and neither of these.
  .refine(({ kind, seats, minors }) => kind !== 'ticket' || (seats && minors), {
    message: 'tickets without seats or amounts',
  });

const order = z.looseObject({
  order: id,
  ordinal: z.int(),
  number: text(64),
  command: id,
  session: id,
  by: id,
  businessDay: z.iso.date(),
  currency: text(3),
  lines: z
    .array(line)
    .max(1000)
    .refine((lines) => lines.reduce((pieces, one) => pieces + one.quantity, 0) <= MOST_PIECES, {
      message: `more than ${MOST_PIECES} pieces`,
    }),
  tickets: z
    .array(z.looseObject({ ticket: id, ordinal: z.int(), number: text(64), line: count, secret: text(64) }))
    .max(10_000),
  vouchers: z
    .array(z.looseObject({ voucher: id, line: count, last4: text(8), minor, lease: id }))
    .max(1000)
    .optional(),
  passes: z.array(passUse).max(1000).optional(),
  payments: z.array(payment).max(100),
  taxes: z.array(taxLine).max(100),
  totalMinor: minor,
  roundingMinor: minor,
  rights: z
    .array(
      z.looseObject({
        lease: longId,
        epoch: z.int().min(1),
        quota: longId,
        amount,
        seats: z.array(id).max(10_000).optional(),
      }),
    )
    .max(1000),
  pays: fromReservation.optional(),
  splitFrom: fromReservation.optional(),
  perpetual,
});

const cashCount = z.looseObject({
  cashMinor: minor,
  pieces: z.array(z.looseObject({ currency: text(3), value: z.int(), pieces: z.int() })).max(100),
  foreign: z.array(z.looseObject({ currency: text(3), minor })).max(10),
  methods: z.array(z.looseObject({ method: id, methodName: text(200), minor })).max(100),
});

const BODIES: { readonly [K in Kind]: z.ZodType } = {
  streamStarted: z.looseObject({
    device: id,
    tillNo: z.int(),
    prefix: text(8),
    publicKey: hex(32),
    keyId: hex(8),
    currency: text(3),
    training: z.boolean(),
  }),
  sessionOpened: z.looseObject({
    session: id,
    by: id,
    floatMinor: minor,
    leftMinor: minor.optional(),
    approvedBy: id.optional(),
  }),
  orderValidated: order,
  orderReserved: order
    .partial({ tickets: true, payments: true, roundingMinor: true, perpetual: true })
    .extend({
      expiresAt: z.int().min(0).optional(),
      hold: z.looseObject({ kind: z.enum(['hold', 'guests', 'guest']), list: id.optional() }).optional(),
      splitFrom: fromReservation
        .extend({ authority: z.enum(['own', 'granted']), pieces: z.array(text(20)).max(10_000) })
        .optional(),
    }),
  customerSaved: z.looseObject({
    customer: id,
    by: id,
    made: z.boolean(),
    fields: z.array(text(40)).max(40),
  }),
  mailQueued: z.looseObject({
    mail: id,
    order: id,
    what: z.enum(['tickets', 'confirmation', 'invoice']),
    language: text(10),
    by: id,
  }),
  rateSet: z.looseObject({ currency: text(3), rateMicro: z.int(), by: id }),
  copyPrinted: z.looseObject({ ticket: id, order: id, ordinal: z.int(), copy: z.int(), by: id }),
  sessionClosed: z.looseObject({
    session: id,
    ordinal: z.int(),
    number: text(64),
    by: id,
    methods: z.array(methodTotal).max(100),
    taxes: z.array(taxLine).max(100),
    countedCashMinor: minor,
    counting: z.looseObject({ count: cashCount, floatLeftMinor: minor, depositMinor: minor }).optional(),
    perpetual,
  }),
  ticketsReturned: z.looseObject({
    refund: id,
    ordinal: z.int(),
    number: text(64),
    session: id,
    by: id,
    order: id,
    orderNumber: text(64),
    maker: id,
    authority: z.enum(['own', 'granted', 'override']),
    items: z
      .array(
        z.looseObject({
          ticket: id,
          number: text(64),
          minor,
          vatName: text(200),
          vatBasisPoints: z.int(),
          date: id.nullable(),
          quota: longId.nullable(),
          contingent: longId.optional(),
          seat: id.optional(),
          pass: z
            .looseObject({ pass: id, number: text(64), quotas: z.array(longId).max(2), byWord: z.boolean() })
            .optional(),
        }),
      )
      .max(10_000),
    freed: z.array(freedPlaces.extend({ tickets: z.array(id).max(10_000) })).max(1000),
    feeMinor: minor,
    totalMinor: minor,
    roundingMinor: minor,
    payments: z.array(payment).max(100),
    taxes: z.array(taxLine).max(100),
    perpetual,
  }),
  ticketTextChanged: z.looseObject({
    order: id,
    orderNumber: text(64),
    ticket: id,
    number: text(64),
    by: id,
  }),
  paymentCorrected: z.looseObject({
    order: id,
    orderNumber: text(64),
    session: id,
    by: id,
    place: z.int().min(0).max(100),
    minus: payment,
    plus: payment,
    roundingMinor: minor,
    perpetual,
  }),
  invoiceSettled: z.looseObject({
    order: id,
    number: text(64),
    maker: id,
    authority: z.enum(['own', 'granted', 'override']),
    session: id,
    by: id,
    businessDay: z.iso.date(),
    payments: z.array(payment).min(2).max(20),
    roundingMinor: minor,
    perpetual,
  }),
  orderCustomerChanged: z.looseObject({ order: id, orderNumber: text(64), customer: id, by: id }),
  orderCollected: z.looseObject({ order: id, orderNumber: text(64), by: id }),
  reservationEnded: z.looseObject({
    order: id,
    number: text(64),
    maker: id,
    authority: z.enum(['own', 'granted']),
    why: z.enum(['expired', 'cancelled', 'noShow', 'released']),
    by: id.nullable(),
    freed: z.array(freedPlaces).max(1000),
    beyond: z
      .array(
        z.looseObject({
          quota: longId,
          amount: count,
          seats: z.array(id).max(10_000).optional(),
          date: id.optional(),
          pieces: z.array(text(20)).max(10_000).optional(),
        }),
      )
      .max(1000)
      .optional(),
  }),
  leaseReleased: z.looseObject({
    by: id.nullable(),
    why: text(20),
    items: z
      .array(
        z.looseObject({
          lease: longId,
          epoch: z.int().min(1),
          quota: longId,
          amount,
          seats: z.array(id).max(40_000).optional(),
          date: id.optional(),
        }),
      )
      .max(10_000),
  }),
  authorityYielded: z.looseObject({
    by: id.nullable(),
    all: z.boolean(),
    things: z.array(id).max(10_000),
  }),
  caseResolved: z.looseObject({
    case: id,
    kind: text(40),
    remedy: z.enum(['accepted', 'refunded', 'moved']),
    by: id,
  }),
  cashMoved: z.looseObject({
    movement: id,
    session: id,
    kind: text(20),
    minor,
    by: id,
    reason: text(40).optional(),
    bag: text(40).optional(),
  }),
  voucherVoided: z.looseObject({
    voucher: hex(32),
    last4: text(8),
    by: id,
    approvedBy: id,
    reason: text(40),
    restMinor: minor.nullable(),
    rights: z.array(z.looseObject({ lease: longId, epoch: z.int().min(1), quota: longId, amount })).max(100),
  }),
  sessionCounted: z.looseObject({ session: id, by: id, count: cashCount }),
  personalErased: z.looseObject({
    entries: z.array(z.int().min(1)).max(10_000),
    customer: id.optional(),
    others: z
      .array(z.looseObject({ stream: id, entries: z.array(z.int().min(1)).max(10_000) }))
      .max(100)
      .optional(),
  }),
};

/** What an entry's fold looks at, or why it can't be folded. */
type Looked = { readonly keys: VenueKeys } | { readonly problem: string };

/** Bodies that were looked at, by identity: nobody changes one, and a page looks more than once. */
const looked = new WeakMap<object, Looked>();

/** What is wrong with an entry's body; null when nothing is, or when its kind is not known here. */
export function bodyProblem(entry: Pick<Entry, 'kind' | 'body'>): string | null {
  const found = look(entry);
  return 'problem' in found ? found.problem : null;
}

/** The keys that an entry's fold looks at over all streams; undefined when something is wrong with its body. */
export function keysOf(entry: Pick<Entry, 'kind' | 'body'>): VenueKeys | undefined {
  const found = look(entry);
  return 'keys' in found ? found.keys : undefined;
}

function look(entry: Pick<Entry, 'kind' | 'body'>): Looked {
  const before = looked.get(entry.body);
  if (before !== undefined) return before;
  const problem = problemOf(entry);
  const found = problem === null ? keysIn(entry) : { problem };
  looked.set(entry.body, found);
  return found;
}

/** G6: whatever the schemas let through, an entry of which this can't be said blocks nothing. */
function keysIn(entry: Pick<Entry, 'kind' | 'body'>): Looked {
  try {
    return { keys: venueKeys(entry) };
  } catch (error) {
    return { problem: `${entry.kind}: ${String(error)}` };
  }
}

function problemOf({ kind, body }: Pick<Entry, 'kind' | 'body'>): string | null {
  if (!Object.hasOwn(BODIES, kind)) return null;
  const read = BODIES[kind as Kind].safeParse(body);
  if (read.success) return null;
  const issue = read.error.issues[0];
  return `${kind}: ${issue?.path.join('.')}: ${issue?.message}`;
}
