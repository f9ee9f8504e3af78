import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHoldings } from '../../electron/core/holdings.ts';
import type { SyncDriver } from '../../electron/core/ports/sync.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { startSync } from '../../electron/sync/driver.ts';
import { httpGateway } from '../../electron/sync/gateway.ts';
import { PAGE_ENTRIES } from '../../electron/sync/upload.ts';
import type { SyncView } from '../../shared/contract/tillViews.ts';
import { startServer } from '../fakes/centreThatFails.ts';
import { ready, silentLog, type TestTill, testTill } from '../fakes/till.ts';
import { until } from '../fakes/until.ts';

let till: TestTill;
let driver: SyncDriver | undefined;
let server: Awaited<ReturnType<typeof startServer>> | undefined;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
});
afterEach(async () => {
  vi.useRealTimers();
  await driver?.close();
  await server?.close();
  till.dispose();
});

const NO_LEASES = { generation: 'g1', leases: [], short: [] };
const FEED = { generation: 'g1', items: [], cursor: 0, more: false, house: { at: 0, left: [] } };

/** A centre that takes every page; `before` may look at the till while a page is under way. */
const centre = (before: () => void = () => {}) =>
  startServer((request, response) => {
    if (!request.url?.startsWith('/v1/journal')) {
      const answers = { '/v1/leases': NO_LEASES, '/v1/held': { generation: 'g1', adopted: 0 } };
      response.end(JSON.stringify(answers[request.url as keyof typeof answers] ?? FEED));
      return;
    }
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', async () => {
      before();
      const { entries } = JSON.parse(text) as { entries: { seq: number; hash: string }[] };
      const last = entries.at(-1);
      // One page after the other, also where the next one was sent ahead.
      await until(
        'the page before was taken',
        () => (till.store.read.journal.current()?.acked ?? 0) + 1 >= (entries[0]?.seq ?? 0),
      );
      const head = { seq: last?.seq, hash: last?.hash, countersignature: 'b'.repeat(128) };
      till.clock.pass(500);
      response.end(JSON.stringify({ status: 'stored', generation: 'g1', acked: last?.seq, head, cases: [] }));
    });
  });

const sync = (url: string): SyncDriver => {
  driver = startSync({
    store: till.store,
    journalist: till.context.journalist,
    cache: till.context.cache,
    holdings: createHoldings(till.context.cache),
    pins: till.context.parts.pins,
    verify: createVerifier(),
    log: silentLog,
    now: () => till.clock.now(),
    random: () => 1,
    gateway: () => httpGateway(url, () => 'token'),
    idleMs: 20,
  });
  const started = driver;
  till.context.workers.sync.status = () => started.status();
  till.context.workers.sync.tryNow = () => started.tryNow();
  return driver;
};

async function shown(): Promise<SyncView> {
  const reply = await till.query('till', {});
  if (!reply.ok) throw new Error('till');
  return reply.value.sync;
}
const backlog = (entries: number): void =>
  till.context.journalist.transact((tx) => {
    for (let i = 0; i < entries; i++)
      tx.append('rateSet', { by: 'sophie' as never, currency: 'EUR', rateMicro: 950_000 + i });
  });

test('a backlog shows how much of it was sent, in entries and bytes, and how long the rest takes', async () => {
  // Some three pages, whatever a page is.
  backlog(3 * PAGE_ENTRIES);
  const waiting = (await shown()).entriesWaiting;
  const seen: SyncView[] = [];
  till.context.journalist.onCommitted((topics) => {
    if (topics.has('till')) void shown().then((view) => seen.push(view));
  });
  server = await centre();
  sync(server.url);
  await until('all is sent', () => till.store.read.journal.current()?.acked === waiting);
  await until('the progress is taken off', () => driver?.status().sending === null);
  const pages = seen.flatMap(({ sending }) => (sending ? [sending] : []));
  expect(pages.map(({ total }) => new Set([total]).has(waiting))).not.toContain(false);
  const sent = pages.map((page) => page.sent);
  expect(sent.length).toBeGreaterThanOrEqual(3);
  expect(sent).toEqual(sent.toSorted((a, b) => a - b));
  expect(sent.at(-1)).toBe(waiting);
  for (const page of pages) expect(page.bytes).toBeGreaterThan(page.sent * 100);
  // A page in half a second each.
  expect(pages[0]?.secondsLeft).toBeNull();
  expect(pages[1]?.secondsLeft).toBe(Math.ceil((waiting - 2 * PAGE_ENTRIES) / (2 * PAGE_ENTRIES)));
  // It is online as soon as the first page was taken, not only after the last one.
  expect(seen.find(({ sending }) => sending)?.state).toBe('online');
});

test('a sale or two are sent without a word about progress', async () => {
  const states: unknown[] = [];
  server = await centre(() => states.push(driver?.status().sending));
  sync(server.url);
  const seq = till.store.read.journal.current()?.state.seq;
  await until('it is sent', () => till.store.read.journal.current()?.acked === seq);
  expect(states).toEqual(states.map(() => null));
});

test('after a failure the next try is announced, and can be had at once', async () => {
  server = await centre();
  const { url } = server;
  server.set((_request, response) => response.writeHead(500).end('{"error":"fault"}'));
  // No wait ends by itself: what is asked from here on was asked at somebody's word.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const started = sync(url);
  vi.advanceTimersByTime(0);
  await until('the failure shows', () => started.status().nextTryAt !== null);
  const { nextTryAt, state } = await shown();
  expect(state).toBe('centreFails');
  expect(Date.parse(nextTryAt ?? '')).toBe(till.clock.now() + 1000);
  expect(server.requests()).toBe(1);
  await till.command('syncNow', {});
  await until('it failed again', () => started.status().nextTryAt === till.clock.now() + 2000);
  expect(server.requests()).toBe(2);
});
