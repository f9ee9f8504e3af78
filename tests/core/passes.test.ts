import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { movedOf, statementOf } from '../../shared/reports/statement.ts';
import { cartOf, passRows, sellPass, shown, takePass, useOf, validate } from '../fakes/passes.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true, lease: 30 });
  const rows = passRows(till.clock.now()).map((row, i) => ({ ...row, position: 500 + i }));
  till.context.journalist.transact((tx) => tx.store.reference.apply(rows as never));
  till.context.cache.reload();
  await ready(till);
});
afterEach(() => {
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
  till.dispose();
});

const add = (price: string, quantity: number) =>
  till.command('addTickets', { date: 'd1' as never, price: price as never, quantity });
const line = async (at = 0) => (await cartOf(till)).lines[at];

describe('O5: tickets on a pass of entries', () => {
  test('are in the cart at 0 once the pass was scanned and a price tapped, and are validated without a payment', async () => {
    const { pass } = await sellPass(till, 'three');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 2));
    const cart = await cartOf(till);
    expect(cart).toMatchObject({ totalMinor: 0, leftMinor: 0, free: false, byPass: true });
    expect(cart.passes).toMatchObject([{ number: pass.number, holder: 'Lea Favre', tickets: 2, left: 1 }]);
    const order = await validate(till);
    expect(order).toMatchObject({ totalMinor: 0, payments: [], state: 'validated' });
    expect(order.passes).toEqual([
      {
        pass: pass.id,
        number: pass.number,
        productName: 'Three entries',
        tickets: 2,
        left: 1,
        byManager: false,
      },
    ]);
    expect(order.tickets.map((one) => one.minor)).toEqual([0, 0]);
  });

  test('G3: a part that was paid before the pass was shown is given back first', async () => {
    const { pass } = await sellPass(till, 'three');
    const { id } = ok(await add('p1', 1));
    ok(await till.command('addPayment', { cart: id, method: 'cash', givenMinor: 1000 }));
    ok(await takePass(till, pass.id));
    expect(refusal(await sell(till, await cartOf(till)))).toEqual({ kind: 'paymentsTaken', minor: 1000 });
    ok(await till.command('removePayment', { cart: id, index: 0, paidBack: false }));
    expect(await validate(till)).toMatchObject({ totalMinor: 0, payments: [] });
  });

  test('S10: a pass entry is no invitation: the free method is refused, and so is a reason', async () => {
    const { pass } = await sellPass(till, 'three');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 1));
    expect(refusal(await sell(till, await cartOf(till), { method: 'free', givenMinor: null }))).toMatchObject(
      {
        kind: 'paymentTooMuch',
      },
    );
    await validate(till);
  });

  test('S10: beside an invitation the order is free by its reason, and the entry is counted all the same', async () => {
    const { pass } = await sellPass(till, 'three');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 1));
    const filled = ok(await add('p0', 1));
    const free = filled.lines.find((one) => one.kind === 'ticket' && one.price === 'p0');
    ok(await till.command('setLine', { line: free?.id as never, reason: 'press' as never }));
    const cart = await cartOf(till);
    expect(cart).toMatchObject({ free: true, byPass: false });
    ok(await sell(till, cart, { method: 'free', givenMinor: null }));
    expect((await shown(till, pass.number))[0]).toMatchObject({ left: 2 });
  });

  test('cost what they cost beyond what is left, the dearest first', async () => {
    const { pass } = await sellPass(till, 'three');
    await useOf(till, pass.id, 'p1', 2);
    ok(await takePass(till, pass.id));
    ok(await add('p2', 1));
    ok(await add('p1', 2));
    const cart = await cartOf(till);
    expect(cart.totalMinor).toBe(5800 + 1787);
    expect(cart.passes).toMatchObject([{ tickets: 1, left: 0, minor: 5800 }]);
    const order = await validate(till);
    expect(order.totalMinor).toBe(5800 + 1787);
    expect(refusal(await takePass(till, pass.id))).toEqual({
      kind: 'passUsedUp',
      number: pass.number,
      order: order.number,
    });
  });

  test('give their entry back when they are taken back, and the history says so', async () => {
    const { pass } = await sellPass(till, 'three');
    const order = await useOf(till, pass.id, 'p1', 3);
    const [first] = order.tickets;
    ok(
      await till.command('returnTickets', {
        order: order.id as never,
        tickets: [first?.id as never],
        reason: 'wrongTicket',
        original: 'takenBack',
        method: null,
        language: 'en',
      }),
    );
    const [view] = await shown(till, pass.number);
    expect(view).toMatchObject({ entries: 3, left: 1, leftKnown: 1 });
    expect(view?.uses).toMatchObject([
      {
        number: order.number,
        tillNo: null,
        tickets: [{ returned: true }, { returned: false }, { returned: false }],
      },
    ]);
    expect((await useOf(till, pass.id, 'p1', 1)).passes).toMatchObject([{ left: 0 }]);
  });

  test('O3: stay valid when their pass is taken back, which only a manager does; once they came back anybody may', async () => {
    const sold = await sellPass(till, 'three');
    const taken = await useOf(till, sold.pass.id, 'p1', 2);
    const back = (order: string, tickets: readonly string[], method: string | null, more: object = {}) =>
      till.command('returnTickets', {
        order,
        tickets,
        reason: 'wrongTicket',
        original: 'takenBack',
        method,
        language: 'en',
        ...more,
      } as never);
    const pass = [sold.order.id, [sold.pass.id], 'cash'] as const;
    const wish = { order: sold.order.id, tickets: [sold.pass.id], original: 'takenBack', method: 'cash' };
    expect(ok(await till.query('returnPlan', wish as never))).toMatchObject({ manager: ['passUsed'] });
    expect(refusal(await back(...pass))).toMatchObject({ kind: 'managerNeeded', why: 'passUsed' });
    // One of them is still valid.
    const [first, second] = taken.tickets.map((one) => one.id);
    ok(await back(taken.id, [first as string], null));
    expect(refusal(await back(...pass))).toMatchObject({ kind: 'managerNeeded', why: 'passUsed' });
    ok(await back(taken.id, [second as string], null));
    ok(await back(...pass));
    const other = await sellPass(till, 'three');
    await useOf(till, other.pass.id, 'p1', 1);
    const approval = { staff: 'sophie', pin: PIN };
    ok(await back(other.order.id, [other.pass.id], 'cash', { approval }));
  });

  test('are not taken on a pass that was taken back, before its time, after it, or twice in a cart', async () => {
    const { order, pass } = await sellPass(till, 'three');
    ok(await takePass(till, pass.id));
    expect(refusal(await takePass(till, pass.id))).toEqual({ kind: 'passTwice', number: pass.number });
    ok(await till.command('dropPass', { pass: pass.id as never }));
    till.clock.pass(5000 * 3_600_000);
    expect(refusal(await takePass(till, pass.id))).toMatchObject({
      kind: 'passExpired',
      number: pass.number,
    });
    till.clock.jump(-5002 * 3_600_000);
    expect(refusal(await takePass(till, pass.id))).toMatchObject({ kind: 'passNotYet', number: pass.number });
    till.clock.jump(2 * 3_600_000);
    ok(
      await till.command('returnTickets', {
        order: order.id as never,
        tickets: [pass.id as never],
        reason: 'wrongTicket',
        original: 'takenBack',
        method: 'cash' as never,
        language: 'en',
      }),
    );
    expect(refusal(await takePass(till, pass.id))).toEqual({ kind: 'passReturned', number: pass.number });
    expect((await shown(till, pass.number))[0]).toMatchObject({ state: 'returned' });
  });

  test('a pass is in one cart of a till at a time', async () => {
    const { pass } = await sellPass(till, 'three');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 1));
    ok(await till.command('parkCart', { label: 'bar' }));
    expect(refusal(await takePass(till, pass.id))).toEqual({
      kind: 'passInOtherCart',
      number: pass.number,
      name: 'Anna Meier',
    });
  });

  test('are not reserved, and not sold by invoice', async () => {
    const { pass } = await sellPass(till, 'three');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 1));
    const { id, commandId } = await cartOf(till);
    expect(
      refusal(await till.command('reserveCart', { cart: id as never, name: 'Favre' }, commandId as never)),
    ).toEqual({ kind: 'passesNotReserved' });
    expect(
      refusal(await sell(till, await cartOf(till), { method: 'invoice', givenMinor: null })),
    ).toMatchObject({
      kind: 'passesNotReserved',
    });
  });

  test('G1: the cart with its pass is there after a crash, and what was used stays used', async () => {
    const { pass } = await sellPass(till, 'three');
    await useOf(till, pass.id, 'p1', 2);
    ok(await takePass(till, pass.id));
    ok(await add('p1', 2));
    till = await till.reopen();
    ok(await till.command('signIn', { staff: 'anna' as never, pin: PIN }));
    expect(await cartOf(till)).toMatchObject({ totalMinor: 5800, passes: [{ tickets: 1, left: 0 }] });
  });
});

describe('O5: a quota for each event', () => {
  test('one ticket of an event, and the refusal names the order that took it', async () => {
    const { pass } = await sellPass(till, 'once', 'Zoé Müller', 'zoe@example.ch');
    const order = await useOf(till, pass.id, 'p1', 1);
    expect(refusal(await takePass(till, pass.id))).toEqual({
      kind: 'passEventFull',
      number: pass.number,
      event: 'Les Nuits du Lac',
      most: 1,
      order: order.number,
    });
    // Another event is another matter: the hall plays on the same evening.
    ok(await till.command('takePass', { pass: pass.id, date: 'dh' } as never));
    ok(await till.command('addTickets', { date: 'dh' as never, price: 'ph' as never, quantity: 2 }));
    expect((await cartOf(till)).totalMinor).toBe(8000);
    const hall = await validate(till);
    expect(hall.passes).toMatchObject([{ tickets: 1, left: null }]);
    expect((await shown(till, pass.number))[0]).toMatchObject({
      entries: null,
      photo: 'F-17',
      ofEvent: { eventName: 'Les Nuits du Lac', taken: 1 },
    });
  });

  test('a surcharge is paid, and taxed like the ticket', async () => {
    const { pass } = await sellPass(till, 'crew');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 1));
    expect(await cartOf(till)).toMatchObject({ totalMinor: 500, byPass: false, free: false });
    const order = await validate(till);
    expect(order.payments).toMatchObject([{ kind: 'cash', minor: 500 }]);
  });

  test('a discount card lowers as many tickets as it gives, and a code lowers what it leaves', async () => {
    const { pass } = await sellPass(till, 'quarter');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 3));
    expect(await line()).toMatchObject({
      totalMinor: 5800 + 2 * 4350,
      discounts: [{ kind: 'pass', tickets: 2 }],
    });
    const coded = ok(await till.command('enterCode', { code: 'LAC25' }));
    expect(coded.totalMinor).toBe(5800 - 1450 + 2 * (4350 - 1088));
    await validate(till);
  });

  test('only tickets of its scope are taken on a pass', async () => {
    const { pass } = await sellPass(till, 'balcony');
    ok(await takePass(till, pass.id));
    ok(await add('p1', 1));
    ok(await add('p3', 2));
    expect(await cartOf(till)).toMatchObject({ totalMinor: 5800, passes: [{ tickets: 2 }] });
    await validate(till);
  });
});

describe('O5: a pass is found', () => {
  test('by its code, its number, the beginning of one, its holder and the e-mail; tickets are none', async () => {
    const { pass } = await sellPass(till, 'once', 'Zoé Müller', 'zoe@example.ch');
    await useOf(till, pass.id, 'p1', 1);
    const document = ok(await till.query('ticketDocument', { ticket: pass.id as never }));
    for (const search of [
      document.qr,
      document.code128,
      pass.number,
      pass.number.slice(0, 6),
      'mull zo',
      'zoe@ex',
    ])
      expect((await shown(till, search)).map((one) => one.number)).toEqual([pass.number]);
    const { exact } = ok(await till.query('passes', { search: document.qr, date: null, limit: 5 }));
    expect(exact).toBe(true);
    expect(await shown(till, 'Keller')).toEqual([]);
  });

  test('S13: its e-mail proposes the customer of the cart', async () => {
    ok(
      await till.command('saveCustomer', {
        customer: null,
        fields: { first: 'Zoé', last: 'Müller', email: 'zoe@example.ch' },
      }),
    );
    const { pass } = await sellPass(till, 'once', 'Zoé Müller', 'zoe@example.ch');
    const cart = ok(await takePass(till, pass.id)) as { suggestedCustomer: { last: string } | null };
    expect(cart.suggestedCustomer).toMatchObject({ last: 'Müller' });
  });

  test('of one that nobody knows the refusal says so', async () => {
    expect(refusal(await takePass(till, till.newCommand()))).toEqual({ kind: 'passUnknown' });
  });

  test('of a kind that is not sold any more a manager has to say what it gives', async () => {
    const { pass } = await sellPass(till, 'three');
    till.context.journalist.transact((tx) =>
      tx.store.reference.apply([{ position: 900, kind: 'passProduct', id: 'three', value: null }]),
    );
    till.context.cache.reload();
    expect(refusal(await takePass(till, pass.id))).toMatchObject({
      kind: 'passGone',
      product: 'Three entries',
    });
  });
});

test('O5: the cards of an order are its passes; an order without one has none', async () => {
  const { order, pass } = await sellPass(till, 'once', 'Zoé Müller');
  const what = { order: order.id as never, what: 'cards' as const, tickets: [], language: 'en' as const };
  expect(ok(await till.query('orderPdf', what))).toMatchObject({ fileName: `cards-${order.number}.pdf` });
  const document = ok(await till.query('ticketDocument', { ticket: pass.id as never }));
  expect(document).toMatchObject({ holder: 'Zoé Müller', pass: { kind: 'season', photo: 'F-17' } });
  const used = await useOf(till, pass.id, 'p1', 1);
  expect(refusal(await till.query('orderPdf', { ...what, order: used.id as never }))).toMatchObject({
    kind: 'ticketUnknown',
  });
});

test('S10: the statement of a date says what was taken on passes apart from what was free', async () => {
  const { pass } = await sellPass(till, 'three');
  const order = await useOf(till, pass.id, 'p1', 3);
  ok(
    await till.command('returnTickets', {
      order: order.id as never,
      tickets: [order.tickets[0]?.id as never],
      reason: 'wrongTicket',
      original: 'takenBack',
      method: null,
      language: 'en',
    }),
  );
  const stream = till.store.read.journal.current()?.id;
  const startsAt = till.context.cache.catalogue().dates.get('d1' as never)?.startsAt ?? ('' as never);
  const moved = till.store.read.journal
    .page(stream as never, 1, 100)
    .map((sealed) => movedOf(openEntry(sealed), 'd1', startsAt));
  const said = statementOf(
    { places: moved.flatMap((one) => one.places), passes: moved.flatMap((one) => one.passes) },
    [],
  );
  expect(said).toMatchObject({
    free: [],
    onPass: [{ name: 'Three entries', tickets: 2 }],
    tickets: 2,
    rows: [],
  });
});
