import { afterEach, beforeEach, expect, test } from 'vitest';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ lease: 40 });
});
afterEach(() => till.dispose());

test('nothing is sold without a cash session', async () => {
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  expect(await sell(till, 'p1', 1)).toEqual({ ok: false, refusal: { kind: 'sessionMissing' } });
});

test('C1: a closing counts blind and shows the difference; numbers have no gap', async () => {
  await ready(till);
  await sell(till, 'p1', 2);
  await sell(till, 'p2', 1);
  const closing = await till.command('closeSession', { countedMinor: 33_000 });
  expect(closing).toMatchObject({
    ok: true,
    value: {
      number: 'Z2-0001',
      orders: 2,
      tickets: 3,
      linesMinor: 13_387,
      roundingMinor: -2,
      expectedCashMinor: 33_385,
      differenceMinor: -385,
    },
  });
  await till.command('openSession', { floatMinor: 0 });
  expect(await till.command('closeSession', { countedMinor: 0 })).toMatchObject({
    ok: true,
    value: { number: 'Z2-0002', orders: 0 },
  });
  const closings = await till.query('closings', {});
  expect(closings.ok && closings.value.closings.map((c) => c.number)).toEqual(['Z2-0002', 'Z2-0001']);
});

test('a cart with tickets in it stops the closing, and a second session is refused', async () => {
  await ready(till);
  expect(await till.command('openSession', { floatMinor: 0 })).toEqual({
    ok: false,
    refusal: { kind: 'sessionOpen' },
  });
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  expect(await till.command('closeSession', { countedMinor: 0 })).toEqual({
    ok: false,
    refusal: { kind: 'cartNotEmpty' },
  });
});

test('S21: a cart that somebody left behind is let go at the closing; that of a colleague who is here stays', async () => {
  await ready(till);
  const line = { date: 'd1' as never, price: 'p1' as never, quantity: 3 };
  await till.command('addTickets', line);
  await till.command('signOut', {});
  await till.command('signIn', { staff: 'sophie' as never, pin: PIN }, undefined, 'screen-2');
  await till.command('addTickets', line, undefined, 'screen-2');
  await till.command('signIn', { staff: 'luca' as never, pin: PIN });
  const carts = () => till.store.read.carts.owned().map(({ owner, cart }) => [owner, cart.lines.length]);
  expect(carts()).toEqual(
    expect.arrayContaining([
      ['anna', 1],
      ['sophie', 1],
    ]),
  );
  expect(
    await till.command('closeSession', {
      countedMinor: 20_000,
      approval: { staff: 'sophie' as never, pin: PIN },
    }),
  ).toMatchObject({ ok: true });
  expect(carts()).toEqual([['sophie', 1]]);
});

test('A3: five wrong PINs lock the person out, over a restart, and for longer each time', async () => {
  const guess = (pin: string) => till.command('signIn', { staff: 'anna' as never, pin });
  for (let left = 4; left >= 0; left--)
    expect(await guess('0000')).toEqual({ ok: false, refusal: { kind: 'wrongPin', triesLeft: left } });
  expect(await guess(PIN)).toMatchObject({ refusal: { kind: 'lockedOut' } });
  till = await till.reopen();
  expect(await guess(PIN)).toMatchObject({ refusal: { kind: 'lockedOut' } });
  till.clock.pass(60_000);
  expect(await guess('0000')).toMatchObject({ refusal: { kind: 'wrongPin' } });
  till.clock.pass(60_000);
  expect(await guess(PIN)).toMatchObject({ refusal: { kind: 'lockedOut' } });
  till.clock.pass(60_000);
  expect(await guess(PIN)).toMatchObject({ ok: true, value: { name: 'Anna Meier' } });
});

test('A3: parallel guesses all count', async () => {
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => till.command('signIn', { staff: 'anna' as never, pin: '0000' })),
  );
  expect(replies.filter((r) => !r.ok && r.refusal.kind === 'wrongPin')).toHaveLength(5);
});

test('G10: roles decide in the core', async () => {
  expect(await till.query('cart', {})).toEqual({ ok: false, refusal: { kind: 'notSignedIn' } });
  await till.command('signIn', { staff: 'noah' as never, pin: PIN });
  const refused = { ok: false, refusal: { kind: 'roleMissing', needed: ['cashier', 'manager'] } };
  expect(await till.command('openSession', { floatMinor: 0 })).toEqual(refused);
  expect(
    await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }),
  ).toEqual(refused);
  expect(
    await till.command('savePrinter', {
      id: null,
      name: 'x',
      use: 'tickets',
      address: 'tcp://127.0.0.1:9100',
    }),
  ).toMatchObject({
    refusal: { kind: 'roleMissing' },
  });
});

test('a person whom the centre took off can do nothing more', async () => {
  await ready(till);
  till.context.journalist.transact((tx) =>
    tx.store.reference.apply([{ position: 999, kind: 'staff', id: 'anna', value: null }]),
  );
  till.context.cache.reload();
  expect(await till.query('cart', {})).toEqual({ ok: false, refusal: { kind: 'notSignedIn' } });
});

test('a clock that jumps marks the entries and stops nothing', async () => {
  await ready(till);
  await sell(till, 'p1', 1);
  till.clock.jump(-3_600_000);
  const order = await sell(till, 'p1', 1);
  expect(order.ok).toBe(true);
  const row = till.store.read.journal.current();
  const entry = row && till.store.read.journal.entry(row.id, row.state.seq);
  expect(JSON.parse(entry?.bytes ?? '{}')).toMatchObject({ clockSuspect: true });
});
