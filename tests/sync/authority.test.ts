import { expect, test } from 'vitest';
import { authorityOver } from '../../electron/core/authority.ts';
import { ok, refusal } from '../fakes/replies.ts';
import type { TillAtCentre } from '../fakes/tillAtCentre.ts';
import { add, casesAt, eachWithTwoTills, payByCard, sellOf, type TwoTills } from '../fakes/twoTills.ts';

let centre: TwoTills['centre'];
let a: TwoTills['a'];
let b: TwoTills['b'];
eachWithTwoTills((tills) => {
  ({ centre, a, b } = tills);
});

test('authority that another till needs is yielded at the next contact, and had by who asked', async () => {
  const order = await sellOf(a, 'p1', 2);
  await a.round();
  const [first, second] = order.tickets.map((ticket) => ticket.id as never);
  b.meanwhile(() => a.round());
  expect(await b.till.context.workers.sync.obtain([first as never])).toEqual({
    granted: [first],
    asked: [],
    unknown: [],
  });
  const over = (thing: unknown) => authorityOver(a.till.store.read, a.stream as never, thing as never);
  expect([over(first), over(second)]).toEqual([null, 'own']);
});

test('G4: a till is not given back what it gave up in entries that the centre has not heard yet', async () => {
  const order = await sellOf(a, 'p1', 1);
  await a.round();
  const thing = order.tickets[0]?.id as never;
  ok(await a.till.command('closeSession', { countedMinor: 0 } as never));
  ok(await a.till.command('openSession', { floatMinor: 0 } as never));
  const over = () => authorityOver(a.till.store.read, a.stream as never, thing);
  expect(over()).toBeNull();
  const obtain = () => a.till.context.workers.sync.obtain([thing]);
  expect(await obtain()).toEqual({ granted: [], asked: [thing], unknown: [] });
  expect(over()).toBeNull();
  await a.round();
  expect(await obtain()).toEqual({ granted: [thing], asked: [], unknown: [] });
  expect(over()).toBe('granted');
});

test('yields what was sold: another till is given the authority at once, and this one has to ask for it', async () => {
  const order = await sellOf(a, 'p1', 1);
  const [ticket] = order.tickets;
  const thing = (ticket?.id ?? '') as never;
  const over = (of: TillAtCentre) => authorityOver(of.till.store.read, of.stream as never, thing);
  expect(over(a)).toBe('own');
  ok(await a.till.command('closeSession', { countedMinor: 0 }));
  expect(over(a)).toBeNull();
  await a.round();
  expect(await b.till.context.workers.sync.obtain([thing])).toMatchObject({ granted: [thing] });
  expect(over(b)).toBe('granted');
  expect(over(a)).toBeNull();
});

test('the balance of a gift voucher is had from the till that sold it, and is not spent twice', async () => {
  ok(await a.till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 }));
  const order = await payByCard(a);
  const row = a.till.store.read.vouchers.get(order.vouchers[0]?.id as never);
  const code = a.till.context.parts.pins.open(row?.sealed ?? '') ?? '';
  await a.round();
  await b.round();
  ok(await add(b, 'p1', 1));
  b.line.up = false;
  expect(refusal(await b.till.command('enterCode', { code }))).toMatchObject({ kind: 'voucherNeedsManager' });
  b.line.up = true;
  b.meanwhile(() => a.round());
  const view = ok(await b.till.command('enterCode', { code }));
  expect(view.vouchers).toMatchObject([{ paysMinor: 5000, leftMinor: 0, byManager: false }]);
  await payByCard(b);
  // Here it is gone, though the centre could not be asked.
  a.line.up = false;
  ok(await add(a, 'p1', 1));
  expect(refusal(await a.till.command('enterCode', { code }))).toMatchObject({ kind: 'voucherNeedsManager' });
  await b.round();
  expect(await casesAt(centre)).toEqual([]);
});
