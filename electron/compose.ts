import { join } from 'node:path';
import type { Language } from '../shared/kernel/language.ts';
import type { Clock, Random } from '../shared/kernel/time.ts';
import { NO_EDIT } from '../shared/layout/layoutData.ts';
import { keepBackups } from './backups.ts';
import type { Core } from './core/api.ts';
import { createCatalogueCache } from './core/catalogueCache.ts';
import type { CoreContext } from './core/context.ts';
import { createCore } from './core/core.ts';
import { documentOf } from './core/documents.ts';
import { enrolmentOf, FACT } from './core/facts.ts';
import { createHoldings } from './core/holdings.ts';
import { createJournalist, type Journalist } from './core/journalist.ts';
import { createNotices } from './core/notices.ts';
import { createOnce } from './core/once.ts';
import { createPeople } from './core/people.ts';
import type { Keystore } from './core/ports/keystore.ts';
import type { Log } from './core/ports/log.ts';
import { printQueue } from './core/printQueue.ts';
import { startExpiring } from './core/reservations/expire.ts';
import { beginNewLifeIfNeeded } from './life.ts';
import { machineOf } from './machine.ts';
import { createVerifier, sha256 } from './platform/crypto.ts';
import { fileKeystore } from './platform/fileKeystore.ts';
import { type OpenedKeystore, openKeystore } from './platform/identity.ts';
import { createPinVault } from './platform/pinVault.ts';
import { systemClock, systemRandom } from './platform/time.ts';
import { makePdf } from './printing/pdf.ts';
import { type SpoolerOptions, startSpooler } from './printing/spooler.ts';
import { openRescueDesk } from './rescue/desk.ts';
import type { Synchronous } from './store/connection.ts';
import { type OpenedStore, openStore } from './store/open.ts';
import { runChecks } from './store/runChecks.ts';
import { flagDamage } from './store/setAside.ts';
import { startSync } from './sync/driver.ts';
import { asker, httpGateway } from './sync/gateway.ts';

export interface TillOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Name and version, as written into the journal. */
  readonly software: string;
  /** Where secrets lie; a folder beside the database when not given. */
  readonly keystore?: Keystore;
  readonly language?: Language;
  readonly clock?: Clock;
  readonly random?: Random;
  /** Script of the background check; a bundle names its own. */
  readonly checksWorker?: URL;
  /** How often the centre is asked for news, in ms. */
  readonly syncIdleMs?: number;
  /** Tests bring shorter waits, and another way to talk with printers. */
  readonly printing?: Pick<SpoolerOptions, 'timings' | 'session'>;
  /** Tests that show what is lost without FULL ask for NORMAL. */
  readonly synchronous?: Synchronous;
}

export interface Till {
  readonly core: Core;
  readonly dataDir: string;
  /** Ends printing and sync after the step in hand, closes the store, gives the data folder free. */
  close(): Promise<void>;
}

/** A sale younger than this, found after a cut, is shown at the start, in ms. */
const RECOVERED_WITHIN_MS = 12 * 3_600_000;
/** The mark outside the database follows it at this distance, in ms. */
const MARK_EVERY_MS = 500;

/** The one place where a till is put together. Several can live in one process: nothing is shared. */
export async function openTill(options: TillOptions): Promise<Till> {
  const { log, dataDir } = options;
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom();
  const store = await openStore({
    dataDir,
    now: () => clock.now(),
    ...(options.synchronous ? { synchronous: options.synchronous } : {}),
  });
  try {
    const keystore = await openKeystore(options.keystore ?? fileKeystore(join(dataDir, 'keystore')), () =>
      random.bytes(32),
    );
    return assemble(options, store, keystore, clock, random);
  } catch (error) {
    store.close();
    log.error('the till could not be opened', { error: String(error) });
    throw error;
  }
}

function assemble(
  options: TillOptions,
  store: OpenedStore,
  keys: OpenedKeystore,
  clock: Clock,
  random: Random,
): Till {
  const { log } = options;
  const { identity } = keys;
  const language = options.language ?? 'en';
  const base = { store, identity, sha256, clock, random, log, language, software: options.software };
  const journalist = createJournalist(base, store.read.newestId());
  const notices = createNotices();
  const prefix = beginNewLifeIfNeeded(base, journalist, keys.mark);
  const pins = createPinVault(keys.storeSecret);
  const cache = createCatalogueCache(store.read, log);
  const people = createPeople(cache.catalogue);
  const once = createOnce({ sha256, people, journalist });

  const spooler = startSpooler({
    ...options.printing,
    queue: printQueue(store, journalist),
    documents: (job) => documentOf(context, job),
    edits: (layout) => store.read.layoutEdits.get(layout) ?? NO_EDIT,
    onStatus: () => journalist.announce('printing', 'till'),
    onCapability: (printer, capability) =>
      journalist.transact((tx) => tx.store.printers.setCapability(printer, capability)),
    log,
    random,
  });
  const sync = startSync({
    verify: createVerifier(),
    store,
    journalist,
    cache,
    holdings: createHoldings(cache),
    pins,
    log,
    now: () => clock.now(),
    random: () => (random.bytes(1)[0] as number) / 255,
    gateway: () => {
      const joined = enrolmentOf(store.read.facts);
      return joined && httpGateway(joined.centre, identity.token, { software: options.software });
    },
    ...(options.syncIdleMs === undefined ? {} : { idleMs: options.syncIdleMs }),
  });
  const rescue = openRescueDesk({
    dataDir: options.dataDir,
    store,
    journalist,
    identity,
    log,
    asker,
    now: () => clock.now(),
    random: () => (random.bytes(1)[0] as number) / 255,
  });
  const context: CoreContext = {
    parts: {
      ...base,
      pins,
      pdf: makePdf,
      machine: machineOf(options.dataDir, store, () => backups.now()),
      enrol: (centre, request) =>
        httpGateway(centre, () => null, { software: options.software }).enrol(request),
    },
    workers: { spooler, sync, rescue },
    journalist,
    cache,
    people,
    once,
    notices,
  };

  noticeAtStart(context, store, prefix);
  const stopWaking = journalist.onCommitted((topics) => {
    if (topics.has('printing')) spooler.wake();
    if (topics.has('orders') || topics.has('session') || topics.has('till')) sync.wake();
    if (store.diskLow()) notices.put({ kind: 'diskLow' });
  });
  spooler.setPrinters(store.read.printers.all());
  spooler.wake();
  const backups = keepBackups(store, journalist, () => clock.now(), log);
  const stopExpiring = startExpiring(context);
  const marks = keepMarks(keys, store, journalist, log);
  const checks = runChecks(
    options.checksWorker ?? new URL('./store/checksWorker.ts', import.meta.url),
    store.file,
    (result) => {
      if (result.damaged) flagDamage(options.dataDir, result.damaged);
      const detail = result.damaged ?? result.differs;
      if (detail === null) return;
      log.error('the background check found something', { detail });
      notices.put({ kind: 'tablesDiffer', detail });
      journalist.announce('till');
    },
  );
  return {
    core: createCore(context),
    dataDir: options.dataDir,
    close: async () => {
      stopWaking();
      await stopExpiring();
      await Promise.all([spooler.close(), sync.close(), rescue.close(), checks.stop()]);
      await backups.stop();
      await marks.stop();
      journalist.transact((tx) => tx.store.facts.set(FACT.running, null));
      store.close();
    },
  };
}

/** What the person at the till must know of what happened while nobody looked. */
function noticeAtStart(context: CoreContext, store: OpenedStore, prefix: string | null): void {
  const { notices, journalist } = context;
  if (store.setAside) notices.put({ kind: 'storeSetAside', ...store.setAside });
  if (prefix !== null) notices.put({ kind: 'newLife', prefix });
  const cut = store.read.facts.get(FACT.running) !== undefined;
  const now = context.parts.clock.now();
  const last = store.read.orders.latest(1)[0];
  if (cut && last && now - last.at < RECOVERED_WITHIN_MS)
    notices.put({
      kind: 'recoveredSale',
      order: last.order,
      number: last.number,
      at: new Date(last.at).toISOString(),
      totalMinor: last.totalMinor,
    });
  journalist.transact((tx) => tx.store.facts.set(FACT.running, String(now)));
}

/** Keeps the mark outside the database close behind it; it may lag, it must never lead. */
function keepMarks(
  keys: OpenedKeystore,
  store: OpenedStore,
  journalist: Journalist,
  log: Log,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const write = (): void => {
    timer = undefined;
    const row = store.read.journal.current();
    const hash =
      row && row.state.seq > 0 ? (store.read.journal.entry(row.id, row.state.seq)?.hash ?? '') : '';
    const mark = {
      instance: keys.identity.instance,
      stream: row?.id ?? null,
      seq: row?.state.seq ?? 0,
      hash,
    };
    writing = writing
      .then(() => keys.keepMark(mark))
      .catch((error) => log.error('the instance mark could not be written', { error: String(error) }));
  };
  write();
  const stop = journalist.onCommitted(() => {
    timer ??= setTimeout(write, MARK_EVERY_MS);
  });
  return {
    stop: async () => {
      stop();
      clearTimeout(timer);
      write();
      await writing;
    },
  };
}
