import { afterEach, expect, test } from 'vitest';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { SOPHIE } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

const HOUR = 3_600_000;
const start = async () => {
  till = await testTill({ selling: true, lease: 40 });
  await ready(till);
};
const entries = () => {
  const row = till.store.read.journal.current();
  return till.store.read.journal.page(row?.id as never, 1, 1000).map((sealed) => openEntry(sealed));
};
const back = (order: OrderView, place: number, more: object = {}) =>
  till.command('returnTickets', {
    order: order.id,
    tickets: [order.tickets[place]?.id],
    reason: 'notComing',
    original: 'takenBack',
    method: 'cash',
    language: 'en',
    ...more,
  } as never);
const correctPrice = (order: OrderView, place: number, more: object = {}) =>
  till.command('correctPrice', {
    order: order.id,
    tickets: [order.tickets[place]?.id],
    price: 'p2',
    original: 'takenBack',
    method: 'cash',
    language: 'en',
    ...more,
  } as never);
const payOut = (minor: number, more: object = {}) =>
  till.command('moveCash', { kind: 'payOut', minor, reason: 'purchase', language: 'en', ...more } as never);
const pay = async (payments: object[], more: object = {}) => {
  const cart = ok(await till.query('cart', {}));
  return till.command(
    'validateOrder',
    { cart: cart.id, payments, language: 'en', ...more } as never,
    cart.commandId as never,
  );
};
const add = (price: string, quantity: number) =>
  till.command('addTickets', { date: 'd1', price, quantity } as never);
const sellByCard = async (quantity: number) => {
  ok(await add('p1', quantity));
  const cart = ok(await till.query('cart', {}));
  ok(await till.command('startTerminalPayment', { cart: cart.id, method: 'card' } as never));
  return ok(await pay([{ method: 'card', givenMinor: null }]));
};
const needed = (why: string) => ({ kind: 'managerNeeded', why });

test('A3: an order is not emptied ticket by ticket below the limit; what a manager allowed does not count', async () => {
  await start();
  const order = ok(await sell(till, 'p1', 4));
  ok(await back(order, 0));
  const plan = { order: order.id, tickets: [order.tickets[1]?.id], original: 'takenBack', method: 'cash' };
  expect(ok(await till.query('returnPlan', plan as never))).toMatchObject({ manager: ['limit'] });
  expect(refusal(await back(order, 1))).toMatchObject({ ...needed('limit'), limitMinor: 10_000 });
  ok(await back(order, 1, { approval: SOPHIE }));
  // 58.00 and 40.13 are below 100.00, what the manager allowed between them left out.
  ok(await correctPrice(order, 2));
  expect(refusal(await correctPrice(order, 3))).toMatchObject(needed('limit'));
});

test('A3: refunds of several orders and pay-outs of one person and session are one sum; another person has an own one', async () => {
  await start();
  const one = ok(await sell(till, 'p1', 1));
  const two = ok(await sell(till, 'p1', 1));
  ok(await payOut(5000));
  expect(refusal(await back(one, 0))).toMatchObject(needed('limit'));
  ok(await payOut(20_000, { approval: SOPHIE }));
  ok(await payOut(5000));
  expect(refusal(await payOut(5))).toMatchObject(needed('limit'));
  ok(await till.command('signIn', { staff: 'luca' as never, pin: PIN }));
  ok(await back(one, 0));
  expect(refusal(await back(two, 0))).toMatchObject(needed('limit'));
  ok(await till.command('signIn', { staff: 'sophie' as never, pin: PIN }));
  ok(await back(two, 0));
});

test('O3: after the last moment a manager takes tickets back, or corrects their price', async () => {
  await start();
  const order = ok(await sell(till, 'p1', 2));
  till.clock.pass(6 * HOUR);
  expect(refusal(await back(order, 0))).toMatchObject(needed('cutOff'));
  expect(refusal(await correctPrice(order, 0))).toMatchObject(needed('cutOff'));
  ok(await back(order, 0, { approval: SOPHIE }));
});

test('O3: what came in by card goes out by card; in cash by a manager, also by another price or an exchange', async () => {
  await start();
  const order = await sellByCard(4);
  expect(refusal(await back(order, 0))).toMatchObject(needed('otherMethod'));
  expect(refusal(await correctPrice(order, 0))).toMatchObject(needed('otherMethod'));
  ok(await back(order, 0, { method: 'card' }));
  ok(await back(order, 1, { approval: SOPHIE }));
  // The new order was paid by old tickets, and those by card.
  ok(await add('p1', 1));
  const chosen = { order: order.id, tickets: [order.tickets[2]?.id], original: 'takenBack' };
  ok(await till.command('chooseExchange', chosen as never));
  const next = ok(await pay([]));
  expect(refusal(await back(next, 0, { approval: null }))).toMatchObject(needed('limit'));
  ok(await till.command('signIn', { staff: 'luca' as never, pin: PIN }));
  expect(refusal(await back(next, 0))).toMatchObject(needed('otherMethod'));
  ok(await back(next, 0, { method: 'card' }));
});

test('G10: a manager’s word for old tickets holds for what was seen: neither for money that goes out later nor another way', async () => {
  await start();
  const old = ok(await sell(till, 'p1', 6));
  ok(await add('p1', 6));
  const tickets = old.tickets.map((ticket) => ticket.id);
  const cart = ok(
    await till.command('chooseExchange', {
      order: old.id,
      tickets,
      original: 'missing',
      approval: SOPHIE,
    } as never),
  );
  const line = (cart as { lines: readonly { id: string }[] }).lines[0]?.id;
  ok(await till.command('setQuantity', { line, quantity: 0 } as never));
  ok(await add('p2', 1));
  expect(refusal(await pay([], { payBackBy: 'cash' }))).toMatchObject(needed('limit'));
  ok(await pay([], { payBackBy: 'cash', approval: SOPHIE }));
  const even = ok(await sell(till, 'p1', 1));
  ok(await add('p1', 1));
  const same = { order: even.id, tickets: [even.tickets[0]?.id], original: 'missing', approval: SOPHIE };
  ok(await till.command('chooseExchange', same as never));
  ok(await pay([]));
  expect(entries().findLast((entry) => entry.kind === 'ticketsReturned')?.body.approvedBy).toBe('sophie');
});
