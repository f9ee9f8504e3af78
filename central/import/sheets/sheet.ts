import type { FileKind } from '../kinds.ts';
import type { Cell } from './cells.ts';

export type Value = Readonly<Record<string, unknown>>;
/** A value while it is put together. */
export type Draft = Record<string, unknown>;

/** A column of a CSV file, and where in a row's value its cells belong. */
export interface Column {
  readonly name: string;
  /** From the value inwards; within an item for columns of items. */
  readonly path: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: cells of all types stand in one list, each beside its own path
  readonly cell: Cell<any>;
  /** The file must have it. */
  readonly must?: true;
  /** What an empty cell stands for, given the row's position among the file's, from 1. Without it the field is left out. */
  readonly empty?: (position: number) => unknown;
  /** True for a column of the items that stand one to a line. */
  readonly item?: true;
  /** For people who read the documentation; empty when the name says it. */
  readonly about: string;
}

/** Items of a row that stand one to a line, below each other, under one id: seats of a section, windows of a price. */
export interface Items {
  /** Adds an item and gives its path in the value. */
  add(draft: Draft, item: Draft): readonly PropertyKey[];
  /** A value's items in their order, as `add` gets them. */
  of(value: Value): readonly Draft[];
  /** True when a row without any is a row all the same. */
  readonly optional?: true;
}

/** A kind of row as a CSV file. */
export interface Sheet {
  /** Of the file, without .csv. */
  readonly name: string;
  /** Other names that the file may have. */
  readonly aliases?: readonly string[];
  readonly kind: FileKind;
  readonly columns: readonly Column[];
  readonly items?: Items;
  /** Makes an id where the cell is empty; null when nothing can be made of the row. `local` writes an instant. */
  makeId?(draft: Value, local: (at: unknown) => string): string | null;
  /** What the columns alone don't say; gives a sentence when they contradict each other. */
  complete?(draft: Draft): string | undefined;
  /** True for lists that may be too long to be held: they are read in a stream. */
  readonly streamed?: true;
}

/** What stands at a path; undefined where there is nothing. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value;
  for (const part of path) at = (at as Record<PropertyKey, unknown> | null | undefined)?.[part];
  return at;
}

/** Puts a value at a path, making what is missing on the way. */
export function putAt(draft: Draft, path: readonly string[], value: unknown): void {
  let at = draft;
  for (const part of path.slice(0, -1)) {
    const next = (at[part] ?? {}) as Draft;
    at[part] = next;
    at = next;
  }
  const last = path.at(-1);
  if (last !== undefined) at[last] = value;
}
