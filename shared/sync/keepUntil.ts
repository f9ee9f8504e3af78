import type { ForeignOrderRow } from './reference.ts';

/** How long after its last date the centre tells an order and tills keep it, in ms: an exchange the morning after. */
export const KEPT_FOR_MS = 2 * 86_400_000;

/**
 * Until when (ms UTC) a till keeps another till's order: some time after the last of its dates, whether its places have
 * tickets or are reserved. `startOf` gives when a date begins as the catalogue has it now (ms UTC): one that was put off is
 * kept for as much longer. Null, for as long as the centre tells it: an order with a pass, one that is owed, or with a date of
 * which nobody knows when it is.
 */
export function keepUntil(
  row: Pick<ForeignOrderRow, 'dates' | 'tickets' | 'reservation' | 'receivable'>,
  startOf: (date: string) => number | undefined,
): number | null {
  if (row.receivable?.settled === false) return null;
  const pieces: readonly Piece[] = [...row.tickets, ...(row.reservation?.lines ?? [])];
  if (pieces.some(({ kind }) => kind === 'pass')) return null;
  const places = pieces.filter(({ kind }) => kind === 'ticket');
  const dates = new Set([...(row.dates ?? []), ...places.flatMap(({ date }) => (date ? [date] : []))]);
  const undated = places.filter(({ date }) => !date).map(startIn);
  const ends = [...dates].map((date) =>
    latest([startOf(date) ?? Number.NaN, ...places.filter((one) => one.date === date).map(startIn)]),
  );
  const last = Math.max(...ends, ...undated);
  return Number.isFinite(last) ? last + KEPT_FOR_MS : null;
}

interface Piece {
  readonly kind: string;
  readonly date?: string | null | undefined;
  readonly startsAt?: string | null | undefined;
}

/** NaN where it is not said. */
const startIn = ({ startsAt }: Piece): number => (startsAt ? Date.parse(startsAt) : Number.NaN);

/** Of what is known; NaN when nothing is. */
function latest(starts: readonly number[]): number {
  const known = starts.filter((one) => !Number.isNaN(one));
  return known.length === 0 ? Number.NaN : Math.max(...known);
}
