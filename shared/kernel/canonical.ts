/** What may stand in a journal body or a message: JSON with safe integers only. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json | undefined };

/** Says why a value has no canonical form, with the path to the culprit. */
export class NotCanonical extends Error {
  override name = 'NotCanonical';
}

// U+0000 and lone surrogates: refused by PostgreSQL and by UTF-8, so they never enter a journal.
const isBadText = (value: string): boolean => value.includes('\u0000') || !value.isWellFormed();

function text(value: string, path: string): string {
  if (isBadText(value)) throw new NotCanonical(`${path}: U+0000 or a lone surrogate in text`);
  return JSON.stringify(value);
}

function write(value: Json | undefined, path: string): string {
  switch (typeof value) {
    case 'string':
      return text(value, path);
    case 'number':
      if (!Number.isSafeInteger(value) || Object.is(value, -0))
        throw new NotCanonical(`${path}: ${value} is not a safe integer`);
      return String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object': {
      if (value === null) return 'null';
      // Array.from and not map: a hole must be refused like any other undefined.
      if (Array.isArray(value))
        return `[${Array.from(value, (item: Json, i) => write(item, `${path}[${i}]`)).join(',')}]`;
      const record = value as { readonly [key: string]: Json | undefined };
      let out = '';
      // RFC 8785 §3.2.3: keys by UTF-16 code units, which is what sort() does without a comparator.
      for (const key of Object.keys(record).sort()) {
        const member = record[key];
        if (member === undefined) continue;
        out += `${out === '' ? '' : ','}${text(key, path)}:${write(member, `${path}.${key}`)}`;
      }
      return `{${out}}`;
    }
    default:
      throw new NotCanonical(`${path}: ${typeof value} has no JSON form`);
  }
}

/**
 * The canonical JSON text of a value: RFC 8785 restricted to safe integers (no fractions, no -0), without
 * U+0000 and lone surrogates. Members that are `undefined` are left out. Throws NotCanonical.
 */
export function canonical(value: Json): string {
  return write(value, '$');
}

/**
 * True when `text`, from which `value` was read, is its canonical form. Says the same as `canonical(value) === text`
 * but much faster for what the platform writes as RFC 8785 wants it.
 */
export function isCanonical(value: Json, text: string): boolean {
  if (isPlain(text) && JSON.stringify(value) === text && inOrder(value)) return true;
  try {
    return write(value, '$') === text;
  } catch (error) {
    if (error instanceof NotCanonical) return false;
    throw error;
  }
}

/** Escapes by code stand for controls, which may be canonical, and for lone surrogates, which never are. */
const isPlain = (text: string): boolean => !text.includes('\\u') && text.isWellFormed();

/** True when all members stand in order and all numbers are whole. */
function inOrder(value: Json | undefined): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(inOrder);
  const record = value as { readonly [key: string]: Json | undefined };
  let before: string | undefined;
  for (const key in record) {
    if (before !== undefined && key <= before) return false;
    before = key;
    if (!inOrder(record[key])) return false;
  }
  return true;
}
