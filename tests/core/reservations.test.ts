import { afterEach, expect, test } from 'vitest';
import { endExpired } from '../../electron/core/reservations/expire.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { payCash, payReservation, reserve, take, tryReserve } from '../fakes/reservations.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';
import { accepted, foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const MINUTE = 60_000;
const state = () => till.store.read.journal.current()?.state;
const left = async (zone: string) => {
  const offer = accepted(await till.query('offer', {}));
  const zones = offer.events.flatMap((event) => event.dates.flatMap((date) => date.zones));
  return zones.find((each) => each.id === zone)?.here ?? 0;
};
const found = async (search: string, which: 'open' | 'tonight' = 'open') =>
  accepted(await till.query('reservations', { search, which, limit: 50 })).reservations;
const entries = () => {
  const row = till.store.read.journal.current();
  return till.store.read.journal.page(row?.id as never, 1, 1000).map((sealed) => openEntry(sealed));
};
const bodies = (kind: string) => entries().flatMap((entry) => (entry.kind === kind ? [entry.body] : []));
const isWhole = () => expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });

test('O2, G5: a reservation takes its places and no money, ends half an hour before the show, and is found by its name', async () => {
  till = await testTill();
  await ready(till);
  const before = await left('z1');
  const made = await reserve(till, 'p1', 3);
  expect(made).toMatchObject({ number: '2-000001', state: 'open', totalMinor: 17_400, authority: 'here' });
  expect(Date.parse(made.expiresAt ?? '')).toBe(Date.parse(made.pieces[0]?.startsAt ?? '') - 30 * MINUTE);
  expect(await left('z1')).toBe(before - 3);
  expect(state()?.perpetual.netMinor).toBe(0);
  for (const search of ['2-000001', '1', 'lea fav'])
    expect((await found(search)).map((one) => one.id)).toEqual([made.id]);
  expect((await found('', 'tonight')).map((one) => one.name)).toEqual(['Lea Favre']);
  expect(await found('Nobody')).toEqual([]);
  isWhole();
});

test('O2, G3, G5: split and paid part by part, each part whole, by a sale that names it and takes nothing again', async () => {
  till = await testTill();
  await ready(till);
  const before = await left('z1');
  const made = await reserve(till, 'p1', 3);
  const [first, , third] = made.pieces;
  const part = accepted(
    await till.command('splitReservation', {
      order: made.id as never,
      pieces: [first?.id ?? '', third?.id ?? ''],
    }),
  );
  expect(part).toMatchObject({ number: '2-000002', totalMinor: 11_600, name: 'Lea Favre' });
  expect(accepted(await till.query('reservation', { order: made.id as never }))).toMatchObject({
    totalMinor: 5800,
    pieces: [{ id: '0/1' }],
  });
  const cart = accepted(await take(till, part.id));
  expect(cart).toMatchObject({ totalMinor: 11_600, tickets: 2, reservation: { number: '2-000002' } });
  const order = accepted(await payCash(till));
  expect(order).toMatchObject({ number: '2-000003', state: 'validated', totalMinor: 11_600 });
  expect(order.tickets.map(({ number }) => number)).toHaveLength(2);
  expect(bodies('orderValidated')).toMatchObject([
    { rights: [], pays: { order: part.id, number: '2-000002', authority: 'own' } },
  ]);
  expect(await left('z1')).toBe(before - 3);
  expect((await found('2-000002'))[0]).toMatchObject({ state: 'paid', by: '2-000003' });
  expect((await found('')).map((one) => one.number)).toEqual(['2-000001']);
  await payReservation(till, made.id);
  expect(await found('')).toEqual([]);
  expect(await left('z1')).toBe(before - 3);
  const rows = accepted(await till.query('orders', { search: '', limit: 10 })).orders;
  expect(
    rows
      .map((row) => [row.number, row.state, row.name])
      .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? 1 : -1)),
  ).toEqual([
    ['2-000004', 'validated', 'Lea Favre'],
    ['2-000003', 'validated', 'Lea Favre'],
    ['2-000002', 'paid', 'Lea Favre'],
    ['2-000001', 'paid', 'Lea Favre'],
  ]);
  const closing = accepted(await till.command('closeSession', { countedMinor: 20_000 + 17_400 }));
  expect(closing).toMatchObject({ differenceMinor: 0, linesMinor: 17_400 });
  isWhole();
});

test('O2, G4: named seats go over with the parts, are sold once, and are free again when the rest is cancelled', async () => {
  till = await testTill({ selling: true });
  await ready(till);
  const made = await reserve(till, 'ph', 4);
  const seats = made.pieces.map((piece) => piece.seat);
  expect(new Set(seats).size).toBe(4);
  const part = accepted(
    await till.command('splitReservation', { order: made.id as never, pieces: ['0/1', '0/2'] }),
  );
  expect(part.pieces.map((piece) => piece.seat)).toEqual(seats.slice(1, 3));
  await payReservation(till, part.id);
  const sold = till.store.read.seatSales.of('dh' as never).length;
  expect(
    accepted(await till.command('endReservation', { order: made.id as never, why: 'cancelled' })),
  ).toMatchObject({ state: 'ended', by: 'cancelled' });
  expect(till.store.read.seatSales.of('dh' as never)).toHaveLength(sold - 2);
  const [ended] = bodies('reservationEnded') as { freed: { amount: number; seats: string[] }[] }[];
  expect(ended?.freed).toMatchObject([{ amount: 2 }]);
  // The same two seats can be sold at once, under the lease that the end made.
  const again = await reserve(till, 'ph', 2);
  expect(again.pieces).toHaveLength(2);
  isWhole();
});

test('O2: what has expired ends by an entry, once, also after a start; a reservation that is being paid stays', async () => {
  till = await testTill();
  await ready(till);
  const before = await left('z1');
  const soon = await reserve(till, 'p1', 2, { expiresAt: new Date(till.clock.now() + MINUTE).toISOString() });
  const paying = await reserve(till, 'p1', 1, {
    expiresAt: new Date(till.clock.now() + MINUTE).toISOString(),
  });
  expect(endExpired(till.context)).toBe(0);
  const cart = accepted(await take(till, paying.id));
  accepted(
    await till.command('addPayment', { cart: cart.id as never, method: 'cash' as never, givenMinor: 1000 }),
  );
  till.clock.pass(2 * MINUTE);
  expect(endExpired(till.context)).toBe(1);
  expect(endExpired(till.context)).toBe(0);
  expect(bodies('reservationEnded')).toMatchObject([{ order: soon.id, why: 'expired', by: null }]);
  expect(await left('z1')).toBe(before - 1);
  accepted(await payCash(till));
  expect(endExpired(till.context)).toBe(0);
  isWhole();
});

test('O2, G3: a reservation is paid by card, and in parts; of one that has ended no money is taken', async () => {
  till = await testTill();
  await ready(till);
  const card = 'card' as never;
  const made = await reserve(till, 'p1', 2, { expiresAt: new Date(till.clock.now() + MINUTE).toISOString() });
  const cart = accepted(await take(till, made.id));
  const id = cart.id as never;
  accepted(await till.command('startTerminalPayment', { cart: id, method: card, minor: 5000 }));
  accepted(await till.command('acceptTerminalPart', { cart: id }));
  accepted(await till.command('startTerminalPayment', { cart: id, method: card }));
  const input = { cart: id, payments: [{ method: card, givenMinor: null }], language: 'en' as const };
  const order = accepted(await till.command('validateOrder', input, cart.commandId as never));
  expect(order.payments.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['card', 5000],
    ['card', 6600],
  ]);
  expect(bodies('orderValidated')).toMatchObject([{ pays: { order: made.id, authority: 'own' } }]);

  const late = await reserve(till, 'p1', 1, { expiresAt: new Date(till.clock.now() + MINUTE).toISOString() });
  const next = accepted(await take(till, late.id)).id as never;
  till.clock.pass(2 * MINUTE);
  endExpired(till.context);
  const closed = { refusal: { kind: 'reservationClosed', number: late.number } };
  expect(await till.command('startTerminalPayment', { cart: next, method: card })).toMatchObject(closed);
  const part = { cart: next, method: 'cash' as never, givenMinor: 1000 };
  expect(await till.command('addPayment', part)).toMatchObject(closed);
  accepted(await till.command('emptyCart', {}));
  isWhole();
});

test('O2: in the cart nothing of a reservation changes, and what ended meanwhile is not sold', async () => {
  till = await testTill();
  await ready(till);
  const made = await reserve(till, 'p1', 2, { expiresAt: new Date(till.clock.now() + MINUTE).toISOString() });
  const cart = accepted(await take(till, made.id));
  const fixed = { refusal: { kind: 'reservationFixed', number: made.number } };
  const add = { date: 'd1' as never, price: 'p1' as never, quantity: 1 };
  expect(await till.command('addTickets', add)).toMatchObject(fixed);
  for (const quantity of [0, 1, 3])
    expect(await till.command('setQuantity', { line: cart.lines[0]?.id as never, quantity })).toMatchObject(
      fixed,
    );
  expect(await tryReserve(till)).toMatchObject(fixed);
  till.clock.pass(2 * MINUTE);
  endExpired(till.context);
  expect(await payCash(till)).toMatchObject({
    refusal: { kind: 'reservationClosed', number: made.number, state: 'ended', by: 'expired' },
  });
  accepted(await till.command('emptyCart', {}));
  isWhole();
});

test('O2: refusals of making, taking, splitting and ending', async () => {
  till = await testTill();
  await ready(till);
  const kind = (reply: { ok: boolean }) => (reply as { refusal?: { kind: string } }).refusal?.kind;
  const add = { date: 'd1' as never, price: 'p1' as never, quantity: 2 };
  accepted(await till.command('addTickets', add));
  expect(kind(await tryReserve(till, { name: ' ' }))).toBe('reservationNameMissing');
  const past = new Date(till.clock.now() - MINUTE).toISOString();
  expect(kind(await tryReserve(till, { expiresAt: past }))).toBe('reservationEndPast');
  const late = new Date(till.clock.now() + 30 * 24 * 60 * MINUTE).toISOString();
  expect(await tryReserve(till, { expiresAt: late })).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'longer' },
  });
  const { id } = accepted(await till.query('cart', {}));
  accepted(
    await till.command('addPayment', { cart: id as never, method: 'cash' as never, givenMinor: 1000 }),
  );
  expect(kind(await tryReserve(till))).toBe('paymentsTaken');
  accepted(await payCash(till));
  const made = await reserve(till, 'p1', 2);
  const order = made.id as never;
  expect(kind(await take(till, till.newCommand()))).toBe('reservationUnknown');
  accepted(await till.command('addTickets', add));
  expect(kind(await take(till, made.id))).toBe('cartNotEmpty');
  accepted(await till.command('emptyCart', {}));
  expect(kind(await till.command('splitReservation', { order, pieces: ['0/7'] }))).toBe('pieceGone');
  expect(kind(await till.command('splitReservation', { order, pieces: ['0/0', '0/1'] }))).toBe('piecesAll');
  accepted(await take(till, made.id));
  expect(kind(await till.command('splitReservation', { order, pieces: ['0/0'] }))).toBe(
    'reservationBeingPaid',
  );
  expect(kind(await till.command('endReservation', { order, why: 'cancelled' }))).toBe(
    'reservationBeingPaid',
  );
  accepted(await payCash(till));
  for (const reply of [
    await take(till, made.id),
    await till.command('splitReservation', { order, pieces: ['0/0'] }),
    await till.command('endReservation', { order, why: 'cancelled' }),
  ])
    expect(reply).toMatchObject({ refusal: { kind: 'reservationClosed', state: 'paid' } });
  isWhole();
});

test('O9: all who did not come are released by one act, what is being paid stays', async () => {
  till = await testTill();
  await ready(till);
  const before = await left('z1');
  const made = [await reserve(till, 'p1', 2), await reserve(till, 'p1', 3), await reserve(till, 'p1', 1)];
  accepted(await take(till, made[2]?.id ?? ''));
  const orders = made.map((one) => one.id as never);
  expect(accepted(await till.command('releaseNoShows', { orders }))).toEqual({
    released: 2,
    places: 5,
    kept: 1,
  });
  expect(await left('z1')).toBe(before - 1);
  expect(bodies('reservationEnded')).toMatchObject([{ why: 'noShow' }, { why: 'noShow' }]);
  isWhole();
});

test('O2, G9: what another till has the say over is paid by a manager’s word alone, and never ended or split', async () => {
  till = await testTill();
  await ready(till);
  const row = foreignOrder(till);
  const made = {
    ...row,
    state: 'reserved' as const,
    tickets: [],
    reservation: { expiresAt: till.clock.now() + MINUTE, taken: [], paidBy: '', lines: [reservedLine()] },
  };
  till.context.journalist.transact((tx) => tx.store.foreignOrders.put(made as never, null));
  const order = row.id as never;
  const away = { refusal: { kind: 'authorityElsewhere', tillNo: 1, asked: false } };
  expect(await take(till, row.id)).toMatchObject(away);
  expect(await till.command('splitReservation', { order, pieces: ['0/0'] })).toMatchObject(away);
  expect(await till.command('endReservation', { order, why: 'cancelled' })).toMatchObject(away);
  expect(await take(till, row.id, { byWord: true })).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'authority' },
  });
  const approval = { staff: 'sophie' as never, pin: PIN };
  accepted(await take(till, row.id, { byWord: true, approval }));
  const before = await left('z1');
  expect(accepted(await payCash(till))).toMatchObject({ totalMinor: 11_600, state: 'validated' });
  expect(await left('z1')).toBe(before);
  expect(bodies('orderValidated')).toMatchObject([{ rights: [], pays: { authority: 'override' } }]);
  expect(await take(till, row.id)).toMatchObject({ refusal: { kind: 'reservationClosed', state: 'paid' } });
  isWhole();
});

function reservedLine() {
  const at = new Date(till.clock.now() + 2 * 60 * MINUTE).toISOString();
  return {
    kind: 'ticket',
    line: till.newCommand(),
    date: 'd1',
    event: 'e1',
    eventName: 'Les Nuits du Lac',
    startsAt: at,
    doorsAt: at,
    zone: 'z1',
    zoneName: 'Parterre',
    price: 'p1',
    priceName: 'Full price',
    quota: 'q1',
    quantity: 2,
    unitMinor: 5800,
    totalMinor: 11_600,
    minors: [5800, 5800],
    discounts: [],
    seats: [],
    proofSeen: false,
    reason: null,
    reasonName: '',
    vatName: 'A',
    vatBasisPoints: 810,
  };
}
