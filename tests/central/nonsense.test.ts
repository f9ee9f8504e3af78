import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage } from '../../central/storage/port.ts';
import { embeddedDatabase } from '../../central/storage/sql/embedded.ts';
import { sqlStorage } from '../../central/storage/sql/storage.ts';
import { taxesOf } from '../../shared/domain/pricing.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import { openQuota } from '../../shared/inventory/ledger.ts';
import type { Draft } from '../../shared/journal/chain.ts';
import type { QuotaId } from '../../shared/kernel/ids.ts';
import { closingOf } from '../fakes/evenings.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { type Caller, enrolled, everything, testCentre } from '../fakes/testCentre.ts';

const VAT = { vatName: 'A', vatBasisPoints: 810 };
const LINE = { quota: 'q1', date: 'd1', event: 'e1', line: 'l1', priceName: 'Full price', ...VAT };
const FREE = { ...LINE, kind: 'ticket', unitMinor: 0, totalMinor: 0, minors: [], seats: [], discounts: [] };
const VOUCHER = 'ab'.repeat(32);
/** More than any zone has places. */
const WORTH = 20_000_000;

type Maker = JournalMaker;
const order = (till: Maker, changes: object, kind = 'orderValidated'): Draft => ({
  kind,
  body: till.orderBody({ quota: 'q1', quantity: 1 }, changes) as Draft['body'],
});
const reserved = (till: Maker, changes: object): Draft =>
  order(till, { method: 'invoice', methodName: 'Invoice', ...changes }, 'orderReserved');
const paid = (kind: string, minor: number, more: object = {}) => ({
  method: kind,
  methodName: kind,
  kind,
  minor,
  givenMinor: minor,
  changeMinor: 0,
  ...more,
});

/** What a till with a fault may say, and the cases that it becomes. */
const NONSENSE: readonly [string, (till: Maker) => Draft, readonly string[]][] = [
  [
    'tickets without seats',
    (till) =>
      order(till, { lines: [{ ...LINE, kind: 'ticket', quantity: 1, unitMinor: PRICE, totalMinor: PRICE }] }),
    ['malformed'],
  ],
  [
    'a customer that is no id',
    () => ({
      kind: 'customerSaved',
      body: { customer: { toString: 1 }, by: 'anna', made: true, fields: [] },
    }),
    ['malformed'],
  ],
  [
    'a voucher that is no voucher',
    (till) => order(till, { payments: [paid('voucher', PRICE, { voucher: { voucher: 5, last4: 'D8R7' } })] }),
    ['malformed'],
  ],
  [
    'a reservation of ten million places',
    (till) => reserved(till, { lines: [{ ...FREE, quantity: 10_000_000 }], totalMinor: 0 }),
    ['malformed'],
  ],
  [
    'a reservation of many lines',
    (till) => {
      const line = { ...FREE, quantity: 10_000 };
      return reserved(till, { lines: Array.from({ length: 1000 }, () => line), totalMinor: 0 });
    },
    ['malformed'],
  ],
  ['a reservation that pays nothing', (till) => reserved(till, { pays: { order: 7 } }), ['malformed']],
  ['a reservation that uses no pass', (till) => reserved(till, { passes: [{ pass: 7 }] }), ['malformed']],
  ['a sale split off nothing', (till) => order(till, { splitFrom: { order: 7 } }), ['malformed']],
  [
    'a kind of later that pays nothing',
    () => ({ kind: 'vespersRung', body: { pays: { order: 7 } } }),
    ['unknownKind'],
  ],
];

describe.each([
  ['in memory', async (): Promise<CentreStorage> => memoryStorage()],
  ['on an embedded PostgreSQL', async (): Promise<CentreStorage> => sqlStorage(await embeddedDatabase(null))],
])('nonsense at a centre %s', (_name, open) => {
  let storage: CentreStorage;
  let centre: Centre;
  let till: JournalMaker;
  let caller: Caller;
  let organisers = 0;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());
  beforeEach(async () => {
    organisers += 1;
    const shared = { ...storage, close: async () => {} };
    centre = await testCentre({ storage: shared, organiser: `organiser-${organisers}` });
    till = new JournalMaker('till').start();
    caller = await enrolled(centre, till);
  });
  afterEach(() => centre.close());

  const lastSale = async () => {
    const { id: lease, epoch } = await caller.lease();
    till.sell({ quota: 'q1', quantity: 1, rights: [{ lease, epoch, amount: 1 }] });
  };
  const sent = async () => {
    const reply = await caller.send(till.page());
    if (reply.status !== 'stored') throw new Error(reply.status);
    expect(reply.acked).toBe(till.sealed.length);
    return reply.cases.map((found) => found.kind);
  };
  const quotas = async () => ((await everything(centre)) as { quotas: { quota: string }[] }).quotas;

  test('G6: an entry that says what nobody can read becomes a case and blocks nothing', async () => {
    const expected: string[] = [];
    for (const [name, make, cases] of NONSENSE) {
      const before = till.state;
      till.append(make(till));
      // Whatever its own fold made of it: the centre books nothing of it.
      till.state = { ...before, seq: till.state.seq };
      expected.push(...cases);
      expect(await sent(), name).toEqual(expected);
    }
    await lastSale();
    expect(await sent()).toEqual(expected);
    expect(await quotas()).toMatchObject([{ sold: 1, leased: 9, free: 30 }]);
  });

  test('G6: amounts that no sum holds become a case and block nothing', async () => {
    const huge = (): Draft => ({
      kind: 'invoiceSettled',
      body: {
        order: 'order of another',
        number: '1-000009',
        maker: till.stream,
        authority: 'own',
        session: till.state.session?.session ?? '',
        by: 'anna',
        businessDay: '2026-11-27',
        payments: [paid('invoice', -8e15), paid('cash', 8e15)],
        roundingMinor: 0,
        perpetual: till.state.perpetual as never,
      },
    });
    till.append(huge());
    const closing = { ...closingOf(till.state, till.head, 0), invoices: till.state.session?.invoices };
    till.append({ kind: 'sessionClosed', body: closing as never });
    till.append({ kind: 'sessionOpened', body: { session: till.id(), by: 'anna', floatMinor: 0 } });
    till.append(huge());
    await lastSale();
    expect((await sent()).sort()).toEqual(['invoiceTwice', 'invoiceUnknown', 'malformed']);
    const [taken] = (await centre.takings()).streams;
    expect(taken?.methods.map(({ kind, minor }) => [kind, minor])).toEqual([
      ['invoice', -8e15],
      ['cash', 8e15 + PRICE],
    ]);
  });

  test('G6: a quota that nobody can name stops no till from hearing of the others', async () => {
    const long = 'x'.repeat(101);
    const from = { order: 'nobody knows it', number: '1-000009', maker: till.stream, authority: 'own' };
    const free = { ...FREE, quantity: 1, minors: [0], contingent: long };
    const payments = [{ ...paid('free', 0), voucher: { voucher: long, last4: 'D8R7' } }];
    const of = { pays: from, totalMinor: 0, taxes: [], perpetual: till.state.perpetual, rights: [] };
    const nothing = [paid('free', 0)];
    const before = till.state;
    for (const changes of [
      { ...of, lines: [free], payments: nothing },
      { ...of, lines: [{ ...free, contingent: '' }], payments: nothing },
      { ...of, lines: [{ ...FREE, quantity: 1, minors: [0] }], payments },
    ]) {
      till.append(order(till, changes));
      till.state = { ...before, seq: till.state.seq };
    }
    await lastSale();
    expect(await sent()).toEqual(['malformed', 'malformed', 'malformed']);
    // Nor does one that came in before this was looked at.
    await centre.storage.transaction(centre.organiser, (tx) =>
      tx.inventory.saveQuotas([openQuota(long as QuotaId, 0), openQuota('' as QuotaId, 0)]),
    );
    const { house } = await caller.feed();
    expect(house.left).toEqual([{ quota: 'q1', left: 39, free: 30 }]);
  });

  test('G4, G6: the cases of a seat that is sold sixty times can be read', async () => {
    const seats = Array.from({ length: 60 }, () => ({ seat: 'a', section: '', row: '1', number: '1' }));
    const minors = seats.map(() => PRICE);
    const line = { ...FREE, quantity: 60, unitMinor: PRICE, totalMinor: 60 * PRICE, minors, seats };
    till.append({
      kind: 'orderValidated',
      body: till.orderBody({ quota: 'q1', quantity: 60 }, { lines: [line] }) as Draft['body'],
    });
    const found = await sent();
    expect(found.filter((kind) => kind === 'seatTwice')).toHaveLength(59);
  });

  test('G5, G6: a ticket taken back whose quota it never had frees nothing there, and blocks nothing', async () => {
    await centre.importCatalogue([
      { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd1', zone: 'z2', capacity: 8 } },
    ]);
    const [sold, ticket] = [till.id(), till.id()];
    till.sell({ quota: 'q1', quantity: 1, order: sold, tickets: [ticket] });
    till.takeBack({ order: sold, tickets: [ticket], quota: 'q2', into: 'lease of mine' });
    await lastSale();
    expect(await sent()).toEqual(['rightsDiffer']);
    expect(await quotas()).toMatchObject([
      { quota: 'q1', sold: 2 },
      { quota: 'q2', sold: 0 },
    ]);
  });

  test('G5, G6: a sale that names more seats than it sold takes nothing out of its lease, and blocks nothing', async () => {
    const { id: lease, epoch } = await caller.lease();
    const seats = ['a', 'b', 'c'];
    till.append(order(till, { rights: [{ lease, epoch, quota: 'q1', amount: 1, seats }] }));
    await lastSale();
    expect(await sent()).toEqual(['leaseUnknown']);
    expect(await quotas()).toMatchObject([{ sold: 2, leased: 9, free: 29 }]);
  });

  test('G3: a gift voucher may be worth more than any zone has places', async () => {
    const perpetual = (minor: number) => ({
      netMinor: till.state.perpetual.netMinor + minor,
      absoluteMinor: till.state.perpetual.absoluteMinor + minor,
    });
    const money = { quantity: 1, unitMinor: WORTH, minors: [WORTH], totalMinor: WORTH, discounts: [] };
    const none = { vatName: '', vatBasisPoints: 0 };
    const sold = { voucher: VOUCHER, last4: 'D8R7', minor: WORTH, validTo: '2028-01-01', line: 0, index: 0 };
    till.append(
      order(till, {
        lines: [{ ...money, ...none, kind: 'voucher', line: 'l1', validTo: '2028-01-01' }],
        tickets: [],
        vouchers: [{ ...sold, lease: 'lease of the voucher' }],
        payments: [paid('cash', WORTH)],
        taxes: [],
        totalMinor: WORTH,
        perpetual: perpetual(WORTH),
      }),
    );
    const lines = [{ ...LINE, ...money, kind: 'ticket', seats: [] }];
    const { id, epoch } = await caller.lease();
    const right = (lease: string, quota: string, amount: number) => ({ lease, epoch, quota, amount });
    till.append(
      order(till, {
        lines,
        payments: [paid('voucher', WORTH, { voucher: { voucher: VOUCHER, last4: 'D8R7' } })],
        taxes: taxesOf(lines as never),
        totalMinor: WORTH,
        rights: [right(id, 'q1', 1), right('lease of the voucher', voucherQuota(VOUCHER as never), WORTH)],
        perpetual: perpetual(WORTH),
      }),
    );
    await lastSale();
    expect(await sent()).toEqual([]);
    expect(await quotas()).toMatchObject([{ sold: 2 }, { sold: WORTH, leased: 0, free: 0 }]);
  });
});
