import type { Place } from './fileRow.ts';
import type { Cells, LineReader } from './lineReader.ts';
import { quoted } from './problems.ts';
import type { Column, Draft, Items } from './sheets/sheet.ts';

/** A row that stands on several lines, while they are read. */
interface Group {
  readonly row: number;
  readonly cells: Cells;
  readonly draft: Draft;
  /** By the path of each item in the value, with dots: its line. */
  readonly items: Map<string, { readonly row: number; readonly cells: Cells }>;
  wrong: boolean;
}

/** A finished row: its value and where its parts stand. */
export interface GroupedRow {
  readonly draft: Draft;
  readonly place: Place;
}

/** Rows with items: lines with the same id, or without anything but an item below such a line, make one row. */
export class LineGroups {
  readonly #reader: LineReader;
  readonly #items: Items;
  readonly #groups = new Map<string, Group>();
  #last: Group | undefined;

  constructor(reader: LineReader, items: Items) {
    this.#reader = reader;
    this.#items = items;
  }

  /** Takes a line: it begins a row, or goes on with one. */
  take(row: number, cells: Cells): void {
    const head = [...cells].filter(([column]) => !column.item);
    const group = head.length === 0 && this.#last ? this.#last : this.#groupOf(row, cells, head);
    this.#last = group;
    if (![...cells].some(([column]) => column.item)) {
      this.#withoutItem(row, group);
      return;
    }
    const item = this.#reader.draft(row, cells, 0, group.draft);
    if (!item) group.wrong = true;
    else group.items.set(this.#items.add(group.draft, item).join('.'), { row, cells });
  }

  /** The rows whose lines were all right. */
  *finished(): Generator<GroupedRow> {
    for (const group of this.#groups.values())
      if (group.wrong) this.#reader.markWrong(group.draft.id);
      else yield { draft: group.draft, place: this.#placeIn(group) };
  }

  #withoutItem(row: number, group: Group): void {
    if (group.row === row && this.#items.optional) return;
    const names = this.#reader.sheet.columns.flatMap(({ item, name }) => (item ? [name] : []));
    if (!group.wrong)
      this.#reader.say(
        row,
        undefined,
        group.row === row
          ? `its ${names.join(', ')} are missing; fill them in`
          : `the id is used twice, in row ${group.row} too; give each its own`,
      );
    group.wrong = true;
  }

  #groupOf(row: number, cells: Cells, head: readonly (readonly [Column, string])[]): Group {
    const given = this.#idIn(cells);
    const known = given === undefined ? undefined : this.#groups.get(given);
    if (known) return this.#goesOn(row, known, head);
    const draft = this.#reader.draft(row, cells, this.#groups.size + 1);
    const id = given ?? (draft ? String(draft.id) : `\0${row}`);
    const same = this.#groups.get(id);
    if (same) return this.#goesOn(row, same, head);
    const group: Group = { row, cells, draft: draft ?? {}, items: new Map(), wrong: !draft };
    this.#groups.set(id, group);
    return group;
  }

  #idIn(cells: Cells): string | undefined {
    const column = this.#reader.columnAt(['id'], false);
    const cell = column && cells.get(column);
    const read = cell === undefined ? undefined : column?.cell.read(cell, this.#reader.noTimes);
    return read?.ok ? String(read.value) : undefined;
  }

  /** What a line that goes on says of the row itself must be what its first line says. */
  #goesOn(row: number, group: Group, head: readonly (readonly [Column, string])[]): Group {
    for (const [column, cell] of head) {
      const first = group.cells.get(column);
      if (first?.trim() === cell.trim()) continue;
      group.wrong = true;
      const says = first === undefined ? 'has nothing there' : `says ${quoted(first)}`;
      this.#reader.say(
        row,
        column,
        `${quoted(cell)}: row ${group.row}, which has the same id, ${says}; make them alike, or give each its own id`,
      );
    }
    return group;
  }

  #placeIn(group: Group): Place {
    const find = (path: readonly PropertyKey[]) => {
      for (let length = path.length; length > 0; length--) {
        const item = group.items.get(path.slice(0, length).join('.'));
        if (item) return { ...item, column: this.#reader.columnAt(path.slice(length), true) };
      }
      // All of a row of seats: the first line that stands there.
      const [, inner] =
        [...group.items].find(([key]) => key.startsWith(`${path.slice(0, 2).join('.')}.`)) ?? [];
      return inner && path.length > 1
        ? { ...inner, column: this.#reader.columnAt([], true) }
        : { row: group.row, cells: group.cells, column: this.#reader.columnAt(path, false) };
    };
    return {
      at: (path) => {
        const { row, column } = find(path);
        return this.#reader.at(row, column);
      },
      cell: (path) => {
        const { cells, column } = find(path);
        return column ? (cells.get(column) ?? '') : undefined;
      },
      bound: (path, value) => find(path).column?.cell.bound?.(value) ?? String(value),
    };
  }
}
