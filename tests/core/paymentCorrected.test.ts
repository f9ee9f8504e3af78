import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { correctPayment } from '../../shared/domain/correctPayment.ts';
import { expectedCash } from '../../shared/journal/streamState.ts';
import { cashRounding } from '../../shared/kernel/money.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { accepted, foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill | undefined;
afterEach(() => {
  till?.dispose();
  till = undefined;
});

const MANAGER = { staff: 'sophie' as never, pin: PIN };

async function open(): Promise<TestTill> {
  till = await testTill();
  await ready(till);
  return till;
}
const stateOf = (one: TestTill) => one.context.journalist.transact((tx) => tx.state());
const totals = (one: TestTill) =>
  Object.fromEntries((stateOf(one).session?.methods ?? []).map(({ kind, minor }) => [kind, minor]));
const correct = (one: TestTill, order: string, method: string, more: object = {}) =>
  one.command('correctPayment', { order: order as never, place: 0, method: method as never, ...more });

/** Sells by card: the terminal is asked first. */
async function sellByCard(one: TestTill, price: string, quantity: number) {
  accepted(await one.command('addTickets', { date: 'd1' as never, price: price as never, quantity }));
  const cart = accepted(await one.query('cart', {}));
  const method = 'card' as never;
  accepted(await one.command('startTerminalPayment', { cart: cart.id as never, method }));
  return accepted(
    await one.command(
      'validateOrder',
      { cart: cart.id as never, payments: [{ method, givenMinor: null }], language: 'en' },
      cart.commandId as never,
    ),
  );
}

test('O8, G3: a card that was declined becomes cash, rounded to coins; lines, tickets and perpetual totals stay', async () => {
  const one = await open();
  const order = await sellByCard(one, 'p2', 1);
  const before = stateOf(one);
  const shown = accepted(await correct(one, order.id, 'cash'));
  const after = stateOf(one);
  expect(shown).toMatchObject({
    roundingMinor: -2,
    payments: [{ kind: 'cash', minor: 1785 }],
    corrections: [{ from: 'Card', fromMinor: 1787, toMinor: 1785, byName: 'Anna Meier', approvedByName: '' }],
  });
  expect(shown.tickets.map((ticket) => ticket.state)).toEqual(['valid']);
  expect(totals(one)).toMatchObject({ card: 0, cash: 1785 });
  expect(after.perpetual).toEqual(before.perpetual);
  expect(after.session?.linesMinor).toBe(before.session?.linesMinor);
  expect(expectedCash(after.session as never)).toBe(20_000 + 1785);
  const closing = accepted(await one.command('closeSession', { countedMinor: 21_785 }));
  expect(closing.differenceMinor).toBe(0);
  expect(checkStore(one.store.file)).toEqual({ damaged: null, differs: null });
});

test('O8: cash that was a card in truth, and back again: rounding comes and goes with the coins', async () => {
  const one = await open();
  const order = accepted(await sell(one, 'p2', 1));
  expect(accepted(await correct(one, order.id, 'card', { approval: MANAGER }))).toMatchObject({
    roundingMinor: 0,
    payments: [{ kind: 'card', minor: 1787 }],
  });
  const back = accepted(await correct(one, order.id, 'cash'));
  expect(back).toMatchObject({ roundingMinor: -2, payments: [{ minor: 1785 }] });
  expect(back.corrections).toHaveLength(2);
  expect(totals(one)).toMatchObject({ card: 0, cash: 1785 });
});

test('G3: rounding goes with the cash that finished, not with a part before it', async () => {
  const one = await open();
  const cart = accepted(
    await one.command('addTickets', { date: 'd1' as never, price: 'p2' as never, quantity: 1 }),
  );
  const part = { cart: cart.id as never, method: 'cash' as never, givenMinor: 1000 };
  accepted(await one.command('addPayment', part));
  const order = accepted(
    await one.command(
      'validateOrder',
      { cart: cart.id as never, payments: [{ method: 'cash' as never, givenMinor: null }], language: 'en' },
      cart.commandId as never,
    ),
  );
  expect(order).toMatchObject({ roundingMinor: -2, payments: [{ minor: 1000 }, { minor: 785 }] });
  // The terminal had taken the 10.00: that is what it says, to the cent.
  const first = accepted(await correct(one, order.id, 'card', { approval: MANAGER }));
  expect(first).toMatchObject({
    roundingMinor: -2,
    payments: [
      { kind: 'card', minor: 1000 },
      { kind: 'cash', minor: 785 },
    ],
  });
  const both = accepted(await correct(one, order.id, 'card', { place: 1, approval: MANAGER }));
  expect(both).toMatchObject({ roundingMinor: 0, payments: [{ minor: 1000 }, { kind: 'card', minor: 787 }] });
  const back = accepted(await correct(one, order.id, 'cash', { place: 1 }));
  expect(back).toMatchObject({
    roundingMinor: -2,
    payments: [{ minor: 1000 }, { kind: 'cash', minor: 785 }],
  });
  expect(checkStore(one.store.file)).toEqual({ damaged: null, differs: null });
});

test('G2: a correction that is sent again is done once', async () => {
  const one = await open();
  const order = await sellByCard(one, 'p1', 1);
  const id = one.newCommand();
  const input = { order: order.id as never, place: 0, method: 'cash' as never };
  const first = await one.command('correctPayment', input, id);
  expect(await one.command('correctPayment', input, id)).toEqual(first);
  expect(totals(one)).toMatchObject({ card: 0, cash: 5800 });
});

test('O8: once its session is closed a manager answers for it, and it counts in the open one', async () => {
  const one = await open();
  const order = await sellByCard(one, 'p1', 1);
  accepted(await one.command('closeSession', { countedMinor: 20_000 }));
  expect(await correct(one, order.id, 'cash')).toMatchObject({ refusal: { kind: 'sessionMissing' } });
  accepted(await one.command('openSession', { floatMinor: 10_000 }));
  expect(await correct(one, order.id, 'cash')).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'session' },
  });
  const done = accepted(await correct(one, order.id, 'cash', { approval: MANAGER }));
  expect(done.corrections[0]?.approvedByName).toBe('Sophie Blanc');
  expect(totals(one)).toEqual({ card: -5800, cash: 5800 });
  const closings = accepted(await one.query('closings', {})).closings;
  expect(closings[0]?.methods).toMatchObject([{ kind: 'card', minor: 5800 }]);
});

test('O8: above the limit a manager answers for it', async () => {
  const one = await open();
  const order = await sellByCard(one, 'p1', 3);
  expect(await correct(one, order.id, 'cash')).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'limit', limitMinor: 10_000 },
  });
  accepted(await correct(one, order.id, 'cash', { approval: MANAGER }));
});

test('O8: cash becomes a card by a manager only, and parts of an order have one limit', async () => {
  const one = await open();
  const order = accepted(await sell(one, 'p1', 1));
  expect(await correct(one, order.id, 'card')).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'lessCash' },
  });
  const first = await sellByCard(one, 'p1', 1);
  accepted(await correct(one, first.id, 'twint'));
  const again = await correct(one, first.id, 'cash');
  expect(again).toMatchObject({ refusal: { kind: 'managerNeeded', why: 'limit' } });
  const second = await sellByCard(one, 'p1', 1);
  expect(await correct(one, second.id, 'cash')).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'limit' },
  });
});

test('O8: of an order whose tickets went back the payments stay', async () => {
  const one = await open();
  const order = accepted(await sell(one, 'p1', 1));
  const tickets = order.tickets.map((ticket) => ticket.id);
  const back = { order: order.id, tickets, reason: 'notComing', original: 'takenBack', method: 'cash' };
  accepted(await one.command('returnTickets', { ...back, language: 'en' } as never));
  expect(await correct(one, order.id, 'card', { approval: MANAGER })).toMatchObject({
    refusal: { kind: 'paymentOfReturned', number: order.number },
  });
});

test('O8, every refusal: no such payment, the same method, an unknown one, an unknown order, another till’s', async () => {
  const one = await open();
  const order = accepted(await sell(one, 'p1', 1));
  expect(await correct(one, order.id, 'cash')).toMatchObject({ refusal: { kind: 'methodUnknown' } });
  expect(await correct(one, order.id, 'nope')).toMatchObject({ refusal: { kind: 'methodUnknown' } });
  expect(await correct(one, order.id, 'card', { place: 4 })).toMatchObject({
    refusal: { kind: 'paymentGone' },
  });
  expect(await correct(one, one.newCommand(), 'card')).toMatchObject({ refusal: { kind: 'orderUnknown' } });
  expect(await correct(one, foreignOrder(one).id, 'card')).toMatchObject({
    refusal: { kind: 'soldElsewhere', tillNo: 1 },
  });
});

const plain = (kind: 'cash' | 'card', minor: number) => ({
  method: kind as never,
  methodName: kind,
  kind,
  minor,
  givenMinor: minor,
  changeMinor: 0,
});
const method = (kind: 'cash' | 'card') =>
  ({ id: kind, name: kind, kind, currency: null, wantsReference: false }) as never;

test('O8: what moved no plain money stays what it is', () => {
  const terms = { cashStep: 5, currency: 'CHF' as const };
  const voucher = { ...plain('card', 500), kind: 'voucher' as const };
  expect(correctPayment(voucher, method('cash'), 0, terms)).toMatchObject({
    refusal: { kind: 'paymentStays' },
  });
});

test('G3: minus, plus and rounding always make zero, and there and back again is where it was', () => {
  const terms = { cashStep: 5, currency: 'CHF' as const };
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 1_000_000 }), (due) => {
      const to = accepted(correctPayment(plain('card', due), method('cash'), 0, terms));
      expect(to.minus.minor + to.plus.minor).toBe(to.roundingMinor);
      expect(to.plus.minor).toBe(due + cashRounding(due, 5));
      const back = accepted(correctPayment(to.plus, method('card'), to.roundingMinor, terms));
      expect(back.plus.minor).toBe(due);
      expect(back.roundingMinor).toBe(0 - to.roundingMinor);
    }),
  );
});
