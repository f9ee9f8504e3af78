/** No list of problems is longer: who mends fifty has mended the file. */
export const MOST_PROBLEMS = 50;

/** The first problems of an import, and how many there are in all. */
export class Problems {
  readonly #first: string[] = [];
  #count = 0;

  add(...problems: readonly string[]): void {
    for (const problem of problems) {
      this.#count += 1;
      if (this.#first.length < MOST_PROBLEMS) this.#first.push(problem);
    }
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
