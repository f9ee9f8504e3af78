import { z } from 'zod';
import { canonical } from '../kernel/canonical.ts';
import { journalReply, sealedEntry } from './wire.ts';

/*
 * A rescue file carries the journal of a till that can't reach the centre any more: entries exactly as that till kept
 * them, encrypted to the centre. What stands here is what the two sides must agree on; rescueFile.ts has the bytes.
 */

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const id = z.string().min(1).max(64);
const name = z.string().max(200);

/** Entries in one part of a file, and about how many characters they may have together. */
export const RESCUE_PAGE_ENTRIES = 200;
export const RESCUE_PAGE_CHARACTERS = 1_000_000;
/** No part of a file is longer, encrypted or not, in bytes. */
export const MOST_RESCUE_PART = 16 * 1024 * 1024;
/** No file is longer, in bytes: some million orders. */
export const MOST_RESCUE_BYTES = 2 * 1024 * 1024 * 1024;

/** The version of the format that this program writes and reads. */
export const RESCUE_VERSION = 1;

/** What stands in clear at the beginning of a file: where it belongs, and nothing about anybody. */
export const rescueHeader = z.strictObject({
  format: z.literal('guichet-rescue'),
  version: z.literal(RESCUE_VERSION),
  organiser: id,
  device: id,
  tillNo: z.int().min(0),
  /** ms UTC. */
  madeAt: z.int(),
  /** The running till, its data folder, or a backup in it. */
  madeFrom: z.enum(['till', 'folder', 'backup']),
  /** X25519 public keys: the centre's, and one that was made for this file. */
  recipient: hex(32),
  ephemeral: hex(32),
  streams: z.array(z.strictObject({ stream: id, from: z.int().min(1), to: z.int().min(1) })).max(200),
});
export type RescueHeader = z.infer<typeof rescueHeader>;

/** The beginning of any version's header: enough to say that a newer program is needed. */
export const anyRescueHeader = z.object({ format: z.literal('guichet-rescue'), version: z.int() });

const methods = z
  .array(
    z.strictObject({
      method: name,
      methodName: name,
      kind: z.string().max(40),
      minor: z.int(),
      count: z.int(),
    }),
  )
  .max(200);

/** What a file holds of one stream, from the fold of that stream. Minor units. */
export const rescuedStream = z.strictObject({
  stream: id,
  prefix: z.string().max(8),
  training: z.boolean(),
  currency: z.string().max(3),
  from: z.int().min(1),
  to: z.int().min(1),
  entries: z.int(),
  orders: z.int(),
  tickets: z.int(),
  netMinor: z.int(),
  roundingMinor: z.int(),
  methods,
  /** ms UTC, of the first and the last entry; null without entries. */
  firstAt: z.int().nullable(),
  lastAt: z.int().nullable(),
});
export type RescuedStream = z.infer<typeof rescuedStream>;

/** Entries that the file should hold and does not: `to` is null when nobody knows how far the till had come. */
export const rescueHole = z.strictObject({
  stream: id,
  from: z.int().min(1),
  to: z.int().min(1).nullable(),
  why: z.enum(['unreadable', 'behindTheBackup', 'behindTheMark']),
});
export type RescueHole = z.infer<typeof rescueHole>;

export const rescueSummary = z.strictObject({
  streams: z.array(rescuedStream).max(200),
  holes: z.array(rescueHole).max(500),
});
export type RescueSummary = z.infer<typeof rescueSummary>;

/** The parts of a file, as JSON once they are decrypted: a summary, pages, an end. */
export const rescuePart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('summary'), summary: rescueSummary }),
  z.strictObject({ kind: z.literal('page'), stream: id, entries: z.array(sealedEntry).min(1).max(1000) }),
  z.strictObject({ kind: z.literal('end'), entries: z.int() }),
]);
export type RescuePart = z.infer<typeof rescuePart>;

const base64 = (bytes: number) =>
  z
    .string()
    .max(Math.ceil(bytes / 3) * 4)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/);

/**
 * POST /v1/rescues: one part of a file, with the file's beginning, so that the centre needs to remember nothing.
 * The summary changes nothing; pages are taken in as if their till had sent them.
 */
export const rescueRequest = z.strictObject({
  start: base64(128 * 1024),
  index: z.int().min(0).max(0xffff_ffff),
  last: z.boolean(),
  data: base64(MOST_RESCUE_PART),
});
export type RescueRequest = z.infer<typeof rescueRequest>;

/** What a rescue has brought that the centre did not have: the row `rescue` of the feed. Minor units. */
export const rescueMark = z.object({
  id: hex(16),
  device: id,
  tillNo: z.int(),
  /** The till that handed it in; 0 for the centre itself. */
  byTill: z.int(),
  /** ms UTC, of its first entry that was new. */
  at: z.int(),
  entries: z.int(),
  orders: z.int(),
  tickets: z.int(),
  currency: z.string().max(3),
  netMinor: z.int(),
  methods,
});
export type RescueMark = z.infer<typeof rescueMark>;

export const rescueReply = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('summary'),
    rescue: hex(16),
    tillNo: z.int(),
    summary: rescueSummary,
    /** Up to where the centre has each stream. */
    known: z.array(z.strictObject({ stream: id, acked: z.int() })).max(200),
  }),
  z.strictObject({
    kind: z.literal('page'),
    rescue: hex(16),
    stream: id,
    /** Entries that were new. */
    added: z.int(),
    /** Entries at the page's end that no signature of their till covers: they were left out. */
    unproven: z.int(),
    /** What the till itself would have been answered; null when nothing of the page was proven. */
    reply: journalReply.nullable(),
  }),
  z.strictObject({ kind: z.literal('end'), rescue: hex(16), mark: rescueMark.nullable() }),
]);
export type RescueReply = z.infer<typeof rescueReply>;

/** The row `centreKey` of the feed: the centre's encryption key, under its signature. */
export const centreKeyRow = z.object({
  id: z.literal('rescue'),
  /** Raw X25519. */
  publicKey: hex(32),
  /** Ed25519 by the centre's key over `centreKeyClaim`. */
  signature: hex(64),
});
export type CentreKeyRow = z.infer<typeof centreKeyRow>;

/** What the centre signs to say that a key is the one to encrypt rescue files to. */
export const centreKeyClaim = (publicKey: string): string => canonical({ publicKey, purpose: 'rescue' });
