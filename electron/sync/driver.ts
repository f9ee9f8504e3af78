import { backOff } from '../../shared/sync/backOff.ts';
import type { CatalogueCache } from '../core/ports/catalogueCache.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { Log } from '../core/ports/log.ts';
import type { PinVault } from '../core/ports/pins.ts';
import type { Store } from '../core/ports/store.ts';
import { CentreFailure, type SyncDriver, type SyncStatus } from '../core/ports/sync.ts';
import { downloadPage } from './download.ts';
import type { Gateway } from './gateway.ts';
import { uploadPage } from './upload.ts';

/** With nothing to send, the centre is asked for news this often, in ms. */
const IDLE_MS = 5_000;

export interface DriverParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly cache: CatalogueCache;
  readonly pins: PinVault;
  readonly log: Log;
  readonly now: () => number;
  /** 0 … 1, for the jitter. */
  readonly random: () => number;
  /** The way to the centre once enrolled; undefined before. */
  readonly gateway: () => Gateway | undefined;
  readonly idleMs?: number;
}

/** Carries the journal to the centre and its word back, in the background; nothing it meets reaches a sale. */
export function startSync(parts: DriverParts): SyncDriver {
  let status: SyncStatus = { state: 'offline', lastContactAt: null, problem: null };
  let failures = 0;
  let leaveAloneMs = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  // Streams of which the centre has another branch: they are not sent again while this process runs.
  const forked = new Set<string>();

  const show = (next: SyncStatus): void => {
    const changed =
      next.state !== status.state || next.problem !== status.problem || status.lastContactAt === null;
    status = next;
    if (changed) parts.journalist.announce('till');
  };

  const round = async (gateway: Gateway): Promise<void> => {
    const todo = { ...parts, gateway };
    while (!closed && (await downloadPage(todo)));
    while (!closed) {
      const reply = await uploadPage(todo, forked);
      if (reply === false) break;
      if (reply.status === 'fork')
        parts.log.error('the centre has another entry in this stream', { seq: reply.seq });
    }
  };

  const run = async (): Promise<void> => {
    const gateway = parts.gateway();
    if (!gateway) return;
    try {
      await round(gateway);
      failures = 0;
      leaveAloneMs = 0;
      show({ state: 'online', lastContactAt: parts.now(), problem: null });
    } catch (error) {
      failures += 1;
      leaveAloneMs = error instanceof CentreFailure ? error.retryAfterMs : 0;
      show(afterFailure(status, error));
      if (!(error instanceof CentreFailure)) parts.log.error('sync failed', { error: String(error) });
    }
  };

  const schedule = (ms: number): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(start, ms);
  };
  const start = (): void => {
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    running = run().finally(() => {
      running = undefined;
      const soon = again && failures === 0;
      again = false;
      const wait = Math.max(leaveAloneMs, backOff(failures, parts.random()));
      schedule(soon ? 0 : failures > 0 ? wait : (parts.idleMs ?? IDLE_MS));
    });
  };
  schedule(0);

  return {
    status: () => status,
    wake: () => {
      // Offline, the back-off goes on: a sale is no reason to hammer a line that is down.
      if (failures === 0) start();
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await running;
    },
  };
}

function afterFailure(before: SyncStatus, error: unknown): SyncStatus {
  const unreachable = error instanceof CentreFailure && error.kind === 'unreachable';
  return {
    state: unreachable ? 'offline' : 'centreFails',
    lastContactAt: before.lastContactAt,
    problem: unreachable ? null : error instanceof Error ? error.message : String(error),
  };
}
