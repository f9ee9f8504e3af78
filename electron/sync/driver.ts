import type { Verifier } from '../../shared/kernel/crypto.ts';
import { backOff } from '../../shared/sync/backOff.ts';
import type { EveningReply, StatementReply } from '../../shared/sync/reports.ts';
import { afterPage, BACKLOG, startSending } from '../../shared/sync/sending.ts';
import type { CatalogueCache } from '../core/ports/catalogueCache.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { Log } from '../core/ports/log.ts';
import type { PinVault } from '../core/ports/pins.ts';
import type { Store } from '../core/ports/store.ts';
import {
  CentreFailure,
  type Holdings,
  type Obtained,
  type SyncDriver,
  type SyncStatus,
} from '../core/ports/sync.ts';
import { demandAuthority, demandLeases, PATIENCE_MS, type Wait } from './demand.ts';
import type { Gateway } from './gateway.ts';
import type { RequestParts } from './requests.ts';
import { newMemory, syncRound } from './round.ts';
import type { UploadParts } from './upload.ts';

/** With nothing to send, the centre is asked for news this often, in ms. */
const IDLE_MS = 5_000;

export interface DriverParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly cache: CatalogueCache;
  readonly holdings: Holdings;
  readonly pins: PinVault;
  /** For what the centre has signed. */
  readonly verify: Verifier;
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
  let status: SyncStatus = {
    state: 'offline',
    lastContactAt: null,
    problem: null,
    sending: null,
    nextTryAt: null,
  };
  let failures = 0;
  let leaveAloneMs = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  const memory = newMemory();
  const demands = new Set<Promise<unknown>>();
  const waits = cancellableWaits();

  const show = (next: SyncStatus): void => {
    const changed =
      next.state !== status.state ||
      next.problem !== status.problem ||
      next.sending !== status.sending ||
      next.nextTryAt !== status.nextTryAt ||
      status.lastContactAt === null;
    status = next;
    if (changed) parts.journalist.announce('till');
  };

  const online = (sending: SyncStatus['sending']): SyncStatus => ({
    state: 'online',
    lastContactAt: parts.now(),
    problem: null,
    sending,
    nextTryAt: null,
  });
  const waiting = (): number =>
    parts.store.read.journal
      .streams()
      .reduce((sum, s) => sum + (memory.forked.has(s.id) ? 0 : Math.max(0, s.state.seq - s.acked)), 0);
  // The page's own transaction tells the screens.
  const onPage: UploadParts['onPage'] = (page) => {
    const left = waiting();
    const before = status.sending ?? startSending(page.entries + left);
    status = online(before.total > BACKLOG ? afterPage(before, page, left, parts.now()) : null);
  };
  const failed = (error: unknown): void => {
    failures += 1;
    leaveAloneMs = error instanceof CentreFailure ? error.retryAfterMs : 0;
    show(afterFailure(status, error));
    if (!(error instanceof CentreFailure)) parts.log.error('sync failed', { error: String(error) });
  };

  const run = async (): Promise<void> => {
    const gateway = parts.gateway();
    if (!gateway) return;
    try {
      await syncRound({ ...parts, gateway, onPage }, memory, () => closed);
      failures = 0;
      leaveAloneMs = 0;
      show(online(null));
    } catch (error) {
      failed(error);
    }
  };

  const schedule = (ms: number): void => {
    if (closed) return;
    clearTimeout(timer);
    timer = setTimeout(start, ms);
    if (failures > 0) show({ ...status, nextTryAt: parts.now() + ms });
  };
  const start = (): void => {
    if (closed) return;
    if (running) {
      again = true;
      return;
    }
    if (status.nextTryAt !== null) show({ ...status, nextTryAt: null });
    running = run().finally(() => {
      running = undefined;
      const soon = again && failures === 0;
      again = false;
      const wait = Math.max(leaveAloneMs, backOff(failures, parts.random()));
      schedule(soon ? 0 : failures > 0 ? wait : (parts.idleMs ?? IDLE_MS));
    });
  };
  schedule(0);

  /** Asks on behalf of a customer who waits; `offline` when the centre is out of reach or takes too long. */
  const demand = async <T>(offline: T, ask: (todo: RequestParts) => Promise<T>): Promise<T> => {
    const gateway = parts.gateway();
    if (!gateway || status.state !== 'online' || closed) return offline;
    // What comes too late for the customer is kept all the same.
    const asking = ask({ ...parts, gateway }).catch((error: unknown) => {
      if (!(error instanceof CentreFailure) || error.kind !== 'refused') failed(error);
      return offline;
    });
    demands.add(asking);
    void asking.finally(() => demands.delete(asking));
    const late = waits.wait(PATIENCE_MS).then(() => offline);
    return await Promise.race([asking, late]);
  };
  const stream = () => parts.store.read.journal.current()?.id;

  return {
    status: () => status,
    wake: () => {
      // Offline, the back-off goes on: a sale is no reason to hammer a line that is down.
      if (failures === 0) start();
    },
    tryNow: () => {
      clearTimeout(timer);
      start();
    },
    want: async (lacks) => {
      const mine = stream();
      if (mine === undefined || lacks.length === 0) return 'none';
      return await demand('offline', (todo) => demandLeases(todo, mine, lacks, waits.wait));
    },
    obtain: async (things) => {
      const mine = stream();
      if (mine === undefined) return null;
      if (things.length === 0) return { granted: [], asked: [], unknown: [] };
      return await demand<Obtained | null>(null, (todo) => demandAuthority(todo, mine, things, waits.wait));
    },
    evening: (day) => demand<EveningReply | null>(null, ({ gateway }) => gateway.evening(day)),
    statement: (date) => demand<StatementReply | null>(null, ({ gateway }) => gateway.statement(date)),
    close: async () => {
      closed = true;
      clearTimeout(timer);
      waits.end();
      await running;
      await Promise.all(demands);
    },
  };
}

/** Waits that all end at once when the till closes. */
function cancellableWaits(): { readonly wait: Wait; end(): void } {
  const open = new Map<NodeJS.Timeout, () => void>();
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          open.delete(timer);
          resolve();
        }, ms);
        open.set(timer, resolve);
      }),
    end: () => {
      for (const [timer, resolve] of open) {
        clearTimeout(timer);
        resolve();
      }
      open.clear();
    },
  };
}

/** The centre's words for a till from which it takes nothing: one that was revoked, one that it does not know. */
const SHUT_OUT: readonly string[] = ['revoked', 'unauthorised'];

function afterFailure(before: SyncStatus, error: unknown): SyncStatus {
  const failure = error instanceof CentreFailure ? error : null;
  const unreachable = failure?.kind === 'unreachable';
  const refused = failure?.kind === 'refused' && SHUT_OUT.includes(failure.code);
  return {
    state: unreachable ? 'offline' : refused ? 'refused' : 'centreFails',
    lastContactAt: before.lastContactAt,
    problem: unreachable ? null : error instanceof Error ? error.message : String(error),
    sending: null,
    nextTryAt: null,
  };
}
