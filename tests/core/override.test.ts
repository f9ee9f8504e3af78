import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

const approval = { staff: 'sophie', pin: PIN };
let till: TestTill;
beforeEach(async () => {
  // Ten places of q1 on this till, and no line to the centre.
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const cart = async (): Promise<CartView> => ok(await till.query('cart', {}));
const add = (price: string, quantity: number, more: object = {}) =>
  till.command('addTickets', { date: price === 'ph' ? 'dh' : 'd1', price, quantity, ...more });
const pay = async () => sell(till, await cart(), { method: 'cash', givenMinor: null });
const lastSale = (): OrderValidated => {
  const row = till.store.read.journal.current();
  const sealed = row && till.store.read.journal.entry(row.id, row.state.seq);
  return (JSON.parse(sealed?.bytes ?? '{}') as { body: OrderValidated }).body;
};
const setMost = async (overrideMost: number): Promise<void> => {
  const venue = till.store.read.reference.all().find((row) => row.kind === 'venue');
  const value = { ...venue?.value, overrideMost };
  till.context.journalist.transact((tx) =>
    tx.store.reference.apply([{ position: 9999, kind: 'venue', id: 'v1', value }]),
  );
  till.context.cache.reload();
};

test('G5, G9: without a right, offline, a manager’s PIN lets the sale through; what was there is taken first', async () => {
  expect(refusal(await add('p1', 12))).toMatchObject({ kind: 'quotaGone', left: 10 });
  const view = ok(await add('p1', 12, { approval }));
  expect(view.override).toEqual({ by: 'sophie', byName: 'Sophie Blanc' });
  const order = ok(await pay());
  expect(order.tickets).toHaveLength(12);
  const { rights, override } = lastSale();
  expect(rights).toEqual([{ lease: 'l1', epoch: 1, quota: 'q1', amount: 10 }]);
  expect(override).toEqual({ by: 'sophie', quotas: [{ quota: 'q1', amount: 2 }] });
  expect(till.store.read.leases.consumed('l1' as never, 1)).toBe(10);
  // The next cart begins without anybody's word.
  expect((await cart()).override).toBeNull();
  expect(refusal(await add('p1', 1))).toMatchObject({ kind: 'quotaGone', left: 0 });
});

test('a zone of which this till holds nothing at all is sold by a manager’s word too', async () => {
  const gone = [{ position: 9999, kind: 'lease', id: 'lb', value: null }];
  till.context.journalist.transact((tx) => tx.store.reference.apply(gone));
  till.context.cache.reload();
  expect(refusal(await add('p3', 1))).toEqual({ kind: 'notOnThisTill', zone: 'Balcon' });
  ok(await add('p3', 1, { approval }));
  ok(await pay());
  expect(lastSale()).toMatchObject({ rights: [], override: { quotas: [{ quota: 'q2', amount: 1 }] } });
});

test('a word that was not needed is not kept: the sale is one like any other', async () => {
  const view = ok(await add('p1', 2, { approval }));
  expect(view.override).toBeNull();
  ok(await pay());
  expect(lastSale().override).toBeUndefined();
  expect(refusal(await add('p1', 9))).toMatchObject({ kind: 'quotaGone', left: 8 });
});

test('it goes so far as the venue says, per order, over all that is done to the cart', async () => {
  await setMost(3);
  expect(refusal(await add('p1', 14, { approval }))).toEqual({ kind: 'overrideTooMany', most: 3, wanted: 4 });
  const view = ok(await add('p1', 13, { approval }));
  const line = view.lines[0]?.id ?? '';
  expect(refusal(await till.command('setQuantity', { line, quantity: 14 }))).toMatchObject({
    kind: 'overrideTooMany',
    wanted: 4,
  });
  await setMost(0);
  expect(refusal(await pay())).toEqual({ kind: 'overrideNever' });
  ok(await till.command('setQuantity', { line, quantity: 10 }));
  ok(await pay());
});

test('A3: a manager’s word is for so many places: more are asked for again, of another zone too', async () => {
  ok(await add('p1', 11, { approval }));
  expect(refusal(await add('p1', 1))).toMatchObject({ kind: 'quotaGone', left: 10 });
  expect(refusal(await add('p3', 11))).toMatchObject({ kind: 'quotaGone' });
  // What the till holds needs nobody's word, and one that was taken out may come in again.
  const line = ok(await add('p3', 1)).lines[0]?.id ?? '';
  ok(await till.command('setQuantity', { line, quantity: 10 }));
  ok(await till.command('setQuantity', { line, quantity: 11 }));
  expect(ok(await add('p1', 2, { approval })).lines[0]).toMatchObject({ quantity: 13 });
  ok(await pay());
  expect(lastSale().override).toEqual({ by: 'sophie', quotas: [{ quota: 'q1', amount: 3 }] });
});

test('G10: only a manager’s PIN counts; a PIN is never part of what is kept of a command', async () => {
  expect(refusal(await add('p1', 12, { approval: { staff: 'luca', pin: PIN } }))).toEqual({
    kind: 'roleMissing',
    needed: ['manager'],
  });
  expect(refusal(await add('p1', 12, { approval: { staff: 'sophie', pin: '0000' } }))).toMatchObject({
    kind: 'approvalWrong',
  });
  expect((await cart()).lines).toEqual([]);
  const id = till.newCommand();
  const input = { date: 'd1', price: 'p1', quantity: 12, approval };
  const view = ok(await till.command('addTickets', input, id));
  // G2: sent again it answers the same, once more with the right PIN.
  expect(ok(await till.command('addTickets', input, id))).toEqual(view);
  expect((await cart()).tickets).toBe(12);
});

test('a manager at the screen is asked for a PIN as well: nobody sells beyond the rights unawares', async () => {
  await till.command('signIn', { staff: 'sophie', pin: PIN });
  expect(refusal(await add('p1', 11))).toMatchObject({ kind: 'quotaGone' });
  ok(await add('p1', 11, { approval }));
});

test('the rights that went away after the cart was made are the manager’s matter at the sale', async () => {
  ok(await add('p1', 4));
  const { id, commandId } = await cart();
  const ended = { id: 'l1', stream: till.store.read.journal.current()?.id, epoch: 2 };
  till.context.journalist.transact((tx) =>
    tx.store.reference.apply([{ position: 9999, kind: 'leaseEnded', id: 'l1', value: ended }]),
  );
  till.context.cache.reloadLeases();
  expect(refusal(await pay())).toMatchObject({ kind: 'notOnThisTill' });
  const input = { cart: id, payments: [{ method: 'cash', givenMinor: null }], language: 'en' as const };
  const order = ok(await till.command('validateOrder', { ...input, approval }, commandId as never));
  expect(order.tickets).toHaveLength(4);
  expect(lastSale()).toMatchObject({ rights: [], override: { by: 'sophie' } });
});

test('G4: a seat that is held elsewhere is sold by a manager’s word; one that is sold or held for somebody is not', async () => {
  const pick = (seat: string, more: object = {}) =>
    till.command('pickSeat', { date: 'dh', price: 'ph', seat, ...more });
  expect(refusal(await pick('s-6-1'))).toMatchObject({ kind: 'seatNotOurs', state: 'elsewhere' });
  ok(await pick('s-6-1', { approval }));
  ok(await pick('s-1-1'));
  ok(await pay());
  expect(lastSale()).toMatchObject({
    rights: [{ lease: 'lh', amount: 1, seats: ['s-1-1'] }],
    override: { quotas: [{ quota: 'qh', amount: 1 }] },
  });
  expect(till.store.read.seatSales.of('dh' as never).toSorted()).toEqual(['s-1-1', 's-6-1']);
  expect(refusal(await pick('s-6-1', { approval }))).toMatchObject({ state: 'sold' });
  expect(refusal(await pick('s-2-1', { approval }))).toMatchObject({ state: 'held' });
});

test('best seats beyond the leases: what this till holds comes first', async () => {
  // All but the wheelchair place and its companion’s, which are picked by hand.
  ok(await add('ph', 47));
  expect(refusal(await add('ph', 2))).toMatchObject({ kind: 'quotaGone' });
  const view = ok(await add('ph', 2, { approval }));
  const seats = view.lines.flatMap((line) => (line.kind === 'ticket' ? line.seats.map((s) => s.seat) : []));
  expect(seats.filter((seat) => seat.startsWith('s-6-'))).toHaveLength(2);
  ok(await pay());
  expect(lastSale().override?.quotas).toEqual([{ quota: 'qh', amount: 2 }]);
});

test('a promotion’s cap and a contingent are never exceeded by a manager’s word', async () => {
  await add('p1', 2);
  expect(refusal(await till.command('enterCode', { code: 'CAPPED', approval }))).toMatchObject({
    kind: 'codeUsedUp',
  });
});
