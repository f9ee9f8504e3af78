import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHoldings } from '../../electron/core/holdings.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { startSync } from '../../electron/sync/driver.ts';
import { httpGateway } from '../../electron/sync/gateway.ts';
import { BAD_ANSWERS, startServer } from '../fakes/centreThatFails.ts';
import { ready, sell, silentLog, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
  await sell(till, 'p1', 2);
});
afterEach(() => till.dispose());

const sync = (url: string, patienceMs = 5000) =>
  startSync({
    store: till.store,
    journalist: till.context.journalist,
    cache: till.context.cache,
    holdings: createHoldings(till.context.cache),
    pins: till.context.parts.pins,
    verify: createVerifier(),
    log: silentLog,
    now: () => till.clock.now(),
    random: () => 0,
    gateway: () => httpGateway(url, () => 'token', { patienceMs }),
    idleMs: 20,
  });

test.each(Object.entries(BAD_ANSWERS))(
  'G6: a centre that answers with %s is said so, and nothing is lost',
  async (name, bad) => {
    const before = till.store.read.journal.current();
    const server = await startServer(bad.answer);
    const driver = sync(server.url, name === 'nothing at all' ? 100 : 5000);
    await vi.waitFor(() => {
      expect(server.requests()).toBeGreaterThan(0);
      expect(driver.status().state).toBe(bad.state);
      expect(driver.status().problem === null).toBe(bad.state === 'offline');
    });
    expect(till.store.read.journal.current()).toEqual(before);
    // Selling goes on meanwhile.
    expect((await sell(till, 'p1', 1)).ok).toBe(true);
    await driver.close();
    await server.close();
  },
);

test('a till without a line waits, and says offline', async () => {
  const driver = sync('http://127.0.0.1:1');
  await vi.waitFor(() => expect(driver.status()).toMatchObject({ state: 'offline', problem: null }));
  await driver.close();
});

/** Answers a report of what is held; false for any other request. */
const answersHeld: (...of: Parameters<RequestListener>) => boolean = (request, response) => {
  if (request.url !== '/v1/held') return false;
  response.end(JSON.stringify({ generation: 'g1', adopted: 0 }));
  return true;
};

test('an answer that acknowledges more than was made is not believed beyond the head', async () => {
  const head = till.store.read.journal.current()?.state.seq ?? 0;
  const server = await startServer((request, response) => {
    if (answersHeld(request, response)) return;
    const feed = request.url?.startsWith('/v1/feed');
    const body = feed
      ? { generation: 'g1', items: [], cursor: 0, more: false, house: { at: 0, left: [] } }
      : {
          status: 'stored',
          generation: 'g1',
          acked: head + 500,
          head: { seq: head, hash: 'a'.repeat(64), countersignature: 'b'.repeat(128) },
          cases: [],
        };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const driver = sync(server.url);
  await vi.waitFor(() => expect(till.store.read.journal.current()?.acked).toBe(head));
  await sell(till, 'p1', 1);
  driver.wake();
  await vi.waitFor(() => expect(till.store.read.journal.current()?.acked).toBe(head + 1));
  await driver.close();
  await server.close();
});

test('G6: a centre that has lost entries is sent them again', async () => {
  const sent: number[] = [];
  let gap = true;
  const server = await startServer((request, response) => {
    if (answersHeld(request, response)) return;
    if (request.url?.startsWith('/v1/feed')) {
      const house = { at: 0, left: [] };
      response.end(JSON.stringify({ generation: 'g1', items: [], cursor: 0, more: false, house }));
      return;
    }
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { entries } = JSON.parse(text) as { entries: { seq: number; hash: string }[] };
      sent.push(entries[0]?.seq ?? 0);
      const last = entries.at(-1);
      if (gap && (entries[0]?.seq ?? 0) > 1) {
        gap = false;
        response.end(JSON.stringify({ status: 'gap', generation: 'g1', sendFrom: 1 }));
        return;
      }
      const head = { seq: last?.seq, hash: last?.hash, countersignature: 'b'.repeat(128) };
      response.end(JSON.stringify({ status: 'stored', generation: 'g1', acked: last?.seq, head, cases: [] }));
    });
  });
  const current = till.store.read.journal.current();
  till.context.journalist.transact((tx) => tx.store.journal.setAcked(current?.id as never, 2));
  const driver = sync(server.url);
  await vi.waitFor(() => expect(till.store.read.journal.current()?.acked).toBe(current?.state.seq));
  expect(sent).toEqual([3, 1]);
  await driver.close();
  await server.close();
});

test('an answer that says no length is read no further than an answer may be long', async () => {
  let sent = 0;
  const server = await startServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const more = (): void => {
      while (sent < 200 && !response.destroyed) {
        sent += 1;
        if (!response.write('x'.repeat(1024 * 1024))) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  const asked = httpGateway(server.url, () => 'token').feed(0, 1, 0);
  await expect(asked).rejects.toMatchObject({ kind: 'nonsense', code: 'tooLarge' });
  expect(sent).toBeLessThan(200);
  await server.close();
});
