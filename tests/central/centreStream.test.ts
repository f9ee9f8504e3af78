import { afterEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { exportFiles } from '../../central/export/exportFiles.ts';
import { createVerifier, sha256 } from '../../central/platform/crypto.ts';
import { verifyActs } from '../../central/service/verifyActs.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage } from '../../central/storage/port.ts';
import type { CentreAct } from '../../shared/journal/bodiesOfCentre.ts';
import { openEntry, type SealedEntry } from '../../shared/journal/entry.ts';
import { verifyStream } from '../../shared/journal/verify.ts';
import type { DateId, DeviceId, QuotaId } from '../../shared/kernel/ids.ts';
import { AT, JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { OperatorBrowser } from '../fakes/operatorBrowser.ts';
import { booksOf, rightsOf } from '../fakes/rightsAtCentre.ts';
import { ask, type Caller, enrolled, everything, seededRandom, testCentre } from '../fakes/testCentre.ts';

const TOKEN = 'operator-token-of-the-tests';
const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
const open: Centre[] = [];
afterEach(async () => {
  for (const centre of open.splice(0)) await centre.close();
});
async function centreWith(options: Parameters<typeof testCentre>[0] = {}): Promise<Centre> {
  const centre = await testCentre({ expectedTills: 2, operatorToken: TOKEN, keys, ...options });
  open.push(centre);
  return centre;
}

async function newTill(centre: Centre, seed: string, tillNo: number) {
  const maker = new JournalMaker(seed).start(tillNo);
  const caller = await enrolled(centre, maker);
  return { maker, caller, ...rightsOf(centre, caller, maker), send: () => caller.send(maker.page()) };
}
const deviceOf = ({ caller }: { readonly caller: Caller }) => caller.reply.device as DeviceId;

/** Every act, by life and number. */
const actsOf = (
  centre: Centre,
): Promise<readonly (CentreAct & { readonly life: number; readonly seq: number })[]> =>
  centre.storage.transaction(centre.organiser, async (tx) => {
    const all = [];
    for (const { stream, life, seq: last } of await tx.centreActs.streams())
      for (const row of await tx.centreActs.entries(stream, 1, last)) {
        const { kind, body } = openEntry(row);
        all.push({ life, seq: row.seq, ...({ kind, body } as unknown as CentreAct) });
      }
    return all;
  });
const kindsOf = async (centre: Centre) => (await actsOf(centre)).map(({ kind }) => kind);
const last = async (centre: Centre, kind: CentreAct['kind']) =>
  (await actsOf(centre)).filter((act) => act.kind === kind).at(-1)?.body;

describe('G8: every act that moves rights stands in the signed stream of the centre', () => {
  test('joining, sharing out, a till lost and found, revoked: who, what and how much, in their order', async () => {
    const centre = await centreWith();
    const one = await newTill(centre, 'one', 1);
    const lease = await one.caller.lease();
    one.maker.sell({ quota: 'q1', quantity: 3, rights: [{ lease: lease.id, epoch: 1, amount: 3 }] });
    await one.send();
    await centre.splitDate('d1' as DateId, [
      { quota: 'q1' as QuotaId, stream: one.maker.stream as never, amount: 30 },
    ]);
    await centre.declareLost(deviceOf(one));
    await centre.declareLost(deviceOf(one));
    await centre.declareFound(deviceOf(one));
    const browser = new OperatorBrowser(centre);
    const key = OperatorBrowser.keyOf(await browser.signIn(TOKEN));
    await browser.post(`/operator/tills/${deviceOf(one)}/revoke`, { key });
    expect(await kindsOf(centre)).toEqual([
      'centreStarted',
      'quotasChanged',
      'tillEnrolled',
      'leasesGranted',
      'dateShared',
      'leasesGranted',
      'leasesRevoked',
      'tillDeclaredLost',
      'tillFound',
      'tillRevoked',
    ]);
    expect(await last(centre, 'leasesRevoked')).toMatchObject({
      by: 'operator',
      why: 'lost',
      stream: one.maker.stream,
      leases: [
        { lease: lease.id, epoch: 2, amount: 17 },
        { epoch: 2, amount: 13 },
      ],
    });
    expect(await last(centre, 'quotasChanged')).toEqual({
      by: 'operator',
      quotas: [{ quota: 'q1', before: null, capacity: 40 }],
      seats: [],
    });
    expect(await centre.verifyActs()).toMatchObject([{ life: 1, entries: 10, fault: null }]);
    const page = (await browser.get('/operator')).text;
    expect(page).toContain('Till declared lost');
    expect(page).toMatch(/Leases taken back[\s\S]*Till 1[\s\S]*30[\s\S]*operator/);
    // Lost or not, it is no till: nobody waits for it and no ledger has it.
    expect((await centre.takings()).streams).toHaveLength(1);
  });

  test('what a till asks for is entered too, and not shown on the page; nothing is entered twice', async () => {
    const centre = await centreWith();
    const one = await newTill(centre, 'one', 1);
    const two = await newTill(centre, 'two', 2);
    const order = one.maker.id();
    const lease = await one.caller.lease();
    one.maker.sell({ quota: 'q1', quantity: 1, rights: [{ lease: lease.id, epoch: 1, amount: 1 }], order });
    one.maker.giveBack([{ lease: lease.id, epoch: 1, quota: 'q1', amount: 5 }]).yield('all');
    await one.send();
    await two.want([{ quota: 'q1', amount: 4 }], 'wish');
    await two.want([{ quota: 'q1', amount: 4 }], 'wish');
    await two.obtain([order]);
    expect((await actsOf(centre)).slice(-2)).toMatchObject([
      {
        kind: 'leasesGranted',
        body: { by: two.maker.stream, why: 'asked', leases: [{ quota: 'q1', amount: 4 }] },
      },
      { kind: 'authorityGiven', body: { by: two.maker.stream, stream: two.maker.stream, things: [order] } },
    ]);
    const browser = new OperatorBrowser(centre);
    await browser.signIn(TOKEN);
    const { text } = await browser.get('/operator');
    expect(text).toContain('Till joined');
    expect(text).not.toContain('leasesGranted');
  });

  test('a refused or failed act leaves no entry', async () => {
    const centre = await centreWith();
    await newTill(centre, 'one', 1);
    const before = await actsOf(centre);
    await expect(centre.declareLost('nobody' as DeviceId)).rejects.toThrow();
    await expect(
      centre.changeCatalogue(async (catalogue) => {
        await catalogue.put([
          { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd1', zone: 'z1', capacity: 9 } },
        ]);
        throw new Error('the file is wrong');
      }),
    ).rejects.toThrow('the file is wrong');
    expect(await actsOf(centre)).toEqual(before);
  });

  test('a capacity cut below what is leased and sold is a case at the entry that cut it', async () => {
    const centre = await centreWith();
    const one = await newTill(centre, 'one', 1);
    const cut = (capacity: number) =>
      centre.importCatalogue([
        { kind: 'quota', id: 'q1', value: { id: 'q1', date: 'd1', zone: 'z1', capacity } },
      ]);
    await cut(15);
    await cut(15);
    const place = (await actsOf(centre)).at(-1);
    expect(place?.body).toMatchObject({ quotas: [{ quota: 'q1', before: 40, capacity: 15 }] });
    const told = (await one.caller.feed()).items.filter((item) => item.kind === 'case');
    expect(told).toMatchObject([
      { value: { kind: 'capacityCut', tillNo: 0, seq: place?.seq, state: 'open' } },
    ]);
    const id = told[0]?.id ?? '';
    await centre.importCatalogue([
      {
        kind: 'staff',
        id: 'sophie',
        value: { id: 'sophie', name: 'Sophie', role: 'manager', pinVerifier: 'none' },
      },
    ]);
    one.maker.append({
      kind: 'caseResolved',
      body: { case: id, kind: 'capacityCut', remedy: 'accepted', by: 'sophie' },
    });
    await one.send();
    const [found] = await centre.storage.transaction(centre.organiser, (tx) => tx.journal.casesById([id]));
    expect(found?.resolved).toMatchObject({ remedy: 'accepted' });
    expect((await booksOf(centre)).balanced).toBe(true);
    const exported = await textOf(centre, 'facts/cases.csv');
    expect(exported).toContain('capacityCut');
  });
});

const textOf = async (centre: Centre, name: string): Promise<string> => {
  let text = '';
  for (const file of await exportFiles(centre))
    if (file.name === name) for await (const some of file.text()) text += some;
  return text;
};

test('G8: the export of the centre’s stream is checked by the same code as a till’s journal', async () => {
  const centre = await centreWith();
  const one = await newTill(centre, 'one', 1);
  await centre.declareLost(deviceOf(one));
  const lines = (await textOf(centre, 'facts/centreJournal.ndjson')).trim().split('\n');
  const sealed = lines.map((line) => JSON.parse(line) as SealedEntry);
  const check = (entries: readonly SealedEntry[]) =>
    verifyStream(entries, { sha256, verify: createVerifier() }, { allSignatures: true, anchors: [] });
  expect(check(sealed)).toMatchObject({ entries: 6, fault: null });
  expect(check(sealed.filter(({ seq }) => seq !== 4)).fault).toMatchObject({ seq: 4, what: 'gap' });
  const table = await textOf(centre, 'facts/acts.csv');
  expect(table).toContain('tillDeclaredLost;operator;');
  // What the tills wrote is apart from it.
  expect(await textOf(centre, 'facts/journal.ndjson')).not.toContain('centreStarted');
});

describe('G8: what was changed in the storage is found', () => {
  type Change = (
    row: { bytes: string; kind: string; signature: string | null },
    seq: number,
  ) => object | null;
  const changed = async (change: Change) => {
    const inner = memoryStorage();
    const centre = await centreWith({ storage: inner });
    const one = await newTill(centre, 'one', 1);
    await centre.declareLost(deviceOf(one));
    const shown: CentreStorage = {
      ...inner,
      transaction: (organiser, work) =>
        inner.transaction(organiser, (tx) =>
          work({
            ...tx,
            centreActs: {
              ...tx.centreActs,
              entries: async (...of) =>
                (await tx.centreActs.entries(...of)).flatMap((row) => {
                  const other = change(row, row.seq);
                  return other === null ? [] : [{ ...row, ...other }];
                }),
            },
          }),
        ),
    };
    return verifyActs({ storage: shown, organiser: centre.organiser, signer: centre });
  };

  test.each<[string, Change, number]>([
    [
      'an amount',
      ({ bytes }, seq) => (seq === 5 ? { bytes: bytes.replace('"amount":20', '"amount":2') } : {}),
      5,
    ],
    ['an entry left out', (_row, seq) => (seq === 4 ? null : {}), 4],
    ['a cut tail', (_row, seq) => (seq >= 5 ? null : {}), 6],
    [
      'a signature',
      ({ signature }, seq) =>
        seq === 4 ? { signature: signature?.replace(/^./, (c) => (c === '0' ? '1' : '0')) } : {},
      4,
    ],
    ['the kind in its row', (_row, seq) => (seq === 6 ? { kind: 'tillFound' } : {}), 6],
  ])('%s', async (_what, change, seq) => {
    const [life] = await changed(change);
    expect(life?.fault).toMatchObject({ seq });
  });

  test('nothing changed, nothing found; a stream under another key is', async () => {
    expect((await changed(() => ({})))[0]?.fault).toBeNull();
    const storage = memoryStorage();
    const first = await centreWith({ storage });
    const other = await centreWith({ storage: { ...storage, close: async () => {} } });
    const forged = { storage, organiser: first.organiser, signer: { publicKey: new Uint8Array(32).fill(7) } };
    expect((await verifyActs(forged))[0]?.fault?.detail).toContain("this centre's key");
    expect((await other.verifyActs())[0]?.fault).toBeNull();
  });
});

test('a new generation begins a new life that names the one before; a tail that was lost is not missed, one that is cut later is', async () => {
  const kept = memoryStorage();
  const opened = (interrupted: boolean): CentreStorage => ({ ...kept, interrupted, close: async () => {} });
  const before = await centreWith({ storage: opened(false) });
  const one = await newTill(before, 'one', 1);
  const first = await actsOf(before);
  const after = await centreWith({ storage: opened(true), random: seededRandom('after') });
  // A till of the old generation that is still up writes where the storage stands.
  await before.declareLost(deviceOf(one));
  const acts = await actsOf(after);
  expect(acts.filter(({ life }) => life === 1)).toEqual(first);
  const second = acts.filter(({ life }) => life === 2);
  expect(second.map(({ kind }) => kind).slice(0, 1)).toEqual(['centreStarted']);
  expect(second.at(-1)?.kind).toBe('tillDeclaredLost');
  expect(second[0]?.body).toMatchObject({
    generation: after.generation,
    life: 2,
    predecessor: { seq: first.length },
  });
  expect(await after.verifyActs()).toMatchObject([
    { life: 1, entries: first.length, fault: null },
    { life: 2, fault: null },
  ]);
  // A tail of the life before that is cut together with its head still shows: the next life names it.
  const cut: CentreStorage = {
    ...kept,
    transaction: (organiser, work) =>
      kept.transaction(organiser, (tx) =>
        work({
          ...tx,
          centreActs: {
            ...tx.centreActs,
            streams: async () => {
              const [of, next] = await tx.centreActs.streams();
              const [head] = await tx.centreActs.entries(of?.stream as never, 3, 3);
              return [{ ...of, seq: 3, hash: head?.hash } as never, next as never];
            },
            entries: async (stream, from, to) =>
              (await tx.centreActs.entries(stream, from, to)).filter((row) => row.life > 1 || row.seq <= 3),
          },
        }),
      ),
  };
  const found = await verifyActs({ storage: cut, organiser: after.organiser, signer: after });
  expect(found[0]?.fault?.detail).toContain('the tail was cut');
  // Leases that were forgotten are taken up by an entry.
  await after.declareFound(deviceOf(one));
  const held = {
    stream: one.maker.stream,
    head: 1,
    leases: [{ id: 'lease-f', quota: 'q1', amount: 2, epoch: 1 }],
  };
  expect((await ask(after, 'POST', '/v1/held', held, one.caller.reply.token)).body).toMatchObject({
    adopted: 1,
  });
  expect(await last(after, 'leasesAdopted')).toMatchObject({
    by: one.maker.stream,
    leases: [{ lease: 'lease-f', amount: 2 }],
  });
});

/** A reservation as a till would write it. */
function reserved(maker: JournalMaker, wish: Parameters<JournalMaker['orderBody']>[0], expiresAt: number) {
  const { tickets, payments, roundingMinor, perpetual, ...order } = maker.orderBody(wish) as {
    readonly [key: string]: unknown;
    readonly lines: readonly { readonly quantity: number }[];
  };
  const lines = order.lines.map((line) => ({
    ...line,
    kind: 'ticket',
    minors: Array.from({ length: line.quantity }, () => PRICE),
    discounts: [],
    seats: [],
    startsAt: '2026-11-28T19:00:00.000Z',
  }));
  const body = { ...order, lines, method: 'reservation', methodName: 'Reservation', expiresAt };
  return { kind: 'orderReserved', body };
}

test('a reservation of a lost till ends at the centre once its time is over: its places are free, and paying it later is a case', async () => {
  let now = AT;
  const centre = await centreWith({ clock: { now: () => now, monotonic: () => 0 } });
  const one = await newTill(centre, 'one', 1);
  const lease = await one.caller.lease();
  const order = one.maker.id();
  const rights = [{ lease: lease.id, epoch: 1, amount: 4 }];
  one.maker.append(reserved(one.maker, { quota: 'q1', quantity: 4, rights, order }, AT + 1000));
  await one.send();
  expect((await booksOf(centre)).quotas).toMatchObject([{ sold: 4 }]);
  now = AT + 2000;
  // As long as its till is there, only that one ends it.
  expect(await centre.sweep()).toMatchObject({ ended: 0 });
  await centre.declareLost(deviceOf(one));
  expect(await centre.sweep()).toMatchObject({ ended: 1 });
  expect(await centre.sweep()).toMatchObject({ ended: 0 });
  const books = await booksOf(centre);
  expect(books).toMatchObject({ balanced: true, quotas: [{ sold: 0, leased: 0, free: 40 }] });
  expect(await last(centre, 'reservationEndedByCentre')).toMatchObject({
    by: 'centre',
    order,
    maker: one.maker.stream,
    freed: [{ quota: 'q1', amount: 4 }],
  });
  const told = (await one.caller.feed()).items.find((item) => item.id === order);
  expect(told?.value).toMatchObject({ state: 'ended' });
  await centre.declareFound(deviceOf(one));
  const freed = [{ lease: 'made', quota: 'q1', amount: 4 }];
  one.maker.append({
    kind: 'reservationEnded',
    body: {
      order,
      number: '1-000001',
      maker: one.maker.stream,
      authority: 'own',
      why: 'expired',
      by: null,
      freed,
    },
  });
  const reply = await one.send();
  expect(reply.status === 'stored' && reply.cases.map((row) => row.kind)).toEqual(['reservationTwice']);
  expect((await booksOf(centre)).quotas).toMatchObject([{ sold: 0, free: 40 }]);
  expect(JSON.stringify(await everything(centre))).not.toContain('centreStarted');
});
