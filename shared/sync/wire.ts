import { z } from 'zod';
import { MOST_CARRIED_CHARACTERS } from '../journal/limits.ts';

/** What till and centre say to each other. Both sides decode with these before they believe a word. */

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const id = z.string().min(1).max(64);
const seq = z.int().min(0);
const quota = z.string().min(1).max(100);

/** Entries travel as they are kept: exact bytes. One that is longer than a till may write it is a case, and blocks nothing (G6). */
export const sealedEntry = z.strictObject({
  seq: z.int().min(1),
  bytes: z.string().min(2).max(MOST_CARRIED_CHARACTERS),
  hash: hex(32),
  signature: hex(64).nullable(),
  personal: z.string().max(MOST_CARRIED_CHARACTERS).nullable(),
});
export type SealedOnWire = z.infer<typeof sealedEntry>;

export const enrolmentRequest = z.strictObject({
  code: z.string().min(4).max(64),
  /** Raw Ed25519 public key of the till; the private one never leaves it. */
  publicKey: hex(32),
  /** The stream that the till begins with this enrolment: leases are granted to it. */
  stream: id,
  instance: id,
});
export type EnrolmentRequest = z.infer<typeof enrolmentRequest>;

/** The centre's word that a key belongs to a till: its canonical JSON is what the signature covers. */
export const certificate = z.strictObject({
  claim: z.strictObject({
    organiser: id,
    device: id,
    tillNo: z.int().min(1),
    publicKey: hex(32),
    keyId: hex(8),
    /** ms UTC. Past it the till warns and goes on selling. */
    expiresAt: z.int(),
  }),
  signature: hex(64),
});
export type Certificate = z.infer<typeof certificate>;

export const enrolmentReply = z.strictObject({
  organiser: id,
  device: id,
  tillNo: z.int().min(1),
  prefix: z.string().regex(/^[0-9A-Z]{1,4}$/),
  token: z.string().min(20).max(200),
  centreKey: hex(32),
  certificate,
  generation: id,
});
export type EnrolmentReply = z.infer<typeof enrolmentReply>;

/**
 * One change of what the centre lets a till know. `value: null` removes the row. A kind that a till does not
 * know yet is kept as it is.
 */
export const feedItem = z.strictObject({
  position: z.int().min(1),
  kind: z.string().min(1).max(40),
  /** The longest is what a stream is asked for of a voucher's balance. */
  id: z.string().min(1).max(200),
  value: z.record(z.string(), z.unknown()).nullable(),
});
export type FeedItem = z.infer<typeof feedItem>;

/** True for the name of a quota that a reply can carry: one that it can't would make all of the reply unreadable. */
export const isQuotaName = (name: string): boolean => quota.safeParse(name).success;

export const feedReply = z.strictObject({
  generation: id,
  items: z.array(feedItem).max(5000),
  /** Position of the last item, to be sent as the next cursor. */
  cursor: seq,
  more: z.boolean(),
  /** Places left in the house, per quota, at this moment. */
  house: z.strictObject({
    at: z.int(),
    /** `free`: in nobody's hands, to be leased; below zero where more was sold or leased than there is. */
    left: z.array(z.strictObject({ quota, left: z.int(), free: z.int().default(0) })),
  }),
});
export type FeedReply = z.infer<typeof feedReply>;

export const journalRequest = z.strictObject({
  stream: id,
  /** Of the centre that this page is meant for, as the till knows it; older tills do not say. */
  generation: id.optional(),
  /** Sent before the page in front of it was answered: where it does not fit it is not taken, for that one may come yet. */
  ahead: z.boolean().optional(),
  entries: z.array(sealedEntry).min(1).max(1000),
});
export type JournalRequest = z.infer<typeof journalRequest>;

/** What the centre objects to; the entry is stored all the same. */
export const caseOnWire = z.strictObject({
  id,
  kind: z.string().min(1).max(40),
  stream: id,
  seq: z.int().min(1),
  detail: z.string().max(2000),
  /** Numbers of the orders and tickets that it is about. */
  about: z.array(z.string().max(64)).max(50).default([]),
});
export type CaseOnWire = z.infer<typeof caseOnWire>;

export const journalReply = z.discriminatedUnion('status', [
  z.strictObject({
    status: z.literal('stored'),
    generation: id,
    /** Everything up to here is at the centre. Decides what to send next, never what to delete. */
    acked: seq,
    /** The head as stored, countersigned by the centre: signature over "seq:hash" as UTF-8. */
    head: z.strictObject({ seq, hash: hex(32), countersignature: hex(64) }),
    cases: z.array(caseOnWire),
  }),
  z.strictObject({ status: z.literal('gap'), generation: id, sendFrom: z.int().min(1) }),
  /** The centre has another entry at `seq`; the branch was stored as a stream of its own. */
  z.strictObject({ status: z.literal('fork'), generation: id, seq, cases: z.array(caseOnWire) }),
]);
export type JournalReply = z.infer<typeof journalReply>;

const seats = z.array(id).max(40_000).optional();

/** A lease as it travels: of a numbered zone with its seats, as many as `amount`. */
export const leaseOnWire = z.strictObject({
  id: z.string().min(1).max(100),
  stream: id,
  quota,
  amount: z.int().min(0),
  epoch: z.int().min(1),
  seats,
});

/**
 * POST /v1/leases: what a till would like to sell. `request` is made by the till: the same one is answered alike for ever,
 * so that a lost answer never counts twice. Named seats, or an amount of whatever is free.
 */
export const leasesRequest = z.strictObject({
  request: id,
  stream: id,
  /** Only what is free: nobody else is asked to give some of his. */
  freeOnly: z.boolean().optional(),
  wants: z
    .array(
      z.strictObject({ quota, amount: z.int().min(1).max(100_000), seats: z.array(id).max(5000).optional() }),
    )
    .min(1)
    .max(200),
});
export type LeasesRequest = z.infer<typeof leasesRequest>;

export const leasesReply = z.strictObject({
  generation: id,
  leases: z.array(leaseOnWire),
  /** What was not granted; `asked` when other tills were asked for some of theirs. */
  short: z.array(z.strictObject({ quota, missing: z.int().min(0), asked: z.boolean() })),
});
export type LeasesReply = z.infer<typeof leasesReply>;

/** POST /v1/held: everything a till holds, reported when the centre is of another generation than before. */
export const heldRequest = z.strictObject({
  stream: id,
  /** Its last entry: with that one the centre has heard all of it. */
  head: seq,
  leases: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(100),
        quota,
        amount: z.int().min(0),
        epoch: z.int().min(1),
        seats,
      }),
    )
    .max(20_000),
  /** What others made and the centre gave it the authority over; older tills do not say. */
  things: z.array(id).max(20_000).default([]),
});
export type HeldRequest = z.infer<typeof heldRequest>;
export const heldReply = z.strictObject({
  generation: id,
  /** Leases that the centre had forgotten and has taken up again. */
  adopted: z.int().min(0),
});
export type HeldReply = z.infer<typeof heldReply>;

/** POST /v1/authority: things that another till made and this one wants to act on. Answered alike for ever. */
export const authorityRequest = z.strictObject({
  request: id,
  stream: id,
  things: z.array(id).min(1).max(500),
  /** The till's newest entry: among those that the centre has not heard may be that it gave up what it asks for. */
  seq: z.int().min(0).optional(),
});
export type AuthorityRequest = z.infer<typeof authorityRequest>;
export const authorityReply = z.strictObject({
  generation: id,
  granted: z.array(id),
  /** Their till was asked to yield, or the centre has to hear from it first: ask again, with another request. */
  asked: z.array(id),
  unknown: z.array(id),
});
export type AuthorityReply = z.infer<typeof authorityReply>;

/** Any answer with a status of 400 or more. */
export const problemReply = z.object({ error: z.string().max(200), detail: z.string().max(2000).optional() });

/** GET /v1/takings: the centre's ledger, from its own fold over the journals it has. */
export const takingsReply = z.strictObject({
  streams: z.array(
    z.strictObject({
      stream: id,
      device: z.string(),
      tillNo: z.int(),
      acked: seq,
      orders: z.int(),
      tickets: z.int(),
      netMinor: z.int(),
      roundingMinor: z.int().default(0),
      refunds: z.int().default(0),
      returned: z.int().default(0),
      taxes: z
        .array(
          z.strictObject({
            vatName: z.string(),
            vatBasisPoints: z.int(),
            grossMinor: z.int(),
            taxMinor: z.int(),
          }),
        )
        .default([]),
      methods: z.array(
        z.strictObject({
          method: z.string(),
          methodName: z.string(),
          kind: z.string(),
          minor: z.int(),
          count: z.int(),
        }),
      ),
    }),
  ),
  cases: z.int(),
});
export type TakingsReply = z.infer<typeof takingsReply>;
