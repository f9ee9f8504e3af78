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
const BAD_TEXT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

function text(value: string, path: string): string {
  if (BAD_TEXT.test(value)) throw new NotCanonical(`${path}: U+0000 or a lone surrogate in text`);
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
 * but much faster: the platform writes a value as RFC 8785 wants it but for the order of members, so only that
 * order and what may not stand in it remain to be checked.
 */
export function isCanonical(value: Json, text: string): boolean {
  return (
    JSON.stringify(value) === text && !BAD_TEXT.test(text) && !text.includes('\\u0000') && inOrder(value)
  );
}

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
