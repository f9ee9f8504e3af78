import { idOfParts, slug } from './madeIds.ts';
import type { Draft, Items } from './sheet.ts';

interface Row {
  readonly name: unknown;
  readonly seats: Draft[];
  readonly gapBefore: unknown[];
}

/** The seats of a section, one to a line. Lines that name the same row make one row, in their order. */
export const seatItems: Items = {
  add: (draft, { row: name, gapBefore, ...seat }) => {
    const rows = (draft.rows ?? []) as Row[];
    draft.rows = rows;
    const last = rows.at(-1);
    let index = last && last.name === name ? rows.length - 1 : rows.findIndex((row) => row.name === name);
    if (index < 0) {
      index = rows.length;
      rows.push({ name, seats: [], gapBefore: [] });
    }
    const row = rows[index] as Row;
    const made = seat.id ?? idOfParts(draft.id, slug(name), slug(seat.number));
    row.seats.push({ ...seat, ...(made === null ? {} : { id: made }) });
    if (gapBefore === true) row.gapBefore.push(made);
    return ['rows', index, 'seats', row.seats.length - 1];
  },
  of: (value) =>
    (value.rows as unknown as readonly Row[]).flatMap((row) =>
      row.seats.map((seat) => ({ ...seat, row: row.name, gapBefore: row.gapBefore.includes(seat.id) })),
    ),
};
