import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshStream } from '../../central/intake/branches.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage, Tx } from '../../central/storage/port.ts';
import type { DeviceRow, EntryRow, MailRow } from '../../central/storage/rows.ts';
import { isOfOneThing, passEventQuota, passQuota } from '../../shared/domain/passes.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import { grant, openQuota } from '../../shared/inventory/ledger.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import type {
  EventId,
  OrganiserId,
  QuotaId,
  StreamId,
  TicketId,
  VoucherId,
} from '../../shared/kernel/ids.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { enrolled, everything, testCentre } from '../fakes/testCentre.ts';

const A = 'stream-a' as StreamId;
const B = 'stream-b' as StreamId;
const WORDS = 'Zoé 🎻 \u2028 \\u0000 "quoted"';

const device: DeviceRow = {
  device: 'device-1' as DeviceRow['device'],
  tillNo: 1,
  life: 1,
  prefix: '1',
  publicKey: 'aa',
  instance: 'i',
  tokenHash: 'hash',
  enrolledAt: 1_795_000_000_000,
  revokedAt: null,
};
const entry = (stream: StreamId, seq: number): EntryRow => ({
  stream,
  seq,
  bytes: `{"n":"${WORDS}"}`,
  hash: `hash-${seq}`,
  claimedHash: `claimed-${seq}`,
  signature: seq % 2 === 0 ? 'signature' : null,
  personal: WORDS,
  intake: seq,
  receivedAt: 1_795_000_000_000,
});

/** What every storage of the centre does alike. `open` gives an empty one. */
export function storageSuite(open: () => Promise<CentreStorage>): void {
  let storage: CentreStorage;
  let organisers = 0;
  beforeAll(async () => {
    storage = await open();
  });
  afterAll(() => storage.close());

  /** Each test has an organiser of its own. */
  const house = () => {
    const organiser = `organiser ${++organisers}` as OrganiserId;
    return <T>(work: (tx: Tx) => Promise<T>): Promise<T> => storage.transaction(organiser, work);
  };

  test('organiser, codes and devices are kept', async () => {
    const run = house();
    await run(async ({ identity }) => {
      expect(await identity.organiser()).toBeUndefined();
      await identity.saveOrganiser({ generation: 'g1' });
      await identity.saveOrganiser({ generation: 'g2' });
      await identity.saveCode({ hash: 'h', tillNo: null, device: null });
      await identity.saveCode({ hash: 'h', tillNo: 3, device: device.device });
      await identity.addDevice(device);
    });
    await run(async ({ identity }) => {
      expect(await identity.organiser()).toEqual({ generation: 'g2' });
      expect(await identity.code('h')).toEqual({ hash: 'h', tillNo: 3, device: device.device });
      expect(await identity.code('x')).toBeUndefined();
      expect(await identity.devices()).toEqual([device]);
      expect(await identity.deviceByToken('hash')).toEqual(device);
      expect(await identity.deviceByToken('x')).toBeUndefined();
      expect([await identity.lockIntake(), await identity.lockIntake()]).toEqual([1, 2]);
    });
    await expect(run((tx) => tx.identity.addDevice(device))).rejects.toThrow();
  });

  test('a device is put anew, and contacts and the operator are kept', async () => {
    const run = house();
    const other = { ...device, device: 'device-0' as DeviceRow['device'], life: 2, tokenHash: 'other' };
    const said = { device: device.device, at: 5, software: WORDS, head: 12, behindSince: 3 };
    const silent = {
      device: other.device,
      at: 1_795_000_000_000,
      software: '',
      head: null,
      behindSince: null,
    };
    await run(async ({ identity }) => {
      await identity.addDevice(device);
      await identity.addDevice(other);
      await identity.saveDevice({ ...device, revokedAt: 1_795_000_000_001 });
      await identity.saveContact({ ...said, head: null, behindSince: null });
      await identity.saveContact(said);
      await identity.saveContact(silent);
      expect(await identity.operator()).toBeUndefined();
      await identity.saveOperator({ tokenHash: 'one' });
      await identity.saveOperator({ tokenHash: 'two' });
    });
    await run(async ({ identity }) => {
      expect(await identity.devices()).toEqual([other, { ...device, revokedAt: 1_795_000_000_001 }]);
      expect((await identity.deviceByToken('hash'))?.revokedAt).toBe(1_795_000_000_001);
      expect(await identity.contact(device.device)).toEqual(said);
      expect(await identity.contact('x' as DeviceRow['device'])).toBeUndefined();
      expect(await identity.contacts()).toEqual([silent, said]);
      expect(await identity.operator()).toEqual({ tokenHash: 'two' });
    });
    await house()(async ({ identity }) => {
      expect([await identity.contacts(), await identity.operator()]).toEqual([[], undefined]);
    });
  });

  test("the centre's own stream: the newest life is its head, numbers are given once, words stay as they are", async () => {
    const run = house();
    const head = (life: number, seq: number) => ({
      stream: `centre-${life}` as StreamId,
      life,
      generation: `g${life}`,
      keyId: 'key',
      seq,
      hash: `hash-${seq}`,
      link: `link-${seq}`,
    });
    const act = (life: number, seq: number, kind = 'tillFound') => ({
      stream: `centre-${life}` as StreamId,
      life,
      seq,
      kind,
      bytes: `{"n":"${WORDS}"}`,
      hash: `hash-${seq}`,
      signature: seq === 2 ? 'signature' : null,
    });
    await run(async ({ centreActs }) => {
      expect(await centreActs.lockHead()).toBeUndefined();
      await centreActs.add([act(1, 1), act(1, 2)]);
      await centreActs.saveHead(head(1, 2));
      await centreActs.add([act(2, 1, 'centreStarted')]);
      await centreActs.saveHead(head(2, 1));
      await centreActs.add([act(2, 2), act(2, 3, 'leasesGranted')]);
      await centreActs.saveHead(head(2, 3));
    });
    await expect(run((tx) => tx.centreActs.add([act(2, 3)]))).rejects.toThrow();
    await run(async ({ centreActs, journal }) => {
      expect(await centreActs.lockHead()).toEqual(head(2, 3));
      expect(await centreActs.streams()).toEqual([head(1, 2), head(2, 3)]);
      expect(await centreActs.entries('centre-1' as StreamId, 1, 9)).toEqual([act(1, 1), act(1, 2)]);
      expect(await centreActs.entries('centre-2' as StreamId, 2, 2)).toEqual([act(2, 2)]);
      expect(await centreActs.newest([], 2)).toEqual([act(2, 3, 'leasesGranted'), act(2, 2)]);
      expect(await centreActs.newest(['leasesGranted', 'centreStarted'], 2)).toEqual([act(2, 2), act(1, 2)]);
      // It is no till's: nothing waits for it, and no fold counts it.
      expect(await journal.streams()).toEqual([]);
    });
    await house()(async ({ centreActs }) => {
      expect([await centreActs.streams(), await centreActs.newest([], 9)]).toEqual([[], []]);
    });
  });

  test('e-mails are counted by state', async () => {
    const run = house();
    const mail = (n: number, state: MailRow['state']): MailRow => ({
      mail: `mail-${n}` as MailRow['mail'],
      stream: A,
      seq: n,
      order: 'order' as MailRow['order'],
      what: 'tickets',
      language: 'en',
      state,
      attempts: 0,
      dueAt: n,
      problem: '',
    });
    await run(async ({ mails }) => {
      expect(await mails.countMails()).toEqual({ queued: 0, sent: 0, failed: 0 });
      for (const row of [mail(1, 'queued'), mail(2, 'sent'), mail(3, 'queued')]) await mails.addMails([row]);
      await mails.saveMail(mail(3, 'failed'));
      expect(await mails.countMails()).toEqual({ queued: 1, sent: 1, failed: 1 });
    });
  });

  test('what belongs to one organiser is unknown to another', async () => {
    const [one, other] = [house(), house()];
    await one(async (tx) => {
      await tx.identity.addDevice(device);
      await tx.journal.addEntries([entry(A, 1)]);
      await tx.feed.publish([{ kind: 'event', id: 'e', audience: null, value: {} }]);
    });
    await other(async (tx) => {
      expect(await tx.identity.deviceByToken('hash')).toBeUndefined();
      expect(await tx.journal.entries(A, 1, 9)).toEqual([]);
      expect(await tx.feed.feed(0, [], 9)).toEqual([]);
      await tx.feed.publish([{ kind: 'event', id: 'e', audience: null, value: {} }]);
      expect(await tx.feed.position()).toBe(1);
    });
  });

  test('G6: entries come back byte for byte, and streams as they were', async () => {
    const run = house();
    const a = freshStream(A, device.device, 'g1');
    const b = { ...freshStream(B, device.device, 'g1'), parent: A, seq: 7 };
    const rows = Array.from({ length: 450 }, (_, i) => entry(A, i + 1));
    await run(async ({ journal }) => {
      await journal.saveStream(b);
      await journal.saveStream({ ...a, heardIn: '' });
      await journal.saveStream({ ...a, seq: 450 });
      await journal.addEntries(rows);
    });
    await run(async ({ journal }) => {
      expect(await journal.stream(A)).toEqual({ ...a, seq: 450 });
      expect(await journal.stream('none' as StreamId)).toBeUndefined();
      expect(await journal.streams()).toEqual([{ ...a, seq: 450 }, b]);
      expect(await journal.branches(A)).toEqual([b]);
      expect(await journal.entries(A, 1, 1000)).toEqual(rows);
      expect(await journal.entries(A, 3, 4)).toEqual(rows.slice(2, 4));
      expect(await journal.hashes(A, 449, 460)).toEqual(
        new Map([
          [449, 'hash-449'],
          [450, 'hash-450'],
        ]),
      );
      await journal.erasePersonal(A, [2, 3]);
      expect((await journal.entries(A, 1, 4)).map((row) => row.personal)).toEqual([WORDS, null, null, WORDS]);
    });
    await expect(run((tx) => tx.journal.addEntries([entry(A, 450)]))).rejects.toThrow();
  });

  test('entries are found by what stands in their bytes, of all streams in order', async () => {
    const run = house();
    const of = (stream: StreamId, seq: number, bytes: string): EntryRow => ({ ...entry(stream, seq), bytes });
    await run(async ({ journal }) => {
      await journal.addEntries([
        of(B, 2, `{"day":"2026-11-27","w":"${WORDS}"}`),
        of(B, 1, '{"day":"2026-11-26"}'),
        of(A, 7, '{"day":"2026-11-27"}'),
        of(A, 8, '{"other":"%_2026"}'),
      ]);
      expect(await journal.entriesWith(['"day":"2026-11-27"', '"%_2'])).toEqual([
        { stream: A, seq: 7, bytes: '{"day":"2026-11-27"}' },
        { stream: A, seq: 8, bytes: '{"other":"%_2026"}' },
        { stream: B, seq: 2, bytes: `{"day":"2026-11-27","w":"${WORDS}"}` },
      ]);
      expect(await journal.entriesWith(['"day":"2025'])).toEqual([]);
      expect(await journal.entriesWith([])).toEqual([]);
    });
  });

  test('cases, orders and tickets are found again', async () => {
    const run = house();
    const found = (seq: number, kind: 'fork' | 'malformed') => ({
      id: `case-${seq}-${kind}`,
      kind,
      stream: A,
      seq,
      detail: WORDS,
      about: ['1-000001', WORDS],
      openedAt: 5,
      resolved: null,
    });
    const record = { order: 'order-1', number: '1-000001', businessDay: '2026-11-27', seq: 2, totalMinor: 5 };
    const ticket = { ticket: 'ticket-1', order: 'order-1', number: 'T1', line: 0 };
    const asOrder = record as unknown as OrderRecord;
    const asTicket = ticket as unknown as TicketRecord;
    await run(async ({ journal, records }) => {
      await journal.addCases([found(2, 'fork'), found(3, 'malformed')]);
      await journal.addEntries([entry(A, 2), entry(B, 3)]);
      await records.addOrders([{ record: asOrder, tickets: [asTicket], place: { stream: A, seq: 2 } }]);
      await records.addOrders([{ record: asOrder, tickets: [], place: { stream: B, seq: 3 } }]);
    });
    await run(async ({ journal, records }) => {
      expect(await journal.cases(A, 3, 9)).toEqual([found(3, 'malformed')]);
      expect(await journal.countCases()).toBe(2);
      await journal.addCases([{ ...found(4, 'fork'), openedAt: 6 }]);
      expect((await journal.recentCases(2)).map((row) => row.id)).toEqual(['case-4-fork', 'case-2-fork']);
      const place = { stream: A, seq: 2 };
      expect(await records.orderPlaces([asOrder.order])).toEqual(new Map([['order-1', place]]));
      expect(await records.ticketPlaces([asTicket.ticket, 'x' as never])).toEqual(
        new Map([['ticket-1', place]]),
      );
      expect(await records.orders(A)).toEqual([record]);
      expect(await records.ordersAt([{ stream: B, seq: 3 }, place, { stream: B, seq: 4 }])).toEqual([
        record,
        record,
      ]);
      expect(await records.ordersAt([])).toEqual([]);
      expect(await records.countTickets()).toBe(1);
    });
    const again = run((tx) =>
      tx.records.addOrders([{ record: asOrder, tickets: [asTicket], place: { stream: A, seq: 9 } }]),
    );
    await expect(again).rejects.toThrow();
    expect(await run((tx) => tx.records.orders(A))).toEqual([record]);
  });

  test('quotas of the house are all but those of one voucher or one pass, whatever they are called', async () => {
    const run = house();
    const pass = '01a21e2a-0504-76ed-b9f5-157e54e0d6a7' as TicketId;
    const things = [
      voucherQuota('ab'.repeat(32) as VoucherId),
      passQuota(pass),
      passEventQuota(pass, 'gala' as EventId),
      passEventQuota(pass, 'pe-É 🎻' as EventId),
    ];
    const others = [
      'd1-z1',
      'voucher-gift',
      `x${things[0]}`,
      `${things[0]}0`,
      'pass-season',
      `${passQuota(pass)}-`,
      'pe-1',
    ];
    const all = [...things, ...others] as QuotaId[];
    await run((tx) => tx.inventory.saveQuotas(all.map((id) => openQuota(id, 1))));
    const found = (await run((tx) => tx.inventory.quotasOfHouse())).map(({ quota }) => quota);
    expect(found).toEqual(others.toSorted());
    expect(found).toEqual(all.toSorted().filter((id) => !isOfOneThing(id)));
  });

  test('quotas and leases are kept; a savepoint takes back its own only, a transaction everything', async () => {
    const run = house();
    const quota = openQuota('q1' as QuotaId, 10);
    const granted = grant(quota, { lease: 'l1' as never, stream: A, amount: 4 });
    if (!granted.ok) throw new Error('not granted');
    await run(async (tx) => {
      await tx.inventory.saveQuotas([quota, openQuota('q0' as QuotaId, 1)]);
      await expect(
        tx.savepoint(async () => {
          await tx.inventory.saveQuotas([openQuota('q9' as QuotaId, 1)]);
          await tx.savepoint(() => tx.inventory.saveQuotas([openQuota('q8' as QuotaId, 1)]));
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await tx.savepoint(() => tx.inventory.saveQuotas([granted.value.balance]));
      await tx.inventory.saveLeases([granted.value.lease]);
    });
    const failing = run(async (tx) => {
      await tx.inventory.saveQuotas([openQuota('q7' as QuotaId, 1)]);
      await tx.feed.publish([{ kind: 'event', id: 'e', audience: null, value: {} }]);
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    await run(async ({ inventory, feed }) => {
      expect((await inventory.quotas()).map((row) => row.quota)).toEqual(['q0', 'q1']);
      expect(await inventory.quotas(['q1' as QuotaId])).toEqual([granted.value.balance]);
      expect(await inventory.leases()).toEqual([granted.value.lease]);
      expect(await inventory.leases([])).toEqual([]);
      expect(await feed.position()).toBe(0);
    });
  });

  test('the feed has one row of a name, at its latest place, for whom it is meant', async () => {
    const run = house();
    const row = (id: string, value: object | null, audience: StreamId | null = null) => ({
      kind: 'event',
      id,
      audience,
      value: value as Record<string, unknown> | null,
    });
    await run(({ feed }) => feed.publish([row('a', { n: 1 }), row('b', { n: WORDS }), row('a', { n: 2 })]));
    await run(({ feed }) => feed.publish([row('c', {}, A), row('b', null)]));
    await run(async ({ feed }) => {
      const names = async (after: number, streams: StreamId[], limit = 9) =>
        (await feed.feed(after, streams, limit)).map(({ position, id }) => `${position}${id}`);
      expect(await names(0, [])).toEqual(['2a', '4b']);
      expect(await names(0, [A])).toEqual(['2a', '3c', '4b']);
      expect(await names(2, [A, B], 1)).toEqual(['3c']);
      expect(await feed.feed(3, [], 9)).toEqual([{ ...row('b', null), position: 4 }]);
      expect(await feed.published('event', ['a', 'x'])).toEqual([{ ...row('a', { n: 2 }), position: 2 }]);
      await feed.publish([]);
      expect(await feed.position()).toBe(4);
    });
  });

  test('an evening with a fork, a repeat and bad entries ends as it does in memory', async () => {
    const found = await evening({ ...storage, close: async () => {} }, `organiser ${++organisers}`);
    expect(found).toEqual(await evening(memoryStorage(), 'organiser'));
  });
}

/** An evening of every sort of entry; gives all that the storage then holds. */
async function evening(storage: CentreStorage, organiser: string): Promise<unknown> {
  const centre = await testCentre({ storage, organiser });
  const till = new JournalMaker('till').start();
  const caller = await enrolled(centre, till);
  const { id: lease, epoch } = await caller.lease();
  const wish = { quota: 'q1', quantity: 2, rights: [{ lease, epoch, amount: 2 }] };
  const copy = till.copyAt(2, 'copy').sell(wish);
  till.sell(wish).append({ kind: 'vespersRung', body: { words: 'Zoé 🎻' } });
  till.append({ kind: 'orderValidated', body: till.orderBody(wish), personal: { salt: 's', data: {} } });
  till.append({ kind: 'personalErased', body: { entries: [5] } });
  till.close();
  for (const page of [till.page(1, 4), till.page(2), copy.page(), till.page()]) await caller.send(page);
  const found = await everything(centre);
  await centre.close();
  return found;
}
