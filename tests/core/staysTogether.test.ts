import { afterEach, expect, test } from 'vitest';
import { expectedCash } from '../../shared/journal/streamState.ts';
import { SOPHIE } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { reserve, take } from '../fakes/reservations.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

const told = (kind: string, id: string, value: object) => {
  till.context.journalist.transact((tx) =>
    tx.store.reference.apply([{ position: 9998, kind, id, value: { id, ...value } } as never]),
  );
  till.context.cache.reload();
};
const start = async () => {
  till = await testTill({ selling: true, lease: 40 });
  await ready(till);
};
const buyTwoGetOne = () =>
  told('offer', 'of', {
    name: '2+1',
    buy: 2,
    get: 1,
    reduction: { kind: 'percent', basisPoints: 10_000 },
  });
const cash = () => {
  const session = till.store.read.journal.current()?.state.session;
  return session ? expectedCash(session) : 0;
};
const back = (
  order: { id: string; tickets: readonly { id: string }[] },
  places: number[],
  more: object = {},
) =>
  till.command('returnTickets', {
    order: order.id,
    tickets: places.map((place) => order.tickets[place]?.id),
    reason: 'notComing',
    original: 'takenBack',
    method: 'cash',
    language: 'en',
    ...more,
  } as never);

test('O3: of a bought group nothing goes back that the free one hangs on, but by a manager; all together does', async () => {
  await start();
  buyTwoGetOne();
  const before = cash();
  const order = ok(await sell(till, 'p3', 3));
  const free = order.tickets.findIndex((ticket) => ticket.minor === 0);
  const paid = [0, 1, 2].filter((place) => place !== free);
  const wish = {
    order: order.id,
    tickets: [order.tickets[paid[0] ?? 0]?.id],
    original: 'takenBack',
    method: 'cash',
  };
  expect(ok(await till.query('returnPlan', wish as never))).toMatchObject({ manager: ['together'] });
  expect(refusal(await back(order, paid))).toMatchObject({ kind: 'managerNeeded', why: 'together' });
  const swap = { order: order.id, tickets: wish.tickets, original: 'takenBack' };
  expect(refusal(await till.command('chooseExchange', swap as never))).toMatchObject({ why: 'together' });
  // The free one hangs on the others, not the others on it.
  ok(await back(order, [free]));
  ok(await back(order, paid));
  expect(cash()).toBe(before);
  const second = ok(await sell(till, 'p3', 3));
  ok(await back(second, paid, { approval: SOPHIE }));
});

test('O3: a bought group goes back as a whole without a manager', async () => {
  await start();
  buyTwoGetOne();
  const order = ok(await sell(till, 'p3', 3));
  ok(await back(order, [0, 1, 2]));
});

test('O3: four of which three earn the offer: the fourth goes back alone', async () => {
  await start();
  buyTwoGetOne();
  const order = ok(await sell(till, 'p3', 4));
  const paid = order.tickets.findIndex((ticket) => ticket.minor > 0);
  ok(await back(order, [paid]));
  const next = order.tickets.findIndex((ticket, place) => ticket.minor > 0 && place !== paid);
  expect(refusal(await back(order, [next]))).toMatchObject({ kind: 'managerNeeded', why: 'together' });
});

test('O3: a group price stays with its least number only', async () => {
  await start();
  const price = [...till.context.cache.catalogue().prices.values()].find((one) => one.id === 'p3');
  const order = ok(await sell(till, 'p3', 4));
  told('price', 'p3', { ...price, least: 3 });
  ok(await back(order, [0]));
  expect(refusal(await back(order, [1]))).toMatchObject({ kind: 'managerNeeded', why: 'together' });
  ok(await back(order, [1, 2, 3], { approval: SOPHIE }));
});

test('O1: a reservation that an offer made cheaper is not split; a part below the least of its price is not paid', async () => {
  await start();
  const price = [...till.context.cache.catalogue().prices.values()].find((one) => one.id === 'p3');
  const group = await reserve(till, 'p3', 4);
  told('price', 'p3', { ...price, least: 3 });
  const pieces = group.pieces.slice(0, 2).map((piece) => piece.id);
  const part = ok(await till.command('splitReservation', { order: group.id, pieces } as never));
  ok(await take(till, (part as { id: string }).id));
  const { id, commandId } = ok(await till.query('cart', {}));
  const pay = { cart: id, payments: [{ method: 'cash', givenMinor: null }], language: 'en' };
  expect(refusal(await till.command('validateOrder', pay as never, commandId as never))).toMatchObject({
    kind: 'limitLeast',
    least: 3,
  });
  ok(await till.command('emptyCart', {} as never));
  told('price', 'p3', { ...price, least: null });
  buyTwoGetOne();
  const three = await reserve(till, 'p3', 3);
  const free = three.pieces.find((piece) => piece.minor === 0);
  const split = { order: three.id, pieces: [free?.id] };
  expect(refusal(await till.command('splitReservation', split as never))).toMatchObject({
    kind: 'piecesTogether',
  });
});
