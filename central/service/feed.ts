import { leftInHouse } from '../../shared/inventory/ledger.ts';
import { type FeedReply, isQuotaName } from '../../shared/sync/wire.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { noteBacklog } from './contact.ts';
import type { CentreParts } from './parts.ts';

/**
 * A page of what a till is told, behind a cursor. A cursor that this centre never gave (it was restored) starts
 * at the beginning: rows replace each other, so reading them again harms nothing. `behind` is how many entries the
 * till says it has still to send.
 */
export function readFeed(
  parts: CentreParts,
  device: DeviceRow,
  cursor: number,
  limit: number,
  behind?: number,
): Promise<FeedReply> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    const known = await tx.journal.streams();
    if (behind !== undefined) await noteBacklog(tx, device, known, behind, parts.clock.now());
    const streams = known.filter((row) => row.device === device.device).map((row) => row.stream);
    const after = cursor > (await tx.feed.position()) ? 0 : cursor;
    const rows = await tx.feed.feed(after, streams, limit + 1);
    const page = rows.slice(0, limit);
    const quotas = await tx.inventory.quotasOfHouse();
    return {
      generation: parts.generation,
      items: page.map(({ position, kind, id, value }) => ({ position, kind, id, value })),
      cursor: page.at(-1)?.position ?? after,
      more: rows.length > page.length,
      house: {
        at: parts.clock.now(),
        left: quotas
          .filter(({ quota }) => isQuotaName(quota))
          .map((quota) => ({ quota: quota.quota, left: leftInHouse(quota), free: quota.free })),
      },
    };
  });
}
