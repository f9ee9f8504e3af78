import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Core } from '../../electron/core/api.ts';
import type { Log } from '../../electron/core/ports/log.ts';
import { createDispatch } from '../../electron/hosts/dispatch.ts';
import { createClient } from '../../shared/contract/client.ts';
import type { RequestMessage } from '../../shared/contract/message.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { uuidv7 } from '../../shared/kernel/ids.ts';
import { PIN, silentLog, type TestTill, testTill } from '../fakes/till.ts';
import { openWay, WAYS, type Way, type WayName } from '../fakes/transports.ts';

const newId = (): CommandId => uuidv7<'command'>(1_700_000_000_000, randomBytes(10));

/** The message as something that is no screen of ours would send it. */
const send = (way: Way, message: unknown): Promise<unknown> =>
  way.transport.request(message as RequestMessage);

const refused = (kind: string) => ({ ok: false, refusal: expect.objectContaining({ kind }) });

describe.each(WAYS)('the contract %s', (name: WayName) => {
  let till: TestTill;
  let way: Way;
  beforeEach(async () => {
    till = await testTill();
    way = await openWay(name, till.core, silentLog);
  });
  afterEach(async () => {
    await way.close();
    till.dispose();
  });

  it('answers every query as the core does', async () => {
    const directly = createDispatch(till.core, silentLog);
    const queries: [string, unknown][] = [
      ['till', {}],
      ['offer', {}],
      ['cart', {}],
      ['orders', { search: '', limit: 10 }],
      ['printJobs', {}],
      ['closings', {}],
    ];
    const askAll = async () => {
      for (const [query, input] of queries) {
        const message = { type: 'query', name: query, input };
        expect(await send(way, message), query).toEqual(await directly(way.screen, message));
      }
    };
    await askAll();
    const client = createClient(way.transport);
    await client.command('signIn', { staff: 'anna' as never, pin: PIN }, newId());
    await askAll();
  });

  it('G2: a whole sale, and the same command gets the same reply and makes no second order', async () => {
    const client = createClient(way.transport);
    expect(await client.command('signIn', { staff: 'anna' as never, pin: PIN }, newId())).toMatchObject({
      ok: true,
      value: { name: 'Anna Meier' },
    });
    await client.command('openSession', { floatMinor: 20_000 }, newId());
    const adding = { date: 'd1' as never, price: 'p1' as never, quantity: 2 };
    const addId = newId();
    const added = await client.command('addTickets', adding, addId);
    expect(await client.command('addTickets', adding, addId)).toEqual(added);
    const cart = await client.query('cart', {});
    if (!cart.ok) throw new Error('no cart');
    const validate = () =>
      client.command(
        'validateOrder',
        {
          cart: cart.value.id as never,
          payments: [{ method: 'cash' as never, givenMinor: null }],
          language: 'en',
        },
        cart.value.commandId as CommandId,
      );
    const [first, second] = await Promise.all([validate(), validate()]);
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await validate()).toEqual(first);
    const orders = await client.query('orders', { search: '', limit: 10 });
    expect(orders).toMatchObject({ ok: true, value: { orders: [expect.anything()] } });
  });

  it('G10: refuses what is no message, and says what is wrong with it', async () => {
    const commandId = newId();
    const good = { type: 'command', name: 'openSession', commandId, input: { floatMinor: 100 } };
    const bad: unknown[] = [
      null,
      7,
      'openSession',
      [],
      {},
      { ...good, type: 'order' },
      { ...good, name: undefined },
      { ...good, name: 'x'.repeat(61) },
      { ...good, name: 'open\u0000Session' },
      { ...good, name: 'open\u001bSession' },
      { ...good, name: 'open\ud800Session' },
      { ...good, extra: 1 },
      { ...good, commandId: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' },
      { ...good, commandId: commandId.toUpperCase() },
      { ...good, commandId: undefined },
      { ...good, input: undefined },
      { ...good, input: null },
      { ...good, input: { floatMinor: '100' } },
      { ...good, input: { floatMinor: 1.5 } },
      { ...good, input: { floatMinor: -1 } },
      { ...good, input: { floatMinor: 2 ** 53 } },
      { ...good, input: { floatMinor: 100, extra: 1 } },
      { ...good, input: JSON.parse('{"floatMinor":100,"__proto__":{"role":"manager"}}') },
      {
        ...good,
        name: 'setDetail',
        input: { line: commandId, index: null, detail: { holder: 'a\u0007b' } },
      },
      {
        ...good,
        name: 'setDetail',
        input: { line: commandId, index: null, detail: { holder: 'a\udc00' } },
      },
      { ...good, name: 'enrol', input: { code: 'CODE1', centre: 'file:///etc/passwd' } },
      { type: 'query', name: 'orders', input: { search: '', limit: 1e9 } },
      { type: 'query', name: 'orders', input: { search: '\u0000', limit: 1 } },
      { type: 'query', name: 'till', commandId, input: {} },
    ];
    for (const message of bad) {
      const reply = await send(way, message);
      expect(reply, JSON.stringify(message)).toEqual({
        ok: false,
        refusal: { kind: 'malformed', problems: expect.any(Array) },
      });
      const { problems } = (reply as { refusal: { problems: string[] } }).refusal;
      expect(problems.length, JSON.stringify(message)).toBeGreaterThan(0);
      expect(problems.length).toBeLessThan(12);
    }
  });

  it('knows no other names, least of all those that every object has', async () => {
    for (const type of ['command', 'query'] as const) {
      for (const unknown of ['nope', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
        const message = {
          type,
          name: unknown,
          ...(type === 'command' ? { commandId: newId() } : {}),
          input: {},
        };
        expect(await send(way, message), unknown).toEqual({
          ok: false,
          refusal: { kind: 'unknownCommand', name: unknown },
        });
      }
    }
    expect(await send(way, { type: 'query', name: 'signOut', input: {} })).toEqual(refused('unknownCommand'));
  });

  it('tells that something changed, and stops telling', async () => {
    const topics: string[] = [];
    const heard = Promise.withResolvers<void>();
    const stop = createClient(way.transport).onChanged(
      (event) => {
        topics.push(...event.topics);
        if (event.topics.includes('session')) heard.resolve();
      },
      () => {},
    );
    const client = createClient(way.transport);
    await client.command('signIn', { staff: 'anna' as never, pin: PIN }, newId());
    await client.command('openSession', { floatMinor: 100 }, newId());
    await heard.promise;
    stop();
    expect(topics).toContain('session');
  });
});

describe.each(WAYS)('a core that fails, %s', (name: WayName) => {
  it('G10: answers a fault whose id is in the log, and nothing of the cause', async () => {
    const till = await testTill();
    const logged: Record<string, unknown>[] = [];
    const log: Log = { ...silentLog, error: (_message, detail) => logged.push(detail ?? {}) };
    const broken: Core = {
      ...till.core,
      queries: {
        ...till.core.queries,
        cart: () => {
          throw new Error('SQLITE_IOERR: secret path');
        },
        printJobs: async () => ({ ok: true, value: { jobs: 'many' } as never }),
        offer: () => Promise.reject(new Error('late')),
      },
    };
    const way = await openWay(name, broken, log);
    for (const query of ['cart', 'printJobs', 'offer']) {
      const reply = await send(way, { type: 'query', name: query, input: {} });
      expect(reply, query).toEqual({ ok: false, fault: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) } });
      const { id } = (reply as { fault: { id: string } }).fault;
      expect(logged.find((detail) => detail.fault === id)).toMatchObject({ name: query });
    }
    await way.close();
    till.dispose();
  });

  it('drops from a reply what the contract does not name', async () => {
    const till = await testTill();
    const leaky: Core = {
      ...till.core,
      queries: {
        ...till.core.queries,
        printJobs: async () => ({ ok: true, value: { jobs: [], pinVerifier: 'scrypt$…' } as never }),
      },
    };
    const way = await openWay(name, leaky, silentLog);
    expect(await send(way, { type: 'query', name: 'printJobs', input: {} })).toEqual({
      ok: true,
      value: { jobs: [] },
    });
    await way.close();
    till.dispose();
  });
});
