import { voucherQuota } from '../../shared/domain/vouchers.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import { countedOnPasses } from './passes.ts';
import { Violation } from './violation.ts';

/** What was sold of a quota and not taken back, by who sold it: by right, and by a manager's word. */
interface Sold {
  readonly byRight: Map<string, number>;
  readonly byWord: Map<string, number>;
}

/** What somebody took of a quota, and how much of that by a manager's word. */
export interface Taken {
  readonly quota: string;
  readonly amount: number;
  readonly byWord: number;
}

/** A place of a quota that one ticket or reserved piece has; `byWord`: without a right. */
export interface Counted {
  readonly quota: string;
  readonly byWord: boolean;
}

/**
 * What one ticket of an order counts in: the places that it is of, and a contingent that it came from for nothing. No
 * contingent goes beyond its rights, whatever a manager says; only what a reservation had not to give any more names none.
 */
export function countedOf(
  { lines, rights }: Pick<Selling, 'lines' | 'rights'>,
  { line: no, index }: { readonly line: number; readonly index: number },
  byWord: boolean,
): Counted[] {
  const line = lines[no];
  if (!line || line.kind === 'voucher') return [];
  const contingent = line.kind === 'ticket' && line.minors[index] === 0 ? line.contingent : undefined;
  return [
    ...(line.quota === null ? [] : [{ quota: line.quota, byWord }]),
    ...(contingent === undefined
      ? []
      : [{ quota: contingent, byWord: !rights.some((right) => right.quota === contingent) }]),
  ];
}

/** How much of each quota is sold in truth, over all tills. */
export class Places {
  readonly #sold = new Map<string, Sold>();
  readonly #capacity: Map<string, number>;
  readonly #suspect: ReadonlySet<string>;

  constructor(capacity: ReadonlyMap<string, number>, suspect: ReadonlySet<string>) {
    this.#capacity = new Map(capacity);
    this.#suspect = suspect;
  }

  open(quota: string, capacity: number): void {
    this.#capacity.set(quota, capacity);
  }

  /** Counts it; amounts below zero are given back. */
  sell(stream: string, { quota, amount, byWord }: Taken): void {
    const sold = this.#sold.get(quota) ?? { byRight: new Map(), byWord: new Map() };
    this.#sold.set(quota, sold);
    sold.byRight.set(stream, (sold.byRight.get(stream) ?? 0) + amount - byWord);
    sold.byWord.set(stream, (sold.byWord.get(stream) ?? 0) + byWord);
  }

  /** What one ticket or piece counted in is free again. */
  giveBack(stream: string, counted: readonly Counted[]): void {
    for (const { quota, byWord } of counted)
      this.sell(stream, { quota, amount: -1, byWord: byWord ? -1 : 0 });
  }

  /** G5: what is sold by right never exceeds what there is. */
  check(quota: string): void {
    const capacity = this.#capacity.get(quota);
    if (capacity === undefined) return;
    let all = 0;
    for (const [stream, amount] of this.#sold.get(quota)?.byRight ?? [])
      if (!this.#suspect.has(stream)) all += amount;
    if (all > capacity)
      throw new Violation(`G5: ${all} of quota ${quota} are sold by right, there are ${capacity}`);
  }
}

export type Selling = Pick<OrderValidated, 'lines' | 'rights' | 'override'> &
  Partial<Pick<OrderValidated, 'payments' | 'passes'>>;

/** What an order takes of each quota, and how much of that by a manager's word. */
export function takenBy(body: Selling): Taken[] {
  const taken = new Map<string, number>();
  const take = (quota: string, amount: number): unknown => taken.set(quota, (taken.get(quota) ?? 0) + amount);
  for (const line of body.lines)
    if (line.kind !== 'voucher' && line.quota !== null) take(line.quota, line.quantity);
  const places = new Set(taken.keys());
  const named = new Set<string>(body.rights.map((right) => right.quota));
  for (const right of body.rights) if (!places.has(right.quota)) take(right.quota, right.amount);
  const byWord = new Map<string, number>(body.override?.quotas.map((one) => [one.quota, one.amount]));
  for (const line of body.lines) {
    const contingent = line.kind === 'ticket' ? line.contingent : undefined;
    if (line.kind !== 'ticket' || contingent === undefined || named.has(contingent)) continue;
    const free = line.minors.filter((minor) => minor === 0).length;
    take(contingent, free);
    byWord.set(contingent, (byWord.get(contingent) ?? 0) + free);
  }
  for (const counted of countedOnPasses(body).values())
    for (const { quota, byWord: without } of counted)
      if (without) {
        take(quota, 1);
        byWord.set(quota, (byWord.get(quota) ?? 0) + 1);
      }
  // A voucher that was taken without a lease names no right.
  for (const { voucher, minor } of body.payments ?? []) {
    const quota = voucher && voucherQuota(voucher.voucher);
    if (quota === undefined || named.has(quota)) continue;
    take(quota, minor);
    byWord.set(quota, (byWord.get(quota) ?? 0) + minor);
  }
  // A promotion's use that a manager let through is in nobody's rights.
  for (const [quota, amount] of byWord) if (!taken.has(quota)) take(quota, amount);
  return [...taken].map(([quota, amount]) => ({ quota, amount, byWord: byWord.get(quota) ?? 0 }));
}
