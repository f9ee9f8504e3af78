import { fromHex, toHex } from '../kernel/bytes.ts';
import { canonical, isCanonical, type Json } from '../kernel/canonical.ts';
import type { Sha256 } from '../kernel/crypto.ts';
import type { StreamId } from '../kernel/ids.ts';

/** The chained part of a journal entry: what its hash covers. */
export interface Entry {
  readonly stream: StreamId;
  /** 1, 2, 3 … without a gap within the stream. */
  readonly seq: number;
  /** Link of the entry before; GENESIS for the first. */
  readonly prev: string;
  /** Wall clock, milliseconds UTC. */
  readonly at: number;
  /** Milliseconds by the monotonic clock since the entry before; 0 for the first after a start. */
  readonly step: number;
  /** Set when wall and monotonic clock moved apart by more than CLOCK_JUMP_MS. */
  readonly clockSuspect?: true;
  readonly kind: string;
  readonly body: { readonly [key: string]: Json | undefined };
}

/** An entry as it is kept and sent: exact bytes and what hangs on them. */
export interface SealedEntry {
  readonly stream: StreamId;
  readonly seq: number;
  /** The canonical JSON text of the Entry. */
  readonly bytes: string;
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  /** Ed25519 over the hash, hex, on the last entry of a transaction; else null. */
  readonly signature: string | null;
  /** Canonical JSON of the Personal part, null when there is none or it was erased. */
  readonly personal: string | null;
}

/** Personal data beside an entry: the body holds only `personalHash`, so it can be erased and the chain still fits. */
export interface Personal {
  /** 16 random bytes, hex. */
  readonly salt: string;
  readonly data: { readonly [key: string]: Json };
}

/** What the first entry of a stream names as its predecessor. */
export const GENESIS = '0'.repeat(64);

/** Wall and monotonic clock may drift apart by this much before entries are marked. */
export const CLOCK_JUMP_MS = 300_000;

/** The hash of an entry's exact bytes, hex. */
export const hashOf = (sha256: Sha256, bytes: string): string => toHex(sha256(bytes));

/**
 * What the next entry names as `prev`: the hash, or, where a signature ends a transaction, the SHA-256 of hash
 * and signature, so that a changed signature breaks the chain as a changed body does.
 */
export function linkOf(sha256: Sha256, hash: string, signature: string | null): string {
  return signature === null ? hash : toHex(sha256(fromHex(hash + signature)));
}

/** SHA-256(salt ‖ canonical data), hex: stands in the body as `personalHash`. */
export function personalHash(sha256: Sha256, personal: Personal): string {
  return toHex(sha256(personal.salt + canonical(personal.data)));
}

/** Reads an entry from its bytes; throws when they are not JSON, not their own canonical form, or no entry. */
export function openEntry(sealed: Pick<SealedEntry, 'bytes'>): Entry {
  const value = JSON.parse(sealed.bytes) as Json;
  if (!isCanonical(value, sealed.bytes)) throw new Error('the bytes are not in canonical form');
  if (!isEntry(value)) throw new Error('the bytes are no journal entry');
  return value as unknown as Entry;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isEntry = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value.stream === 'string' &&
  typeof value.seq === 'number' &&
  typeof value.prev === 'string' &&
  typeof value.at === 'number' &&
  typeof value.kind === 'string' &&
  isRecord(value.body);
