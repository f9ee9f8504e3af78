import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { ready, type TestTill, testTill } from '../fakes/till.ts';
import { foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const isWhole = () => expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
const start = async () => {
  till = await testTill({ selling: true });
  await ready(till);
};
const save = (customer: string | null, fields: object) =>
  till.command('saveCustomer', { customer: customer as never, fields });
const found = async (search: string) =>
  ok(await till.query('orders', { search, limit: 10 })).orders.map((one) => one.name);

/** A sale in cash, for a customer or for nobody. */
async function sale(customer: string | null) {
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  if (customer !== null) ok(await till.command('setCustomer', { customer: customer as never }));
  const { id, commandId } = ok(await till.query('cart', {}));
  const payments = [{ method: 'cash' as never, givenMinor: null }];
  const input = { cart: id as never, payments, language: 'en' as const };
  return ok(await till.command('validateOrder', input, commandId as never));
}

test('O4: names and contacts of an order’s customer change after the sale; the order is found and shown by the new name', async () => {
  await start();
  const customer = ok(await save(null, { first: 'Lea', last: 'Favre', phone: '079 123 45 67' })).id;
  const order = await sale(customer);
  ok(await save(customer, { last: 'Rochat', email: 'lea@rochat.ch' }));
  for (const search of ['rochat', 'lea roch', 'lea@rochat'])
    expect(await found(search), search).toEqual(['Lea Rochat']);
  const shown = ok(await till.query('order', { order: order.id as never }));
  expect(shown.customer).toMatchObject({ last: 'Rochat', email: 'lea@rochat.ch', phone: '079 123 45 67' });
  // Only what changed stands in the entry, its values in the personal part.
  const row = till.store.read.journal.current();
  const saved = till.store.read.journal
    .page(row?.id as never, 1, 1000)
    .flatMap((sealed) => (openEntry(sealed).kind === 'customerSaved' ? [sealed] : []));
  expect(saved.map((sealed) => openEntry(sealed).body.fields)).toEqual([
    ['first', 'last', 'phone'],
    ['email', 'last'],
  ]);
  expect(saved[1]?.bytes).not.toContain('Rochat');
  isWhole();
});

test('O4: an order that was sold to nobody gets a customer, and another one instead', async () => {
  await start();
  const order = await sale(null);
  const lea = ok(await save(null, { last: 'Favre' })).id;
  const bruno = ok(await save(null, { last: 'Keller' })).id;
  const give = (customer: string) =>
    till.command('setOrderCustomer', { order: order.id as never, customer: customer as never });
  expect(ok(await give(lea)).customer).toMatchObject({ last: 'Favre' });
  expect(await found('favre')).toEqual(['Favre']);
  expect(ok(await give(bruno)).customer).toMatchObject({ last: 'Keller' });
  expect(await found('favre')).toEqual([]);
  expect(await found('keller')).toEqual(['Keller']);
  isWhole();
});

test('O4: refusals of naming a customer', async () => {
  await start();
  const order = await sale(null);
  const give = (of: string, customer: string) =>
    till.command('setOrderCustomer', { order: of as never, customer: customer as never });
  expect(refusal(await give(order.id, 'nobody'))).toEqual({ kind: 'customerUnknown' });
  expect(refusal(await give(till.newCommand(), 'nobody'))).toEqual({ kind: 'orderUnknown' });
  expect(refusal(await give(foreignOrder(till).id, 'nobody'))).toEqual({ kind: 'soldElsewhere', tillNo: 1 });
  isWhole();
});
