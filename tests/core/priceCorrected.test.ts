import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { expectedCash } from '../../shared/journal/streamState.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { accepted, foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill | undefined;
afterEach(() => {
  till?.dispose();
  till = undefined;
});

const MANAGER = { staff: 'sophie' as never, pin: PIN };

async function open(options: Parameters<typeof testTill>[0] = {}): Promise<TestTill> {
  till = await testTill(options);
  await ready(till);
  return till;
}
const stateOf = (one: TestTill) => one.context.journalist.transact((tx) => tx.state());
const cashOf = (one: TestTill) => expectedCash(stateOf(one).session as never);

const correct = (
  one: TestTill,
  order: Pick<OrderView, 'id' | 'tickets'>,
  places: readonly number[],
  price: string,
  more: object = {},
) =>
  one.command('correctPrice', {
    order: order.id as never,
    tickets: places.map((place) => order.tickets[place]?.id as never),
    price: price as never,
    original: 'takenBack',
    method: 'cash' as never,
    language: 'en',
    ...more,
  });

test('O7, G3: too dear: the difference goes back, one order takes the place of the other, in one transaction', async () => {
  const one = await open();
  const order = accepted(await sell(one, 'p1', 2));
  const before = { cash: cashOf(one), seq: stateOf(one).seq };
  const plan = accepted(
    await one.query('correctionPlan', {
      order: order.id as never,
      tickets: [order.tickets[0]?.id as never],
      price: 'p2' as never,
      original: 'takenBack',
    }),
  );
  expect(plan).toEqual({ totalMinor: 1787, differenceMinor: 1787 - 5800, manager: [] });
  const made = accepted(await correct(one, order, [0], 'p2'));
  expect(made.tickets).toMatchObject([{ priceName: 'Reduced', minor: 1787 }]);
  expect(made.replaces).toMatchObject({ why: 'corrected', order: order.id });
  expect(cashOf(one) - before.cash).toBe(-4015);
  expect(stateOf(one).seq - before.seq).toBe(2);
  const old = accepted(await one.query('order', { order: order.id as never }));
  expect(old.tickets.map((ticket) => ticket.state)).toEqual(['returned', 'valid']);
  expect(checkStore(one.store.file)).toEqual({ damaged: null, differs: null });
});

test('O7, G4: a numbered seat stays the customer’s, also as the last one of the house', async () => {
  const one = await open({ selling: true });
  accepted(
    await one.command('pickSeat', { date: 'dh' as never, price: 'ph' as never, seat: 's-4-1' as never }),
  );
  const cart = accepted(await one.query('cart', {}));
  const input = {
    cart: cart.id as never,
    payments: [{ method: 'cash' as never, givenMinor: null }],
    language: 'en' as const,
  };
  const order = accepted(await one.command('validateOrder', input, cart.commandId as never));
  const made = accepted(await correct(one, order, [0], 'pc'));
  expect(made.tickets[0]).toMatchObject({ priceName: 'Child', seat: order.tickets[0]?.seat });
  expect(one.store.read.seatSales.orderOf('dh' as never, 's-4-1' as never)).toBe(made.id);
  const again = accepted(await correct(one, made, [0], 'ph'));
  expect(one.store.read.seatSales.orderOf('dh' as never, 's-4-1' as never)).toBe(again.id);
  expect(checkStore(one.store.file)).toEqual({ damaged: null, differs: null });
});

test('O7: too cheap: the customer pays the difference by the method that is chosen', async () => {
  const one = await open({ lease: 1 });
  const order = accepted(await sell(one, 'p2', 1));
  const before = cashOf(one);
  const made = accepted(await correct(one, order, [0], 'p1'));
  expect(cashOf(one) - before).toBe(4015);
  expect(made.payments.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['exchange', 1787],
    ['cash', 4015],
  ]);
});

test('O7, every refusal: no method for the difference, another zone’s price, above the limit, returned, another till’s', async () => {
  const one = await open();
  const order = accepted(await sell(one, 'p1', 4));
  expect(await correct(one, order, [0], 'p2', { method: null })).toMatchObject({
    refusal: { kind: 'payBackMissing', minor: 4013 },
  });
  const cheap = accepted(await sell(one, 'p2', 1));
  expect(await correct(one, cheap, [0], 'p1', { method: null })).toMatchObject({
    refusal: { kind: 'paymentMissing', missingMinor: 4013 },
  });
  expect(await correct(one, order, [0], 'nope')).toMatchObject({ refusal: { kind: 'priceUnknown' } });
  expect(await correct(one, order, [0], 'p2', { method: 'nope' })).toMatchObject({
    refusal: { kind: 'methodUnknown' },
  });
  expect(await correct(one, order, [0, 1, 2], 'p2')).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'limit' },
  });
  accepted(await correct(one, order, [0, 1, 2], 'p2', { approval: MANAGER }));
  expect(await correct(one, order, [0], 'p2')).toMatchObject({ refusal: { kind: 'ticketReturned' } });
  const foreign = foreignOrder(one);
  const tickets = foreign.tickets.map(({ ticket }) => ({ id: ticket }));
  expect(await correct(one, { id: foreign.id, tickets } as never, [0], 'p2')).toMatchObject({
    refusal: { kind: 'authorityElsewhere' },
  });
});

test('G3: over random corrections of price and payment, takings are what is valid and Exchange is nothing', async () => {
  const one = await open({ lease: 40 });
  let orders = [accepted(await sell(one, 'p1', 2)), accepted(await sell(one, 'p2', 2))];
  const act = fc.record({
    seed: fc.nat(),
    price: fc.constantFrom('p1', 'p2'),
    payment: fc.boolean(),
    method: fc.constantFrom('cash', 'card'),
  });
  await fc.assert(
    fc.asyncProperty(act, async ({ seed, price, payment, method }) => {
      const chosen = orders[seed % orders.length] as OrderView;
      const shown = accepted(await one.query('order', { order: chosen.id as never }));
      const place = shown.tickets.findIndex((ticket) => ticket.state === 'valid');
      if (payment) {
        const which = shown.payments.findIndex((each) => each.kind !== 'exchange');
        const input = { order: shown.id as never, place: Math.max(0, which), method: method as never };
        await one.command('correctPayment', input);
      } else if (place >= 0) {
        const made = await correct(one, shown, [place], price, { method });
        if (made.ok) orders = [...orders, made.value];
      }
      const rows = await Promise.all(orders.map((each) => one.query('order', { order: each.id as never })));
      const views = rows.map((row) => accepted(row));
      const valid = views
        .flatMap((each) => each.tickets)
        .filter((ticket) => ticket.state === 'valid')
        .reduce((sum, ticket) => sum + ticket.minor, 0);
      const { perpetual, session } = stateOf(one);
      expect(perpetual.netMinor).toBe(valid);
      const byMethod = session?.methods ?? [];
      expect(byMethod.find((each) => each.kind === 'exchange')?.minor ?? 0).toBe(0);
      const paid = byMethod.reduce((sum, each) => sum + each.minor, 0);
      expect(paid).toBe((session?.linesMinor ?? 0) + (session?.roundingMinor ?? 0));
    }),
    { numRuns: 25 },
  );
  expect(checkStore(one.store.file)).toEqual({ damaged: null, differs: null });
});
