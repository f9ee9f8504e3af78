import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { addGuest, onlyList, tick } from '../fakes/held.ts';
import { payReservation, tryReserve } from '../fakes/reservations.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';
import { accepted } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const approval = { staff: 'sophie' as never, pin: PIN };
const bodies = (kind: string) => {
  const row = till.store.read.journal.current();
  return till.store.read.journal
    .page(row?.id as never, 1, 1000)
    .map((sealed) => openEntry(sealed))
    .flatMap((entry) => (entry.kind === kind ? [entry.body] : []));
};
const left = async (zone = 'z1') => {
  const offer = accepted(await till.query('offer', {}));
  const zones = offer.events.flatMap((event) => event.dates.flatMap((date) => date.zones));
  return zones.find((each) => each.id === zone)?.here ?? 0;
};

/** Reserves all places that this till holds and two more, by a manager's word. */
async function reserveBeyond() {
  till = await testTill();
  await ready(till);
  const held = await left();
  const line = { date: 'd1' as never, price: 'p1' as never, quantity: held + 2 };
  accepted(await till.command('addTickets', { ...line, approval }));
  const made = accepted(await tryReserve(till, { approval }));
  expect(await left()).toBe(0);
  return { held, made };
}

test('G5: a reservation by a word frees what this till had a right to when it ends, and no more', async () => {
  const { held, made } = await reserveBeyond();
  accepted(await till.command('endReservation', { order: made.id as never, why: 'cancelled' }));
  expect(bodies('reservationEnded')).toMatchObject([
    { freed: [{ quota: 'q1', amount: held }], beyond: [{ quota: 'q1', amount: 2 }] },
  ]);
  expect(await left()).toBe(held);
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});

test('G5: tickets of a part of it that nobody had a right to free nothing when they are taken back', async () => {
  const { made } = await reserveBeyond();
  const pieces = made.pieces.slice(-3).map(({ id }) => id);
  const part = accepted(await till.command('splitReservation', { order: made.id as never, pieces }));
  const order = await payReservation(till, part.id);
  expect(bodies('orderValidated')).toMatchObject([{ pays: { byWord: ['0/1', '0/2'] } }]);
  accepted(
    await till.command('returnTickets', {
      order: order.id as never,
      tickets: order.tickets.map(({ id }) => id as never),
      reason: 'notComing',
      original: 'takenBack',
      method: 'cash' as never,
      approval,
      language: 'en',
    }),
  );
  expect(await left()).toBe(1);
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});

test('G4, G5: nor does the ticket of a guest whose place was kept by a word', async () => {
  till = await testTill({ selling: true });
  await ready(till);
  const line = { date: 'd1' as never, price: 'py' as never, quantity: await left('z3') };
  accepted(await till.command('addTickets', line));
  accepted(await tryReserve(till));
  expect(await left('z3')).toBe(0);
  accepted(await till.command('addTickets', { ...line, price: 'p0' as never, quantity: 2, approval }));
  const [free] = accepted(await till.query('cart', {})).lines;
  accepted(await till.command('setLine', { line: free?.id as never, reason: 'press' as never }));
  accepted(await tryReserve(till, { name: 'Presse', hold: { kind: 'guests', reason: '' }, approval }));
  accepted(await addGuest(till, (await onlyList(till)).id, 'Jonas Keller', 0));
  accepted(await tick(till, (await onlyList(till)).guests[0]?.id));
  expect(bodies('orderValidated')).toMatchObject([{ pays: { pieces: ['0/0'], byWord: ['0/0'] } }]);
  const [order] = accepted(await till.query('orders', { search: 'Jonas Keller', limit: 1 })).orders;
  const { tickets } = accepted(await till.query('order', { order: order?.id as never }));
  accepted(
    await till.command('returnTickets', {
      order: order?.id as never,
      tickets: tickets.map(({ id }) => id as never),
      reason: 'notComing',
      original: 'takenBack',
      method: null,
      approval,
      language: 'en',
    }),
  );
  expect(await left('z3')).toBe(0);
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});
