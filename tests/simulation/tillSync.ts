import type { CatalogueCache } from '../../electron/core/catalogueCache.ts';
import type { Journalist } from '../../electron/core/journalist.ts';
import type { Log } from '../../electron/core/ports/log.ts';
import type { PinVault } from '../../electron/core/ports/pins.ts';
import type { Store } from '../../electron/core/ports/store.ts';
import {
  CentreFailure,
  type Holdings,
  type Obtained,
  type SyncDriver,
  type SyncStatus,
} from '../../electron/core/ports/sync.ts';
import { demandAuthority, demandLeases, PATIENCE_MS } from '../../electron/sync/demand.ts';
import type { Gateway } from '../../electron/sync/gateway.ts';
import type { RequestParts } from '../../electron/sync/requests.ts';
import { newMemory, syncRound } from '../../electron/sync/round.ts';
import type { Verifier } from '../../shared/kernel/crypto.ts';
import type { MachineClock, SimulatedTime } from './clock.ts';

/** The driver of one process, without its timers: rounds are made when the simulation says so. */
export interface SimulatedSync extends SyncDriver {
  /** One round with the centre. Throws what is no failure of a centre. */
  round(): Promise<void>;
}

/** So few that a backlog is several pages, the next one sent ahead, and news are, too. */
const PAGES = { pageEntries: 5, pageItems: 9 } as const;

const QUIET = { sending: null, nextTryAt: null } as const;

/** As electron/sync/driver.ts goes about it, in simulated time. */
export function simulatedSync(parts: {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly cache: CatalogueCache;
  readonly holdings: Holdings;
  readonly pins: PinVault;
  readonly verify: Verifier;
  readonly log: Log;
  readonly gateway: Gateway;
  readonly clock: MachineClock;
  readonly time: SimulatedTime;
}): SimulatedSync {
  let status: SyncStatus = { ...QUIET, state: 'offline', lastContactAt: null, problem: null };
  const memory = newMemory();
  const now = (): number => parts.clock.now();
  const stream = () => parts.store.read.journal.current()?.id;
  const failed = (error: unknown): void => {
    if (!(error instanceof CentreFailure)) throw error;
    status = {
      ...QUIET,
      state: error.kind === 'unreachable' ? 'offline' : 'centreFails',
      lastContactAt: status.lastContactAt,
      problem: error.message,
    };
  };
  const demand = async <T>(offline: T, ask: (todo: RequestParts) => Promise<T>): Promise<T> => {
    if (status.state !== 'online') return offline;
    const asking = ask(parts).catch((error: unknown) => {
      if (!(error instanceof CentreFailure) || error.kind !== 'refused') failed(error);
      return offline;
    });
    return await Promise.race([asking, parts.time.wait(PATIENCE_MS).then(() => offline)]);
  };
  return {
    status: () => status,
    wake: () => {},
    tryNow: () => {},
    round: async () => {
      try {
        await syncRound({ ...parts, ...PAGES, now }, memory);
        status = { ...QUIET, state: 'online', lastContactAt: now(), problem: null };
      } catch (error) {
        failed(error);
      }
    },
    want: async (lacks) => {
      const mine = stream();
      if (mine === undefined || lacks.length === 0) return 'none';
      return await demand('offline', (todo) => demandLeases(todo, mine, lacks, parts.time.wait));
    },
    obtain: async (things) => {
      const mine = stream();
      if (mine === undefined) return null;
      if (things.length === 0) return { granted: [], asked: [], unknown: [] };
      return await demand<Obtained | null>(null, (todo) =>
        demandAuthority(todo, mine, things, parts.time.wait),
      );
    },
    evening: async () => null,
    statement: async () => null,
    close: async () => {},
  };
}
