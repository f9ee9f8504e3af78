import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { endExpired, sweepExpired } from '../../electron/core/reservations/expire.ts';
import { checkStore } from '../../electron/store/checks.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { payCash, payReservation, reserve, take } from '../fakes/reservations.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const MINUTE = 60_000;
const WORD = { byWord: true, approval: { staff: 'sophie', pin: PIN } };
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  // Forty places of q1 and 59 seats of qh: half of each for each of two tills.
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
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
const shown = async (of: TillAtCentre, { id }: Pick<ReservationView, 'id'>): Promise<ReservationView> =>
  ok(await of.till.query('reservation', { order: id as never }));

test('O2, G5: reserved at one till, split and paid at another by its authority; nothing is sold twice', async () => {
  const made = await reserve(a.till, 'ph', 4);
  const waiting = async () => ok(await a.till.query('till', {})).sync.ordersWaiting;
  expect(await waiting()).toBe(1);
  await both();
  expect(await waiting()).toBe(0);
  expect(await quota('qh')).toMatchObject({ sold: 4 });
  expect(await shown(b, made)).toMatchObject({ tillNo: 1, state: 'open', totalMinor: made.totalMinor });
  // The other till is asked at once and yields at its next contact.
  expect(refusal(await take(b.till, made.id))).toMatchObject({ kind: 'authorityElsewhere', asked: true });
  b.meanwhile(() => a.round());
  const part = ok(
    await b.till.command('splitReservation', { order: made.id as never, pieces: ['0/0', '0/3'] }),
  );
  const order = await payReservation(b.till, part.id);
  expect(order.tickets.map((ticket) => ticket.seat?.number)).toHaveLength(2);
  await both();
  expect(await quota('qh')).toMatchObject({ sold: 4 });
  expect(await shown(a, made)).toMatchObject({ state: 'open', pieces: [{ id: '0/1' }, { id: '0/2' }] });
  expect(await shown(a, part)).toMatchObject({ state: 'paid', by: order.number });
  expect(refusal(await take(a.till, part.id))).toMatchObject({ kind: 'reservationClosed', state: 'paid' });
  await payReservation(b.till, made.id);
  await both();
  expect(await shown(a, made)).toMatchObject({ state: 'paid' });
  expect(await quota('qh')).toMatchObject({ sold: 4 });
  expect(await cases()).toEqual([]);
});

test('O2: ended at another till, its seats are that till’s to sell, and free nowhere else', async () => {
  const made = await reserve(a.till, 'ph', 3);
  await both();
  b.meanwhile(() => a.round());
  ok(await b.till.command('endReservation', { order: made.id as never, why: 'cancelled' }));
  await both();
  expect(await quota('qh')).toMatchObject({ sold: 0 });
  expect(await shown(a, made)).toMatchObject({ state: 'ended' });
  expect(a.till.store.read.seatSales.of('dh' as never)).toEqual([]);
  const again = await reserve(b.till, 'ph', 3);
  await both();
  expect(again.pieces).toHaveLength(3);
  expect(await quota('qh')).toMatchObject({ sold: 3 });
  expect(await cases()).toEqual([]);
});

test.each([
  ['the till that made it first', true],
  ['the till that paid by a manager’s word first', false],
])('O2, G9: both offline, paid at both: one case, %s', async (_name, makerFirst) => {
  const made = await reserve(a.till, 'ph', 2);
  await both();
  a.line.up = false;
  b.line.up = false;
  await payReservation(a.till, made.id);
  ok(await take(b.till, made.id, WORD));
  ok(await payCash(b.till));
  a.line.up = true;
  b.line.up = true;
  for (const one of makerFirst ? [a, b] : [b, a]) await one.round();
  await both();
  const [only, ...others] = await cases();
  expect(others).toEqual([]);
  expect(only).toMatchObject({ kind: 'reservationTwice' });
  expect(only?.about).toHaveLength(3);
  expect((await booksOf(centre)).balanced).toBe(true);
  expect(await quota('qh')).toMatchObject({ sold: 4 });
});

test('O2, G4: a seat that the till sold by a manager’s word before it heard of the reservation is not given twice: the other places are split off', async () => {
  const made = await reserve(a.till, 'ph', 3);
  const [seat] = a.till.store.read.seatSales.of('dh' as never);
  b.line.up = false;
  const pick = { date: 'dh', price: 'ph', seat, approval: WORD.approval } as never;
  ok(await b.till.command('pickSeat', pick));
  const sold = ok(await payCash(b.till));
  b.line.up = true;
  await both();
  const refused = { kind: 'reservedSeatSold', number: made.number, by: sold.number };
  expect(refusal(await take(b.till, made.id, WORD))).toMatchObject(refused);
  b.meanwhile(() => a.round());
  expect(refusal(await take(b.till, made.id))).toMatchObject({ ...refused, seat: 'Hall · 1 · 4' });
  const split = (pieces: string[]) => b.till.command('splitReservation', { order: made.id as never, pieces });
  expect(refusal(await split(['0/0', '0/1']))).toMatchObject(refused);
  const part = ok(await split(['0/1', '0/2']));
  expect((await payReservation(b.till, part.id)).tickets).toHaveLength(2);
  ok(await b.till.command('endReservation', { order: made.id as never, why: 'cancelled' }));
  await both();
  expect((await booksOf(centre)).balanced).toBe(true);
});

test('O2, G9: offline what expired ends at the till that made it; paid elsewhere by a manager’s word it is one case', async () => {
  const expiresAt = new Date(EVENING + 10 * MINUTE).toISOString();
  const made = await reserve(a.till, 'p1', 2, { expiresAt });
  await both();
  a.line.up = false;
  b.line.up = false;
  ok(await take(b.till, made.id, WORD));
  ok(await payCash(b.till));
  a.till.clock.pass(11 * MINUTE);
  expect(endExpired(a.till.context)).toBe(1);
  a.line.up = true;
  b.line.up = true;
  await both();
  expect((await cases()).map((row) => row.kind)).toEqual(['reservationTwice']);
  expect(await quota('q1')).toMatchObject({ sold: 2 });
});

test('O2: what a till yielded when it closed ends at its next start, once the centre gives it back', async () => {
  const expiresAt = new Date(EVENING + 10 * MINUTE).toISOString();
  const made = await reserve(a.till, 'p1', 2, { expiresAt });
  ok(await a.till.command('closeSession', { countedMinor: 0 }));
  await both();
  a.till.clock.pass(11 * MINUTE);
  expect(endExpired(a.till.context)).toBe(0);
  expect(await sweepExpired(a.till.context)).toBe(1);
  await both();
  expect(await shown(b, made)).toMatchObject({ state: 'ended' });
  expect(await quota('q1')).toMatchObject({ sold: 0 });
  expect(await cases()).toEqual([]);
});

test('O9: tonight’s unpaid go to the nominated till, which releases those who did not come', async () => {
  const rows = venueRows(EVENING, true).map((row) =>
    row.kind === 'venue' ? { ...row, value: { ...row.value, reservationsTill: 2 } } : row,
  );
  await centre.importCatalogue(rows as never);
  const made = await reserve(a.till, 'p1', 2);
  ok(await a.till.command('closeSession', { countedMinor: 0 }));
  await both();
  await centre.sweep();
  await both();
  const list = ok(await b.till.query('reservations', { search: '', which: 'tonight', limit: 50 }));
  expect(list.reservations.map((one) => [one.id, one.authority])).toEqual([[made.id, 'here']]);
  expect(ok(await b.till.command('releaseNoShows', { orders: [made.id as never] }))).toMatchObject({
    released: 1,
    places: 2,
  });
  await both();
  expect(await shown(a, made)).toMatchObject({ state: 'ended' });
  expect(await quota('q1')).toMatchObject({ sold: 0 });
});

test('a reservation of another till is forgotten two days after its date, though it has no ticket and the centre still tells it', async () => {
  await reserve(a.till, 'p1', 2);
  await both();
  const kept = () => b.till.store.read.foreignOrders.count();
  expect(kept()).toBe(1);
  b.till.clock.pass(36 * 3_600_000);
  await reserve(a.till, 'p1', 1);
  await both();
  expect(kept()).toBe(2);
  b.till.clock.pass(36 * 3_600_000);
  await reserve(a.till, 'p1', 1);
  await both();
  expect(kept()).toBe(0);
});
