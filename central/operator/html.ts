/** Text that is HTML already. Only `html` makes it, so what comes from outside can't pass for it. */
export class Html {
  readonly #text: string;
  constructor(strings: TemplateStringsArray, values: readonly Value[]) {
    this.#text = strings.map((text, i) => (i === 0 ? '' : textOf(values[i - 1])) + text).join('');
  }
  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text is escaped, lists are joined, nothing is nothing. */
export type Value = string | number | Html | null | undefined | false | readonly Value[];

/** HTML from a template; every value in it is escaped, unless it is HTML itself. */
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html =>
  new Html(strings, values);

function textOf(value: Value): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  return typeof value === 'object' ? value.map(textOf).join('') : escaped(String(value));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
