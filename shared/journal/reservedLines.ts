import type { Discount } from '../domain/priced.ts';
import type { LeaseId, QuotaId } from '../kernel/ids.ts';
import { sum } from '../kernel/money.ts';
import type { SoldLine } from './bodies.ts';
import type { FreedPlaces, Piece } from './bodiesOfReservations.ts';

/** The name of a piece. */
export const pieceOf = (line: number, index: number): Piece => `${line}/${index}`;

/** All pieces of lines, in their order. */
export const piecesOf = (lines: readonly Pick<SoldLine, 'quantity'>[]): Piece[] =>
  lines.flatMap((line, no) => Array.from({ length: line.quantity }, (_, index) => pieceOf(no, index)));

/** Of the pieces `kept` of an order, which make `lines` of another one in their order: those in `of`, as they are named there. */
export function piecesAgain(
  kept: readonly Piece[],
  lines: readonly Pick<SoldLine, 'quantity'>[],
  of: ReadonlySet<Piece>,
): Piece[] {
  const names = piecesOf(lines);
  return kept.flatMap((piece, i) => (of.has(piece) ? (names[i] ?? []) : []));
}

/**
 * The lines with only the pieces that `keep` names, every value as it was reserved; lines of which nothing is left are
 * left out, so the pieces of the result are numbered anew.
 */
export function linesOfPieces(lines: readonly SoldLine[], keep: (piece: Piece) => boolean): SoldLine[] {
  return lines.flatMap((line, no): SoldLine[] => {
    const kept = Array.from({ length: line.quantity }, (_, index) => index).filter((i) =>
      keep(pieceOf(no, i)),
    );
    if (kept.length === 0) return [];
    if (kept.length === line.quantity) return [line];
    const minors = kept.map((index) => line.minors[index] ?? line.unitMinor);
    const totalMinor = sum(minors);
    const cut = {
      quantity: kept.length,
      minors,
      totalMinor,
      discounts: shareOf(line.discounts, line.unitMinor * kept.length - totalMinor, kept.length),
    };
    if (line.kind !== 'ticket') return [{ ...line, ...cut }];
    const seats = line.seats.length === 0 ? [] : kept.flatMap((index) => line.seats[index] ?? []);
    return [{ ...line, ...cut, seats }];
  });
}

/** Discounts that make `off`: taken from the front, for which piece had which of them is not kept. */
function shareOf(discounts: readonly Discount[], off: number, pieces: number): Discount[] {
  let open = off;
  return discounts.flatMap((one): Discount[] => {
    const minor = Math.min(open, one.minor);
    open -= minor;
    return minor === 0 ? [] : [{ ...one, minor, tickets: Math.min(one.tickets, pieces) }];
  });
}

/** The contingent that a line's free tickets come from, and how many do; null for none. `minors`: those of some pieces only. */
export function freeOf(
  line: SoldLine,
  minors: readonly number[] = line.minors,
): { readonly quota: QuotaId; readonly amount: number } | null {
  if (line.kind !== 'ticket' || line.contingent === undefined) return null;
  const amount = minors.filter((minor) => minor === 0).length;
  return amount > 0 ? { quota: line.contingent, amount } : null;
}

/**
 * What lines hold, by quota and date: one lease each for whoever frees it. Contingents are held by amount. `names` are the
 * pieces of the lines, in order, as they were named when they were reserved; empty: they are not said.
 */
export function placesHeld(
  lines: readonly SoldLine[],
  newLease: () => LeaseId,
  names: readonly Piece[] = [],
): FreedPlaces[] {
  const held = new Map<string, Omit<FreedPlaces, 'lease'>>();
  const add = (quota: QuotaId, more: Omit<FreedPlaces, 'lease' | 'quota'>): void => {
    const key = `${quota}\n${more.date ?? ''}\n${more.seats ? 'seats' : ''}`;
    const so = held.get(key);
    held.set(key, {
      quota,
      ...more,
      amount: (so?.amount ?? 0) + more.amount,
      ...(more.seats ? { seats: [...(so?.seats ?? []), ...more.seats] } : {}),
      ...(more.pieces?.length ? { pieces: [...(so?.pieces ?? []), ...more.pieces] } : {}),
    });
  };
  let at = 0;
  for (const line of lines) {
    const pieces = names.slice(at, at + line.quantity);
    at += line.quantity;
    if (line.kind === 'pass' && line.quota !== null) add(line.quota, { amount: line.quantity });
    if (line.kind !== 'ticket') continue;
    const seats = line.seats.map(({ seat }) => seat);
    add(line.quota, {
      amount: line.quantity,
      date: line.date,
      pieces,
      ...(seats.length > 0 ? { seats } : {}),
    });
    const free = freeOf(line);
    if (free)
      add(free.quota, { amount: free.amount, pieces: pieces.filter((_, index) => line.minors[index] === 0) });
  }
  return [...held.values()].map((one) => ({ lease: newLease(), ...one }));
}
