import type { StaffId, StreamId } from '../../shared/kernel/ids.ts';
import { inParts, MOST_SEATS_IN_ENTRY } from '../../shared/sync/giveBack.ts';
import type { CoreContext } from './context.ts';
import { createHoldings } from './holdings.ts';
import type { Tx } from './journalist.ts';

/**
 * Gives back what this till holds of dates of this business day or before, and yields everything that it may act on: at
 * closing, in the closing's own transaction. What it holds of later dates stays, so that it can open without a network.
 */
export function handBack(context: CoreContext, tx: Tx, stream: StreamId, by: StaffId): void {
  const items = createHoldings(context.cache).today(tx.store, stream, tx.now);
  for (const part of inParts(items, MOST_SEATS_IN_ENTRY))
    tx.append('leaseReleased', { by, why: 'closing', items: part });
  tx.append('authorityYielded', { by, all: true, things: [] });
  tx.touch('offer', 'seats', 'orders');
}
