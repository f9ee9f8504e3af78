import { describe, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { tryReserve } from '../fakes/reservations.ts';
import { takeBack } from '../fakes/returns.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { PIN } from '../fakes/till.ts';
import type { TillAtCentre } from '../fakes/tillAtCentre.ts';
import {
  cart,
  casesAt,
  eachWithTwoTills,
  payByCard,
  quotaAt,
  sellOf,
  type TwoTills,
} from '../fakes/twoTills.ts';

let centre: TwoTills['centre'];
let a: TwoTills['a'];
let b: TwoTills['b'];
eachWithTwoTills((tills) => {
  ({ centre, a, b } = tills);
});

/** A seat that a till holds. */
const seatOf = async (of: TillAtCentre): Promise<string> => {
  const lease = (await booksOf(centre)).leases.find((row) => row.stream === of.stream && row.quota === 'qh');
  return lease?.seats?.at(-1) ?? '';
};
const pick = (of: TillAtCentre, seat: string, more: object = {}) =>
  of.till.command('pickSeat', { date: 'dh', price: 'ph', seat, ...more });

describe('a single seat', () => {
  test('G4: that the other till holds is had while it is in nobody’s cart, and sold once', async () => {
    const seat = await seatOf(b);
    a.meanwhile(() => b.round());
    const view = ok(await pick(a, seat));
    expect(view.lines).toMatchObject([{ quantity: 1, seats: [{ seat }] }]);
    expect(refusal(await pick(b, seat))).toMatchObject({ kind: 'seatNotOurs' });
    await payByCard(a);
    await a.round();
    await b.round();
    expect(refusal(await pick(b, seat))).toMatchObject({ kind: 'seatNotOurs', state: 'sold' });
    expect(await casesAt(centre)).toEqual([]);
    expect(checkStore(b.till.store.file).differs).toBeNull();
  });

  test('G4: that is in a cart of the other till stays there; it is given once the cart lets it go', async () => {
    const seat = await seatOf(b);
    ok(await pick(b, seat));
    a.meanwhile(() => b.round());
    expect(refusal(await pick(a, seat))).toEqual({
      kind: 'seatNotOurs',
      seat: expect.any(String),
      state: 'elsewhere',
    });
    expect((await cart(b)).tickets).toBe(1);
    ok(await b.till.command('dropSeat', { date: 'dh', seat }));
    await b.round();
    ok(await pick(a, seat));
  });

  test('G4, G9: is sold beyond the leases by a manager’s word: one case names both orders', async () => {
    const seat = await seatOf(b);
    a.line.up = false;
    expect(refusal(await pick(a, seat))).toMatchObject({ kind: 'seatNotOurs', state: 'elsewhere' });
    const approval = { staff: 'sophie', pin: PIN };
    const view = ok(await pick(a, seat, { approval }));
    expect(view.override).toEqual({ by: 'sophie', byName: 'Sophie Blanc' });
    const order = await payByCard(a);
    ok(await pick(b, seat));
    const other = await payByCard(b);
    a.line.up = true;
    await a.round();
    await b.round();
    await a.round();
    expect(await casesAt(centre)).toEqual(['seatTwice']);
    const [found] = a.till.store.read.cases.all();
    expect(found?.about).toEqual(expect.arrayContaining([order.number, other.number]));
  });
});

test('G4, G5: a seat that was taken back is sold again here, before and after the centre has heard of it', async () => {
  const order = await sellOf(a, 'ph', 2);
  await a.round();
  const body = takeBack(a.till, order.id, [order.tickets[0]?.id ?? '']);
  const [seat] = body.freed[0]?.seats ?? [];
  a.line.up = false;
  const again = await (async () => {
    ok(await a.till.command('pickSeat', { date: 'dh', price: 'ph', seat: seat ?? '' }));
    return payByCard(a);
  })();
  a.line.up = true;
  await a.round();
  await b.round();
  await a.round();
  expect(await casesAt(centre)).toEqual([]);
  expect(await quotaAt(centre, 'qh')).toMatchObject({ sold: 2 });
  takeBack(a.till, again.id);
  await a.round();
  expect(await quotaAt(centre, 'qh')).toMatchObject({ sold: 1 });
  expect(checkStore(a.till.store.file).differs).toBeNull();
});

describe('a seat whose sale the centre has heard of before', () => {
  const soldByOther = async (seat: string): Promise<void> => {
    b.meanwhile(() => a.round());
    ok(await pick(b, seat));
    await payByCard(b);
    await b.round();
    expect(await casesAt(centre)).toEqual([]);
    expect(await quotaAt(centre, 'qh')).toMatchObject({ sold: 1 });
    await a.round();
    expect(refusal(await pick(a, seat))).toMatchObject({ kind: 'seatNotOurs', state: 'sold' });
  };

  test('G4, G5: taken back later, it is had by the other till and sold there', async () => {
    const seat = await seatOf(a);
    ok(await pick(a, seat));
    const order = await payByCard(a);
    await a.round();
    takeBack(a.till, order.id);
    await a.round();
    await soldByOther(seat);
  });

  test('G4, G5: reserved, and ended later, it is had by the other till and sold there', async () => {
    const seat = await seatOf(a);
    ok(await pick(a, seat));
    const { id } = ok(await tryReserve(a.till));
    await a.round();
    ok(await a.till.command('endReservation', { order: id as never, why: 'cancelled' }));
    await a.round();
    await soldByOther(seat);
  });
});
