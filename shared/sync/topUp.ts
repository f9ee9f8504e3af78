import type { Lack } from '../inventory/consume.ts';
import type { QuotaId } from '../kernel/ids.ts';

/** How a quota stands for a till that is online. */
export interface QuotaAtTill {
  readonly quota: QuotaId;
  /** What it may still sell from its leases. */
  readonly left: number;
  /** What it has sold of it so far. */
  readonly sold: number;
  /** In nobody's hands, as the centre last said. */
  readonly free: number;
  /** ms UTC after which nothing of it is sold; null for what has no end. */
  readonly endsAt: number | null;
}

/** A quota of which the centre gave less than was asked for. */
export interface Shortage {
  /** What was free then. */
  readonly free: number;
  /** ms UTC. */
  readonly at: number;
}

/** With fewer than so many left, more is asked for, however little was sold. */
export const LEAST_LEFT = 4;
/** With so many left, nobody needs more, however much was sold. */
const MOST_LEFT = 50;
const LEAST_HELD = 8;
const MOST_HELD = 200;
/** After a shortage nothing is asked for of a quota for so long, in ms, unless more has become free. */
export const SHORT_FOR_MS = 60_000;

/** What a till likes to have left of a quota: a quarter of what it has sold of it. */
export const lowWater = (sold: number): number =>
  Math.max(LEAST_LEFT, Math.min(MOST_LEFT, Math.ceil(sold / 4)));

/** What it fills up to: as much again as it has sold. So the number of questions grows with the logarithm of the sales. */
const fullAt = (sold: number): number => Math.max(LEAST_HELD, Math.min(MOST_HELD, sold));

/**
 * What a till asks the centre for in the background, before a customer waits for it. Never more than is free, so that no
 * other till has to give for it; nothing of what has ended (`now` in ms UTC); nothing again shortly after a shortage.
 */
export function topUp(
  quotas: readonly QuotaAtTill[],
  shortages: ReadonlyMap<QuotaId, Shortage>,
  now: number,
): Lack[] {
  return quotas.flatMap(({ quota, left, sold, free, endsAt }) => {
    if (endsAt !== null && now >= endsAt) return [];
    if (left >= lowWater(sold)) return [];
    const short = shortages.get(quota);
    if (short && free <= short.free && now - short.at < SHORT_FOR_MS) return [];
    const amount = Math.min(fullAt(sold) - left, free);
    return amount > 0 ? [{ quota, amount }] : [];
  });
}
