import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHoldings } from '../../electron/core/holdings.ts';
import { CentreFailure, type SyncDriver } from '../../electron/core/ports/sync.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { downloadPage } from '../../electron/sync/download.ts';
import { startSync } from '../../electron/sync/driver.ts';
import type { Gateway } from '../../electron/sync/gateway.ts';
import type { FeedReply, LeasesReply, LeasesRequest } from '../../shared/sync/wire.ts';
import { ready, silentLog, type TestTill, testTill } from '../fakes/till.ts';

const NO_NEWS: FeedReply = {
  generation: 'g1',
  items: [],
  cursor: 0,
  more: false,
  house: { at: 0, left: [] },
};

let till: TestTill;
let driver: SyncDriver;
let answer: (request: LeasesRequest) => Promise<LeasesReply>;
let asked: LeasesRequest[];
let news: () => Promise<FeedReply>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  till = await testTill();
  await ready(till);
  asked = [];
  answer = async () => nothing(false);
  news = async () => ({ ...NO_NEWS });
  const gateway: Gateway = {
    enrol: async () => {
      throw new Error('enrolled already');
    },
    evening: async () => {
      throw new Error('enrolled already');
    },
    statement: async () => {
      throw new Error('enrolled already');
    },
    feed: async () => await news(),
    journal: async ({ entries }) => {
      const last = entries.at(-1);
      const head = { seq: last?.seq ?? 0, hash: last?.hash ?? '', countersignature: 'b'.repeat(128) };
      return { status: 'stored', generation: 'g1', acked: head.seq, head, cases: [] };
    },
    held: async () => ({ generation: 'g1', adopted: 0 }),
    leases: async (request) => {
      asked.push(request);
      return await answer(request);
    },
    authority: async () => ({ generation: 'g1', granted: ['t1'], asked: [], unknown: ['t2'] }),
  };
  driver = startSync({
    store: till.store,
    journalist: till.context.journalist,
    cache: till.context.cache,
    holdings: createHoldings(till.context.cache),
    pins: till.context.parts.pins,
    verify: createVerifier(),
    log: silentLog,
    now: () => till.clock.now(),
    random: () => 0,
    gateway: () => gateway,
    idleMs: 1_000_000,
  });
});
afterEach(async () => {
  await driver.close();
  vi.useRealTimers();
  till.dispose();
});

const Q = 'q1' as never;
const stream = (): string => till.store.read.journal.current()?.id ?? '';
const nothing = (more: boolean): LeasesReply => ({
  generation: 'g1',
  leases: [],
  short: [{ quota: 'q1', missing: 2, asked: more }],
});
const granted = (id: string): LeasesReply => ({
  generation: 'g1',
  leases: [{ id, stream: stream(), quota: 'q1', amount: 2, epoch: 1 }],
  short: [],
});
const online = async (): Promise<void> => {
  await vi.advanceTimersByTimeAsync(0);
  await vi.waitFor(() => expect(driver.status().state).toBe('online'));
};
const held = (): string[] => till.store.read.reference.leases().map((row) => row.id);

test('G9: before the first contact, and offline, nobody waits for the centre', async () => {
  expect(await driver.want([{ quota: Q, amount: 2 }])).toBe('offline');
  expect(await driver.obtain(['t1' as never])).toBeNull();
  expect(asked).toEqual([]);
});

test('what the centre gives is in the store when it is answered, and its question is gone', async () => {
  await online();
  answer = async () => granted('new');
  expect(await driver.want([{ quota: Q, amount: 2 }])).toBe('granted');
  expect(held()).toContain('new');
  expect(till.store.read.centreRequests.all()).toEqual([]);
  expect(till.context.cache.leases().map((row) => row.id)).toContain('new');
});

test('while other tills are asked it is asked again a few times, each time by a question of its own', async () => {
  await online();
  answer = async () => (asked.length === 3 ? granted('late') : nothing(true));
  const wanted = driver.want([{ quota: Q, amount: 2 }]);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(await wanted).toBe('granted');
  expect(new Set(asked.map((one) => one.request)).size).toBe(3);
});

test('when nobody has any it is not asked again', async () => {
  await online();
  expect(await driver.want([{ quota: Q, amount: 2 }])).toBe('none');
  expect(asked).toHaveLength(1);
});

test('a centre that takes too long is not waited for; what it gives in the end is kept', async () => {
  await online();
  let give: (reply: LeasesReply) => void = () => {};
  answer = () =>
    new Promise((resolve) => {
      give = resolve;
    });
  const wanted = driver.want([{ quota: Q, amount: 2 }]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await wanted).toBe('offline');
  expect(till.store.read.centreRequests.all()).toHaveLength(1);
  give(granted('kept'));
  await vi.waitFor(() => expect(held()).toContain('kept'));
  expect(till.store.read.centreRequests.all()).toEqual([]);
});

test('a line that breaks while a customer waits makes the till offline: the next one does not wait', async () => {
  await online();
  answer = async () => {
    throw new CentreFailure('unreachable', 'unreachable', 'gone');
  };
  expect(await driver.want([{ quota: Q, amount: 2 }])).toBe('offline');
  expect(await driver.want([{ quota: Q, amount: 2 }])).toBe('offline');
  expect(asked).toHaveLength(1);
  expect(till.store.read.centreRequests.all()).toHaveLength(1);
});

const hasSay = () => till.store.read.authorities.granted(stream() as never, 't1' as never);

test('authority that is granted is in the store when it is answered: it comes with the feed', async () => {
  await online();
  news = async () => {
    const value = { id: 't1', stream: stream() as string };
    return { ...NO_NEWS, items: [{ position: 1, kind: 'authority', id: 't1', value }], cursor: 1 };
  };
  expect(await driver.obtain(['t1', 't2'] as never)).toEqual({ granted: ['t1'], asked: [], unknown: ['t2'] });
  expect(hasSay()).toBe(true);
});

test('G4: without the news of what its former holder did, nobody acts on an authority that was granted', async () => {
  await online();
  news = async () => {
    throw new CentreFailure('unreachable', 'unreachable', 'gone');
  };
  expect(await driver.obtain(['t1', 't2'] as never)).toBeNull();
  expect(hasSay()).toBe(false);
});

test('a page of the feed that another one has overtaken is older than what is here: it is asked for again', async () => {
  await online();
  const late = Promise.withResolvers<FeedReply>();
  const row = (detail: string, position: number): FeedReply => ({
    ...NO_NEWS,
    items: [{ position, kind: 'case', id: 'c1', value: { ...aCase, detail } }],
    cursor: position,
  });
  const replies = [() => late.promise, async () => row('newer', 2), async () => ({ ...NO_NEWS, cursor: 2 })];
  const parts = { store: till.store, journalist: till.context.journalist, pins: till.context.parts.pins };
  const gateway = {
    feed: async () => await (replies.shift() as () => Promise<FeedReply>)(),
  } as unknown as Gateway;
  const download = () =>
    downloadPage({ ...parts, cache: till.context.cache, gateway, verify: createVerifier() });
  const first = download();
  await download();
  late.resolve(row('older', 1));
  expect(await first).toBe(true);
  expect(till.store.read.cases.get('c1' as never)).toMatchObject({ detail: 'newer' });
});

const aCase = {
  id: 'c1',
  kind: 'clockSuspect',
  stream: 's1',
  tillNo: 1,
  seq: 1,
  state: 'open',
  about: [],
  openedAt: 0,
  remedy: null,
  resolvedBy: null,
  resolvedAt: null,
};
