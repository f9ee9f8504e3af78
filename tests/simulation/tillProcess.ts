import type { Core } from '../../electron/core/api.ts';
import { createCatalogueCache } from '../../electron/core/catalogueCache.ts';
import type { CoreContext } from '../../electron/core/context.ts';
import { createCore } from '../../electron/core/core.ts';
import { FACT } from '../../electron/core/facts.ts';
import { createHoldings } from '../../electron/core/holdings.ts';
import { createJournalist } from '../../electron/core/journalist.ts';
import { createNotices } from '../../electron/core/notices.ts';
import { createOnce } from '../../electron/core/once.ts';
import { createPeople } from '../../electron/core/people.ts';
import type { Log } from '../../electron/core/ports/log.ts';
import type { Machine } from '../../electron/core/ports/machine.ts';
import type { PinVault } from '../../electron/core/ports/pins.ts';
import type { RescueDesk } from '../../electron/core/ports/rescue.ts';
import { beginNewLifeIfNeeded } from '../../electron/life.ts';
import { createVerifier, sha256 } from '../../electron/platform/crypto.ts';
import { type OpenedKeystore, openKeystore } from '../../electron/platform/identity.ts';
import { type OpenedStore, openStore } from '../../electron/store/open.ts';
import type { Gateway } from '../../electron/sync/gateway.ts';
import type { Chance } from './chance.ts';
import type { MachineClock, SimulatedTime } from './clock.ts';
import type { SimulatedKeystore } from './tillDisk.ts';
import { simulatedSync } from './tillSync.ts';

/** A process of a till: the real store, core and sync, put together as compose.ts does, without printers and timers. */
export interface TillProcess {
  readonly core: Core;
  readonly store: OpenedStore;
  readonly context: CoreContext;
  /** The prefix of a life that began with this start; null when the life went on. */
  readonly newLife: string | null;
  /** Talks with the centre until both know everything, or something goes wrong. */
  sync(): Promise<void>;
  /** Writes the mark outside the database, as it stands now. */
  keepMark(): Promise<void>;
  /** Ends in order. */
  close(): Promise<void>;
}

export interface ProcessParts {
  readonly folder: string;
  readonly keystore: SimulatedKeystore;
  readonly clock: MachineClock;
  readonly time: SimulatedTime;
  readonly chance: Chance;
  readonly log: Log;
  readonly gateway: (token: () => string | null) => Gateway;
  /** Wraps the store, to kill the process at a commit. */
  readonly mortal: (store: OpenedStore) => OpenedStore;
}

/** Checks PINs without the work that makes guessing slow: nobody guesses here. */
const openVault: PinVault = {
  seal: (verifier) => verifier,
  open: (sealed) => sealed,
  check: async (pin, sealed) => pin === sealed,
};

/** Nothing of the machine is short. */
const machine: Machine = {
  diskFree: () => null,
  ballast: () => true,
  lastBackupAt: () => null,
  backUp: async () => {},
  timeZone: () => 'Europe/Zurich',
};

const nobody = async (): Promise<never> => {
  throw new Error('no file is rescued here');
};

/** Journals are rescued by files elsewhere: their tests are in tests/sync and tests/e2e. */
const noRescue: RescueDesk = {
  make: nobody,
  read: nobody,
  take: nobody,
  look: nobody,
  handIn: nobody,
  jobs: () => [],
  forget: () => {},
  close: async () => {},
};

export async function openProcess(parts: ProcessParts): Promise<TillProcess> {
  const { clock, chance, log } = parts;
  const keys = await openKeystore(parts.keystore, () => chance.bytes(32));
  const store = parts.mortal(await openStore({ dataDir: parts.folder, now: () => clock.now() }));
  const { identity } = keys;
  const base = {
    store,
    identity,
    sha256,
    clock,
    random: chance,
    log,
    language: 'en' as const,
    software: 'guichet simulation',
  };
  const journalist = createJournalist(base, store.read.newestId());
  const newLife = beginNewLifeIfNeeded(base, journalist, keys.mark);
  const cache = createCatalogueCache(store.read, log);
  const people = createPeople(cache.catalogue);
  const gateway = parts.gateway(identity.token);
  const sync = simulatedSync({
    store,
    journalist,
    cache,
    holdings: createHoldings(cache),
    pins: openVault,
    verify: createVerifier(),
    log,
    gateway,
    clock,
    time: parts.time,
  });
  const context: CoreContext = {
    parts: {
      ...base,
      pins: openVault,
      pdf: async () => ({ base64: '' }),
      machine,
      enrol: (_centre, request) => gateway.enrol(request),
    },
    workers: {
      spooler: {
        wake: () => {},
        status: () => [],
        setPrinters: () => {},
        printTest: async () => {},
        openDrawer: async () => {},
        discover: async () => [],
        close: async () => {},
      },
      sync,
      rescue: noRescue,
    },
    journalist,
    cache,
    people,
    once: createOnce({ sha256, people, journalist }),
    notices: createNotices(),
  };
  return {
    core: createCore(context),
    store,
    context,
    newLife,
    sync: async () => {
      if (store.read.journal.current()) await sync.round();
    },
    keepMark: () => keys.keepMark(markOf(keys, store)),
    close: async () => {
      await keys.keepMark(markOf(keys, store));
      journalist.transact((tx) => tx.store.facts.set(FACT.running, null));
      store.close();
    },
  };
}

/** As compose.ts writes it. */
function markOf(keys: OpenedKeystore, store: OpenedStore) {
  const row = store.read.journal.current();
  const seq = row?.state.seq ?? 0;
  const hash = row && seq > 0 ? (store.read.journal.entry(row.id, seq)?.hash ?? '') : '';
  return { instance: keys.identity.instance, stream: row?.id ?? null, seq, hash };
}
