import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import type { Sha256, Signer, Verifier } from '../../shared/kernel/crypto.ts';

/** SHA-256 by the platform. */
export const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

/** DER wrappers of RFC 8410 around the 32 raw bytes of an Ed25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A new Ed25519 key: its 32 secret bytes. */
export function newKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length);
}

/** Signs with a key of 32 secret bytes; the key object is made once, for parsing costs more than signing. */
export function signerOf(secret: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
  return {
    keyId: keyIdOf(publicKey),
    publicKey,
    sign: (message) => sign(null, message, key),
  };
}

/** Id of a public key: the first 8 bytes of its SHA-256, hex. */
export const keyIdOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

/** A verifier that keeps the key objects it has made, for as long as it lives itself. */
export function createVerifier(): Verifier {
  const keys = new Map<string, KeyObject>();
  return (publicKey, message, signature) => {
    const id = Buffer.from(publicKey).toString('hex');
    let key = keys.get(id);
    if (!key) {
      key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
      keys.set(id, key);
    }
    return verify(null, message, key, signature);
  };
}
