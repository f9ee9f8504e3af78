import type { LineId, TicketId } from '../kernel/ids.ts';
import { divideRounded } from '../kernel/money.ts';
import type { Discount } from './priced.ts';
import type { Reduction } from './promotion.ts';
import type { ScopedItem } from './scope.ts';

/** One ticket or pass on its way to a price. `minor` falls as discounts are taken off; never below zero. */
export interface Unit {
  readonly line: LineId;
  readonly item: ScopedItem;
  /** What it costs before discounts. */
  readonly listMinor: number;
  minor: number;
  /** The pass that it is taken on; a discount card goes on to offers and codes, an entry does not. */
  pass: { readonly id: TicketId; readonly entry: boolean } | null;
  readonly discounts: Pick<Discount, 'kind' | 'source' | 'name' | 'code' | 'minor'>[];
}

/** What a reduction takes off an amount: percentages rounded half up, never more than there is. Minor units. */
export function reductionOf(reduction: Reduction, minor: number): number {
  const off =
    reduction.kind === 'percent' ? divideRounded(minor * reduction.basisPoints, 10_000) : reduction.minor;
  return Math.min(minor, off);
}

/** Takes something off one ticket and writes down why. */
export function takeOff(
  unit: Unit,
  minor: number,
  why: Pick<Discount, 'kind' | 'source' | 'name' | 'code'>,
): void {
  if (minor <= 0) return;
  unit.minor -= minor;
  unit.discounts.push({ kind: why.kind, source: why.source, name: why.name, code: why.code, minor });
}

/**
 * An amount spread over parts in proportion to them, to the unit: largest remainders first, equal ones in order. The
 * shares add up to the amount, and no share exceeds its part as long as the amount does not exceed their sum.
 */
export function spread(minor: number, parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  if (total === 0) return parts.map(() => 0);
  const shares = parts.map((part) => Math.floor((minor * part) / total));
  let open = minor - shares.reduce((sum, share) => sum + share, 0);
  const order = parts
    .map((part, i) => ({ i, rest: (minor * part) % total }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of order) {
    if (open === 0) break;
    const share = shares[i] as number;
    if (share >= (parts[i] as number)) continue;
    shares[i] = share + 1;
    open -= 1;
  }
  return shares;
}

/** A stable order that does not depend on when something was entered: dearest first, then what it is. */
export const byWorth = (a: Unit, b: Unit): number =>
  b.minor - a.minor || compare(keyOf(a.item), keyOf(b.item));

const keyOf = (item: ScopedItem): string =>
  item.kind === 'ticket' ? `t${item.event}/${item.zone}/${item.price}` : `p${item.product}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
