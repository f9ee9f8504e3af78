import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FACT } from '../../electron/core/facts.ts';
import { keepAuthority, keepForeignOrder } from '../../electron/sync/feedTables.ts';
import type { ReadyItemView } from '../../shared/contract/readiness.ts';
import { readinessView } from '../../shared/contract/readiness.ts';
import { ENOUGH_FOR_OUTAGE, LEAST_FOR_OUTAGE } from '../../shared/domain/readiness/rights.ts';
import { instant } from '../../shared/kernel/time.ts';
import type { FeedItem } from '../../shared/sync/wire.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
});
afterEach(() => till.dispose());

/** The check as a screen gets it: decoded. */
async function check(): Promise<ReadyItemView[]> {
  const reply = await till.query('readiness', {});
  if (!reply.ok) throw new Error(reply.refusal.kind);
  return readinessView.parse(reply.value).items;
}
const item = async (id: string): Promise<ReadyItemView | undefined> =>
  (await check()).find((one) => one.id === id);

let position = 10_000;
function feed(kind: string, id: string, value: Record<string, unknown> | null): void {
  const row: FeedItem = { position: ++position, kind, id, value: value && { id, ...value } };
  till.context.journalist.transact((tx) => tx.store.reference.apply([row]));
  till.context.cache.reload();
}
/** What a page of the feed leaves behind, heard `offsetMs` before the centre's clock. */
function heard(offsetMs: number, left: Record<string, number> = {}, free: Record<string, number> = {}): void {
  const now = till.clock.now();
  till.context.journalist.transact((tx) => {
    tx.store.facts.set(FACT.catalogueAt, String(now));
    tx.store.facts.set(FACT.house, JSON.stringify({ at: now + offsetMs, left, free }));
  });
}

test('Y5: the check is answered before anybody has signed in', async () => {
  const items = await check();
  expect(items.map(({ id }) => id)).toEqual([
    'printer',
    'rights-d1',
    'reservations',
    'catalogue',
    'people',
    'clock',
    'line',
    'journal',
    'cases',
    'disk',
    'backup',
    'certificate',
  ]);
});

describe('Y5: rights', () => {
  const zones = async () => {
    const found = (await item('rights-d1'))?.finding;
    if (found?.kind !== 'rights') throw new Error('no rights');
    return new Map(found.zones.map((zone) => [zone.zone, zone]));
  };

  test('each zone of tonight: here, in the house, free at the centre; sales count', async () => {
    heard(0, { q1: 40, q2: 20 }, { q1: 30, q2: 20 });
    expect((await zones()).get('z1')).toMatchObject({
      here: 10,
      house: 40,
      free: 30,
      state: 'warn',
      why: 'few',
    });
    // The balcony is leased to somebody else.
    expect((await zones()).get('z2')).toMatchObject({ here: 0, house: 20, state: 'bad', why: 'none' });
    await ready(till);
    await sell(till, 'p1', 3);
    expect((await zones()).get('z1')).toMatchObject({ here: 7 });
  });

  test('what the closing gave back is said so, until a session is open again', async () => {
    heard(0, { q1: 40, q2: 0 }, { q1: 40, q2: 0 });
    await ready(till);
    expect(await till.command('closeSession', { countedMinor: 20_000 })).toMatchObject({ ok: true });
    expect(await item('rights-d1')).toMatchObject({ state: 'warn', finding: { givenBack: true } });
    await till.command('openSession', { floatMinor: 0 });
    expect(await item('rights-d1')).toMatchObject({ state: 'bad', finding: { givenBack: false } });
  });

  test('what was heard by an older version has no figure for what is free', async () => {
    const now = till.clock.now();
    till.context.journalist.transact((tx) =>
      tx.store.facts.set(FACT.house, JSON.stringify({ at: now, left: { q1: 40 } })),
    );
    expect((await zones()).get('z1')).toMatchObject({ here: 10, house: 40, free: null });
  });

  test('after tonight’s sales have ended there is nothing to be ready for, and the next show is named', async () => {
    till.clock.pass(3 * 3_600_000);
    expect(await item('rights')).toMatchObject({ state: 'good', finding: { kind: 'noShow', next: null } });
    const startsAt = instant(till.clock.now() + 48 * 3_600_000);
    feed('date', 'd9', { event: 'e1', doorsAt: startsAt, startsAt, salesEndAt: startsAt });
    expect(await item('rights')).toMatchObject({ finding: { kind: 'noShow', next: startsAt } });
  });
});

describe('Y5: places for an outage', () => {
  const asked: unknown[] = [];
  const centre = (outcome: 'granted' | 'none' | 'offline') => {
    asked.length = 0;
    const status = till.context.workers.sync.status();
    till.context.workers.sync.status = () => ({ ...status, state: 'online' });
    till.context.workers.sync.want = async (lacks) => {
      asked.push(...lacks);
      return outcome;
    };
  };
  beforeEach(() => heard(0, { q1: 40, q2: 20 }, { q1: 30, q2: 0 }));

  test('a cashier asks for what is missing of each zone of tonight, never more than is free', async () => {
    centre('granted');
    expect((await item('rights-d1'))?.act).toEqual({ kind: 'getPlaces' });
    expect(await till.command('getPlaces', {})).toMatchObject({ refusal: { kind: 'notSignedIn' } });
    await ready(till);
    expect(await till.command('getPlaces', {})).toMatchObject({ ok: true });
    expect(asked).toEqual([
      { quota: 'q1', amount: ENOUGH_FOR_OUTAGE - 10 },
      // None is free: other tills are asked for a few.
      { quota: 'q2', amount: LEAST_FOR_OUTAGE },
    ]);
  });

  test.each([
    ['none', 'noMorePlaces'],
    ['offline', 'centreAway'],
  ] as const)('a centre that answers %s is said so', async (outcome, kind) => {
    centre(outcome);
    await ready(till);
    expect(await till.command('getPlaces', {})).toMatchObject({ refusal: { kind } });
  });

  test('offline the one thing that helps is the line', async () => {
    expect((await item('rights-d1'))?.act).toEqual({ kind: 'syncNow' });
  });
});

describe('Y5: tonight’s unpaid reservations', () => {
  beforeEach(async () => {
    till.dispose();
    till = await testTill({ selling: true });
  });
  async function reserve(): Promise<string> {
    await ready(till);
    await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 2 });
    const saved = await till.command('saveCustomer', { customer: null, fields: { last: 'Keller' } });
    if (!saved.ok) throw new Error('no customer');
    await till.command('setCustomer', { customer: saved.value.id });
    const cart = await till.query('cart', {});
    if (!cart.ok) throw new Error('no cart');
    const sold = await till.command(
      'validateOrder',
      {
        cart: cart.value.id as never,
        payments: [{ method: 'invoice' as never, givenMinor: null }],
        language: 'en',
      },
      cart.value.commandId as never,
    );
    if (!sold.ok) throw new Error(JSON.stringify(sold.refusal));
    return sold.value.id;
  }
  const told = (kind: 'foreignOrder' | 'authority', id: string, value: Record<string, unknown>): void => {
    const row: FeedItem = { position: ++position, kind, id, value: { id, ...value } };
    till.context.journalist.transact((tx) =>
      kind === 'foreignOrder' ? keepForeignOrder(tx, row) : keepAuthority(tx, row),
    );
  };
  const foreign = (id: string, dates: string[], state = 'reserved') =>
    told('foreignOrder', id, {
      number: id,
      stream: 'stream-9',
      tillNo: 9,
      at: till.clock.now(),
      state,
      customer: null,
      totalMinor: 100,
      dates,
      tickets: [],
    });
  const nominate = (reservationsTill: number | null, date: number | null = null) => {
    const { venues, dates } = till.context.cache.catalogue();
    const venue = venues.get('v1' as never);
    const tonight = dates.get('d1' as never);
    feed('venue', 'v1', { ...venue, reservationsTill });
    feed('date', 'd1', { ...tonight, reservationsTill: date });
  };

  test('this till’s own and those of others are counted once, for tonight only', async () => {
    expect(await item('reservations')).toMatchObject({ finding: { kind: 'reservationsNone' } });
    // The centre tells a till of its own orders too.
    foreign(await reserve(), ['d1']);
    foreign('o-1', ['d1']);
    foreign('o-2', ['d0']);
    foreign('o-3', ['d1'], 'validated');
    expect(await item('reservations-nobody')).toMatchObject({
      state: 'warn',
      finding: { kind: 'reservationsNobody', count: 2 },
    });
  });

  test('what was paid, or has ended, is not waited for', async () => {
    const orders = [await reserve(), await reserve()] as const;
    const open = { kind: 'reservationsNobody', count: 2 };
    expect(await item('reservations-nobody')).toMatchObject({ finding: open });
    await till.command('takeReservation', { order: orders[0] as never });
    const cart = await till.query('cart', {});
    if (!cart.ok) throw new Error('no cart');
    const payments = [{ method: 'cash' as never, givenMinor: null }];
    const paid = await till.command(
      'validateOrder',
      { cart: cart.value.id as never, payments, language: 'en' },
      cart.value.commandId as never,
    );
    expect(paid.ok).toBe(true);
    await till.command('endReservation', { order: orders[1] as never, why: 'cancelled' });
    expect(await item('reservations')).toMatchObject({ finding: { kind: 'reservationsNone' } });
  });

  test('the venue nominates a till, a date another one', async () => {
    await reserve();
    nominate(2);
    expect(await item('reservations-2')).toMatchObject({
      state: 'good',
      finding: { kind: 'reservationsHere', count: 1 },
    });
    nominate(2, 7);
    expect(await item('reservations-7')).toMatchObject({
      state: 'good',
      finding: { kind: 'reservationsAt', count: 1, tillNo: 7 },
    });
  });

  test('nominated, but the authority over another till’s reservation is not here yet', async () => {
    foreign('o-1', ['d1']);
    nominate(2);
    expect(await item('reservations-2')).toMatchObject({
      state: 'warn',
      finding: { kind: 'reservationsComing', count: 1, missing: 1 },
    });
    told('authority', 'o-1', { stream: till.store.read.journal.current()?.id });
    expect((await item('reservations-2'))?.finding.kind).toBe('reservationsHere');
  });
});

describe('Y5: people and machine', () => {
  test('a PIN that another keystore sealed is no PIN', async () => {
    expect(await item('people')).toMatchObject({ state: 'good', finding: { count: 4 } });
    feed('staff', 'luca', { name: 'Luca Rossi', role: 'cashier', pinVerifier: 'sealed elsewhere' });
    expect(await item('people')).toMatchObject({
      state: 'warn',
      finding: { kind: 'pinsMissing', names: ['Luca Rossi'] },
    });
    feed('staff', 'sophie', null);
    expect((await item('people'))?.finding.kind).toBe('managerNone');
  });

  test('a test page counts for the printer as it is set up, and is kept over a restart', async () => {
    await till.command('signIn', { staff: 'sophie' as never, pin: '1111' });
    const setup = { name: 'P', use: 'tickets' as const, address: 'tcp://127.0.0.1:9100' };
    const saved = await till.command('savePrinter', { id: null, ...setup });
    if (!saved.ok) throw new Error('not saved');
    const { id } = saved.value;
    const works = (): TestTill => {
      till.context.workers.spooler.status = () => [{ printer: id as never, state: 'ready' }];
      return till;
    };
    works();
    const is = async () => {
      const found = (await item(`printer-${id}`))?.finding;
      return found?.kind === 'printer' ? found.is : null;
    };
    expect(await is()).toBe('untested');
    expect(await item(`printer-${id}`)).toMatchObject({ act: { kind: 'testPage', printer: id } });
    await till.command('printTestPage', { printer: id as never, language: 'en' });
    expect(await is()).toBe('ready');
    till = await till.reopen();
    works();
    expect(await is()).toBe('ready');
    await till.command('signIn', { staff: 'sophie' as never, pin: '1111' });
    await till.command('savePrinter', { id: id as never, ...setup, stock: 'roll58' });
    expect(await is()).toBe('untested');
  });

  test('a test page that did not come out proves nothing', async () => {
    await till.command('signIn', { staff: 'sophie' as never, pin: '1111' });
    const saved = await till.command('savePrinter', {
      id: null,
      name: 'P',
      use: 'tickets',
      address: 'tcp://127.0.0.1:9100',
    });
    if (!saved.ok) throw new Error('not saved');
    till.context.workers.spooler.status = () => [{ printer: saved.value.id as never, state: 'ready' }];
    till.context.workers.spooler.printTest = () => Promise.reject(new Error('paperOut'));
    await till.command('printTestPage', { printer: saved.value.id as never, language: 'en' });
    expect((await item(`printer-${saved.value.id}`))?.finding).toMatchObject({ is: 'untested' });
  });

  test('the till’s clock beside the centre’s at the last contact', async () => {
    expect((await item('clock'))?.finding.kind).toBe('clockAlone');
    heard(-400);
    expect(await item('clock')).toMatchObject({ state: 'good', finding: { offsetMs: -400 } });
    heard(400_000);
    expect(await item('clock')).toMatchObject({ state: 'bad', finding: { offsetMs: 400_000 } });
  });

  test('a clock that jumps is said, until the centre is heard of again', async () => {
    heard(0);
    expect((await item('clock'))?.state).toBe('good');
    till.clock.pass(600_000);
    expect((await item('clock'))?.state).toBe('good');
    till.clock.jump(-600_000);
    expect((await item('clock'))?.finding.kind).toBe('clockJumped');
    const status = till.context.workers.sync.status();
    till.context.workers.sync.status = () => ({ ...status, lastContactAt: till.clock.now() });
    heard(0);
    expect((await item('clock'))?.state).toBe('good');
  });

  test('a backup is made at the word of somebody who is signed in', async () => {
    expect((await item('backup'))?.finding.kind).toBe('backupNone');
    expect(await till.command('backUp', {})).toMatchObject({ refusal: { kind: 'notSignedIn' } });
    await ready(till);
    expect(await till.command('backUp', {})).toMatchObject({ ok: true });
    expect((await item('backup'))?.finding.kind).toBe('backupFine');
    till.context.parts.machine.backUp = () => Promise.reject(new Error('no room'));
    expect(await till.command('backUp', {})).toMatchObject({ refusal: { kind: 'backupFailed' } });
  });
});

describe('Y5: what the centre does not have, and what it objects to', () => {
  test('entries wait from when the oldest of them was written', async () => {
    await ready(till);
    const current = till.store.read.journal.current();
    const from = till.clock.now();
    expect(await item('journal')).toMatchObject({
      state: 'good',
      finding: { kind: 'journalWaits', entries: current?.state.seq, oldest: instant(from) },
    });
    till.clock.pass(20 * 3_600_000);
    await sell(till, 'p1', 1);
    expect(await item('journal')).toMatchObject({ state: 'warn', finding: { oldest: instant(from) } });
    till.context.journalist.transact((tx) => tx.store.journal.setAcked(current?.id as never, tx.state().seq));
    expect((await item('journal'))?.finding.kind).toBe('journalSent');
  });

  test('syncNow asks the centre, whoever stands there', async () => {
    let asked = 0;
    till.context.workers.sync.tryNow = () => {
      asked += 1;
    };
    expect(await till.command('syncNow', {})).toMatchObject({ ok: true });
    expect(asked).toBe(1);
  });
});
