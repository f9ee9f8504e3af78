/** A map that can take back what was written since a mark. Rows are values: they are replaced, never changed. */
export class MemoryTable<Row> {
  readonly #rows: Map<string, Row>;
  readonly #undo: (() => void)[] = [];

  constructor(rows: Iterable<readonly [string, Row]> = []) {
    this.#rows = new Map(rows);
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  put(key: string, row: Row): void {
    const before = this.#rows.get(key);
    const had = this.#rows.has(key);
    this.#undo.push(() => {
      if (had) this.#rows.set(key, before as Row);
      else this.#rows.delete(key);
    });
    this.#rows.set(key, row);
  }

  /** Throws when the key is taken, as a database does. */
  insert(key: string, row: Row): void {
    if (this.#rows.has(key)) throw new Error(`the key ${key} is taken`);
    this.put(key, row);
  }

  remove(key: string): void {
    const before = this.#rows.get(key);
    if (before === undefined) return;
    this.#undo.push(() => this.#rows.set(key, before));
    this.#rows.delete(key);
  }

  all(): Row[] {
    return [...this.#rows.values()];
  }

  entries(): [string, Row][] {
    return [...this.#rows.entries()];
  }

  /** The rows as they stand, to be taken between transactions. */
  copy(): MemoryTable<Row> {
    return new MemoryTable(this.#rows);
  }

  mark(): number {
    return this.#undo.length;
  }

  rollBack(mark: number): void {
    while (this.#undo.length > mark) this.#undo.pop()?.();
  }

  forgetMarks(): void {
    this.#undo.length = 0;
  }
}
