import { concatBytes, fromHex, toHex } from '../kernel/bytes.ts';
import type { Sha256 } from '../kernel/crypto.ts';
import type { TicketId } from '../kernel/ids.ts';

/** Crockford's base32: no I, L, O, U, so that a printed code can be read out. */
const BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** RFC 9285: the alphabet of QR's alphanumeric mode. */
const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const VERSION = 1;
const UNSIGNED_BYTES = 41;
const SIGNATURE_BYTES = 64;

/** What a ticket's QR code says; the doors check it without a network. */
export interface TicketClaim {
  readonly ticket: TicketId;
  /** First 8 bytes, in hex, of the SHA-256 of the date's id. */
  readonly date: string;
  /** Whole minutes since 1970 UTC between which the ticket opens a door. */
  readonly validFromMinute: number;
  readonly validToMinute: number;
  /** 16 hex digits: the till key that signed. */
  readonly keyId: string;
}

/** The eight random characters that make a CODE128 unguessable: 40 bits from five bytes. */
export function ticketSecret(random: Uint8Array): string {
  let bits = 0n;
  for (let i = 0; i < 5; i++) bits = (bits << 8n) | BigInt(random[i] as number);
  let out = '';
  for (let i = 7; i >= 0; i--) out += BASE32[Number((bits >> BigInt(i * 5)) & 31n)];
  return out;
}

/** What the CODE128 holds: the ticket number without hyphens, then the secret. */
export const code128Of = (ticketNumber: string, secret: string): string =>
  ticketNumber.replaceAll('-', '') + secret;

/** The date's digest in a claim. */
export const dateDigest = (sha256: Sha256, date: string): string => toHex(sha256(date).subarray(0, 8));

/** The bytes that the till signs: version, ticket id, date, validity, key id. */
export function claimBytes(claim: TicketClaim): Uint8Array {
  const bytes = new Uint8Array(UNSIGNED_BYTES);
  bytes[0] = VERSION;
  bytes.set(fromHex(claim.ticket.replaceAll('-', '')), 1);
  bytes.set(fromHex(claim.date), 17);
  writeU32(bytes, 25, claim.validFromMinute);
  writeU32(bytes, 29, claim.validToMinute);
  bytes.set(fromHex(claim.keyId), 33);
  return bytes;
}

/** The text in the QR code: claim and signature in base45, which QR packs as alphanumeric. */
export const qrText = (claim: TicketClaim, signature: Uint8Array): string =>
  base45(concatBytes(claimBytes(claim), signature));

/** Reads a QR text back; undefined when it is not one of ours. The signature is not checked here. */
export function readQrText(
  text: string,
): { claim: TicketClaim; signed: Uint8Array; signature: Uint8Array } | undefined {
  const bytes = fromBase45(text);
  if (bytes?.length !== UNSIGNED_BYTES + SIGNATURE_BYTES || bytes[0] !== VERSION) return undefined;
  const id = toHex(bytes.subarray(1, 17));
  const ticket = [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join(
    '-',
  ) as TicketId;
  const claim: TicketClaim = {
    ticket,
    date: toHex(bytes.subarray(17, 25)),
    validFromMinute: readU32(bytes, 25),
    validToMinute: readU32(bytes, 29),
    keyId: toHex(bytes.subarray(33, 41)),
  };
  return { claim, signed: bytes.subarray(0, UNSIGNED_BYTES), signature: bytes.subarray(UNSIGNED_BYTES) };
}

function writeU32(bytes: Uint8Array, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = Math.floor(value / 2 ** (8 * (3 - i))) % 256;
}

function readU32(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let i = 0; i < 4; i++) value = value * 256 + (bytes[at + i] as number);
  return value;
}

function base45(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length;
    let value = pair ? (bytes[i] as number) * 256 + (bytes[i + 1] as number) : (bytes[i] as number);
    for (let k = 0; k < (pair ? 3 : 2); k++) {
      out += BASE45[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return out;
}

function fromBase45(text: string): Uint8Array | undefined {
  const out: number[] = [];
  for (let i = 0; i < text.length; i += 3) {
    const group = text.slice(i, i + 3);
    let value = 0;
    for (let k = group.length - 1; k >= 0; k--) {
      const digit = BASE45.indexOf(group[k] as string);
      if (digit < 0) return undefined;
      value = value * 45 + digit;
    }
    if (group.length === 3 && value <= 0xffff) out.push(value >> 8, value & 0xff);
    else if (group.length === 2 && value <= 0xff) out.push(value);
    else return undefined;
  }
  return Uint8Array.from(out);
}
