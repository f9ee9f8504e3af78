import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Centre, startCentre } from '../../central/centre.ts';
import { createHoldings } from '../../electron/core/holdings.ts';
import { CentreFailure } from '../../electron/core/ports/sync.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { startSync } from '../../electron/sync/driver.ts';
import { type Gateway, httpGateway } from '../../electron/sync/gateway.ts';
import { startServer } from '../fakes/centreThatFails.ts';
import { ready, sell, silentLog, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
  await sell(till, 'p1', 2);
});
afterEach(() => {
  vi.useRealTimers();
  till.dispose();
});

const parts = (gateway: Gateway) => ({
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
  idleMs: 20,
});

const failing = (error: CentreFailure) => {
  const asked = { times: 0 };
  const refuse = async (): Promise<never> => {
    asked.times += 1;
    throw error;
  };
  const gateway: Gateway = {
    enrol: refuse,
    evening: refuse,
    statement: refuse,
    feed: refuse,
    journal: refuse,
    leases: refuse,
    held: refuse,
    authority: refuse,
  };
  return { asked, gateway };
};

test('a centre that says how long it wants to be left alone is left alone so long, whatever happens', async () => {
  vi.useFakeTimers();
  const { asked, gateway } = failing(new CentreFailure('fails', 'tooMany', 'too many', 90_000));
  const driver = startSync(parts(gateway));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.times).toBe(1);
  expect(driver.status().state).toBe('centreFails');
  // A sale does not bring it back earlier.
  driver.wake();
  await vi.advanceTimersByTimeAsync(89_000);
  expect(asked.times).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.times).toBe(2);
  await driver.close();
});

test('a till that was revoked, or is not known any more, says so, and goes on asking', async () => {
  vi.useFakeTimers();
  for (const code of ['revoked', 'unauthorised']) {
    const { gateway } = failing(new CentreFailure('refused', code, `the centre answers 401: ${code}`, 0));
    const driver = startSync(parts(gateway));
    await vi.advanceTimersByTimeAsync(0);
    expect(driver.status()).toMatchObject({ state: 'refused', problem: `the centre answers 401: ${code}` });
    expect(driver.status().nextTryAt).not.toBeNull();
    await driver.close();
  }
});

test('a centre that says nothing, or less than the back-off, is asked again after the back-off', async () => {
  vi.useFakeTimers();
  for (const retryAfterMs of [0, 100]) {
    const { asked, gateway } = failing(new CentreFailure('fails', 'fault', 'no', retryAfterMs));
    const driver = startSync(parts(gateway));
    await vi.advanceTimersByTimeAsync(499);
    expect(asked.times).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked.times).toBe(2);
    await driver.close();
  }
});

test.each([
  ['7', 7_000],
  ['0', 0],
  ['999999', 300_000],
  ['Wed, 21 Oct 2026 07:28:00 GMT', 0],
  ['-5', 0],
  ['1e9', 0],
])('Retry-After: %s is heard as %i ms', async (header, ms) => {
  const server = await startServer((_request, response) =>
    response
      .writeHead(429, { 'retry-after': header, 'content-type': 'application/json' })
      .end('{"error":"tooMany"}'),
  );
  const asked = httpGateway(server.url, () => 'token').feed(0, 1, 0);
  await expect(asked).rejects.toMatchObject({ kind: 'fails', code: 'tooMany', retryAfterMs: ms });
  await server.close();
});

test('a proxy that answers in HTML is heard, too', async () => {
  const server = await startServer((_request, response) =>
    response.writeHead(503, { 'retry-after': '12' }).end('<title>busy</title>'),
  );
  const asked = httpGateway(server.url, () => 'token').feed(0, 1, 0);
  await expect(asked).rejects.toMatchObject({ kind: 'fails', code: 'notJson', retryAfterMs: 12_000 });
  await server.close();
});

test('the till says what it runs and how many entries it has still to send', async () => {
  const said: [string | undefined, string | undefined][] = [];
  const server = await startServer((request, response) => {
    said.push([request.url, request.headers['user-agent']]);
    response.writeHead(500).end('{"error":"fault"}');
  });
  const driver = startSync(parts(httpGateway(server.url, () => 'token', { software: 'Guichet 0.1.0' })));
  const entries = till.store.read.journal.current()?.state.seq;
  await vi.waitFor(() =>
    expect(said[0]).toEqual([`/v1/feed?cursor=0&limit=1000&behind=${entries}`, 'Guichet 0.1.0']),
  );
  await driver.close();
  await server.close();
});

test('a till that is limited by a real centre backs off, and loses nothing', async () => {
  const centre: Centre = await startCentre({ rates: { till: { burst: 1, perMinute: 1 } } });
  const code = await centre.enrolmentCode();
  const stream = till.store.read.journal.current()?.id ?? '';
  const publicKey = Buffer.from(till.context.parts.identity.signer.publicKey).toString('hex');
  const { token } = await httpGateway(centre.url, () => null).enrol({
    code,
    publicKey,
    stream,
    instance: 'i',
  });
  const gateway = httpGateway(centre.url, () => token);
  await gateway.feed(0, 1, 0);
  const before = till.store.read.journal.current();
  const driver = startSync(parts(gateway));
  await vi.waitFor(() =>
    expect(driver.status()).toMatchObject({
      state: 'centreFails',
      problem: 'the centre answers 429: tooMany',
    }),
  );
  expect(till.store.read.journal.current()).toEqual(before);
  await driver.close();
  await centre.close();
});
