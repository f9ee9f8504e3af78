import { toHex } from '../kernel/bytes.ts';
import type { Sha256 } from '../kernel/crypto.ts';
import type { QuotaId, VoucherId } from '../kernel/ids.ts';
import { checkDigits } from './numbers.ts';

/** Crockford's base32: no I, L, O, U, so that a code can be read out. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 16;
const LENGTH = 18;

/** Random bytes that a voucher's code is made of: 80 bits. */
export const VOUCHER_BYTES = 10;

/** A gift voucher's code: 80 random bits in 16 characters and two check digits. Throws on fewer than 10 bytes. */
export function makeVoucherCode(random: Uint8Array): string {
  if (random.length < VOUCHER_BYTES) throw new Error('a voucher code needs ten random bytes');
  let bits = 0n;
  for (const byte of random.subarray(0, VOUCHER_BYTES)) bits = (bits << 8n) | BigInt(byte);
  let code = '';
  for (let i = RANDOM_CHARACTERS - 1; i >= 0; i--) code += ALPHABET[Number((bits >> BigInt(i * 5)) & 31n)];
  return code + checkDigits(code);
}

/**
 * A code as typed or scanned, plain: any case, hyphens and blanks left out, O for 0, I and L for 1. `mistyped` has a
 * voucher's length and wrong check digits; `none` is something else.
 */
export function readVoucherCode(
  text: string,
): { readonly kind: 'code'; readonly plain: string } | { readonly kind: 'mistyped' | 'none' } {
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (plain.length !== LENGTH || !/^[0-9A-Z]{16}\d{2}$/.test(plain)) return { kind: 'none' };
  const fits = checkDigits(plain.slice(0, RANDOM_CHARACTERS)) === plain.slice(RANDOM_CHARACTERS);
  return fits ? { kind: 'code', plain } : { kind: 'mistyped' };
}

/** XXXX-XXXX-XXXX-XXXX-CC, as it stands on the slip. */
export const groupedVoucherCode = (plain: string): string => (plain.match(/.{1,4}/g) ?? []).join('-');

/** What a voucher is known by: the SHA-256 of its plain code, hex. */
export const voucherIdOf = (sha256: Sha256, plain: string): VoucherId => toHex(sha256(plain)) as VoucherId;

/** The quota that holds a voucher's balance, in minor units. */
export const voucherQuota = (voucher: VoucherId): QuotaId => `voucher-${voucher}` as QuotaId;

const QUOTA = /^voucher-([0-9a-f]{64})$/;

/** The voucher whose balance a quota holds; undefined for any other quota. */
export const voucherOfQuota = (quota: string): VoucherId | undefined =>
  QUOTA.exec(quota)?.[1] as VoucherId | undefined;
