import { sha256Hex } from '../../platform/crypto.ts';

const LONGEST = 64;

/** A name as an id: small letters, digits and hyphens. Empty when the name has none of them. */
export const slug = (name: unknown): string =>
  String(name ?? '')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');

/** Parts as one id; null when one is empty. What is too long ends in a hash of the whole. */
export function idOfParts(...parts: readonly unknown[]): string | null {
  const texts = parts.map((part) => (typeof part === 'string' ? part : ''));
  if (texts.some((part) => part === '')) return null;
  const id = texts.join('-');
  return id.length <= LONGEST ? id : `${id.slice(0, 47).toWellFormed()}-${sha256Hex(id).slice(0, 16)}`;
}

/** An id of what is personal: nothing of it can be read. Null for nothing. */
export function idOfPerson(...parts: readonly unknown[]): string | null {
  const said = parts.map((part) =>
    String(part ?? '')
      .trim()
      .toLowerCase(),
  );
  return said.every((part) => part === '') ? null : `customer-${sha256Hex(said.join('\n')).slice(0, 32)}`;
}
