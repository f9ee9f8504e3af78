import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage } from '../../central/storage/port.ts';
import { authorityOver } from '../../electron/core/authority.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { downloadPage } from '../../electron/sync/download.ts';
import { requestLeases } from '../../electron/sync/requests.ts';
import type { CartView } from '../../shared/contract/cartViews.ts';
import { openOf } from '../../shared/inventory/ledger.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { takeBack } from '../fakes/returns.ts';
import { booksOf } from '../fakes/rightsAtCentre.ts';
import { seededRandom, testCentre } from '../fakes/testCentre.ts';
import { PIN } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  // Forty places of q1, twenty of q2, 59 seats of qh: half of each for each of two tills.
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  a.till.dispose();
  b.till.dispose();
  await centre.close();
});

const quota = async (id = 'q1') => {
  const books = await booksOf(centre);
  expect(books.balanced).toBe(true);
  return books.quotas.find((row) => row.quota === id);
};
/** What a till may still sell of a quota, as the centre has it. */
const heldAtCentre = async (of: TillAtCentre, id: string): Promise<number> =>
  (await booksOf(centre)).leases
    .filter((lease) => lease.stream === of.stream && lease.quota === id)
    .reduce((sum, lease) => sum + openOf(lease), 0);
const left = ({ till, parts, stream }: TillAtCentre, id: string): number =>
  parts()
    .holdings.quotas(till.store.read, stream as never)
    .find((one) => one.quota === id)?.left ?? 0;
const add = (of: TillAtCentre, price: string, quantity: number, more: object = {}) =>
  of.till.command('addTickets', { date: price === 'ph' ? 'dh' : 'd1', price, quantity, ...more });
const cart = async (of: TillAtCentre): Promise<CartView> => ok(await of.till.query('cart', {}));
const pay = async (of: TillAtCentre) =>
  ok(await sell(of.till, await cart(of), { method: 'card', givenMinor: null }));
const sellOf = async (of: TillAtCentre, price: string, quantity: number) => {
  ok(await add(of, price, quantity));
  const { id } = await cart(of);
  ok(await of.till.command('startTerminalPayment', { cart: id, method: 'card' }));
  return pay(of);
};
const cases = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).map(
    ({ kind }) => kind,
  );
const kinds = ({ till, stream }: TillAtCentre): string[] =>
  till.store.read.journal
    .page(stream as never, 1, 1000)
    .map((entry) => JSON.parse(entry.bytes).kind as string);

describe('a till that has sold out', () => {
  test('G5: is given half of what another one has left, when a customer waits for it', async () => {
    await sellOf(a, 'p1', 20);
    expect(left(a, 'q1')).toBe(0);
    // Nothing is free: the other till is asked, and gives at its next contact, which is meanwhile.
    a.meanwhile(() => b.round());
    ok(await add(a, 'p1', 3));
    expect(left(b, 'q1')).toBe(17);
    expect(kinds(b)).toContain('leaseReleased');
    ok(await a.till.command('startTerminalPayment', { cart: (await cart(a)).id, method: 'card' }));
    await pay(a);
    await a.round();
    await b.round();
    expect(await quota()).toMatchObject({ capacity: 40, free: 0 });
    expect(await heldAtCentre(b, 'q1')).toBe(17);
    expect(await cases()).toEqual([]);
  });

  test('G5: never gets what carts of the other one hold, and not more than half', async () => {
    await sellOf(a, 'p1', 20);
    ok(await add(b, 'p1', 16));
    a.meanwhile(() => b.round());
    // Four are spare at the other till: two of them are given, however often it is asked.
    expect(refusal(await add(a, 'p1', 4))).toMatchObject({ kind: 'quotaGone', left: 2 });
    ok(await add(a, 'p1', 2));
    a.meanwhile(() => b.round());
    expect(refusal(await add(a, 'p1', 1))).toMatchObject({ kind: 'quotaGone' });
    expect((await cart(b)).tickets).toBe(16);
    expect(left(b, 'q1')).toBe(18);
    // Later, one of the two that are left.
    b.till.clock.pass(6 * 60_000);
    a.meanwhile(() => b.round());
    ok(await add(a, 'p1', 1));
    expect(left(b, 'q1')).toBe(17);
  });

  test('G9: offline is refused at once, and nothing is asked', async () => {
    await sellOf(a, 'p1', 20);
    a.line.up = false;
    a.line.asked.length = 0;
    expect(refusal(await add(a, 'p1', 1))).toMatchObject({ kind: 'quotaGone', left: 0 });
    expect(a.line.asked).toEqual([]);
  });

  test('G2: a command that had to ask the centre is done once, also when it comes again', async () => {
    await sellOf(a, 'p1', 20);
    a.meanwhile(() => b.round());
    const id = a.till.newCommand();
    const input = { date: 'd1', price: 'p1', quantity: 2 };
    const first = ok(await a.till.command('addTickets', input, id));
    expect(ok(await a.till.command('addTickets', input, id))).toEqual(first);
    expect((await cart(a)).tickets).toBe(2);
  });

  test('does not wait for customers: it fills up from what is free, and asks nobody else for it', async () => {
    // The third of the house that nobody holds.
    await centre.importCatalogue([
      { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd1', zone: 'z2', capacity: 50 } },
    ] as never);
    await sellOf(a, 'p3', 8);
    await a.round();
    const before = await quota('q2');
    expect(left(a, 'q2')).toBeGreaterThanOrEqual(4);
    a.line.asked.length = 0;
    await a.round();
    expect(a.line.asked).not.toContain('leases');
    expect(await quota('q2')).toEqual(before);
    expect(kinds(b)).not.toContain('leaseReleased');
  });
});

describe('a single seat', () => {
  const seatOf = async (of: TillAtCentre): Promise<string> => {
    const lease = (await booksOf(centre)).leases.find(
      (row) => row.stream === of.stream && row.quota === 'qh',
    );
    return lease?.seats?.at(-1) ?? '';
  };
  const pick = (of: TillAtCentre, seat: string, more: object = {}) =>
    of.till.command('pickSeat', { date: 'dh', price: 'ph', seat, ...more });

  test('G4: that the other till holds is had while it is in nobody’s cart, and sold once', async () => {
    const seat = await seatOf(b);
    a.meanwhile(() => b.round());
    const view = ok(await pick(a, seat));
    expect(view.lines).toMatchObject([{ quantity: 1, seats: [{ seat }] }]);
    expect(refusal(await pick(b, seat))).toMatchObject({ kind: 'seatNotOurs' });
    const { id } = await cart(a);
    ok(await a.till.command('startTerminalPayment', { cart: id, method: 'card' }));
    await pay(a);
    await a.round();
    await b.round();
    expect(refusal(await pick(b, seat))).toMatchObject({ kind: 'seatNotOurs', state: 'sold' });
    expect(await cases()).toEqual([]);
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
    const { id } = view;
    ok(await a.till.command('startTerminalPayment', { cart: id, method: 'card' }));
    const order = await pay(a);
    ok(await pick(b, seat));
    ok(await b.till.command('startTerminalPayment', { cart: (await cart(b)).id, method: 'card' }));
    const other = await pay(b);
    a.line.up = true;
    await a.round();
    await b.round();
    await a.round();
    expect(await cases()).toEqual(['seatTwice']);
    const [found] = a.till.store.read.cases.all();
    expect(found?.about).toEqual(expect.arrayContaining([order.number, other.number]));
  });
});

describe('closing', () => {
  test('gives everything of tonight back, and keeps what is of later dates: free + sold = capacity', async () => {
    const later = new Date(EVENING + 9 * 86_400_000).toISOString();
    await centre.importCatalogue([
      {
        kind: 'date',
        id: 'd9',
        value: { id: 'd9', event: 'e1', doorsAt: later, startsAt: later, salesEndAt: later },
      },
      { kind: 'quota', id: 'q9', value: { id: 'q9', date: 'd9', zone: 'z1', capacity: 10 } },
    ] as never);
    await a.round();
    await b.round();
    await sellOf(a, 'p1', 7);
    await sellOf(a, 'ph', 3);
    await sellOf(b, 'p1', 2);
    for (const one of [a, b]) {
      // The last seller of the evening has no network.
      one.line.up = one === a;
      ok(await one.till.command('closeSession', { countedMinor: 0 }));
      one.line.up = true;
      await one.round();
      await one.round();
    }
    expect(await quota('q1')).toMatchObject({ leased: 0, sold: 9, free: 31 });
    expect(await quota('qh')).toMatchObject({ leased: 0, sold: 3, free: 56 });
    expect((await quota('q9'))?.leased).toBe(10);
    expect(await cases()).toEqual([]);
    expect(kinds(a).slice(-3)).toEqual(['leaseReleased', 'authorityYielded', 'sessionClosed']);
    expect(left(a, 'q1')).toBe(0);
    expect(checkStore(a.till.store.file).differs).toBeNull();
    // Opened again, online: it is filled up again.
    ok(await a.till.command('openSession', { floatMinor: 0 }));
    await a.round();
    expect(left(a, 'q1')).toBeGreaterThan(0);
    await quota();
  });

  test('what was asked for before it and comes after it goes back at once', async () => {
    await centre.importCatalogue([
      { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd1', zone: 'z2', capacity: 60 } },
    ] as never);
    a.line.lose.leases = 1;
    const lacks = [{ quota: 'q2' as never, amount: 5 }];
    await expect(requestLeases(a.parts(), a.stream as never, lacks)).rejects.toThrow('lost');
    ok(await a.till.command('closeSession', { countedMinor: 0 }));
    await a.round();
    await a.round();
    expect(await heldAtCentre(a, 'q2')).toBe(0);
    expect(left(a, 'q2')).toBe(0);
    expect(await cases()).toEqual([]);
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

test('G4, G5: a seat that was taken back is sold again here, before and after the centre has heard of it', async () => {
  const order = await sellOf(a, 'ph', 2);
  await a.round();
  const body = takeBack(a.till, order.id, [order.tickets[0]?.id ?? '']);
  const [seat] = body.freed[0]?.seats ?? [];
  a.line.up = false;
  const again = await (async () => {
    ok(await a.till.command('pickSeat', { date: 'dh', price: 'ph', seat: seat ?? '' }));
    ok(await a.till.command('startTerminalPayment', { cart: (await cart(a)).id, method: 'card' }));
    return pay(a);
  })();
  a.line.up = true;
  await a.round();
  await b.round();
  await a.round();
  expect(await cases()).toEqual([]);
  expect(await quota('qh')).toMatchObject({ sold: 2 });
  takeBack(a.till, again.id);
  await a.round();
  expect(await quota('qh')).toMatchObject({ sold: 1 });
  expect(checkStore(a.till.store.file).differs).toBeNull();
});

test('G5: a lost answer is asked for again with the same id, and counts once', async () => {
  await centre.importCatalogue([
    { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd1', zone: 'z2', capacity: 60 } },
  ] as never);
  const before = await quota('q2');
  a.line.lose.leases = 1;
  const asking = requestLeases(a.parts(), a.stream as never, [{ quota: 'q2' as never, amount: 5 }]);
  await expect(asking).rejects.toThrow('lost');
  expect(a.till.store.read.centreRequests.all()).toHaveLength(1);
  await a.round();
  expect(a.till.store.read.centreRequests.all()).toEqual([]);
  expect((await quota('q2'))?.leased).toBe((before?.leased ?? 0) + 5);
  expect(left(a, 'q2')).toBe(await heldAtCentre(a, 'q2'));
});

test('the balance of a gift voucher is had from the till that sold it, and is not spent twice', async () => {
  ok(await a.till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 }));
  ok(await a.till.command('startTerminalPayment', { cart: (await cart(a)).id, method: 'card' }));
  const order = await pay(a);
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
  ok(await b.till.command('startTerminalPayment', { cart: view.id, method: 'card' }));
  await pay(b);
  // Here it is gone, though the centre could not be asked.
  a.line.up = false;
  ok(await add(a, 'p1', 1));
  expect(refusal(await a.till.command('enterCode', { code }))).toMatchObject({ kind: 'voucherNeedsManager' });
  await b.round();
  expect(await cases()).toEqual([]);
});

test('a till that was declared lost sells nothing under what was taken back, and its journal still arrives', async () => {
  await sellOf(a, 'p1', 1);
  const device = a.till.context.parts.store.read.facts.get('enrolment') ?? '{}';
  await centre.declareLost((JSON.parse(device) as { device: string }).device as never);
  await a.round();
  expect(left(a, 'q1')).toBe(0);
  expect(refusal(await add(a, 'p1', 1))).toMatchObject({ kind: 'notOnThisTill' });
  expect(a.till.store.read.journal.current()?.acked).toBe(a.till.store.read.journal.current()?.state.seq);
  expect(await quota()).toMatchObject({ sold: 1 });
  // Its own screen says so, before anybody stands at it, for as long as it is lost.
  const lostAt = async () => ok(await a.till.query('till', {})).lostAt;
  const check = async () => ok(await a.till.query('readiness', {})).items[0];
  const told = await centre.storage.transaction(centre.organiser, (tx) => tx.feed.published('tillLost'));
  expect(await lostAt()).toBe(new Date(Number(told[0]?.value?.at)).toISOString());
  expect(await check()).toMatchObject({ id: 'lost', state: 'bad', finding: { kind: 'tillLost' } });
  expect(ok(await b.till.query('till', {})).lostAt).toBeNull();
  await centre.declareFound((JSON.parse(device) as { device: string }).device as never);
  await a.round();
  expect(await lostAt()).toBeNull();
  expect((await check())?.id).not.toBe('lost');
  await a.round();
  expect(left(a, 'q1')).toBeGreaterThan(0);
});

test('G5, G6: a restored centre first hears what is held, then the journal, and grants again after that', async () => {
  const kept = memoryStorage();
  const open = (interrupted: boolean): CentreStorage => ({ ...kept, interrupted, close: async () => {} });
  const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
  await centre.close();
  centre = await testCentre({ storage: open(false), keys, expectedTills: 2, random: seededRandom('before') });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  const c = await tillAt(() => centre, EVENING);
  // A lease of which the restored centre knows nothing: made up by hand, for a memory storage can't be set back.
  c.till.context.journalist.transact((tx) => {
    const value = { id: 'forgotten', stream: c.stream, quota: 'q1', amount: 6, epoch: 1 };
    tx.store.reference.apply([{ position: 0, kind: 'lease', id: 'forgotten', value }]);
  });
  c.till.context.cache.reloadLeases();
  await centre.close();
  centre = await testCentre({ storage: open(true), keys, expectedTills: 2, random: seededRandom('after') });
  // More than the centre granted, and sold before it is heard of again.
  await sellOf(c, 'p1', 24);
  c.line.asked.length = 0;
  await c.round();
  expect(c.line.asked.filter((name) => name !== 'feed').slice(0, 2)).toEqual(['held', 'journal']);
  expect(await cases()).toEqual([]);
  expect(await quota()).toMatchObject({ sold: 24 });
  expect(await heldAtCentre(c, 'q1')).toBe(left(c, 'q1'));
  c.till.dispose();
});

test('a page of news that comes twice changes nothing', async () => {
  await sellOf(a, 'p1', 1);
  await a.round();
  const before = a.till.store.read.reference.leases();
  a.till.context.journalist.transact((tx) => tx.store.facts.set('feedCursor', '0'));
  while (await downloadPage(a.parts()));
  expect(a.till.store.read.reference.leases()).toEqual(before);
  expect(left(a, 'q1')).toBe(19);
});
