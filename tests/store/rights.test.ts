import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { ok, sell } from '../fakes/replies.ts';
import { takeBack } from '../fakes/returns.ts';
import { ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const whole = { damaged: null, differs: null };
const stream = () => till.store.read.journal.current()?.id ?? ('' as never);
const sellSeats = async (quantity: number): Promise<OrderView> => {
  ok(await till.command('addTickets', { date: 'dh', price: 'ph', quantity }));
  return ok(await sell(till, ok(await till.query('cart', {})), { method: 'cash', givenMinor: null }));
};

function write(work: Parameters<TestTill['context']['journalist']['transact']>[0]): void {
  till.context.journalist.transact(work);
}

describe('tickets taken back', () => {
  test('G4: their seats are no longer sold, a lease of them is made, and both survive a restart', async () => {
    const order = await sellSeats(3);
    const [first] = order.tickets;
    const sold = till.store.read.seatSales.of('dh' as never);
    const body = takeBack(till, order.id, [first?.id ?? '']);
    till = await till.reopen();
    const { read } = till.store;
    const [seat] = body.freed[0]?.seats ?? [];
    expect(sold).toContain(seat);
    expect(read.seatSales.of('dh' as never)).toEqual(sold.filter((one) => one !== seat));
    expect(read.madeLeases.open(stream())).toEqual([
      { id: body.freed[0]?.lease, stream: stream(), quota: 'qh', amount: 1, epoch: 1, seats: [seat] },
    ]);
    expect(read.orders.tickets(order.id as never).map((ticket) => ticket.state)).toEqual([
      'returned',
      'valid',
      'valid',
    ]);
    expect(read.refunds.ofTicket(first?.id as never)).toBe(body.refund);
    expect(checkStore(till.store.file)).toEqual(whole);
  });

  test('a refund is found by its number and by its order', async () => {
    const order = await sellSeats(2);
    const body = takeBack(till, order.id);
    const { refunds } = till.store.read;
    const row = { refund: body.refund, number: 'R2-000001', order: order.id, totalMinor: -16_000 };
    expect(refunds.byNumber('r2-000001', 5)).toMatchObject([row]);
    expect(refunds.ofOrder(order.id as never)).toMatchObject([row]);
    expect(refunds.latest(5)).toMatchObject([row]);
    expect(refunds.tickets(body.refund)).toEqual(order.tickets.map((ticket) => ticket.id));
    const reply = ok(await till.query('order', { order: order.id }));
    expect(reply.tickets.map((ticket) => ticket.state)).toEqual(['returned', 'returned']);
  });

  test('a ticket that was taken back can’t be taken back again by the same till: nothing of it is written', async () => {
    const order = await sellSeats(1);
    takeBack(till, order.id);
    const before = till.store.read.journal.current()?.state.seq;
    expect(() => takeBack(till, order.id)).toThrow(/UNIQUE/);
    expect(till.store.read.journal.current()?.state.seq).toBe(before);
  });

  test('one that another till took back is returned here too, and its seat is not this till’s sale any more', async () => {
    const order = await sellSeats(1);
    const [ticket] = order.tickets;
    const [seat] = till.store.read.seatSales.of('dh' as never);
    const told = { ticket: ticket?.id as never, date: 'dh' as never, seat: seat ?? ('' as never) };
    write((tx) => tx.store.refunds.elsewhere(told, order.id as never, true));
    expect(till.store.read.orders.ticket(told.ticket)?.state).toBe('returned');
    expect(till.store.read.seatSales.of('dh' as never)).toEqual([]);
    expect(checkStore(till.store.file)).toEqual(whole);
    // The centre was restored to before it: the ticket is good again.
    write((tx) => tx.store.refunds.elsewhere(told, order.id as never, false));
    expect(till.store.read.seatSales.of('dh' as never)).toEqual([seat]);
  });
});

describe('rights given back', () => {
  const release = (seats: readonly string[]) => ({
    by: null,
    why: 'closing' as const,
    items: [
      {
        lease: 'lh' as never,
        epoch: 1,
        quota: 'qh' as never,
        date: 'dh' as never,
        amount: seats.length,
        seats: seats as never,
      },
    ],
  });

  test('are counted beside what was sold, seat by seat; a seat is given back once', () => {
    write((tx) => tx.append('leaseReleased', release(['s-1-1', 's-1-2'])));
    const { leases } = till.store.read;
    expect(leases.released('lh' as never, 1)).toBe(2);
    expect(leases.consumed('lh' as never, 1)).toBe(0);
    expect(leases.usedSeats('lh' as never)).toEqual(['s-1-1', 's-1-2']);
    expect(() => write((tx) => tx.append('leaseReleased', release(['s-1-2'])))).toThrow(/UNIQUE/);
    expect(leases.released('lh' as never, 1)).toBe(2);
    expect(checkStore(till.store.file)).toEqual(whole);
  });
});

describe('authority', () => {
  const granted = (thing: string) => till.store.read.authorities.granted(stream(), thing as never);

  test('what this till made up to a yielding of all is yielded, and so is what it was given', () => {
    write((tx) => {
      tx.store.authorities.told('t9' as never, stream(), 7);
      tx.store.facts.set('feedCursor', '9');
    });
    expect(granted('t9')).toBe(true);
    write((tx) => tx.append('authorityYielded', { by: null, all: true, things: [] }));
    const head = till.store.read.journal.current()?.state.seq;
    expect(till.store.read.authorities.yieldedTo(stream())).toBe(head);
    expect(granted('t9')).toBe(false);
    // The feed says again what it said before: old news.
    write((tx) => tx.store.authorities.told('t9' as never, stream(), 8));
    expect(granted('t9')).toBe(false);
    write((tx) => tx.store.authorities.told('t9' as never, stream(), 10));
    expect(granted('t9')).toBe(true);
    expect(checkStore(till.store.file)).toEqual(whole);
  });

  test('a thing yielded by name is remembered; an answer of the centre gives it back at once', () => {
    write((tx) => tx.append('authorityYielded', { by: null, all: false, things: ['t1' as never] }));
    expect(till.store.read.authorities.yielded('t1' as never)).toBe(true);
    expect(granted('t1')).toBe(false);
    write((tx) => tx.store.authorities.grant('t1' as never, stream()));
    expect(granted('t1')).toBe(true);
    write((tx) => tx.store.authorities.told('t1' as never, null, 12));
    expect(granted('t1')).toBe(false);
  });
});

test('a remedy chosen here closes its case before the centre says so', () => {
  const found = { id: 'k1', kind: 'seatTwice', stream: 's2', seq: 4, detail: 'seat', about: ['2-000001'] };
  write((tx) => tx.store.cases.put(found, 5));
  expect(till.store.read.cases.count()).toBe(1);
  const resolved = {
    case: 'k1' as never,
    kind: 'seatTwice',
    remedy: 'moved',
    by: 'sophie' as never,
  } as const;
  write((tx) => tx.append('caseResolved', resolved));
  expect(till.store.read.cases.count()).toBe(0);
  expect(till.store.read.cases.get('k1' as never)).toMatchObject({
    state: 'resolved',
    remedy: 'moved',
    resolvedBy: 'sophie',
    about: ['2-000001'],
    tillNo: null,
  });
  expect(checkStore(till.store.file)).toEqual(whole);
});

test('questions to the centre outlive a restart, oldest first; asks are answered once for each time they are made', async () => {
  write((tx) => {
    tx.store.centreRequests.add({ id: '2', kind: 'leases', body: { wants: [] }, at: 1 });
    tx.store.centreRequests.add({ id: '1', kind: 'authority', body: { things: ['t'] }, at: 1 });
    const value = { id: 'x', stream: stream(), quota: 'qh', amount: 1, seats: ['s-1-1'] };
    tx.store.reference.apply([{ position: 900, kind: 'leaseAsked', id: 'x', value }]);
  });
  till = await till.reopen();
  expect(till.store.read.centreRequests.all().map(({ id, kind }) => [id, kind])).toEqual([
    ['1', 'authority'],
    ['2', 'leases'],
  ]);
  const [ask] = till.store.read.asks.leases(stream());
  expect(ask?.value).toMatchObject({ quota: 'qh', seats: ['s-1-1'], why: 'asked' });
  write((tx) => ask && tx.store.asks.answered(ask));
  expect(till.store.read.asks.leases(stream())).toEqual([]);
  write((tx) => {
    const value = { id: 'x', stream: stream(), quota: 'qh', amount: 1, seats: ['s-1-2'] };
    tx.store.reference.apply([{ position: 901, kind: 'leaseAsked', id: 'x', value }]);
  });
  expect(till.store.read.asks.leases(stream())).toHaveLength(1);
});

describe('the background check', () => {
  beforeEach(async () => {
    const order = await sellSeats(2);
    takeBack(till, order.id, [order.tickets[0]?.id ?? '']);
    write((tx) => {
      const items = [
        { lease: 'lb' as never, epoch: 1, quota: 'q2' as never, date: 'd1' as never, amount: 4 },
      ];
      tx.append('leaseReleased', { by: null, why: 'asked', items });
      tx.append('authorityYielded', { by: null, all: false, things: ['t1' as never] });
      tx.append('caseResolved', { case: 'k1' as never, kind: 'fork', remedy: 'accepted', by: 'x' as never });
    });
  });

  test('finds nothing in an untouched store', () => {
    expect(checkStore(till.store.file)).toEqual(whole);
  });

  test.each([
    ['UPDATE refund SET total_minor = -1', /refund R2-000001/],
    ['DELETE FROM ticket_return', /return of ticket T2-/],
    ['UPDATE made_lease SET amount = 2', /lease .* of refund R2-000001/],
    ['UPDATE lease_use SET released = 0', /use of lease lb 1/],
    ["UPDATE lease_seat SET used = 'released'", /seat .* of lease lh/],
    ["INSERT INTO lease_seat VALUES ('lh', 'ghost', 'sold')", /3 rows stand in lease_seat, 2/],
    ['UPDATE stream SET yielded_to = 2', /has yielded up to 0, not 2/],
    ['DELETE FROM yielded_thing', /yielding of t1/],
    ["UPDATE case_remedy SET remedy = 'moved'", /remedy of case k1/],
  ])('names what was changed behind the journal: %s', (sql, found) => {
    const db = new Database(till.store.file);
    db.exec(sql);
    db.close();
    expect(checkStore(till.store.file).differs).toMatch(found);
  });
});
