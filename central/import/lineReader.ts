import { type Problems, quoted } from './problems.ts';
import type { CellContext } from './sheets/cells.ts';
import type { Known } from './sheets/context.ts';
import { type Column, type Draft, putAt, type Sheet } from './sheets/sheet.ts';

/** Cells of one line by column; those that are empty are missing. */
export type Cells = ReadonlyMap<Column, string>;
/** What stands at a position of the lines: a column, one that is left out, or cells without a name. */
export type Header = readonly (Column | 'leftOut' | 'unnamed')[];

/** Reads the lines of one file by its sheet, and says what is wrong with their cells. */
export class LineReader {
  readonly sheet: Sheet;
  readonly #file: string;
  readonly #known: Known;
  readonly #problems: Problems;
  #zoneless = false;

  constructor(sheet: Sheet, file: string, known: Known, problems: Problems) {
    this.sheet = sheet;
    this.#file = file;
    this.#known = known;
    this.#problems = problems;
  }

  /** For cells that have nothing to do with times. */
  get noTimes(): CellContext {
    return { times: this.#known.times, timeZone: null };
  }

  /** Cells by column; undefined for a line without any, and for one that has too many. */
  cellsOf(header: Header, row: number, cells: readonly string[]): Cells | undefined {
    const read = new Map<Column, string>();
    for (const [i, cell] of cells.entries()) {
      if (cell.trim() === '') continue;
      const column = header[i];
      if (typeof column === 'object') read.set(column, cell);
      else if (column === 'unnamed') {
        this.markWrong();
        this.say(
          row,
          undefined,
          `${quoted(cell)}: its column, number ${i + 1}, has no name; name it in the first row`,
        );
        return undefined;
      } else if (column === undefined) {
        this.markWrong();
        this.say(
          row,
          undefined,
          `it has ${cells.length} cells, the first row ${header.length}; put a text with a separator or quote in it into quotes`,
        );
        return undefined;
      }
    }
    return read.size > 0 ? read : undefined;
  }

  /**
   * The value of a line as the `position`th row of the file: of the row itself, or, given the row `of` which it is one,
   * of an item. Undefined when a cell is wrong.
   */
  draft(row: number, cells: Cells, position: number, of?: Draft): Draft | undefined {
    const draft: Draft = {};
    let wrong = false;
    const columns = this.sheet.columns.filter((column) => Boolean(column.item) === (of !== undefined));
    // Times last: in which zone they are is said by the other cells.
    for (const timed of [false, true]) {
      const context = this.#known.contextOf(this.sheet.kind, of ?? draft);
      for (const column of columns) {
        if (Boolean(column.cell.timed) !== timed) continue;
        const cell = cells.get(column);
        if (cell === undefined) {
          if (column.empty) putAt(draft, column.path, column.empty(position));
          continue;
        }
        const read = column.cell.read(cell, context);
        if (read.ok) putAt(draft, column.path, read.value);
        else {
          wrong = true;
          // Said once of a whole file, and not at all where a venue's own zone is wrong.
          if (read.zoneless && (this.#zoneless || this.#problems.isWrong('venue'))) continue;
          this.#zoneless ||= read.zoneless === true;
          this.say(row, column, `${column.cell.what === 'secret' ? '' : `${quoted(cell)}: `}${read.say}`);
        }
      }
    }
    const whole = of === undefined && !wrong ? this.#completed(row, draft) : draft;
    if (of !== undefined) return wrong ? undefined : draft;
    if (wrong || !whole) this.markWrong(draft.id);
    // What is wrong otherwise may still say in which time zone other rows are.
    this.#known.learn({ kind: this.sheet.kind, id: String((whole ?? draft).id), value: whole ?? draft });
    return wrong ? undefined : whole;
  }

  #completed(row: number, draft: Draft): Draft | undefined {
    const say = this.sheet.complete?.(draft);
    if (say !== undefined) {
      this.say(row, undefined, say);
      return undefined;
    }
    if (draft.id !== undefined || !this.sheet.makeId) return draft;
    const { times, timeZone } = this.#known.contextOf(this.sheet.kind, draft);
    const made = this.sheet.makeId(draft, (at) => times.write(Date.parse(String(at)), timeZone));
    if (made !== null) return { ...draft, id: made };
    this.say(row, this.columnAt(['id'], false), 'the id is empty and none can be made of the row; write one');
    return undefined;
  }

  /** The column whose cells are at a path of the value or of an item, or around it. */
  columnAt(path: readonly PropertyKey[], item: boolean): Column | undefined {
    const columns = this.sheet.columns.filter((column) => Boolean(column.item) === item);
    if (item && path.length === 0) return columns[0];
    return columns.find(
      (column) =>
        column.path.every((part, i) => part === path[i]) ||
        (path.length > 0 && path.every((part, i) => part === column.path[i])),
    );
  }

  at(row: number, column?: Column | string): string {
    const name = typeof column === 'object' ? column.name : column;
    return `${this.#file}, row ${row}${name === undefined ? '' : `, column ${name}`}`;
  }

  /** Notes that a row of this file is there and wrong; without an id, that it may be any. */
  markWrong(id?: unknown): void {
    this.#problems.markWrong(this.sheet.kind, id);
  }

  say(row: number, column: Column | string | undefined, say: string): void {
    this.#problems.add(`${this.at(row, column)}: ${say}`);
  }
}
