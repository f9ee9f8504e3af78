import type { CatalogueCache } from '../../electron/core/catalogueCache.ts';
import type { Journalist } from '../../electron/core/journalist.ts';
import type { Log } from '../../electron/core/ports/log.ts';
import type { PinVault } from '../../electron/core/ports/pins.ts';
import type { Store } from '../../electron/core/ports/store.ts';
import { CentreFailure, type SyncStatus } from '../../electron/core/ports/sync.ts';
import { downloadPage } from '../../electron/sync/download.ts';
import type { Gateway } from '../../electron/sync/gateway.ts';
import { uploadPage } from '../../electron/sync/upload.ts';
import type { Clock } from '../../shared/kernel/time.ts';

/** One round with the centre, as the driver makes it; gives how it went. */
export async function syncOnce(
  parts: {
    readonly store: Store;
    readonly journalist: Journalist;
    readonly cache: CatalogueCache;
    readonly pins: PinVault;
    readonly log: Log;
    readonly gateway: Gateway;
    readonly forked: Set<string>;
    readonly clock: Clock;
  },
  before: SyncStatus,
): Promise<SyncStatus> {
  try {
    while (await downloadPage(parts));
    while ((await uploadPage(parts, parts.forked)) !== false);
    return { state: 'online', lastContactAt: parts.clock.now(), problem: null };
  } catch (error) {
    if (!(error instanceof CentreFailure)) throw error;
    return {
      state: error.kind === 'unreachable' ? 'offline' : 'centreFails',
      lastContactAt: before.lastContactAt,
      problem: error.message,
    };
  }
}
