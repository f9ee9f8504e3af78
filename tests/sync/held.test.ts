import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { addGuest, holdPlaces, listFor, onlyList, tick } from '../fakes/held.ts';
import { SOPHIE } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { sell as sellCash } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 2 });
  const rows = venueRows(EVENING, true).map((row) =>
    row.kind === 'quota' && row.id === 'qp' ? { ...row, value: { ...row.value, capacity: 12 } } : row,
  );
  await centre.importCatalogue(rows as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  for (const one of [a, b]) expect(checkStore(one.till.store.file)).toEqual({ damaged: null, differs: null });
  a.till.dispose();
  b.till.dispose();
  await centre.close();
});

const quota = async (id: string) => {
  const books = await booksOf(centre);
  expect(books.balanced).toBe(true);
  return books.quotas.find((row) => row.quota === id);
};
const cases = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).filter(
    (row) => row.resolved === null,
  );
const both = async () => {
  await a.round();
  await b.round();
  await a.round();
};

test('O11: other tills see for whom seats are held, and release them by the authority over it', async () => {
  const held = await holdPlaces(a.till, 'ph', 3);
  await both();
  expect(await quota('qh')).toMatchObject({ sold: 3 });
  const seats = a.till.store.read.seatSales.of('dh' as never);
  const states = ok(await b.till.query('seatStates', { date: 'dh' as never }));
  expect(states.holds).toContainEqual({ owner: 'Amis du Lac', seats: [...seats] });
  const [shown] = ok(
    await b.till.query('reservations', { search: '', which: 'holds', limit: 9 }),
  ).reservations;
  expect(shown).toMatchObject({ id: held.id, tillNo: 1, hold: { owner: 'Amis du Lac', reason: 'Sponsor' } });
  const release = { order: held.id as never, approval: SOPHIE };
  expect(refusal(await b.till.command('releaseHold', release))).toMatchObject({
    kind: 'authorityElsewhere',
    asked: true,
  });
  b.meanwhile(() => a.round());
  ok(await b.till.command('releaseHold', release));
  await both();
  expect(await quota('qh')).toMatchObject({ sold: 0 });
  expect(ok(await a.till.query('reservation', { order: held.id as never }))).toMatchObject({
    state: 'ended',
  });
  expect(ok(await a.till.query('seatStates', { date: 'dh' as never })).holds).toHaveLength(1);
  expect(await cases()).toEqual([]);
});

test('O10, G5: a list made at one till is ticked off at another, the next guest without a line', async () => {
  const list = await listFor(a.till, 4);
  ok(await addGuest(a.till, list, 'Jonas Keller', 1));
  ok(await addGuest(a.till, list, 'Mirjam Zbinden', 0));
  await both();
  expect((await onlyList(b.till)).guests.map((guest) => [guest.name, guest.plus])).toEqual([
    ['Jonas Keller', 1],
    ['Mirjam Zbinden', 0],
  ]);
  b.meanwhile(() => a.round());
  const [jonas, mirjam] = (await onlyList(b.till)).guests;
  ok(await tick(b.till, jonas?.id));
  b.line.up = false;
  ok(await tick(b.till, mirjam?.id));
  b.line.up = true;
  await both();
  expect(await onlyList(a.till)).toMatchObject({ tillNo: null, came: 3, left: 1 });
  expect(refusal(await tick(a.till, jonas?.id))).toMatchObject({ kind: 'guestCame', name: 'Jonas Keller' });
  expect(await quota('qp')).toMatchObject({ sold: 4 });
  expect(await cases()).toEqual([]);
});

test('O10, G9: both offline, ticked off at both by a manager’s word: one case', async () => {
  const list = await listFor(a.till, 1);
  const [guest] = ok(await addGuest(a.till, list, 'Jonas Keller', 0)).guests;
  await both();
  a.line.up = false;
  b.line.up = false;
  ok(await tick(a.till, guest?.id));
  expect(refusal(await tick(b.till, guest?.id))).toMatchObject({ kind: 'authorityElsewhere', asked: false });
  expect(refusal(await tick(b.till, guest?.id, { byWord: true }))).toMatchObject({ kind: 'managerNeeded' });
  ok(await tick(b.till, guest?.id, { byWord: true, approval: SOPHIE }));
  a.line.up = true;
  b.line.up = true;
  await both();
  expect((await cases()).map((row) => row.kind)).toEqual(['reservationTwice']);
});

test('D3: handed out at one till, the others say when and by whom', async () => {
  const order = ok(await sellCash(a.till, 'p1', 2));
  await both();
  ok(await b.till.command('collectOrder', { order: order.id as never }));
  await both();
  const first = refusal(await a.till.command('collectOrder', { order: order.id as never }));
  expect(first).toMatchObject({ kind: 'collectedAlready', byName: 'Anna Meier', tillNo: 2 });
  ok(await a.till.command('collectOrder', { order: order.id as never, again: true }));
  await both();
  for (const one of [a, b])
    expect(ok(await one.till.query('order', { order: order.id as never })).collected).toMatchObject({
      byName: 'Anna Meier',
    });
  expect(await cases()).toEqual([]);
});

test('O4: edited at two tills at once, a customer has each field as it came in last, and is found by it everywhere', async () => {
  const customer = ok(
    await a.till.command('saveCustomer', { customer: null, fields: { first: 'Lea', last: 'Favre' } }),
  ).id as never;
  ok(await a.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  ok(await a.till.command('setCustomer', { customer }));
  const { id, commandId } = ok(await a.till.query('cart', {}));
  const payments = [{ method: 'cash' as never, givenMinor: null }];
  const sale = { cart: id as never, payments, language: 'en' as const };
  const order = ok(await a.till.command('validateOrder', sale, commandId as never));
  await both();
  ok(await a.till.command('saveCustomer', { customer, fields: { last: 'Rochat' } }));
  ok(await b.till.command('saveCustomer', { customer, fields: { phone: '079 123 45 67' } }));
  await both();
  // What the feed brought before the own edit was sent is put right by the next round.
  await both();
  for (const one of [a, b]) {
    expect(one.till.store.read.customers.get(customer)).toMatchObject({
      first: 'Lea',
      last: 'Rochat',
      phone: '079 123 45 67',
    });
    const { orders } = ok(await one.till.query('orders', { search: 'lea rochat', limit: 5 }));
    expect(orders.map((row) => [row.id, row.name])).toEqual([[order.id, 'Lea Rochat']]);
  }
});
