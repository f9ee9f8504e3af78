import { timingSafeEqual } from 'node:crypto';
import { toHex } from '../../shared/kernel/bytes.ts';
import { keyedHex } from '../platform/crypto.ts';
import type { CentreParts } from '../service/parts.ts';

/** A sign-in lasts an evening, in ms. */
const SESSION_MS = 12 * 3_600_000;
/** A token that somebody chose must not be guessed. */
const SHORTEST_TOKEN = 20;

/** A signed-in operator's browser. */
export interface OperatorSession {
  /** What every form must bring along: a page of somebody else can't know it. */
  readonly formKey: string;
}

/** Who is the operator. Nothing is kept in this process, so every instance beside this one knows the same sessions. */
export interface OperatorAccess {
  isToken(token: string): Promise<boolean>;
  /** A new session as a cookie's value, and how long it lasts in seconds. */
  open(): Promise<{ readonly value: string; readonly seconds: number }>;
  /** The session of a cookie's value; undefined when it is none, is over, or the token has been changed since. */
  session(value: string | undefined): Promise<OperatorSession | undefined>;
}

/**
 * The operator's access by a token that is `given` (throws when it is shorter than 20 characters), else by the one whose
 * hash the storage has.
 */
export function operatorAccess(parts: CentreParts, given?: string): OperatorAccess {
  if (given !== undefined && given.length < SHORTEST_TOKEN)
    throw new Error(`the operator's token must have ${SHORTEST_TOKEN} characters or more`);
  const hash = given === undefined ? undefined : hashOf(parts, given);
  return accessOf(parts, async () => hash ?? (await storedHash(parts)));
}

/**
 * Makes a token of 160 random bits where the storage has none, or a new one is wished; gives it, to be told once: only its
 * keyed hash is kept. Null when there is one.
 */
export function makeOperatorToken(parts: CentreParts, renew = false): Promise<string | null> {
  const fresh = toHex(parts.random.bytes(20));
  return parts.storage.transaction(parts.organiser, async (tx) => {
    // Two instances that start at the same moment make one token.
    await tx.identity.lockIntake();
    if (!renew && (await tx.identity.operator())) return null;
    await tx.identity.saveOperator({ tokenHash: hashOf(parts, fresh) });
    return fresh;
  });
}

const storedHash = (parts: CentreParts): Promise<string | undefined> =>
  parts.storage.transaction(parts.organiser, async (tx) => (await tx.identity.operator())?.tokenHash);

const hashOf = (parts: CentreParts, token: string): string => keyedHex(parts.secret, 'operator', token);

function accessOf(parts: CentreParts, current: () => Promise<string | undefined>): OperatorAccess {
  const sealOf = (expires: number, nonce: string, hash: string): string =>
    keyedHex(parts.secret, 'operator session', `${expires}\n${nonce}\n${hash}`);
  return {
    isToken: async (token) => {
      const hash = await current();
      return hash !== undefined && isSame(hashOf(parts, token), hash);
    },
    open: async () => {
      const expires = parts.clock.now() + SESSION_MS;
      const nonce = toHex(parts.random.bytes(16));
      const value = `${expires}.${nonce}.${sealOf(expires, nonce, (await current()) ?? '')}`;
      return { value, seconds: SESSION_MS / 1000 };
    },
    session: async (value) => {
      const [, expires, nonce, seal] = /^(\d{1,16})\.([0-9a-f]{32})\.([0-9a-f]{64})$/.exec(value ?? '') ?? [];
      if (expires === undefined || nonce === undefined || seal === undefined) return undefined;
      const hash = await current();
      if (hash === undefined || !isSame(seal, sealOf(Number(expires), nonce, hash))) return undefined;
      if (Number(expires) <= parts.clock.now()) return undefined;
      return { formKey: keyedHex(parts.secret, 'operator form', `${nonce}\n${seal}`) };
    },
  };
}

/** Compares without telling by its time where two texts differ. */
export function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')];
  return left.length === right.length && timingSafeEqual(left, right);
}
