import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SessionClosed } from '../../shared/journal/bodies.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ lease: 40 });
});
afterEach(() => till.dispose());

const signIn = (staff: string) => till.command('signIn', { staff: staff as never, pin: PIN });
const move = (kind: 'drop' | 'payOut' | 'payIn', minor: number, more: object = {}) =>
  till.command('moveCash', { kind, minor, language: 'en', ...more });
const sophie = { staff: 'sophie' as never, pin: PIN };

/** The newest entry of a kind, with what lies beside it. */
function newest(kind: string) {
  const row = till.store.read.journal.current();
  if (!row) throw new Error('no stream');
  const sealed = till.store.read.journal.page(row.id, 1, 500).findLast((one) => openEntry(one).kind === kind);
  if (!sealed) throw new Error(`no entry ${kind}`);
  return { body: openEntry(sealed).body as Record<string, unknown>, personal: sealed.personal };
}

test('C1: drops, pay-outs and pay-ins move what must lie in the drawer; notes are personal; each has a slip', async () => {
  await ready(till);
  await sell(till, 'p1', 2);
  expect(await move('drop', 15_000, { bag: ' 4711 ' })).toMatchObject({
    ok: true,
    value: { kind: 'drop', minor: 15_000, bag: '4711', by: 'Anna Meier', reason: null },
  });
  expect(await move('payOut', 2_500, { reason: 'purchase', note: 'Batteries, M. Favre' })).toMatchObject({
    ok: true,
    value: { reason: 'purchase', note: 'Batteries, M. Favre', approvedBy: '' },
  });
  const paid = newest('cashMoved');
  expect(JSON.stringify(paid.body)).not.toContain('Favre');
  expect(paid.personal).toContain('Favre');
  expect(await move('payIn', 4_000, { reason: 'change' })).toMatchObject({ ok: true });
  const moved = await till.query('cashMovements', {});
  expect(moved.ok && moved.value.movements.map((one) => [one.kind, one.minor])).toEqual([
    ['payIn', 4_000],
    ['payOut', 2_500],
    ['drop', 15_000],
  ]);
  const jobs = await till.query('printJobs', {});
  expect(jobs.ok && jobs.value.jobs).toHaveLength(5);
  // 200.00 + 116.00 - 150.00 - 25.00 + 40.00
  const closing = await till.command('closeSession', { countedMinor: 18_100 });
  expect(closing).toMatchObject({
    ok: true,
    value: {
      expectedCashMinor: 18_100,
      differenceMinor: 0,
      movements: { drops: 1, dropsMinor: 15_000, payOutsMinor: 2_500, payInsMinor: 4_000, noSales: 0 },
    },
  });
});

test('C1, A3: cash moves with a reason, in a session, and above the limit by a manager’s word', async () => {
  await signIn('anna');
  expect(await move('drop', 100)).toEqual({ ok: false, refusal: { kind: 'sessionMissing' } });
  await ready(till);
  expect(await move('payOut', 100)).toEqual({ ok: false, refusal: { kind: 'cashReasonMissing' } });
  const fee = { reason: 'fee' };
  expect(await move('payOut', 10_001, fee)).toEqual({
    ok: false,
    refusal: { kind: 'managerNeeded', why: 'limit', limitMinor: 10_000 },
  });
  expect(await move('payOut', 10_001, { ...fee, approval: { ...sophie, pin: '0000' } })).toMatchObject({
    refusal: { kind: 'approvalWrong' },
  });
  expect(await move('payOut', 10_001, { ...fee, approval: sophie })).toMatchObject({
    ok: true,
    value: { by: 'Anna Meier', approvedBy: 'Sophie Blanc' },
  });
  await signIn('noah');
  expect(await move('drop', 100)).toMatchObject({ refusal: { kind: 'roleMissing' } });
});

test('C1: more than lies in the drawer is dropped by a manager’s word only, and nobody is told how much lies there', async () => {
  await ready(till);
  expect(await move('drop', 20_005)).toEqual({
    ok: false,
    refusal: { kind: 'managerNeeded', why: 'drop', limitMinor: 0 },
  });
  expect(await move('drop', 20_005, { approval: sophie })).toMatchObject({
    ok: true,
    value: { approvedBy: 'Sophie Blanc' },
  });
});

test('C1: a session that begins with less than the last one left is a manager’s; more is brought by anybody', async () => {
  await ready(till);
  await till.command('closeSession', { countedMinor: 20_000, floatLeftMinor: 20_000 });
  expect(await till.command('openSession', { floatMinor: 5_000 })).toEqual({
    ok: false,
    refusal: { kind: 'managerNeeded', why: 'float', limitMinor: 20_000 },
  });
  expect(await till.command('openSession', { floatMinor: 5_000, approval: sophie })).toMatchObject({
    ok: true,
  });
  expect(newest('sessionOpened').body).toMatchObject({
    by: 'anna',
    floatMinor: 5_000,
    leftMinor: 20_000,
    approvedBy: 'sophie',
  });
  await till.command('closeSession', { countedMinor: 5_000, floatLeftMinor: 5_000 });
  expect(await till.command('openSession', { floatMinor: 30_000 })).toMatchObject({ ok: true });
  expect(newest('sessionOpened').body).not.toHaveProperty('leftMinor');
});

test('G2: a movement that is sent again moves nothing more', async () => {
  await ready(till);
  const id = till.newCommand();
  const input = { kind: 'drop' as const, minor: 5_000, language: 'en' as const };
  const first = await till.command('moveCash', input, id);
  expect(await till.command('moveCash', input, id)).toEqual(first);
  const moved = await till.query('cashMovements', {});
  expect(moved.ok && moved.value.movements).toHaveLength(1);
});

test('C1: the count is blind: a first one says where it differs and never by how much; a recount closes, both are kept', async () => {
  await ready(till);
  await sell(till, 'p1', 1);
  const first = {
    countedMinor: 0,
    pieces: [{ currency: 'CHF' as const, value: 20_000, pieces: 1 }],
    methods: [{ method: 'card' as never, minor: 1_200 }],
  };
  expect(await till.command('countSession', first)).toEqual({
    ok: true,
    value: { even: false, differs: ['cash', 'card'] },
  });
  expect(await till.command('countSession', first)).toEqual({
    ok: false,
    refusal: { kind: 'countedAlready' },
  });
  const second = {
    countedMinor: 0,
    pieces: [
      { currency: 'CHF' as const, value: 20_000, pieces: 1 },
      { currency: 'CHF' as const, value: 1_000, pieces: 5 },
      { currency: 'CHF' as const, value: 10, pieces: 30 },
    ],
    methods: [],
    floatLeftMinor: 20_000,
    bag: '0815',
  };
  expect(await till.command('closeSession', { ...second, floatLeftMinor: 99_999 })).toEqual({
    ok: false,
    refusal: { kind: 'floatTooMuch', countedMinor: 25_300 },
  });
  expect(await till.command('closeSession', second)).toMatchObject({
    ok: true,
    value: {
      countedCashMinor: 25_300,
      expectedCashMinor: 25_800,
      differenceMinor: -500,
      counting: { floatLeftMinor: 20_000, depositMinor: 5_300, bag: '0815', firstCashMinor: 20_000 },
    },
  });
  const closing = newest('sessionClosed').body as unknown as SessionClosed;
  expect(closing.counting?.first).toEqual(newest('sessionCounted').body.count);
  // What nobody counted is none.
  expect(closing.counting?.count.methods.map(({ method, minor }) => [method, minor])).toEqual([
    ['card', 0],
    ['twint', 0],
  ]);
  expect(closing.counting?.first?.methods).toContainEqual({
    method: 'card',
    methodName: 'Card',
    minor: 1_200,
  });
});

test('C1: terminals are counted against what was taken by them, whether or not anybody used them', async () => {
  await ready(till);
  const view = await till.query('till', {});
  expect(view.ok && view.value.session?.beside.map((one) => one.method)).toEqual(['card', 'twint']);
  const closing = await till.command('closeSession', {
    countedMinor: 20_000,
    methods: [{ method: 'twint' as never, minor: 900 }],
  });
  expect(closing.ok && closing.value.counting?.methods).toEqual([
    { method: 'card', methodName: 'Card', countedMinor: 0, expectedMinor: 0 },
    { method: 'twint', methodName: 'TWINT', countedMinor: 900, expectedMinor: 0 },
  ]);
});

test('C1: who opened a session closes it; another cashier needs a manager’s word, a manager needs none', async () => {
  await ready(till);
  await signIn('luca');
  expect(await till.command('closeSession', { countedMinor: 0 })).toEqual({
    ok: false,
    refusal: { kind: 'sessionOfOther', name: 'Anna Meier' },
  });
  // Hand-over: the session goes on, and what is sold carries its seller.
  await sell(till, 'p1', 1);
  expect(newest('orderValidated').body.by).toBe('luca');
  expect(await till.command('closeSession', { countedMinor: 25_800, approval: sophie })).toMatchObject({
    ok: true,
    value: { by: 'Luca Rossi', openedBy: 'Anna Meier', approvedBy: 'Sophie Blanc', differenceMinor: 0 },
  });
  await ready(till);
  await signIn('sophie');
  expect(await till.command('closeSession', { countedMinor: 20_000 })).toMatchObject({
    ok: true,
    value: { by: 'Sophie Blanc', openedBy: 'Anna Meier', approvedBy: '' },
  });
});

test('C1: above the venue’s limit the till asks for a drop, until one is made', async () => {
  const venue = till.store.read.reference.all().find((row) => row.kind === 'venue');
  till.context.journalist.transact((tx) =>
    tx.store.reference.apply([
      { position: 900, kind: 'venue', id: 'v1', value: { ...venue?.value, dropAboveMinor: 25_000 } },
    ]),
  );
  till.context.cache.reload();
  const due = async () => {
    const view = await till.query('till', {});
    return view.ok && view.value.session?.dropDue;
  };
  await ready(till);
  expect(await due()).toBe(false);
  await sell(till, 'p1', 1);
  expect(await due()).toBe(true);
  await move('drop', 10_000);
  expect(await due()).toBe(false);
});

test('C2, C4: X and Z have the same lists; an X is the manager’s; a rate of 0 is printed nowhere', async () => {
  await ready(till);
  await sell(till, 'p1', 2);
  await sell(till, 'p2', 1);
  expect(await till.query('report', { number: null, language: 'en' })).toMatchObject({
    refusal: { kind: 'roleMissing' },
  });
  await signIn('sophie');
  const x = await till.query('report', { number: null, language: 'en' });
  expect(x).toMatchObject({
    ok: true,
    value: {
      number: null,
      orders: 2,
      tickets: 3,
      linesMinor: 13_387,
      expectedCashMinor: 33_385,
      taxes: [{ basisPoints: 810, grossMinor: 13_387 }],
    },
  });
  const lists = x.ok ? x.value.lists : [];
  expect(lists.map((list) => list.title)).toEqual(['byDate', 'byPrice', 'bySeller', 'byHour']);
  expect(lists[1]?.rows).toEqual([
    { name: 'Full price', quantity: 2, minor: 11_600 },
    { name: 'Reduced', quantity: 1, minor: 1_787 },
  ]);
  expect(lists[2]?.rows).toEqual([{ name: 'Anna Meier', quantity: 2, minor: 13_387 }]);
  expect(await till.command('printX', { language: 'en' })).toMatchObject({ ok: true });
  const closed = await till.command('closeSession', {
    countedMinor: 33_385,
    floatLeftMinor: 20_000,
    bag: 'B7',
  });
  const number = closed.ok ? closed.value.number : '';
  const z = await till.query('report', { number, language: 'en' });
  expect(z.ok && z.value.lists).toEqual(lists);
  const csv = await till.query('reportFile', { number, what: 'csv', language: 'en' });
  expect(csv.ok && csv.value.fileName).toBe('Z2-0001.csv');
  expect(csv.ok && csv.value.text).toContain('By price category,Full price,2,116.00\r\n');
  const pdf = await till.query('reportFile', { number, what: 'pdf', language: 'de-CH' });
  expect(pdf.ok && Buffer.from(pdf.value.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect(await till.query('report', { number: null, language: 'en' })).toEqual({
    ok: false,
    refusal: { kind: 'sessionMissing' },
  });
  expect(await till.query('report', { number: 'Z9', language: 'en' })).toEqual({
    ok: false,
    refusal: { kind: 'closingUnknown' },
  });
});
