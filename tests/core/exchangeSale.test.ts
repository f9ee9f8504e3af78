import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { expectedCash } from '../../shared/journal/streamState.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { accepted, foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const MANAGER = { staff: 'sophie' as never, pin: PIN };
const state = () => till.context.journalist.transact((tx) => tx.state());
const cashIn = () => expectedCash(state().session as never);
const methodTotal = (kind: string) => state().session?.methods.find((one) => one.kind === kind)?.minor ?? 0;

/** What the venue keeps of each exchanged ticket, and until when one may exchange. */
const setRules = (rules: { exchangeFeeMinor?: number; exchangeUntilHours?: number }): void => {
  till.context.journalist.transact((tx) => {
    const venue = tx.store.reference.all().find((row) => row.kind === 'venue');
    const value = { ...venue?.value, ...rules };
    tx.store.reference.apply([{ position: 9999, kind: 'venue', id: 'v1', value }]);
  });
  till.context.cache.reload();
};

const choose = (order: Pick<OrderView, 'id' | 'tickets'>, places: readonly number[], more: object = {}) =>
  till.command('chooseExchange', {
    order: order.id as never,
    tickets: places.map((place) => order.tickets[place]?.id as never),
    original: 'takenBack',
    ...more,
  });
const add = (price: string, quantity: number) =>
  till.command('addTickets', { date: 'd1' as never, price: price as never, quantity });

async function validate(more: Partial<CommandInput<'validateOrder'>> = {}) {
  const cart = accepted(await till.query('cart', {}));
  return till.command(
    'validateOrder',
    { cart: cart.id as never, payments: [], language: 'en', ...more },
    cart.commandId as never,
  );
}
const CASH = { payments: [{ method: 'cash' as never, givenMinor: null }] };

test('O1, G3: a dearer ticket: the cart shows the difference, cash pays it, Exchange nets to nothing, the old one is void', async () => {
  till = await testTill();
  await ready(till);
  const old = accepted(await sell(till, 'p2', 2));
  await add('p1', 1);
  const cart = accepted(await choose(old, [0]));
  expect(cart).toMatchObject({ totalMinor: 5800, leftMinor: 5800 - 1787, free: false });
  expect(cart.exchange).toMatchObject({ number: old.number, paysMinor: 1787, backMinor: 0, gone: false });
  const before = cashIn();
  const made = accepted(await validate(CASH));
  // 40.13, 40.15 in coins.
  expect(cashIn() - before).toBe(4015);
  expect(methodTotal('exchange')).toBe(0);
  expect(made.replaces).toMatchObject({ order: old.id, why: 'exchanged', out: [], feeMinor: 0 });
  const shown = accepted(await till.query('order', { order: old.id as never }));
  expect(shown.tickets.map((one) => one.state)).toEqual(['returned', 'valid']);
  expect(shown.refunds[0]?.replacedBy).toMatchObject({ id: made.id });
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});

test('O1, G3: a cheaper ticket: the rest goes out by the method that is chosen, and without one it is refused', async () => {
  till = await testTill();
  await ready(till);
  const old = accepted(await sell(till, 'p1', 1));
  await add('p2', 1);
  const cart = accepted(await choose(old, [0]));
  expect(cart).toMatchObject({ leftMinor: 0, exchange: { paysMinor: 1787, backMinor: 4013 } });
  expect(await validate()).toMatchObject({ refusal: { kind: 'payBackMissing', minor: 4013 } });
  const before = cashIn();
  const made = accepted(await validate({ payBackBy: 'cash' as never }));
  expect(cashIn() - before).toBe(-4015);
  expect(made.replaces?.out).toMatchObject([{ kind: 'cash', minor: -4015 }]);
  expect(methodTotal('exchange')).toBe(0);
});

test('G3: a part that was paid before the new tickets cost nothing is given back first', async () => {
  till = await testTill({ selling: true });
  await ready(till);
  const old = accepted(await sell(till, 'p2', 1));
  const dear = accepted(await add('p1', 1));
  accepted(await choose(old, [0]));
  const { id } = accepted(
    await till.command('addPayment', { cart: dear.id as never, method: 'cash' as never, givenMinor: 500 }),
  );
  accepted(await till.command('setQuantity', { line: dear.lines[0]?.id as never, quantity: 0 }));
  const free = accepted(await add('p0', 1));
  accepted(await till.command('setLine', { line: free.lines[0]?.id as never, reason: 'press' as never }));
  const before = cashIn();
  const back = { payBackBy: 'cash' as never };
  expect(await validate(back)).toMatchObject({ refusal: { kind: 'paymentsTaken', minor: 500 } });
  expect(cashIn()).toBe(before);
  accepted(await till.command('removePayment', { cart: id as never, index: 0, paidBack: false }));
  accepted(await validate(back));
  expect(cashIn() - before).toBe(-1785);
});

test('O1: the fee is kept of each ticket and never more than it cost; it is in the takings', async () => {
  till = await testTill();
  await ready(till);
  setRules({ exchangeFeeMinor: 2000 });
  const old = accepted(await sell(till, 'p2', 2));
  const net = state().perpetual.netMinor;
  await add('p1', 1);
  const cart = accepted(await choose(old, [0, 1]));
  expect(cart.exchange).toMatchObject({ feeMinor: 2 * 1787, paysMinor: 0, backMinor: 0 });
  expect(cart.leftMinor).toBe(5800);
  accepted(await validate(CASH));
  expect(state().perpetual.netMinor - net).toBe(5800);
  expect(state().session?.returns).toMatchObject({ feesMinor: 2 * 1787 });
});

test('O1: after the cut-off a cashier is refused, and a manager’s PIN lets it through with both names in the journal', async () => {
  till = await testTill();
  await ready(till);
  setRules({ exchangeUntilHours: 48 });
  const old = accepted(await sell(till, 'p2', 1));
  await add('p1', 1);
  expect(await choose(old, [0])).toMatchObject({ refusal: { kind: 'managerNeeded', why: 'cutOff' } });
  const cart = accepted(await choose(old, [0], { approval: MANAGER }));
  expect(cart.exchange?.approvedByName).toBe('Sophie Blanc');
  accepted(await validate(CASH));
  const shown = accepted(await till.query('order', { order: old.id as never }));
  expect(shown.refunds[0]).toMatchObject({ byName: 'Anna Meier', approvedByName: 'Sophie Blanc' });
});

test('O1: more than the limit going out asks for a manager at the sale', async () => {
  till = await testTill();
  await ready(till);
  const old = accepted(await sell(till, 'p1', 3));
  await add('p2', 1);
  accepted(await choose(old, [0, 1, 2]));
  const back = { payBackBy: 'cash' as never };
  expect(await validate(back)).toMatchObject({ refusal: { kind: 'managerNeeded', why: 'limit' } });
  accepted(await validate({ ...back, approval: MANAGER }));
});

test('O1, G1: after a crash half-way the cart still knows which old tickets were chosen', async () => {
  till = await testTill();
  await ready(till);
  const old = accepted(await sell(till, 'p2', 2));
  await add('p1', 1);
  accepted(await choose(old, [1]));
  till = await till.reopen();
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  const cart = accepted(await till.query('cart', {}));
  expect(cart.exchange?.tickets.map((one) => one.number)).toEqual([old.tickets[1]?.number]);
  accepted(await validate(CASH));
  const shown = accepted(await till.query('order', { order: old.id as never }));
  expect(shown.tickets.map((one) => one.state)).toEqual(['valid', 'returned']);
});

test('O1: what somebody took back meanwhile pays nothing and is refused; without it the sale goes on', async () => {
  till = await testTill();
  await ready(till);
  const old = accepted(await sell(till, 'p2', 1));
  await add('p1', 1);
  accepted(await choose(old, [0]));
  accepted(
    await till.command('returnTickets', {
      order: old.id as never,
      tickets: [old.tickets[0]?.id as never],
      reason: 'notComing',
      original: 'takenBack',
      method: 'cash' as never,
      language: 'en',
    }),
  );
  const cart = accepted(await till.query('cart', {}));
  expect(cart).toMatchObject({ leftMinor: 5800, exchange: { gone: true, paysMinor: 0 } });
  expect(await validate(CASH)).toMatchObject({ refusal: { kind: 'ticketReturned' } });
  accepted(await till.command('dropExchange', {}));
  accepted(await validate(CASH));
});

test('O1: another till’s order offline: refused, then by a manager’s word, and nothing is freed', async () => {
  till = await testTill();
  await ready(till);
  const foreign = foreignOrder(till);
  const tickets = [foreign.tickets[0]?.ticket as never];
  await add('p1', 1);
  const given = { order: foreign.id as never, tickets, original: 'takenBack' as const };
  expect(await till.command('chooseExchange', given)).toMatchObject({
    refusal: { kind: 'authorityElsewhere' },
  });
  expect(await till.command('chooseExchange', { ...given, byWord: true })).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'authority' },
  });
  const cart = accepted(await till.command('chooseExchange', { ...given, byWord: true, approval: MANAGER }));
  expect(cart.exchange?.number).toBe(foreign.number);
});

test('O1: the receipt shows both: new tickets, old ones with their numbers, fee, and the money that moved', async () => {
  till = await testTill();
  await ready(till);
  setRules({ exchangeFeeMinor: 500 });
  const old = accepted(await sell(till, 'p2', 1));
  await add('p1', 1);
  accepted(await choose(old, [0]));
  const made = accepted(await validate({ ...CASH, print: { tickets: true, receipt: true } }));
  const { documentOf } = await import('../../electron/core/documents.ts');
  const job = till.store.read.printJobs
    .ofOrder(made.id as never)
    .find((one) => one.content.type === 'receipt');
  const paper = documentOf(till.context, job as never);
  if (paper.kind !== 'receipt') throw new Error('no receipt');
  expect(paper.lines.map((line) => line.totalMinor)).toEqual([5800, -1787, 500]);
  expect(paper.lines[1]?.detail).toContain(old.tickets[0]?.number);
  expect(paper.totalMinor).toBe(5800 - 1787 + 500);
  expect(paper.payments.map((one) => one.minor)).toEqual([paper.totalMinor + paper.roundingMinor]);
});
