import { afterEach, expect, test } from 'vitest';
import { endExpired } from '../../electron/core/reservations/expire.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { holdPlaces } from '../fakes/held.ts';
import { SOPHIE } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { reserve, take, tryReserve } from '../fakes/reservations.ts';
import { ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

const MINUTE = 60_000;
const isWhole = () => expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
const start = async () => {
  till = await testTill({ selling: true });
  await ready(till);
};
const ends = () => {
  const row = till.store.read.journal.current();
  return till.store.read.journal
    .page(row?.id as never, 1, 1000)
    .map((sealed) => openEntry(sealed))
    .flatMap((entry) => (entry.kind === 'reservationEnded' ? [entry.body] : []));
};
const list = async (which: 'open' | 'tonight' | 'holds') =>
  ok(await till.query('reservations', { search: '', which, limit: 50 })).reservations.map((one) => one.id);

test('O11, G4: seats held by a manager are shown as held for whom, not sold, and sellable once they are released', async () => {
  await start();
  const held = await holdPlaces(till, 'ph', 4);
  expect(held).toMatchObject({
    name: 'Amis du Lac',
    hold: { kind: 'hold', owner: 'Amis du Lac', reason: 'Sponsor' },
  });
  const seats = till.store.read.seatSales.of('dh' as never);
  const states = ok(await till.query('seatStates', { date: 'dh' as never }));
  expect(states.holds).toContainEqual({ owner: 'Amis du Lac', seats: [...seats] });
  expect(states.holds).toContainEqual({ owner: 'Sponsor', seats: ['s-2-1'] });
  const letters = states.sections.map((section) => section.states).join('');
  expect([...letters].filter((letter) => letter === 'h')).toHaveLength(5);
  const pick = { date: 'dh' as never, price: 'ph' as never, seat: seats[0] as never };
  expect(refusal(await till.command('pickSeat', pick))).toMatchObject({ kind: 'seatNotOurs' });
  expect(await list('holds')).toEqual([held.id]);
  expect(await list('open')).toEqual([]);
  expect(await list('tonight')).toEqual([]);
  const released = ok(await till.command('releaseHold', { order: held.id as never, approval: SOPHIE }));
  expect(released).toMatchObject({ state: 'ended', by: 'released' });
  expect(ends()).toMatchObject([{ order: held.id, why: 'released', by: 'sophie', freed: [{ amount: 4 }] }]);
  ok(await till.command('pickSeat', pick));
  expect(await list('holds')).toEqual([]);
  isWhole();
});

test('O11: at its release time it is freed by an entry, never silently', async () => {
  await start();
  const expiresAt = new Date(till.clock.now() + 5 * MINUTE).toISOString();
  const held = await holdPlaces(till, 'p1', 3, { expiresAt });
  till.clock.pass(4 * MINUTE);
  expect(endExpired(till.context)).toBe(0);
  till.clock.pass(2 * MINUTE);
  expect(endExpired(till.context)).toBe(1);
  expect(ends()).toMatchObject([{ order: held.id, why: 'expired', by: null }]);
  isWhole();
});

test('O11: refusals of holding, and of doing with it what is done with a reservation', async () => {
  await start();
  const add = { date: 'd1' as never, price: 'p1' as never, quantity: 2 };
  ok(await till.command('addTickets', add));
  const hold = { name: 'Amis', hold: { kind: 'hold', reason: '' } };
  expect(refusal(await tryReserve(till, hold))).toMatchObject({ kind: 'managerNeeded', why: 'hold' });
  expect(refusal(await tryReserve(till, { ...hold, name: ' ', approval: SOPHIE }))).toMatchObject({
    kind: 'reservationNameMissing',
  });
  const guests = { name: 'Presse', hold: { kind: 'guests', reason: '' }, approval: SOPHIE };
  expect(refusal(await tryReserve(till, guests))).toEqual({ kind: 'guestsNotFree', totalMinor: 11_600 });
  ok(await till.command('addPass', { product: 'season' as never, quantity: 1 }));
  const { lines } = ok(await till.query('cart', {}));
  const pass = lines.find((line) => line.kind === 'pass')?.id as never;
  ok(await till.command('setDetail', { line: pass, index: null, detail: { holder: 'Lea' } }));
  expect(refusal(await tryReserve(till, { ...hold, approval: SOPHIE }))).toEqual({ kind: 'holdOnlyTickets' });
  ok(await till.command('emptyCart', {}));
  const held = await holdPlaces(till, 'p1', 2);
  const order = held.id as never;
  const fixed = { kind: 'heldPlaces', number: held.number, what: 'hold' };
  expect(refusal(await take(till, held.id))).toEqual(fixed);
  expect(refusal(await till.command('splitReservation', { order, pieces: ['0/0'] }))).toEqual(fixed);
  expect(refusal(await till.command('endReservation', { order, why: 'cancelled' }))).toEqual(fixed);
  expect(ok(await till.command('releaseNoShows', { orders: [order] }))).toMatchObject({ kept: 1 });
  expect(refusal(await till.command('releaseHold', { order }))).toMatchObject({
    kind: 'managerNeeded',
    why: 'hold',
  });
  const reserved = await reserve(till, 'p1', 1);
  expect(
    refusal(await till.command('releaseHold', { order: reserved.id as never, approval: SOPHIE })),
  ).toEqual({ kind: 'notHeld', number: reserved.number });
  isWhole();
});
