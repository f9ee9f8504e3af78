import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { accepted, foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
afterEach(() => till.dispose());

const MANAGER = { staff: 'sophie' as never, pin: PIN };
const ids = (order: Pick<OrderView, 'tickets'>, ...places: number[]) =>
  places.map((place) => order.tickets[place]?.id as never);
const stateOf = (one: TestTill) => one.store.read.journal.current()?.state;
const left = async (one: TestTill, zone: string) => {
  const offer = accepted(await one.query('offer', {}));
  const zones = offer.events.flatMap((event) => event.dates.flatMap((date) => date.zones));
  return zones.find((each) => each.id === zone)?.here;
};

function giveBack(order: OrderView, places: number[], more: object = {}) {
  return {
    order: order.id as never,
    tickets: ids(order, ...places),
    reason: 'notComing' as const,
    original: 'takenBack' as const,
    method: 'cash' as never,
    language: 'en' as const,
    ...more,
  };
}

test('O3, G3: a ticket comes back, cash goes out to the coin, its place can be sold again, Z says so', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p2', 3));
  const before = await left(till, 'z1');
  const plan = accepted(
    await till.query('returnPlan', {
      order: order.id as never,
      tickets: ids(order, 0),
      original: 'takenBack',
      method: 'cash' as never,
    }),
  );
  // 17.87 are 17.85 in coins.
  expect(plan).toEqual({
    worthMinor: 1787,
    feeMinor: 0,
    roundingMinor: 2,
    outMinor: 1785,
    manager: [],
    authority: 'here',
  });
  const done = accepted(await till.command('returnTickets', giveBack(order, [0])));
  expect(done.refund).toMatchObject({
    number: 'R2-000001',
    totalMinor: -1787,
    roundingMinor: 2,
    reason: 'notComing',
    approvedByName: '',
    payments: [{ method: 'cash', minor: -1785 }],
  });
  expect(done.order.tickets.map(({ state, refund }) => [state, refund])).toEqual([
    ['returned', 'R2-000001'],
    ['valid', ''],
    ['valid', ''],
  ]);
  expect(await left(till, 'z1')).toBe((before ?? 0) + 1);
  const rows = accepted(await till.query('orders', { search: 'R2-000001', limit: 10 }));
  expect(rows.orders).toMatchObject([{ id: order.id, returned: 1 }]);
  const drawer = 20_000 + 5360 - 1785;
  const closing = accepted(await till.command('closeSession', { countedMinor: drawer }));
  expect(closing).toMatchObject({
    differenceMinor: 0,
    returns: { refunds: 1, tickets: 1, minor: 1787, feesMinor: 0 },
  });
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});

test('G2: the same command takes back once, whatever is resent; with other content it is refused', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 2));
  const id = till.newCommand();
  const first = await till.command('returnTickets', giveBack(order, [0]), id);
  expect(await till.command('returnTickets', giveBack(order, [0]), id)).toEqual(first);
  expect(await till.command('returnTickets', giveBack(order, [1]), id)).toMatchObject({
    refusal: { kind: 'commandReused' },
  });
  expect(stateOf(till)?.ordinals.refund).toBe(1);
});

test('G7: what waits or is to check is dropped with its ticket, and what is void is never printed again', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 2));
  const [first, second] = till.store.read.printJobs.ofOrder(order.id as never);
  till.context.journalist.transact((tx) => {
    tx.store.printJobs.move(first?.id as never, 'sending', null, tx.now);
    tx.store.printJobs.move(first?.id as never, 'unknown', 'connectionLost', tx.now);
  });
  const done = accepted(
    await till.command('returnTickets', giveBack(order, [0, 1], { original: 'missing', approval: MANAGER })),
  );
  expect(done.order.tickets.map(({ print }) => [print.state, print.reason])).toEqual([
    ['cancelled', 'returned'],
    ['cancelled', 'returned'],
  ]);
  expect(till.store.read.printJobs.get(second?.id as never)?.state).toBe('cancelled');
  const gone = { refusal: { kind: 'ticketReturned', number: order.tickets[0]?.number } };
  const ticket = ids(order, 0)[0] as never;
  expect(await till.command('reprintTicket', { ticket, language: 'en' })).toMatchObject(gone);
  expect(
    await till.command('printTickets', {
      order: order.id as never,
      tickets: [ticket],
      vouchers: [],
      language: 'en',
    }),
  ).toMatchObject(gone);
  expect(
    await till.command('sendMail', {
      order: order.id as never,
      what: 'tickets',
      to: 'a@b.ch',
      language: 'en',
    }),
  ).toMatchObject(gone);
  expect(
    await till.query('orderPdf', { order: order.id as never, what: 'tickets', tickets: [], language: 'en' }),
  ).toMatchObject(gone);
});

test('every refusal: what was returned, is unknown, is not paid, has no session or no way back for the money', async () => {
  till = await testTill({ selling: true });
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  await till.command('openSession', { floatMinor: 20_000 });
  const order = accepted(await sell(till, 'p1', 2));
  const other = accepted(await sell(till, 'p2', 1));
  accepted(await till.command('returnTickets', giveBack(order, [0])));
  const refused = async (input: ReturnType<typeof giveBack>) => {
    const reply = await till.command('returnTickets', input);
    return reply.ok ? null : reply.refusal;
  };
  expect(await refused(giveBack(order, [0]))).toEqual({
    kind: 'ticketReturned',
    number: order.tickets[0]?.number,
  });
  expect(await refused({ ...giveBack(order, [1]), order: till.newCommand() as never })).toEqual({
    kind: 'orderUnknown',
  });
  expect(await refused(giveBack({ ...order, tickets: other.tickets }, [0]))).toEqual({
    kind: 'ticketUnknown',
  });
  expect(await refused(giveBack(order, [1], { method: 'free' }))).toMatchObject({
    kind: 'methodCantPayBack',
  });
  expect(await refused(giveBack(order, [1], { method: 'nothing' }))).toEqual({
    kind: 'methodUnknown',
    method: 'nothing',
  });
  expect(await refused(giveBack(order, [1], { method: null }))).toEqual({
    kind: 'methodUnknown',
    method: '',
  });
  await till.command('closeSession', { countedMinor: 0 });
  expect(await refused(giveBack(order, [1]))).toEqual({ kind: 'sessionMissing' });
  await till.command('signOut', {});
  expect(await refused(giveBack(order, [1]))).toEqual({ kind: 'notSignedIn' });
  await till.command('signIn', { staff: 'noah' as never, pin: PIN });
  expect(await refused(giveBack(order, [1]))).toMatchObject({ kind: 'roleMissing' });
});

test('A3, G10: above the limit, and without the paper, a manager confirms by PIN: both names are kept, the PIN is not', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 4));
  const many = giveBack(order, [0, 1]);
  expect(await till.command('returnTickets', many)).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'limit', limitMinor: 10_000 },
  });
  expect(await till.command('returnTickets', giveBack(order, [0], { original: 'missing' }))).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'original' },
  });
  expect(
    await till.command('returnTickets', { ...many, approval: { staff: 'sophie' as never, pin: '2222' } }),
  ).toMatchObject({ refusal: { kind: 'approvalWrong' } });
  const id = till.newCommand();
  const done = accepted(
    await till.command('returnTickets', { ...many, approval: MANAGER, note: ' on the stairs ' }, id),
  );
  expect(done.refund).toMatchObject({
    byName: 'Anna Meier',
    approvedByName: 'Sophie Blanc',
    note: 'on the stairs',
  });
  const entry = till.store.read.journal.entry(stateOf(till)?.stream as StreamId, stateOf(till)?.seq ?? 0);
  const body = openEntry(entry as never).body as unknown as TicketsReturned;
  expect(body).toMatchObject({ by: 'anna', approvedBy: 'sophie', authority: 'own' });
  expect(JSON.stringify(till.store.read.commands.get(id))).not.toContain(PIN);
});

test('G7: "never printed" is not believed of a ticket that came out of a printer here', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 2));
  const [first] = till.store.read.printJobs.ofOrder(order.id as never);
  till.context.journalist.transact((tx) => {
    tx.store.printJobs.move(first?.id as never, 'sending', null, tx.now);
    tx.store.printJobs.move(first?.id as never, 'printed', null, tx.now);
  });
  expect(await till.command('returnTickets', giveBack(order, [0], { original: 'notPrinted' }))).toMatchObject(
    {
      refusal: { kind: 'ticketWasPrinted', number: order.tickets[0]?.number },
    },
  );
  accepted(await till.command('returnTickets', giveBack(order, [1], { original: 'notPrinted' })));
});

test('G7: nor of one that may have come out, or went by e-mail', async () => {
  till = await testTill({ selling: true });
  await ready(till);
  const order = accepted(await sell(till, 'p1', 1));
  const [job] = till.store.read.printJobs.ofOrder(order.id as never);
  till.context.journalist.transact((tx) => {
    tx.store.printJobs.move(job?.id as never, 'sending', null, tx.now);
    tx.store.printJobs.move(job?.id as never, 'unknown', 'connectionLost', tx.now);
  });
  const printed = { refusal: { kind: 'ticketWasPrinted' } };
  const unseen = { original: 'notPrinted' };
  expect(await till.command('returnTickets', giveBack(order, [0], unseen))).toMatchObject(printed);
  const mailed = accepted(await sell(till, 'p1', 1));
  const mail = { order: mailed.id as never, what: 'tickets' as const, to: 'lea@example.org' };
  accepted(await till.command('sendMail', { ...mail, language: 'en' }));
  expect(await till.command('returnTickets', giveBack(mailed, [0], unseen))).toMatchObject(printed);
});

test('a reservation is not paid back', async () => {
  till = await testTill({ selling: true });
  await ready(till);
  const customer = accepted(
    await till.command('saveCustomer', { customer: null, fields: { last: 'Rochat' } }),
  );
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  await till.command('setCustomer', { customer: customer.id as never });
  const cart = accepted(await till.query('cart', {}));
  const order = accepted(
    await till.command(
      'validateOrder',
      {
        cart: cart.id as never,
        payments: [{ method: 'invoice' as never, givenMinor: null }],
        language: 'en',
      },
      cart.commandId as never,
    ),
  );
  const input = { ...giveBack(order, []), tickets: [till.newCommand() as never] };
  expect(await till.command('returnTickets', input)).toMatchObject({ refusal: { kind: 'orderNotPaid' } });
});

test('Y3: an order of another till is found by number, ticket, end of number and customer, and says whose it is', async () => {
  till = await testTill();
  await ready(till);
  const customer = accepted(
    await till.command('saveCustomer', {
      customer: null,
      fields: { first: 'Zoé', last: 'Rochat', email: 'zoe@example.ch' },
    }),
  );
  const row = foreignOrder(till, { customer: customer.id });
  for (const search of [
    row.number,
    row.tickets[0]?.number ?? '',
    '77',
    'roch',
    'zoe@ex',
    `${row.tickets[0]?.number.replaceAll('-', '')}ABCDEFGH`,
  ]) {
    const found = accepted(await till.query('orders', { search, limit: 10 }));
    expect(found.orders, search).toMatchObject([
      { id: row.id, tillNo: 1, name: 'Zoé Rochat', atCentre: true },
    ]);
  }
  const shown = accepted(await till.query('order', { order: row.id as never }));
  expect(shown).toMatchObject({ number: row.number, foreign: { tillNo: 1 }, payments: [] });
  expect(shown.tickets).toMatchObject([{ state: 'valid', print: { state: 'none' } }, { state: 'valid' }]);
});

test('authority: asked for at the centre, then acted on; the place is free here once it was granted', async () => {
  const asked: string[][] = [];
  till = await testTill({
    sync: {
      status: () => ({ state: 'online', lastContactAt: 0, problem: null, sending: null, nextTryAt: null }),
      obtain: async (things) => {
        asked.push([...things]);
        const stream = till.store.read.journal.current()?.id as StreamId;
        till.context.journalist.transact((tx) => {
          for (const thing of things) tx.store.authorities.grant(thing, stream);
        });
        return { granted: [...things], asked: [], unknown: [] };
      },
    },
  });
  await ready(till);
  const row = foreignOrder(till);
  const order = accepted(await till.query('order', { order: row.id as never }));
  const before = await left(till, 'z1');
  const id = till.newCommand();
  const done = accepted(await till.command('returnTickets', giveBack(order, [0], { approval: MANAGER }), id));
  expect(done.order.tickets.map(({ state }) => state)).toEqual(['returned', 'valid']);
  expect(asked).toEqual([[row.tickets[0]?.ticket]]);
  expect(await left(till, 'z1')).toBe((before ?? 0) + 1);
  // Sent again it is answered from the store: nobody is asked.
  await till.command('returnTickets', giveBack(order, [0], { approval: MANAGER }), id);
  expect(asked).toHaveLength(1);
});

test('authority out of reach: refused with whom to ask, then by a manager’s word under a cap, and nothing is freed', async () => {
  let answer: 'asked' | 'away' = 'asked';
  till = await testTill({
    sync: {
      obtain: async (things) => (answer === 'away' ? null : { granted: [], asked: [...things], unknown: [] }),
    },
  });
  await ready(till);
  const row = foreignOrder(till, { quantity: 12, minor: 100 });
  const order = accepted(await till.query('order', { order: row.id as never }));
  const before = await left(till, 'z1');
  expect(await till.command('returnTickets', giveBack(order, [0]))).toMatchObject({
    refusal: { kind: 'authorityElsewhere', tillNo: 1, asked: true },
  });
  answer = 'away';
  expect(await till.command('returnTickets', giveBack(order, [0]))).toMatchObject({
    refusal: { kind: 'authorityElsewhere', tillNo: 1, asked: false },
  });
  expect(await till.command('returnTickets', giveBack(order, [0], { byWord: true }))).toMatchObject({
    refusal: { kind: 'managerNeeded', why: 'authority' },
  });
  const word = { byWord: true, approval: MANAGER };
  expect(
    await till.command('returnTickets', giveBack(order, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10], word)),
  ).toMatchObject({
    refusal: { kind: 'byWordTooMany', most: 10 },
  });
  const done = accepted(await till.command('returnTickets', giveBack(order, [0], word)));
  expect(done.refund.approvedByName).toBe('Sophie Blanc');
  expect(await left(till, 'z1')).toBe(before);
  const row2 = stateOf(till);
  const entry = till.store.read.journal.entry(row2?.stream as StreamId, row2?.seq ?? 0);
  expect(openEntry(entry as never).body).toMatchObject({ authority: 'override', freed: [] });
});

test('what was closed over is the centre’s: acting on it needs its word again', async () => {
  till = await testTill();
  await ready(till);
  const order = accepted(await sell(till, 'p1', 1));
  till.context.journalist.transact((tx) =>
    tx.append('authorityYielded', { by: null, all: true, things: [] }),
  );
  expect(await till.command('returnTickets', giveBack(order, [0]))).toMatchObject({
    refusal: { kind: 'authorityElsewhere', tillNo: 2, asked: false },
  });
});
