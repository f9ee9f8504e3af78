import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { exchange } from '../../electron/core/returns/exchange.ts';
import { planReturn } from '../../electron/core/returns/planReturn.ts';
import { soldOrder } from '../../electron/core/returns/soldOrder.ts';
import { emptyCart } from '../../shared/domain/cart.ts';
import type { PricedTickets } from '../../shared/domain/priced.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import { expectedCash } from '../../shared/journal/streamState.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { accepted } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const state = () => till.context.journalist.transact((tx) => tx.state());

/** Lines of tonight's show at a price, as a cart would have them. */
function linesOf(price: string, quantity: number): PricedTickets[] {
  const { cache } = till.context;
  const now = till.clock.now();
  const line = {
    kind: 'ticket' as const,
    id: till.newCommand() as never,
    date: 'd1' as never,
    price: price as never,
    quantity,
    seats: [],
    chosenMinor: null,
    proofSeen: false,
    reason: null,
    details: [],
  };
  const cart = { ...emptyCart(till.newCommand() as never, till.newCommand()), lines: [line] };
  const priced = accepted(priceCart(cart, cache.catalogue(), now, cache.day(now)));
  return priced.lines.filter((one): one is PricedTickets => one.kind === 'ticket');
}

/** Exchanges tickets of an order for others; what is missing or left over is cash. Throws when it is refused. */
function swap(order: string, places: readonly number[], lines: readonly PricedTickets[]) {
  const { context } = till;
  return context.journalist.transact((tx) => {
    const row = tx.store.journal.current();
    const sold = soldOrder(tx.store, order as never);
    const person = context.cache.catalogue().staff.get('anna' as never);
    const cash = context.cache.catalogue().paymentMethods.get('cash' as never);
    if (!row || !sold || !person || !cash) throw new Error('the till is not ready');
    const tickets = places.map((place) => sold.things[place]?.item.ticket as never);
    const wish = { tickets, original: 'takenBack' as const, method: null, person: null };
    const plan = accepted(planReturn(context, tx.store, row.id, sold, wish, 'nothing'));
    const worth = plan.things.reduce((sum, { item }) => sum + item.minor, 0);
    const total = lines.reduce((sum, line) => sum + line.totalMinor, 0);
    return accepted(
      exchange(context, tx, {
        command: tx.id(),
        person,
        approvedBy: null,
        sold,
        things: plan.things,
        authority: 'own',
        why: 'exchanged',
        original: 'takenBack',
        note: '',
        feeMinor: 0,
        lines,
        payBackBy: worth > total ? cash : null,
        payments: total > worth ? [{ method: cash.id, givenMinor: null }] : [],
        language: 'en',
      }),
    );
  });
}

const exchanged = () => state().session?.methods.find((one) => one.kind === 'exchange')?.minor ?? 0;

test('O1, G3: dearer tickets in exchange: only the difference moves money, Exchange comes to nothing, old ones are void', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p2', 2));
  const before = state();
  const { order: next, refund } = swap(order.id, [0], linesOf('p1', 1));
  const after = state();
  // 58.00 for 17.87: 40.13 more, 40.15 in coins.
  expect(after.perpetual.netMinor - before.perpetual.netMinor).toBe(5800 - 1787);
  expect(expectedCash(after.session as never) - expectedCash(before.session as never)).toBe(4015);
  expect(exchanged()).toBe(0);
  const old = accepted(await till.query('order', { order: order.id as never }));
  expect(old.tickets.map((one) => one.state)).toEqual(['returned', 'valid']);
  expect(old.refunds).toMatchObject([{ id: refund, why: 'exchanged', replacedBy: { id: next } }]);
  const made = accepted(await till.query('order', { order: next }));
  expect(made.payments.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['exchange', 1787],
    ['cash', 4015],
  ]);
  expect(made.tickets[0]?.print.state).toBe('waiting');
});

test('O1, G3: cheaper tickets in exchange: the rest goes out by the return', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 1));
  const before = state();
  const { order: next } = swap(order.id, [0], linesOf('p2', 1));
  const after = state();
  // 58.00 less 17.87 are 40.13, 40.15 in coins.
  expect(expectedCash(after.session as never) - expectedCash(before.session as never)).toBe(-4015);
  expect(exchanged()).toBe(0);
  const made = accepted(await till.query('order', { order: next }));
  expect(made.payments.map(({ kind, minor }) => [kind, minor])).toEqual([['exchange', 1787]]);
});

test('G5: the last place can be exchanged for itself: what comes back is sold again in the same transaction', async () => {
  till = await testTill({ lease: 1 });
  await ready(till);
  const order = accepted(await sell(till, 'p1', 1));
  swap(order.id, [0], linesOf('p2', 1));
  expect(await sell(till, 'p1', 1)).toMatchObject({ ok: false });
});

test('G1: an exchange that is refused leaves nothing behind', async () => {
  till = await testTill({ lease: 2 });
  await ready(till);
  const order = accepted(await sell(till, 'p1', 2));
  const before = state();
  expect(() => swap(order.id, [0], linesOf('p1', 3))).toThrow('quotaGone');
  expect(state()).toEqual(before);
  const shown = accepted(await till.query('order', { order: order.id as never }));
  expect(shown.tickets.every((one) => one.state === 'valid')).toBe(true);
});

test('G3: over random exchanges Exchange is nothing, and takings are what is valid', async () => {
  till = await testTill({ lease: 40 });
  await ready(till);
  let orders = [accepted(await sell(till, 'p1', 3)).id, accepted(await sell(till, 'p2', 3)).id];
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.constantFrom('p1', 'p2'),
      fc.integer({ min: 1, max: 2 }),
      async (seed, price, quantity) => {
        const order = orders[seed % orders.length] ?? '';
        const shown = accepted(await till.query('order', { order: order as never }));
        const places = shown.tickets
          .flatMap((one, i) => (one.state === 'valid' ? [i] : []))
          .slice(0, quantity);
        if (places.length === 0) return;
        orders = [...orders, swap(order, places, linesOf(price, quantity)).order];
        expect(exchanged()).toBe(0);
        const rows = await Promise.all(orders.map((one) => till.query('order', { order: one as never })));
        const valid = rows
          .flatMap((row) => accepted(row).tickets)
          .filter((one) => one.state === 'valid')
          .reduce((sum, one) => sum + one.minor, 0);
        expect(state().perpetual.netMinor).toBe(valid);
      },
    ),
    { numRuns: 12 },
  );
});
