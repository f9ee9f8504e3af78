/** Encodes text as UTF-8. Pure code has no TextEncoder, so this is the one place that spells it out. */
export function utf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return utf8From(text, ascii, i);
    ascii[i] = code;
  }
  return ascii;
}

/** The general case, from the first character on that is not ASCII: most text of a journal never gets here. */
function utf8From(text: string, ascii: Uint8Array, from: number): Uint8Array {
  const out = new Uint8Array(from + (text.length - from) * 3);
  out.set(ascii.subarray(0, from));
  let at = from;
  for (let i = from; i < text.length; i++) {
    const code = text.codePointAt(i) as number;
    if (code < 0x80) out[at++] = code;
    else if (code < 0x800) {
      out[at++] = 0xc0 | (code >> 6);
      out[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0x10000) {
      if (code >= 0xd800 && code <= 0xdfff) throw new Error('utf8: lone surrogate in text');
      out[at++] = 0xe0 | (code >> 12);
      out[at++] = 0x80 | ((code >> 6) & 0x3f);
      out[at++] = 0x80 | (code & 0x3f);
    } else {
      out[at++] = 0xf0 | (code >> 18);
      out[at++] = 0x80 | ((code >> 12) & 0x3f);
      out[at++] = 0x80 | ((code >> 6) & 0x3f);
      out[at++] = 0x80 | (code & 0x3f);
      i++;
    }
  }
  return out.subarray(0, at);
}

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal of bytes. */
export function toHex(bytes: Uint8Array): string {
  let out = '';
  for (const byte of bytes) out += HEX[byte];
  return out;
}

/** Value of each hexadecimal digit by its code; -1 for what is none. */
const DIGIT = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/** Bytes of an even-length hexadecimal text; throws on anything else. */
export function fromHex(hex: string): Uint8Array {
  const out = new Uint8Array(hex.length >> 1);
  let bad = 0;
  for (let i = 0; i < out.length; i++) {
    const high = DIGIT[hex.charCodeAt(i * 2)] ?? -1;
    const low = DIGIT[hex.charCodeAt(i * 2 + 1)] ?? -1;
    bad |= high | low;
    out[i] = (high << 4) | low;
  }
  // A digit that is none is -1, and its sign stays in what was gathered.
  if (bad < 0 || hex.length % 2 !== 0) throw new Error('fromHex: not hexadecimal');
  return out;
}

/** Joins byte arrays into one. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** True when both arrays hold the same bytes. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
