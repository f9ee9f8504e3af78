/** What a layout's templates can name: texts, or lists that a block is repeated for. */
export interface Fields {
  readonly [name: string]: string | readonly Fields[];
}

/** A template with `{name}` replaced; what a buyer typed is never read as a template itself. */
export const fill = (template: string, fields: Fields): string =>
  template.replace(/\{([@\w.]+)\}/g, (_, name: string) => {
    const value = fields[name];
    return typeof value === 'string' ? value : '';
  });

/** True when every name in `when` is filled, and every one with `!` before it is empty. Nothing: always. */
export function holds(when: string | undefined, fields: Fields): boolean {
  if (when === undefined) return true;
  return when.split(' ').every((name) => {
    const no = name.startsWith('!');
    const value = fields[no ? name.slice(1) : name] ?? '';
    return (value.length === 0) === no;
  });
}

/** The names a template asks for. */
export const namesIn = (template: string): readonly string[] =>
  [...template.matchAll(/\{([@\w.]+)\}/g)].map((match) => match[1] ?? '');
