import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PinVault } from '../core/ports/pins.ts';

const SEALED = 'gcm1';
/** scrypt may use this much memory: 128 × N × r bytes for the strongest verifier taken (N = 2^17, r = 8), doubled. */
const MOST_MEMORY = 256 * 1024 * 1024;

/**
 * Verifiers lie in the store encrypted with AES-256-GCM under a 32-byte secret of the keystore, so that a stolen
 * database alone gives no PIN. A verifier is `scrypt$N$r$p$salt$hash`, salt and hash in hex.
 */
export function createPinVault(secret: Uint8Array): PinVault {
  if (secret.length !== 32) throw new Error('the store secret must be 32 bytes');
  return {
    seal: (verifier) => {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', secret, iv);
      const text = Buffer.concat([cipher.update(verifier, 'utf8'), cipher.final()]);
      return [SEALED, iv.toString('hex'), text.toString('hex'), cipher.getAuthTag().toString('hex')].join(
        '$',
      );
    },
    open: (sealed) => unseal(secret, sealed),
    check: async (pin, sealed) => {
      const verifier = unseal(secret, sealed);
      return verifier !== undefined && (await fits(pin, verifier));
    },
  };
}

function unseal(secret: Uint8Array, sealed: string): string | undefined {
  const [mark, iv, text, tag] = sealed.split('$');
  if (mark !== SEALED || !iv || !text || !tag) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(iv, 'hex'));
    decipher.setAuthTag(Buffer.from(tag, 'hex'));
    return Buffer.concat([decipher.update(Buffer.from(text, 'hex')), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

async function fits(pin: string, verifier: string): Promise<boolean> {
  const [mark, n, r, p, salt, hash] = verifier.split('$');
  if (mark !== 'scrypt' || !salt || !hash || Number(n) > 2 ** 17) return false;
  const expected = Buffer.from(hash, 'hex');
  const options = { N: Number(n), r: Number(r), p: Number(p), maxmem: MOST_MEMORY };
  const found = await new Promise<Buffer>((resolve, reject) => {
    scrypt(pin, Buffer.from(salt, 'hex'), expected.length, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
  return timingSafeEqual(found, expected);
}
