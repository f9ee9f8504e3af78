import { scrypt } from 'node:crypto';

const N = 16_384;
const R = 8;
const P = 1;
const HASH_BYTES = 32;

/**
 * What a till needs to check a PIN, and can't turn back into one without trying them all:
 * `scrypt$N$r$p$salt$hash`, salt (16 bytes or more) and hash (32 bytes) in hex.
 */
export function makePinVerifier(pin: string, salt: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, HASH_BYTES, { N, r: R, p: P }, (error, hash) => {
      if (error) reject(error);
      else resolve(['scrypt', N, R, P, Buffer.from(salt).toString('hex'), hash.toString('hex')].join('$'));
    });
  });
}
