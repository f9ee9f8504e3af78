import type { StaffId, StreamId } from '../../shared/kernel/ids.ts';
import { msOf } from '../../shared/kernel/time.ts';
import { giveAll, inParts } from '../../shared/sync/giveBack.ts';
import { type CoreContext, dayOf } from './context.ts';
import { createHoldings } from './holdings.ts';
import type { Tx } from './journalist.ts';

/** An entry travels with at most a million characters; a seat's id has up to 64. */
const MOST_SEATS = 10_000;

/**
 * Gives back what this till holds of dates of this business day or before, and yields everything that it may act on: at
 * closing, in the closing's own transaction. What it holds of later dates stays, so that it can open without a network.
 */
export function handBack(context: CoreContext, tx: Tx, stream: StreamId, by: StaffId): void {
  const holdings = createHoldings(context.cache);
  const { quotas, dates } = context.cache.catalogue();
  const today = dayOf(context, tx.now);
  const items = [...quotas.values()].flatMap((quota) => {
    const date = quota.date === null ? undefined : dates.get(quota.date);
    if (!date || dayOf(context, msOf(date.startsAt)) > today) return [];
    return giveAll(holdings.of(tx.store, stream, quota.id, tx.now));
  });
  for (const part of inParts(items, MOST_SEATS))
    tx.append('leaseReleased', { by, why: 'closing', items: part });
  tx.append('authorityYielded', { by, all: true, things: [] });
  tx.touch('offer', 'seats', 'orders');
}
