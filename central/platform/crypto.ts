import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from 'node:crypto';
import type { Sha256, Signer, Verifier } from '../../shared/kernel/crypto.ts';
import type { Clock, Random } from '../../shared/kernel/time.ts';

/** SHA-256 by the platform. */
export const sha256: Sha256 = (bytes) => hash('sha256', bytes, 'buffer');

/** SHA-256 of a text's UTF-8, hex. */
export const sha256Hex = (text: string): string => hash('sha256', text, 'hex');

/** HMAC-SHA-256 of a text, hex. The label keeps one use of the key apart from another. */
export const keyedHex = (key: Uint8Array, label: string, text: string): string =>
  createHmac('sha256', key).update(`${label}\n${text}`, 'utf8').digest('hex');

/** DER wrappers of RFC 8410 around the 32 raw bytes of an Ed25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Id of a public key: the first 8 bytes of its SHA-256, hex. */
export const keyIdOf = (publicKey: Uint8Array): string => hash('sha256', publicKey, 'hex').slice(0, 16);

/** Signs with an Ed25519 key of 32 secret bytes; the key object is parsed once. */
export function signerOf(secret: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return { keyId: keyIdOf(publicKey), publicKey, sign: (message) => sign(null, message, key) };
}

/** Checks a signature outside of the calling thread; false too for a key that is none. */
export type VerifyApart = (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
) => Promise<boolean>;

/** Checks signatures on the platform's own threads. Parsed keys are kept for as long as it lives. */
export function createVerifyApart(): VerifyApart {
  const keyOf = keptKeys();
  return (publicKey, message, signature) =>
    new Promise((resolve) => {
      try {
        verify(null, message, keyOf(publicKey), signature, (error, fits) => resolve(error === null && fits));
      } catch {
        resolve(false);
      }
    });
}

/** Tills whose parsed keys a verifier keeps. */
const KEPT_KEYS = 500;

/** Checks signatures; false too for a key that is none. Parsed keys are kept for as long as the verifier lives. */
export function createVerifier(): Verifier {
  const keyOf = keptKeys();
  return (publicKey, message, signature) => {
    try {
      return verify(null, message, keyOf(publicKey), signature);
    } catch {
      return false;
    }
  };
}

/** Parses a raw key once; throws for one that is none. */
function keptKeys(): (publicKey: Uint8Array) => KeyObject {
  const keys = new Map<string, KeyObject>();
  return (publicKey) => {
    const id = Buffer.from(publicKey).toString('hex');
    let key = keys.get(id);
    if (!key) {
      key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
      if (keys.size >= KEPT_KEYS) keys.clear();
      keys.set(id, key);
    }
    return key;
  };
}

/** The machine's clocks. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** The machine's randomness. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) };
