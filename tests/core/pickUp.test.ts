import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { reserve } from '../fakes/reservations.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const MINUTE = 60_000;
const collect = (order: string, again = false) =>
  till.command('collectOrder', { order: order as never, again });
const isWhole = () => expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });

test('D3: handed out once, with when and by whom; a second time says when it was collected first', async () => {
  till = await testTill();
  await ready(till);
  const order = ok(await sell(till, 'p1', 2));
  expect(order.collected).toBeNull();
  await till.command('signIn', { staff: 'noah' as never, pin: PIN });
  const at = new Date(till.clock.now()).toISOString();
  expect(ok(await collect(order.id)).collected).toEqual({ at, byName: 'Noah Favre', tillNo: null });
  till.clock.pass(5 * MINUTE);
  expect(refusal(await collect(order.id))).toEqual({
    kind: 'collectedAlready',
    at,
    byName: 'Noah Favre',
    tillNo: null,
  });
  // Handed out again, knowingly: the first time is what is shown from then on too.
  expect(ok(await collect(order.id, true)).collected).toMatchObject({ at });
  expect(till.store.read.orderActs.ofOrder(order.id as never).map((row) => row.kind)).toEqual([
    'orderCollected',
    'orderCollected',
  ]);
  isWhole();
});

test('D3: an order of another till is handed out here, and what that till did is said here', async () => {
  till = await testTill();
  await ready(till);
  const row = foreignOrder(till);
  expect(ok(await collect(row.id)).collected).toMatchObject({ byName: 'Anna Meier', tillNo: null });
  const told = { at: till.clock.now() - MINUTE, by: 'noah', tillNo: 3 };
  till.context.journalist.transact((tx) =>
    tx.store.foreignOrders.put({ ...row, collected: told } as never, null),
  );
  expect(refusal(await collect(row.id))).toMatchObject({
    kind: 'collectedAlready',
    byName: 'Noah Favre',
    tillNo: 3,
  });
  isWhole();
});

test('D3: refusals of handing out: unknown, not paid, taken back', async () => {
  till = await testTill();
  await ready(till);
  expect(refusal(await collect(till.newCommand()))).toEqual({ kind: 'orderUnknown' });
  const reserved = await reserve(till, 'p1', 1);
  expect(refusal(await collect(reserved.id))).toEqual({ kind: 'orderNotPaid', number: reserved.number });
  const order = ok(await sell(till, 'p1', 1));
  const back = {
    order: order.id as never,
    tickets: [order.tickets[0]?.id as never],
    reason: 'notComing' as const,
    original: 'takenBack' as const,
    method: 'cash' as never,
    language: 'en' as const,
  };
  ok(await till.command('returnTickets', back));
  expect(refusal(await collect(order.id))).toMatchObject({ kind: 'ticketReturned' });
  isWhole();
});
