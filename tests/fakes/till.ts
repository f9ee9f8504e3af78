import { randomBytes, scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '../../electron/core/api.ts';
import { createCatalogueCache } from '../../electron/core/catalogueCache.ts';
import type { CoreContext } from '../../electron/core/context.ts';
import { createCore } from '../../electron/core/core.ts';
import { createJournalist } from '../../electron/core/journalist.ts';
import { createNotices } from '../../electron/core/notices.ts';
import { createOnce } from '../../electron/core/once.ts';
import { createPeople } from '../../electron/core/people.ts';
import type { Log } from '../../electron/core/ports/log.ts';
import type { Enrol, SyncDriver } from '../../electron/core/ports/sync.ts';
import { keyIdOf, newKey, sha256, signerOf } from '../../electron/platform/crypto.ts';
import { createPinVault } from '../../electron/platform/pinVault.ts';
import { systemRandom } from '../../electron/platform/time.ts';
import { makePdf } from '../../electron/printing/pdf.ts';
import { openRescueDesk } from '../../electron/rescue/desk.ts';
import { type OpenedStore, openStore } from '../../electron/store/open.ts';
import { asker } from '../../electron/sync/gateway.ts';
import { type CommandInput, type CommandName, Commands } from '../../shared/contract/commands.ts';
import { Queries, type QueryInput, type QueryName } from '../../shared/contract/queries.ts';
import { type CommandId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { Clock } from '../../shared/kernel/time.ts';
import { sellingItems } from './sellingVenue.ts';
import { venueItems } from './venue.ts';

/** A log that says nothing. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };

/** A clock that a test moves; both clocks move together unless it jumps. */
export function testClock(start: number): Clock & { pass(ms: number): void; jump(ms: number): void } {
  let wall = start;
  let monotonic = 0;
  return {
    now: () => wall,
    monotonic: () => monotonic,
    pass: (ms) => {
      wall += ms;
      monotonic += ms;
    },
    jump: (ms) => {
      wall += ms;
    },
  };
}

/** A weak but well-formed verifier of a PIN, quick to check. */
export function quickVerifier(pin: string): string {
  const salt = randomBytes(8);
  return `scrypt$16$8$1$${salt.toString('hex')}$${scryptSync(pin, salt, 32, { N: 16, r: 8, p: 1 }).toString('hex')}`;
}

export const PIN = '1111';

export interface TestTill {
  readonly core: Core;
  readonly context: CoreContext;
  readonly store: OpenedStore;
  readonly clock: ReturnType<typeof testClock>;
  readonly dataDir: string;
  newCommand(): CommandId;
  command<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    id?: CommandId,
    screen?: string,
  ): ReturnType<Core['commands'][N]>;
  query<N extends QueryName>(name: N, input: QueryInput<N>, screen?: string): ReturnType<Core['queries'][N]>;
  /** Closes the store and opens it again as a new process would. */
  reopen(): Promise<TestTill>;
  dispose(): void;
}

/** The real core on a real store, without printers and without a centre: enrolled, with a small venue. */
export async function testTill(
  options: {
    readonly dataDir?: string;
    readonly lease?: number;
    readonly start?: number;
    /** Brings plans, passes, vouchers, codes and forms too. */
    readonly selling?: boolean;
    /** A real centre to enrol at: it brings the venue, when it is asked. */
    readonly centre?: { readonly enrol: Enrol; keepToken(token: string): void };
    /** What commands see of the line; without one the till is offline. */
    readonly sync?: Partial<SyncDriver>;
  } = {},
): Promise<TestTill> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'guichet-test-'));
  // A Friday evening in November, 18:00 in Zurich.
  const clock = testClock(options.start ?? Date.parse('2026-11-27T17:00:00.000Z'));
  const signer = signerOf(newKey());
  const store = await openStore({ dataDir, now: () => clock.now() });
  const parts = {
    store,
    identity: {
      signer,
      instance: 'instance-1',
      token: () => null,
      keepToken: async (token: string) => options.centre?.keepToken(token),
    },
    sha256,
    clock,
    random: systemRandom(),
    log: silentLog,
    language: 'en' as const,
    software: 'guichet test',
  };
  const journalist = createJournalist(parts, store.read.newestId());
  const cache = createCatalogueCache(store.read, silentLog);
  const people = createPeople(cache.catalogue);
  const pins = createPinVault(new Uint8Array(32).fill(7));
  const context: CoreContext = {
    parts: {
      ...parts,
      pins,
      pdf: makePdf,
      machine: {
        diskFree: () => 50 * 1024 ** 3,
        ballast: () => true,
        lastBackupAt: () => store.lastBackupAt() ?? null,
        backUp: async () => void (await store.backUp()),
        timeZone: () => 'Europe/Zurich',
      },
      enrol:
        options.centre?.enrol ??
        (async (_centre, request) => ({
          organiser: 'o1',
          device: 'dev1',
          tillNo: 2,
          prefix: '2',
          token: 'a'.repeat(32),
          centreKey: 'c'.repeat(64),
          generation: 'g1',
          certificate: {
            claim: {
              organiser: 'o1',
              device: 'dev1',
              tillNo: 2,
              publicKey: request.publicKey,
              keyId: keyIdOf(signer.publicKey),
              expiresAt: 0,
            },
            signature: 'd'.repeat(128),
          },
        })),
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
      sync: {
        status: () => ({
          state: 'offline',
          lastContactAt: null,
          problem: null,
          sending: null,
          nextTryAt: null,
        }),
        wake: () => {},
        tryNow: () => {},
        want: async () => 'offline',
        obtain: async () => null,
        evening: async () => null,
        statement: async () => null,
        close: async () => {},
        ...options.sync,
      },
      rescue: openRescueDesk({
        dataDir,
        store,
        journalist,
        identity: parts.identity,
        log: silentLog,
        asker,
        now: () => clock.now(),
        random: () => 0,
      }),
    },
    journalist,
    cache,
    people,
    once: createOnce({ sha256, people, journalist }),
    notices: createNotices(),
  };
  const core = createCore(context);
  let last: string | undefined;
  const newCommand = (): CommandId => {
    const id = uuidv7<'command'>(clock.now(), randomBytes(10), last);
    last = id;
    return id;
  };
  const till: TestTill = {
    core,
    context,
    store,
    clock,
    dataDir,
    newCommand,
    // As a host does: decoded, with defaults filled in.
    command: (name, input, id = newCommand(), screen = 'screen-1') =>
      core.commands[name](Commands[name].input.parse(input) as never, screen, id) as ReturnType<
        Core['commands'][typeof name]
      >,
    query: (name, input, screen = 'screen-1') =>
      core.queries[name](Queries[name].input.parse(input) as never, screen) as ReturnType<
        Core['queries'][typeof name]
      >,
    reopen: async () => {
      store.close();
      return await testTill({ ...options, dataDir, start: clock.now() });
    },
    dispose: () => {
      store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  if (!store.read.journal.current()) {
    await till.command('enrol', { code: 'CODE-1', centre: 'http://127.0.0.1:1' });
    const stream = store.read.journal.current()?.id ?? '';
    if (options.centre) return till;
    const items = venueItems(clock.now(), stream, pins.seal(quickVerifier(PIN)), options.lease);
    const more = options.selling ? sellingItems(clock.now(), stream, items.length) : [];
    journalist.transact((tx) => tx.store.reference.apply([...items, ...more]));
  }
  cache.reload();
  return till;
}

/** Signs Anna in and opens the cash session with a float of 200.00. */
export async function ready(till: TestTill): Promise<void> {
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  await till.command('openSession', { floatMinor: 20_000 });
}

/** Sells `quantity` tickets of a price for cash, exact; gives the reply. */
export async function sell(
  till: TestTill,
  price: string,
  quantity: number,
  givenMinor: number | null = null,
) {
  await till.command('addTickets', { date: 'd1' as never, price: price as never, quantity });
  const cart = await till.query('cart', {});
  if (!cart.ok) throw new Error(cart.refusal.kind);
  const { id, commandId } = cart.value;
  return await till.command(
    'validateOrder',
    { cart: id as never, payments: [{ method: 'cash' as never, givenMinor }], language: 'en' },
    commandId as CommandId,
  );
}
