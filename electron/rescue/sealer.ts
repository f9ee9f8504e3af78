import {
  createCipheriv,
  createHash,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
} from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { RescueHeader, RescuePart } from '../../shared/sync/rescue.ts';
import { RESCUE_KEY_USE, rescueNonce, rescuePartBytes, rescueStart } from '../../shared/sync/rescueFile.ts';

/** DER wrapper of RFC 8410 around the 32 raw bytes of a public X25519 key. */
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** Encrypts the parts of one file, in their order. */
export interface RescueSealer {
  /** The beginning of the file. */
  readonly start: Uint8Array;
  /** The next part as it stands in the file. */
  next(part: RescuePart): Uint8Array;
}

/**
 * A sealer with a key of its own: X25519 between a key that is forgotten at once and the centre's, HKDF-SHA-256, then
 * AES-256-GCM for each part with the header as associated data. Only the centre can read what it gives, and nobody
 * can change, move or leave out a part unseen.
 */
export function rescueSealer(header: Omit<RescueHeader, 'ephemeral'>): RescueSealer {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const ephemeral = publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('hex');
  const start = rescueStart({ ...header, ephemeral });
  const shared = diffieHellman({
    privateKey,
    publicKey: createPublicKey({
      key: Buffer.concat([SPKI, Buffer.from(header.recipient, 'hex')]),
      format: 'der',
      type: 'spki',
    }),
  });
  const salt = createHash('sha256').update(start).digest();
  const key = new Uint8Array(hkdfSync('sha256', shared, salt, RESCUE_KEY_USE, 32));
  let index = 0;
  return {
    start,
    next: (part) => {
      const last = part.kind === 'end';
      const cipher = createCipheriv('aes-256-gcm', key, rescueNonce(index++, last));
      cipher.setAAD(start);
      const plain = deflateRawSync(JSON.stringify(part));
      const data = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
      return rescuePartBytes({ last, data });
    },
  };
}
