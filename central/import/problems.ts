/** No list of problems is longer: who mends fifty has mended the file. */
export const MOST_PROBLEMS = 50;

/** No id is empty. */
const ANY = '';

/** The first problems of an import, and how many there are in all. */
export class Problems {
  readonly #first: string[] = [];
  readonly #wrong = new Map<string, Set<string>>();
  #count = 0;

  add(...problems: readonly string[]): void {
    for (const problem of problems) {
      this.#count += 1;
      if (this.#first.length < MOST_PROBLEMS) this.#first.push(problem);
    }
  }

  /** Notes that a row is there and wrong, so that nobody says of it that it is missing; without an id it may be any. */
  markWrong(kind: string, id?: unknown): void {
    this.#wrong.set(kind, (this.#wrong.get(kind) ?? new Set()).add(typeof id === 'string' ? id : ANY));
  }

  /** True when a row is wrong, or may be; without an id: when any of its kind is. */
  isWrong(kind: string, id?: string): boolean {
    const ids = this.#wrong.get(kind);
    return ids !== undefined && (id === undefined || ids.has(id) || ids.has(ANY));
  }

  get count(): number {
    return this.#count;
  }

  /** At most MOST_PROBLEMS of them, and a line that says how many more there are. */
  list(): readonly string[] {
    const more = this.#count - this.#first.length;
    return more === 0 ? [...this.#first] : [...this.#first, `and ${more} more`];
  }
}

/** A value as it stands in a sentence: on one line, and not for ever. */
export function quoted(value: string): string {
  const plain = value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffd]+/g, '·').toWellFormed();
  return plain.length > 60 ? `"${[...plain].slice(0, 60).join('')}…"` : `"${plain}"`;
}
