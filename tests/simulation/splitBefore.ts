import type { EntryRow } from '../../central/storage/rows.ts';
import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import { type Entry, openEntry } from '../../shared/journal/entry.ts';
import { linesOfPieces, piecesOf } from '../../shared/journal/reservedLines.ts';
import { type Taken, takenBy } from './places.ts';

/** What the centre has heard about reservations, in the order of intake. */
export interface HeardOfReservations {
  /** Where each seat was split off its reservation. */
  readonly seats: ReadonlyMap<string, EntryRow>;
  /** And where each piece. */
  readonly pieces: ReadonlyMap<string, EntryRow>;
  /**
   * What an order takes anew that names pieces of an open reservation (it splits them off, or pays it first):
   * those that were split off before, which it did not know. Null for any other entry.
   */
  takenAnew(entry: Entry, row: EntryRow): Taken[] | null;
}

/** A piece of a reservation. */
export const pieceKey = (order: string, piece: string): string => `${order}/${piece}`;
export const seatOf = (order: string, date: string, seat: string): string => `${order}\n${date}/${seat}`;

/** True for what the centre had heard of before. */
export const isBefore = (one: EntryRow | undefined, { intake, seq }: EntryRow): boolean =>
  one !== undefined && (one.intake < intake || (one.intake === intake && one.seq < seq));

/** Reads it from the centre's entries; `refused` says which acts it did not take, for want of the authority. */
export function heardOfReservations(
  entries: ReadonlyMap<string, readonly EntryRow[]>,
  refused: (place: string) => boolean,
): HeardOfReservations {
  const seats = new Map<string, EntryRow>();
  const pieces = new Map<string, EntryRow>();
  const closed = new Map<string, EntryRow>();
  const first = (of: Map<string, EntryRow>, key: string, row: EntryRow): void => {
    const before = of.get(key);
    if (!before || isBefore(row, before)) of.set(key, row);
  };
  for (const [stream, rows] of entries)
    for (const row of rows) {
      const { kind, body } = openEntry(row);
      const { splitFrom, lines } = body as unknown as OrderReserved;
      const { pays } = body as unknown as OrderValidated;
      if (kind === 'orderValidated' && pays) first(closed, pays.order, row);
      if (kind === 'reservationEnded' && !refused(`${stream}/${row.seq}`))
        first(closed, (body as unknown as ReservationEnded).order, row);
      if (kind !== 'orderReserved' || !splitFrom) continue;
      for (const piece of splitFrom.pieces) first(pieces, pieceKey(splitFrom.order, piece), row);
      for (const line of lines)
        if (line.kind === 'ticket')
          for (const { seat } of line.seats) first(seats, seatOf(splitFrom.order, line.date, seat), row);
    }
  return {
    seats,
    pieces,
    takenAnew: (entry, row) => {
      const { pays, splitFrom, ...body } = entry.body as unknown as OrderValidated & OrderReserved;
      const from = pays ?? splitFrom;
      if (!from || isBefore(closed.get(from.order), row)) return null;
      const names = piecesOf(body.lines);
      const gone = names.filter((_, i) =>
        isBefore(pieces.get(pieceKey(from.order, from.pieces?.[i] ?? '')), row),
      );
      return takenBy({ ...body, lines: linesOfPieces(body.lines, (piece) => gone.includes(piece)) });
    },
  };
}
