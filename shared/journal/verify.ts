import { fromHex } from '../kernel/bytes.ts';
import { canonical, type Json } from '../kernel/canonical.ts';
import type { Sha256, Verifier } from '../kernel/crypto.ts';
import type { PersonalErased, StreamStarted } from './bodies.ts';
import {
  type Entry,
  GENESIS,
  hashOf,
  linkOf,
  openEntry,
  type Personal,
  personalHash,
  type SealedEntry,
} from './entry.ts';

/** What is wrong with a journal, and at which entry it first shows. */
export interface ChainFault {
  readonly seq: number;
  readonly what:
    | 'unreadable'
    | 'notCanonical'
    | 'hash'
    | 'gap'
    | 'stream'
    | 'prev'
    | 'personal'
    | 'signature'
    | 'unsignedHead'
    | 'anchorMissing'
    | 'anchorDiffers';
  readonly detail: string;
}

/** A head known from outside the database: countersigned by the centre, or read off a Z print (first hex digits). */
export interface Anchor {
  readonly seq: number | null;
  /** Lower-case hex digits that the entry's hash or its link begins with; at least 8. A Z print shows a link. */
  readonly hash: string;
}

export interface VerifyOptions {
  /** Check every signature, not only those of closings and of the head. */
  readonly allSignatures: boolean;
  readonly anchors: readonly Anchor[];
  /** Entries whose personal parts a later life of the same till says to have erased. */
  readonly erasedLater?: ReadonlySet<number>;
  /** Called with each entry once it was found good, so that a fold needs no second reading. */
  readonly visit?: (entry: Entry) => void;
}

/** How a signature is written down: lower case, or the same signature would have a second spelling. */
const SIGNATURE = /^[0-9a-f]{128}$/;
const SALT = /^[0-9a-f]{32}$/;

export interface Verified {
  readonly entries: number;
  readonly head: string;
  readonly signaturesChecked: number;
  readonly fault: ChainFault | null;
}

/**
 * Walks one stream from its first entry and stops at the first that does not fit. A changed entry shows in
 * its hash, a removed, inserted or moved one in sequence or `prev`; a cut tail only against an anchor.
 */
export function verifyStream(
  sealed: Iterable<SealedEntry>,
  crypto: { readonly sha256: Sha256; readonly verify: Verifier },
  options: VerifyOptions,
): Verified {
  const walk = new Walk(crypto, options);
  for (const entry of sealed) {
    const fault = walk.next(entry);
    if (fault) return walk.result(fault);
  }
  return walk.result(walk.end());
}

class Walk {
  #seq = 0;
  #link = GENESIS;
  #hash = GENESIS;
  #stream: string | undefined;
  #publicKey: Uint8Array | undefined;
  #last: SealedEntry | undefined;
  #signatures = 0;
  readonly #missingPersonal = new Set<number>();
  #anchors: readonly Anchor[];
  readonly #crypto: { readonly sha256: Sha256; readonly verify: Verifier };
  readonly #options: VerifyOptions;

  constructor(crypto: { readonly sha256: Sha256; readonly verify: Verifier }, options: VerifyOptions) {
    this.#crypto = crypto;
    this.#options = options;
    this.#anchors = options.anchors;
  }

  next(sealed: SealedEntry): ChainFault | null {
    const { sha256 } = this.#crypto;
    const expected = this.#seq + 1;
    const fault = (what: ChainFault['what'], detail: string): ChainFault => ({ seq: expected, what, detail });
    if (sealed.seq !== expected)
      return fault('gap', `entry ${expected} is missing: ${sealed.seq} follows ${this.#seq}`);
    let entry: Entry;
    try {
      entry = openEntry(sealed);
    } catch (error) {
      const what = error instanceof SyntaxError ? 'unreadable' : 'notCanonical';
      return fault(what, String(error));
    }
    const hash = hashOf(sha256, sealed.bytes);
    if (hash !== sealed.hash) return fault('hash', `the bytes hash to ${hash}, recorded is ${sealed.hash}`);
    if (entry.seq !== expected) return fault('gap', `the entry says it is number ${entry.seq}`);
    if (sealed.signature !== null && !SIGNATURE.test(sealed.signature))
      return fault('signature', 'the signature is not 128 lower-case hexadecimal digits');
    if (entry.prev !== this.#link) return this.#brokenLink(entry, sealed, expected);
    this.#stream ??= entry.stream;
    if (entry.stream !== this.#stream || sealed.stream !== this.#stream)
      return fault('stream', `the entry belongs to stream ${entry.stream}`);
    const personal = this.#personalFault(entry, sealed);
    if (personal) return fault('personal', personal);
    // Only the first entry names the key: a later one would let whoever cut the tail go on with a key of his own.
    if (expected === 1) this.#publicKey = publicKeyOf(entry);
    if (entry.kind === 'personalErased') for (const seq of erasedBy(entry)) this.#missingPersonal.delete(seq);
    if (sealed.signature !== null && (this.#options.allSignatures || entry.kind === 'sessionClosed')) {
      if (!this.#signatureFits(sealed))
        return fault('signature', 'the signature does not belong to this entry');
    }
    const link = linkOf(sha256, hash, sealed.signature);
    const anchor = this.#anchorFault(expected, hash, link);
    if (anchor) return anchor;
    this.#seq = expected;
    this.#hash = hash;
    this.#link = link;
    this.#last = sealed;
    this.#options.visit?.(entry);
    return null;
  }

  /**
   * A link that does not fit accuses the entry before it, unless its signature clears it or nobody vouches for the
   * one that accuses.
   */
  #brokenLink(entry: Entry, sealed: SealedEntry, seq: number): ChainFault {
    const before = this.#last;
    const cleared = before !== undefined && before.signature !== null && this.#signatureFits(before);
    if (before === undefined || cleared)
      return { seq, what: 'prev', detail: `the entry names ${entry.prev}, before it stands ${this.#link}` };
    if (before.signature !== null)
      return { seq: before.seq, what: 'signature', detail: 'the signature does not belong to this entry' };
    return {
      seq: before.seq,
      what: 'prev',
      detail: `entry ${sealed.seq} names ${entry.prev}, here stands ${this.#link}: bytes or signature were replaced`,
    };
  }

  end(): ChainFault | null {
    const erased = this.#missingPersonal.values().next();
    if (!erased.done)
      return {
        seq: erased.value,
        what: 'personal',
        detail: 'the personal part is gone and no entry says it was erased',
      };
    if (this.#last && this.#last.signature === null)
      return {
        seq: this.#seq,
        what: 'unsignedHead',
        detail: 'the last transaction is not complete: its signature is missing',
      };
    if (this.#last && !this.#options.allSignatures && !this.#signatureFits(this.#last))
      return { seq: this.#seq, what: 'signature', detail: 'the signature does not belong to this entry' };
    const left = this.#anchors[0];
    if (left)
      return {
        seq: left.seq ?? this.#seq,
        what: 'anchorMissing',
        detail: `no entry has the anchored hash ${left.hash}: the tail was cut or the chain was made anew`,
      };
    return null;
  }

  result(fault: ChainFault | null): Verified {
    return { entries: this.#seq, head: this.#hash, signaturesChecked: this.#signatures, fault };
  }

  #personalFault(entry: Entry, sealed: SealedEntry): string | null {
    const expected = entry.body.personalHash;
    if (sealed.personal === null) {
      const later = this.#options.erasedLater?.has(entry.seq) ?? false;
      if (expected !== undefined && !later) this.#missingPersonal.add(entry.seq);
      return null;
    }
    try {
      const personal = JSON.parse(sealed.personal) as Personal;
      const { salt, data } = personal;
      // Salt and data and nothing else: what the hash does not cover would go unseen.
      if (!SALT.test(salt) || canonical({ salt, data } as unknown as Json) !== sealed.personal)
        return 'the personal part is not in canonical form';
      return personalHash(this.#crypto.sha256, personal) === expected
        ? null
        : 'the personal part was changed';
    } catch (error) {
      return `the personal part can't be read: ${String(error)}`;
    }
  }

  #signatureFits(sealed: SealedEntry): boolean {
    if (!this.#publicKey || sealed.signature === null) return false;
    this.#signatures += 1;
    try {
      return this.#crypto.verify(this.#publicKey, fromHex(sealed.hash), fromHex(sealed.signature));
    } catch {
      return false;
    }
  }

  #anchorFault(seq: number, hash: string, link: string): ChainFault | null {
    if (this.#anchors.length === 0) return null;
    const fits = (anchor: Anchor): boolean => hash.startsWith(anchor.hash) || link.startsWith(anchor.hash);
    const differs = this.#anchors.find((a) => a.seq === seq && !fits(a));
    if (differs)
      return {
        seq,
        what: 'anchorDiffers',
        detail: `the anchor says ${differs.hash}, the entry hashes to ${hash}`,
      };
    this.#anchors = this.#anchors.filter((a) => !((a.seq === null || a.seq === seq) && fits(a)));
    return null;
  }
}

function publicKeyOf(entry: Entry): Uint8Array | undefined {
  const { publicKey } = entry.body as Partial<StreamStarted>;
  return typeof publicKey === 'string' && /^[0-9a-f]{64}$/.test(publicKey) ? fromHex(publicKey) : undefined;
}

function erasedBy(entry: Entry): readonly number[] {
  const { entries } = entry.body as unknown as Partial<PersonalErased>;
  return Array.isArray(entries) ? entries : [];
}
