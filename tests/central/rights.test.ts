import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage } from '../../central/storage/port.ts';
import { openOf } from '../../shared/inventory/ledger.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import { AT, JournalMaker } from '../fakes/journalMaker.ts';
import { booksOf, requestId, rightsOf } from '../fakes/rightsAtCentre.ts';
import { type Caller, enrolled, seededRandom, testCentre } from '../fakes/testCentre.ts';

let centre: Centre;
beforeEach(async () => {
  // Forty places for two expected tills: twenty each.
  centre = await testCentre({ expectedTills: 2 });
});
afterEach(() => centre.close());

async function newTill(seed: string, tillNo: number, at = centre) {
  const maker = new JournalMaker(seed).start(tillNo);
  const caller = await enrolled(at, maker);
  return { maker, caller, ...rightsOf(at, caller, maker), send: () => caller.send(maker.page()) };
}
type Till = Awaited<ReturnType<typeof newTill>>;

const leasesOf = async (till: { readonly caller: Caller }): Promise<LeaseRow[]> =>
  (await till.caller.feed()).items.flatMap(({ kind, value }) =>
    kind === 'lease' && value ? [value as unknown as LeaseRow] : [],
  );
const feedOf = async (till: { readonly caller: Caller }, kind: string) =>
  (await till.caller.feed()).items.filter((item) => item.kind === kind && item.value !== null);
const quota = async () => (await booksOf(centre)).quotas.find((row) => row.quota === 'q1');
const right = (lease: LeaseRow, amount: number) => ({ lease: lease.id, epoch: lease.epoch, amount });

const MANAGERS = [
  {
    kind: 'staff' as const,
    id: 'sophie',
    value: { id: 'sophie', name: 'Sophie', role: 'manager', pinVerifier: 'none' },
  },
  {
    kind: 'staff' as const,
    id: 'anna',
    value: { id: 'anna', name: 'Anna', role: 'cashier', pinVerifier: 'none' },
  },
];

/** A line of one named seat. */
const seatLine = (seat: string) => ({
  kind: 'ticket',
  quota: 'q1',
  date: 'd1',
  event: 'e1',
  line: 'l1',
  quantity: 1,
  unitMinor: 3200,
  totalMinor: 3200,
  discounts: [],
  minors: [3200],
  seats: [{ seat }],
  vatName: 'A',
  vatBasisPoints: 810,
  priceName: 'Full price',
  reasonName: '',
});

/** Sells from the first lease; gives order and tickets. */
function sellFrom(till: Till, lease: LeaseRow, amount: number) {
  const order = till.maker.id();
  const tickets = Array.from({ length: amount }, () => till.maker.id());
  till.maker.sell({ quota: 'q1', quantity: amount, rights: [right(lease, amount)], order, tickets });
  return { order, tickets };
}

test('G5: what is free is granted, the same request is answered alike for ever, another content is refused', async () => {
  const one = await newTill('one', 1);
  const request = requestId();
  const first = await one.want([{ quota: 'q1', amount: 5 }], request);
  expect(first.leases).toMatchObject([{ quota: 'q1', amount: 5, epoch: 1, stream: one.maker.stream }]);
  expect(await one.want([{ quota: 'q1', amount: 5 }], request)).toEqual(first);
  expect(await quota()).toMatchObject({ free: 15, leased: 25 });
  const other = { request, stream: one.maker.stream, wants: [{ quota: 'q1', amount: 6 }] };
  expect(await one.raw('/v1/leases', other)).toMatchObject({ status: 409, body: { error: 'requestReused' } });
  expect((await booksOf(centre)).balanced).toBe(true);
});

test('G5: what nobody has free is asked of who has most, and granted once it was given back', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const short = await one.want([{ quota: 'q1', amount: 4 }]);
  expect(short).toMatchObject({ leases: [], short: [{ quota: 'q1', missing: 4, asked: true }] });
  const [asked] = await feedOf(two, 'leaseAsked');
  expect(asked?.value).toMatchObject({ quota: 'q1', amount: 4, why: 'asked' });
  const [lease] = await leasesOf(two);
  if (!lease) throw new Error('no lease');
  two.maker.giveBack([{ lease: lease.id, epoch: 1, quota: 'q1', amount: 4 }]);
  expect(await two.send()).toMatchObject({ status: 'stored', cases: [] });
  expect(await feedOf(two, 'leaseAsked')).toEqual([]);
  expect((await one.want([{ quota: 'q1', amount: 4 }])).leases).toMatchObject([{ amount: 4 }]);
  const books = await booksOf(centre);
  expect(books.balanced).toBe(true);
  expect(await quota()).toMatchObject({ free: 0, leased: 40, sold: 0 });
});

test('G5: a till can not give back what it sold, nor twice, nor of another till', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  sellFrom(one, lease, 15);
  const back = { lease: lease.id, epoch: 1, quota: 'q1', amount: 10 };
  one.maker.giveBack([back]).giveBack([back]);
  const reply = await one.send();
  expect(reply.status === 'stored' && reply.cases.map((found) => found.kind)).toEqual([
    'releaseDiffers',
    'releaseDiffers',
  ]);
  expect(await quota()).toMatchObject({ free: 5, leased: 20, sold: 15 });
  two.maker.giveBack([{ ...back, amount: 1 }]);
  await two.send();
  expect(await quota()).toMatchObject({ free: 5, leased: 20, sold: 15 });
  expect((await booksOf(centre)).balanced).toBe(true);
});

test('G3, G4: own tickets taken back free their places into the lease that the till made, and are void once', async () => {
  const one = await newTill('one', 1);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  const { order, tickets } = sellFrom(one, lease, 3);
  one.maker.takeBack({ order, tickets: tickets.slice(0, 2), quota: 'q1', into: 'made-1' });
  one.maker.sell({ quota: 'q1', quantity: 2, rights: [{ lease: 'made-1', epoch: 1, amount: 2 }] });
  expect(await one.send()).toMatchObject({ status: 'stored', cases: [] });
  expect(await quota()).toMatchObject({ sold: 3, leased: 17 });
  one.maker.takeBack({ order, tickets: tickets.slice(0, 1), quota: 'q1', into: 'made-2' });
  const reply = await one.send();
  const cases = reply.status === 'stored' ? reply.cases : [];
  expect(cases).toMatchObject([{ kind: 'returnedTwice' }]);
  expect(cases[0]?.about).toEqual(expect.arrayContaining(['R1-000001', 'R1-000002']));
  expect(await quota()).toMatchObject({ sold: 3, leased: 17 });
  expect((await booksOf(centre)).balanced).toBe(true);
});

test("G4, G5: what a manager's word takes back of another till frees nothing until that till yields", async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  const { order, tickets } = sellFrom(one, lease, 2);
  await one.send();
  const wish = { order, tickets, quota: 'q1', maker: one.maker.stream };
  two.maker.takeBack({ ...wish, authority: 'override', into: 'wished' });
  const reply = await two.send();
  expect(reply.status === 'stored' && reply.cases.map((found) => found.kind)).toEqual(['actByOverride']);
  expect(await quota()).toMatchObject({ sold: 2, leased: 38, free: 0 });
  one.maker.yield('all');
  expect(await one.send()).toMatchObject({ status: 'stored', cases: [] });
  expect(await quota()).toMatchObject({ sold: 0, leased: 38, free: 2 });
  expect((await booksOf(centre)).balanced).toBe(true);
});

test('G4: an act without the authority, unmarked, is a case and frees nothing', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  const { order, tickets } = sellFrom(one, lease, 1);
  await one.send();
  two.maker.takeBack({
    order,
    tickets,
    quota: 'q1',
    maker: one.maker.stream,
    authority: 'granted',
    into: 'x',
  });
  const reply = await two.send();
  expect(reply.status === 'stored' && reply.cases.map((found) => found.kind)).toEqual(['authorityMissing']);
  expect(await quota()).toMatchObject({ sold: 1 });
});

test('authority: asked of its till, yielded by it, then given to who asked, who frees into its own lease', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  const { order, tickets } = sellFrom(one, lease, 2);
  await one.send();
  const things = [tickets[0] as string];
  expect(await two.obtain([...things, 'nobody'])).toMatchObject({
    granted: [],
    asked: things,
    unknown: ['nobody'],
  });
  expect((await feedOf(one, 'authorityAsked'))[0]?.value).toMatchObject({ things });
  one.maker.yield(things);
  await one.send();
  expect(await feedOf(one, 'authorityAsked')).toEqual([]);
  const request = requestId();
  expect(await two.obtain(things, request)).toMatchObject({ granted: things, asked: [] });
  expect(await two.obtain(things, request)).toMatchObject({ granted: things });
  expect((await feedOf(two, 'authority'))[0]?.value).toEqual({ id: things[0], stream: two.maker.stream });
  two.maker.takeBack({
    order,
    tickets: things,
    quota: 'q1',
    maker: one.maker.stream,
    authority: 'granted',
    into: 'made-by-two',
  });
  expect(await two.send()).toMatchObject({ status: 'stored', cases: [] });
  const made = (await booksOf(centre)).leases.find((row) => row.lease === 'made-by-two');
  expect(made).toMatchObject({ stream: two.maker.stream, amount: 1 });
  // The other one is still its maker's.
  expect(await two.obtain([tickets[1] as string])).toMatchObject({ asked: [tickets[1]] });
});

test("a lost till: its rest is free, its things are the centre's, and a sale that comes later is a case", async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  const { tickets } = sellFrom(one, lease, 3);
  await one.send();
  sellFrom(one, lease, 2);
  expect(await centre.declareLost(one.caller.reply.device as DeviceId)).toBe(1);
  expect(await quota()).toMatchObject({ sold: 3, leased: 20, free: 17 });
  expect((await two.want([{ quota: 'q1', amount: 17 }])).leases).toMatchObject([{ amount: 17 }]);
  expect(await two.obtain([tickets[0] as string])).toMatchObject({ granted: [tickets[0]] });
  expect(await feedOf(one, 'lease')).toEqual([]);
  expect(await feedOf(one, 'leaseEnded')).toMatchObject([{ value: { id: lease.id, epoch: 2 } }]);
  const wants = { request: requestId(), stream: one.maker.stream, wants: [{ quota: 'q1', amount: 1 }] };
  expect(await one.raw('/v1/leases', wants)).toMatchObject({ status: 409, body: { error: 'tillLost' } });
  const found = await one.send();
  expect(found.status === 'stored' && found.cases.map((row) => row.kind)).toEqual(['leaseUnknown']);
  expect(await quota()).toMatchObject({ sold: 5, free: -2 });
  expect((await booksOf(centre)).balanced).toBe(true);
  await centre.declareFound(one.caller.reply.device as DeviceId);
  expect(await one.want([{ quota: 'q1', amount: 1 }])).toMatchObject({ leases: [] });
});

test('a manager shares a date out: who has more is asked for the rest, who lacks gets what comes back', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const shares = [
    { quota: 'q1' as never, stream: one.maker.stream, amount: 35 },
    { quota: 'q1' as never, stream: two.maker.stream, amount: 5 },
  ];
  await expect(
    centre.splitDate('d1' as never, [{ ...(shares[0] as (typeof shares)[0]), amount: 41 }]),
  ).rejects.toThrow('41 places');
  await centre.splitDate('d1' as never, shares);
  const [asked] = await feedOf(two, 'leaseAsked');
  expect(asked?.value).toMatchObject({ amount: 15, why: 'shared' });
  const [lease] = await leasesOf(two);
  if (!lease) throw new Error('no lease');
  two.maker.giveBack([{ lease: lease.id, epoch: 1, quota: 'q1', amount: 15 }], 'shared');
  expect(await two.send()).toMatchObject({ status: 'stored', cases: [] });
  expect((await leasesOf(one)).map((row) => row.amount).sort()).toEqual([15, 20]);
  expect((await booksOf(centre)).balanced).toBe(true);
});

test('G5: a restored centre takes up the leases that it had forgotten before it books what was sold under them', async () => {
  const kept = memoryStorage();
  const open = (interrupted: boolean): CentreStorage => ({ ...kept, interrupted, close: async () => {} });
  const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
  const before = await testCentre({ storage: open(false), keys, expectedTills: 2 });
  const one = await newTill('one', 1, before);
  await before.close();
  const after = await testCentre({
    storage: open(true),
    keys,
    random: seededRandom('after'),
    expectedTills: 2,
  });
  const again = rightsOf(after, one.caller, one.maker);
  const forgotten = { id: 'forgotten', quota: 'q1', amount: 6, epoch: 1 };
  one.maker.sell({ quota: 'q1', quantity: 2, rights: [{ lease: 'forgotten', epoch: 1, amount: 2 }] });
  expect(await again.want([{ quota: 'q1', amount: 1 }])).toMatchObject({
    leases: [],
    short: [{ missing: 1 }],
  });
  expect(await again.held(one.maker.head.seq, [forgotten])).toMatchObject({ adopted: 1 });
  const sent = await again.raw('/v1/journal', { stream: one.maker.stream, entries: one.maker.page() });
  expect(sent).toMatchObject({ status: 200, body: { cases: [] } });
  expect(await again.want([{ quota: 'q1', amount: 1 }])).toMatchObject({ leases: [{ amount: 1 }] });
  expect((await booksOf(after)).balanced).toBe(true);
  await after.close();
});

test('G5: a lease that a restored centre took up is not granted again under the request that it has forgotten', async () => {
  const one = await newTill('one', 1);
  const request = requestId();
  const first = await one.want([{ quota: 'q1', amount: 5 }], request);
  const [lease] = first.leases;
  if (!lease) throw new Error('no lease');
  const before = await booksOf(centre);
  // Its answer is gone, as after a restore; the lease is there, as its till has reported it.
  const forgetful = await testCentre({ random: seededRandom('forgetful') });
  const same = await enrolled(forgetful, one.maker);
  const again = rightsOf(forgetful, same, one.maker);
  await again.held(one.maker.head.seq, [{ id: lease.id, quota: 'q1', amount: 5, epoch: 1 }]);
  await again.raw('/v1/journal', { stream: one.maker.stream, entries: one.maker.page() });
  const kept = await booksOf(forgetful);
  expect((await again.want([{ quota: 'q1', amount: 5 }], request)).leases).toMatchObject([
    { id: lease.id, amount: 5 },
  ]);
  expect((await booksOf(forgetful)).quotas).toEqual(kept.quotas);
  expect(before.balanced && kept.balanced).toBe(true);
  await forgetful.close();
});

test("G4: a seat sold by a manager's word is one case that names both orders, whichever comes first", async () => {
  for (const first of ['one', 'two']) {
    const at = await testCentre({ expectedTills: 1, random: seededRandom(first) });
    const one = await newTill('one', 1, at);
    const two = await newTill('two', 2, at);
    const [lease] = await leasesOf(one);
    if (!lease) throw new Error('no lease');
    const line = seatLine('A1');
    one.maker.sell({ quota: 'q1', quantity: 1, rights: [right(lease, 1)] }, { lines: [line] });
    two.maker.sell(
      { quota: 'q1', quantity: 1 },
      { lines: [line], override: { by: 'sophie', quotas: [{ quota: 'q1', amount: 1 }] } },
    );
    for (const till of first === 'one' ? [one, two] : [two, one]) await till.send();
    const open = await at.storage.transaction(at.organiser, (tx) => tx.journal.allCases(true));
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ kind: 'seatTwice' });
    expect(open[0]?.about).toEqual(expect.arrayContaining(['1-000001', '2-000001']));
    const told = (await feedOf(one, 'case')).map(({ value }) => value?.state);
    expect(told.filter((state) => state === 'open')).toHaveLength(1);
    expect((await booksOf(at)).balanced).toBe(true);
    await at.close();
  }
});

test('filling up takes what is free and asks nobody: places do not go to and fro between tills that run low', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const content = { request: requestId(), stream: one.maker.stream, freeOnly: true };
  const reply = await one.raw('/v1/leases', { ...content, wants: [{ quota: 'q1', amount: 4 }] });
  expect(reply.body).toMatchObject({ leases: [], short: [{ quota: 'q1', missing: 4, asked: false }] });
  expect(await feedOf(two, 'leaseAsked')).toEqual([]);
});

test('G4: who was sold a seat that somebody had keeps it when the other brings his ticket back', async () => {
  const at = await testCentre({ expectedTills: 1, random: seededRandom('behind') });
  const one = await newTill('one', 1, at);
  const two = await newTill('two', 2, at);
  const [lease] = await leasesOf(one);
  if (!lease) throw new Error('no lease');
  const line = seatLine('A1');
  const [order, ticket] = [one.maker.id(), one.maker.id()];
  one.maker.sell(
    { quota: 'q1', quantity: 1, rights: [right(lease, 1)], order, tickets: [ticket] },
    { lines: [line] },
  );
  two.maker.sell(
    { quota: 'q1', quantity: 1 },
    { lines: [line], override: { by: 'sophie', quotas: [{ quota: 'q1', amount: 1 }] } },
  );
  await one.send();
  await two.send();
  const owner = () =>
    at.storage.transaction(at.organiser, async (tx) =>
      (await tx.inventory.seatOwners(['d1/A1'])).get('d1/A1'),
    );
  const taken = (stream: string) =>
    at.storage.transaction(at.organiser, (tx) => tx.inventory.seatsTaken('d1' as never, stream as never));
  expect(await owner()).toMatchObject({ order: '1-000001', behind: [{ order: '2-000001' }] });
  expect([await taken(one.maker.stream), await taken(two.maker.stream)]).toEqual([['A1'], ['A1']]);
  one.maker.takeBack({ order, tickets: [ticket], quota: 'q1', seats: ['A1'] });
  await one.send();
  expect(await owner()).toMatchObject({ order: '2-000001' });
  expect((await owner())?.behind).toBeUndefined();
  expect([await taken(one.maker.stream), await taken(two.maker.stream)]).toEqual([[], ['A1']]);
  expect((await booksOf(at)).balanced).toBe(true);
  await at.close();
});

test('a remedy closes its case for all tills; a remedy of an unknown case is a case', async () => {
  await centre.importCatalogue(MANAGERS);
  const one = await newTill('one', 1);
  one.maker.sell(
    { quota: 'q1', quantity: 1 },
    { override: { by: 'sophie', quotas: [{ quota: 'q1', amount: 1 }] } },
  );
  const reply = await one.send();
  const found = reply.status === 'stored' ? reply.cases[0] : undefined;
  expect(found).toMatchObject({ kind: 'soldByOverride', about: ['1-000001'] });
  const body = { case: found?.id, kind: 'soldByOverride', remedy: 'accepted', by: 'sophie' };
  one.maker.append({ kind: 'caseResolved', body });
  one.maker.append({ kind: 'caseResolved', body: { ...body, case: 'nobody' } });
  const after = await one.send();
  expect(after.status === 'stored' && after.cases.map((row) => row.kind)).toEqual(
    expect.arrayContaining(['caseUnknown']),
  );
  const rows = await feedOf(one, 'case');
  expect(rows.find((row) => row.id === found?.id)?.value).toMatchObject({
    state: 'resolved',
    remedy: 'accepted',
    resolvedBy: 'sophie',
  });
});

test('reservations of tonight whose till has closed go to the nominated till; orders of past dates are forgotten', async () => {
  const one = await newTill('one', 1);
  const two = await newTill('two', 2);
  const day = (ms: number) => new Date(AT + ms).toISOString();
  const date = (id: string, startsAt: string) => ({
    kind: 'date' as const,
    id,
    value: { id, event: 'e1', doorsAt: startsAt, startsAt, salesEndAt: startsAt, reservationsTill: 2 },
  });
  await centre.importCatalogue([date('d1', day(7_200_000)), date('d-old', day(-5 * 86_400_000))]);
  const line = (id: string, startsAt: string) => ({
    kind: 'ticket',
    quota: 'q1',
    date: id,
    startsAt,
    event: 'e1',
    eventName: 'Event',
    zoneName: 'Zone',
    priceName: 'Full price',
    reasonName: '',
    line: 'l1',
    quantity: 1,
    unitMinor: 3200,
    totalMinor: 3200,
    discounts: [],
    minors: [3200],
    seats: [],
    vatName: 'A',
    vatBasisPoints: 810,
  });
  const reserved = one.maker.orderBody({ quota: 'q1', quantity: 1 }, { lines: [line('d1', day(7_200_000))] });
  one.maker.append({
    kind: 'orderReserved',
    body: { ...reserved, method: 'invoice', methodName: 'Invoice' },
  });
  one.maker.sell({ quota: 'q1', quantity: 1 }, { lines: [line('d-old', day(86_400_000))] });
  await one.send();
  expect(await feedOf(two, 'foreignOrder')).toHaveLength(2);
  // The till has not closed yet: what it reserved is its own.
  expect(await centre.sweep()).toEqual({ forgotten: 1, ended: 0, renewed: 0, moved: 0 });
  one.maker.yield('all');
  await one.send();
  expect(await centre.sweep()).toEqual({ forgotten: 0, ended: 0, renewed: 0, moved: 1 });
  const [given] = await feedOf(two, 'authority');
  const [order] = await feedOf(two, 'foreignOrder');
  expect(given?.id).toBe(order?.id);
  expect(order?.value).toMatchObject({ state: 'reserved', dates: ['d1'] });
});

test('a date is shared out evenly over the tills that work', async () => {
  const tills = [await newTill('one', 1), await newTill('two', 2), await newTill('three', 3)];
  await centre.declareLost(tills[2]?.caller.reply.device as DeviceId);
  await centre.importCatalogue([
    { kind: 'quota', id: 'q1', value: { id: 'q1', date: 'd1', zone: 'z1', capacity: 61 } },
  ]);
  await centre.splitEvenly('d1' as never);
  const books = await booksOf(centre);
  const open = tills.map((till) =>
    books.leases
      .filter((lease) => lease.stream === till.maker.stream && lease.quota === 'q1')
      .reduce((sum, lease) => sum + openOf(lease), 0),
  );
  expect(open.sort()).toEqual([0, 30, 31]);
  expect(books.balanced).toBe(true);
});

test('a case is closed by a manager of the staff, and one about a till itself at another till', async () => {
  await centre.importCatalogue(MANAGERS);
  const [one, two] = [await newTill('one', 1), await newTill('two', 2)];
  const { order, tickets } = sellFrom(one, (await leasesOf(one))[0] as LeaseRow, 1);
  await one.send();
  // The other till takes it back without asking anybody.
  two.maker.takeBack({ order, tickets, quota: 'q1', maker: one.maker.stream, authority: 'granted' });
  const reply = await two.send();
  const found = reply.status === 'stored' ? reply.cases[0] : undefined;
  expect(found).toMatchObject({ kind: 'authorityMissing' });
  const stateOf = async () => (await feedOf(one, 'case')).find((row) => row.id === found?.id)?.value?.state;
  const close = async (till: Till, by: string) => {
    till.maker.append({
      kind: 'caseResolved',
      body: { case: found?.id, kind: 'authorityMissing', remedy: 'accepted', by } as never,
    });
    const answer = await till.caller.send(till.maker.page(till.maker.sealed.length));
    return answer.status === 'stored' ? answer.cases.map((row) => row.kind) : [];
  };
  expect(await close(two, 'sophie')).toEqual(['caseNotClosed']);
  expect(await close(one, 'anna')).toEqual(['caseNotClosed']);
  expect(await close(one, 'nobody')).toEqual(['caseNotClosed']);
  expect(await stateOf()).toBe('open');
  expect(await close(one, 'sophie')).toEqual([]);
  expect(await stateOf()).toBe('resolved');
});
