import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { createVerifier, sha256Hex } from '../../central/platform/crypto.ts';
import { MOST_ENTRY_CHARACTERS } from '../../shared/journal/limits.ts';
import { fromHex, utf8 } from '../../shared/kernel/bytes.ts';
import { rescuePart } from '../../shared/sync/rescue.ts';
import type { SealedOnWire } from '../../shared/sync/wire.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { ask, type Caller, enrolled, everything, testCentre } from '../fakes/testCentre.ts';

let centre: Centre;
let till: JournalMaker;
let caller: Caller;

beforeEach(async () => {
  centre = await testCentre();
  till = new JournalMaker('till').start();
  caller = await enrolled(centre, till);
});
afterEach(() => centre.close());

const kinds = (reply: { readonly cases?: readonly { readonly kind: string }[] }) =>
  reply.cases?.map((found) => found.kind);
const sale = async (quantity: number) => {
  const { id: lease, epoch } = await caller.lease();
  return { quota: 'q1', quantity, rights: [{ lease, epoch, amount: quantity }] };
};
const ledger = async () => {
  const { quotas, leases } = (await everything(centre)) as { quotas: object[]; leases: object[] };
  return { quota: quotas[0], lease: leases[0] };
};
const takings = async () => (await centre.takings()).streams;

describe('the intake table', () => {
  test('next: stored, folded, acknowledged; the head is countersigned (G8)', async () => {
    till.sell(await sale(2)).close();
    const reply = await caller.send(till.page());
    expect(reply).toMatchObject({ status: 'stored', acked: 4, cases: [] });
    if (reply.status !== 'stored') throw new Error(reply.status);
    const { seq, hash, countersignature } = reply.head;
    expect(hash).toBe(till.sealed[3]?.hash);
    const signed = createVerifier()(centre.publicKey, utf8(`${seq}:${hash}`), fromHex(countersignature));
    expect(signed).toBe(true);
    expect(await takings()).toMatchObject([{ acked: 4, orders: 1, tickets: 2, netMinor: 2 * PRICE }]);
    expect(await ledger()).toMatchObject({
      quota: { capacity: 40, free: 30, leased: 8, sold: 2 },
      lease: { amount: 10, consumed: 2 },
    });
  });

  test('G2, G6: a page sent again, whole or overlapping, changes nothing and is answered alike', async () => {
    till.sell(await sale(2)).sell({ quota: 'q1', quantity: 1 });
    const first = await caller.send(till.page());
    const before = await everything(centre);
    expect(await caller.send(till.page())).toEqual(first);
    expect(await caller.send(till.page(3))).toEqual(first);
    expect(await everything(centre)).toEqual(before);
    till.close();
    expect(await caller.send(till.page(2))).toMatchObject({ status: 'stored', acked: 5 });
    expect(await takings()).toMatchObject([{ orders: 2, tickets: 3 }]);
  });

  test('gap: named, and nothing behind it is taken', async () => {
    till.sell(await sale(1)).close();
    expect(await caller.send(till.page(2))).toMatchObject({ status: 'gap', sendFrom: 1 });
    await caller.send(till.page(1, 2));
    expect(await caller.send(till.page(4))).toMatchObject({ status: 'gap', sendFrom: 3 });
    expect(await takings()).toMatchObject([{ acked: 2, orders: 0 }]);
  });

  test('fork: another entry at the same place begins a stream of its own, and the till is told', async () => {
    const copy = till.copyAt(2, 'copy');
    till.sell(await sale(1));
    copy.sell(await sale(2)).sell(await sale(3));
    await caller.send(till.page());
    const reply = await caller.send(copy.page(1, 3));
    expect(reply).toMatchObject({ status: 'fork', seq: 3 });
    expect(kinds(reply as never)).toEqual(['fork']);
    const again = await everything(centre);
    expect(await caller.send(copy.page(1, 3))).toEqual(reply);
    expect(await everything(centre)).toEqual(again);
    // The branch goes on behind itself; the stream goes on too.
    expect(await caller.send(copy.page(4))).toMatchObject({ status: 'fork', seq: 4, cases: [] });
    till.close();
    expect(await caller.send(till.page(4))).toMatchObject({ status: 'stored', acked: 4, cases: [] });
    const streams = await takings();
    expect(streams.map(({ orders, tickets }) => [orders, tickets]).sort()).toEqual([
      [1, 1],
      [2, 5],
    ]);
    expect(await ledger()).toMatchObject({ quota: { sold: 6 }, lease: { consumed: 6 } });
  });

  test('G6: a page sent ahead of one that did not come waits for it, also where another machine was before it', async () => {
    const copy = till.copyAt(2, 'copy');
    till.sell(await sale(1)).sell(await sale(1));
    copy
      .sell(await sale(2))
      .sell(await sale(3))
      .sell(await sale(1));
    await caller.send(till.page());
    const before = await everything(centre);
    // In the stream's past, and right behind its end: what it names may be under way.
    for (const from of [4, 5])
      expect(await caller.send(copy.page(from), undefined, true)).toMatchObject({
        status: 'gap',
        sendFrom: 5,
      });
    expect(await everything(centre)).toEqual(before);
    expect(await caller.send(copy.page(3, 3), undefined, true)).toMatchObject({ status: 'fork', seq: 3 });
    expect(await caller.send(copy.page(4), undefined, true)).toMatchObject({ status: 'fork', cases: [] });
    const streams = await takings();
    expect(streams.map(({ orders, tickets }) => [orders, tickets]).sort()).toEqual([
      [2, 2],
      [3, 6],
    ]);
  });

  test('G6: a branch may leave a branch, also where the stream itself has not come so far', async () => {
    const first = till.copyAt(2, 'first copy');
    till.sell(await sale(1));
    first
      .sell(await sale(2))
      .sell(await sale(3))
      .sell(await sale(1));
    const second = first.copyAt(4, 'second copy');
    second.sell(await sale(4));
    await caller.send(till.page());
    await caller.send(first.page());
    expect(await caller.send(second.page())).toMatchObject({ status: 'fork', seq: 3 });
    const streams = await takings();
    expect(streams.map(({ orders, tickets }) => [orders, tickets]).sort()).toEqual([
      [1, 1],
      [1, 4],
      [3, 6],
    ]);
    // Its fold stands where the branch stood, not the stream.
    const rows = await centre.storage.transaction(centre.organiser, (tx) => tx.journal.streams());
    expect(rows.map(({ seq, state }) => [seq, state.orders]).sort()).toEqual([
      [3, 1],
      [5, 3],
      [5, 3],
    ]);
  });

  test('G6: a kind that is not known is stored with a case, and what follows is folded', async () => {
    till.append({ kind: 'vespersRung', body: { bells: 3 } });
    till.sell(await sale(1));
    const reply = await caller.send(till.page());
    expect(reply).toMatchObject({ status: 'stored', acked: 4 });
    expect(kinds(reply as never)).toEqual(['unknownKind']);
    expect(await takings()).toMatchObject([{ orders: 1 }]);
  });

  test('G6: a body that makes no sense is stored with a case and blocks nothing', async () => {
    const wish = await sale(1);
    const good = till.orderBody(wish);
    till.append({ kind: 'orderValidated', body: { ...good, lines: 'many', tickets: null } });
    till.append({ kind: 'orderValidated', body: { ...good, totalMinor: 1 } });
    till.sell(wish);
    const reply = await caller.send(till.page());
    expect(kinds(reply as never)).toEqual(['malformed', 'foldProblem']);
    expect(await takings()).toMatchObject([{ acked: 5, orders: 1, netMinor: PRICE }]);
  });

  test('G6: an entry that is longer than a till may write it is stored and booked, with a case, and blocks nothing', async () => {
    const long = { salt: 'ab'.repeat(16), data: { holders: { 0: 'x'.repeat(MOST_ENTRY_CHARACTERS) } } };
    till.append({ kind: 'orderValidated', body: till.orderBody(await sale(1)), personal: long });
    till.sell(await sale(2));
    const reply = await caller.send(till.page());
    expect(reply).toMatchObject({ status: 'stored', acked: 4 });
    expect(kinds(reply as never)).toEqual(['entryTooLong']);
    expect(await takings()).toMatchObject([{ orders: 2, tickets: 3 }]);
    // A rescue file carries it as well.
    const page = { kind: 'page', stream: till.stream, entries: till.page() };
    expect(rescuePart.safeParse(page).success).toBe(true);
  });

  test.each<[string, (entry: SealedOnWire) => SealedOnWire, string[]]>([
    ['no JSON', (e) => rehashed(e, '{"'), ['unreadable']],
    ['not canonical', (e) => rehashed(e, ` ${e.bytes}`), ['unreadable']],
    ['null', (e) => rehashed(e, 'null'), ['unreadable']],
    ['deep', (e) => rehashed(e, '['.repeat(200_000)), ['unreadable']],
    ['of another place', (e) => rehashed(e, e.bytes.replace('"seq":3', '"seq":7')), ['unreadable']],
    ['a lone surrogate', (e) => ({ ...e, bytes: '"\ud800"' }), ['chainBroken', 'unreadable']],
    ['a wrong signature', (e) => ({ ...e, signature: '0'.repeat(128) }), ['signatureWrong']],
    [
      'a personal part that nobody named',
      (e) => ({ ...e, personal: '{"data":{},"salt":"00"}' }),
      ['personalWrong'],
    ],
  ])(
    'G6, G8: an entry that is %s is kept as it came, found, and blocks nothing',
    async (_name, spoil, found) => {
      till.sell(await sale(1)).sell(await sale(2));
      const [spoilt, next] = till.page(3) as [SealedOnWire, SealedOnWire];
      const bad = spoil(spoilt);
      expect(kinds((await caller.send([...till.page(1, 2), bad])) as never)).toEqual(found);
      expect(await caller.send([next])).toMatchObject({ status: 'stored', acked: 4 });
      const { journals } = (await everything(centre)) as { journals: [{ entries: { bytes: string }[] }] };
      expect(journals[0].entries[2]?.bytes).toBe(bad.bytes.toWellFormed());
    },
  );

  test('G8: an entry that does not name the one before it is found', async () => {
    const other = till.copyAt(2, 'other');
    other.append({ kind: 'vespersRung', body: {} });
    other.sell(await sale(1));
    till.sell(await sale(1));
    await caller.send(till.page());
    const reply = await caller.send(other.page(4));
    expect(reply.status).toBe('stored');
    expect(kinds(reply as never)).toContain('chainBroken');
  });
});

const rehashed = (entry: SealedOnWire, bytes: string): SealedOnWire => ({
  ...entry,
  bytes,
  hash: sha256Hex(bytes),
  signature: null,
});

describe('rights', () => {
  test('G5: a sale beyond the lease is stored and becomes a case', async () => {
    till.sell(await sale(8)).sell(await sale(5));
    expect(kinds((await caller.send(till.page())) as never)).toEqual(['quotaExceeded']);
    expect(await ledger()).toMatchObject({
      quota: { free: 27, leased: 0, sold: 13 },
      lease: { consumed: 10 },
    });
    expect(await takings()).toMatchObject([{ tickets: 13 }]);
  });

  test('G5: unknown leases, old epochs and sales without a right become cases', async () => {
    const { id: lease } = await caller.lease();
    const of = (rights: { lease: string; epoch: number; amount: number }[]) => ({
      quota: 'q1',
      quantity: 1,
      rights,
    });
    till
      .sell(of([{ lease: 'mine', epoch: 1, amount: 1 }]))
      .sell(of([{ lease, epoch: 2, amount: 1 }]))
      .sell(of([]))
      .sell({ quota: 'q9', quantity: 1, rights: [{ lease, epoch: 1, amount: 1 }] });
    const reply = await caller.send(till.page());
    expect(kinds(reply as never)).toEqual(['leaseUnknown', 'leaseUnknown', 'rightsDiffer', 'quotaUnknown']);
    expect(await ledger()).toMatchObject({ quota: { free: 27, leased: 10, sold: 3 } });
  });

  test('G4: a ticket or an order that comes twice stays with the first; the case names it', async () => {
    const other = new JournalMaker('other').start(2);
    const second = await enrolled(centre, other);
    const ticket = till.id();
    const order = till.id();
    till.sell({ ...(await sale(1)), tickets: [ticket], order });
    const { id: lease, epoch } = await second.lease();
    const rights = [{ lease, epoch, amount: 2 }];
    other.sell({ quota: 'q1', quantity: 2, rights, tickets: [ticket], order });
    await caller.send(till.page());
    const reply = await second.send(other.page());
    expect(kinds(reply as never)?.sort()).toEqual(['orderTwice', 'ticketTwice']);
    expect(JSON.stringify(reply)).toContain(`entry 3 of stream ${till.stream}`);
    expect(await everything(centre)).toMatchObject({ tickets: 2 });
  });
});

test('personal parts are emptied at the centre, in the page that brings them too', async () => {
  const personal = { salt: 'ab'.repeat(16), data: { holders: { 0: 'Zoé' } } };
  const wish = await sale(1);
  till.append({ kind: 'orderValidated', body: till.orderBody(wish), personal });
  till.append({ kind: 'personalErased', body: { entries: [3] } });
  expect(await caller.send(till.page())).toMatchObject({ status: 'stored', cases: [] });
  expect(JSON.stringify(await everything(centre))).not.toContain('Zoé');
});

test('a stream belongs to the till that brought it', async () => {
  await caller.send(till.page());
  const other = await enrolled(centre, new JournalMaker('other'));
  const entries = till.page();
  const request = { stream: till.stream, entries };
  const answer = await ask(centre, 'POST', '/v1/journal', request, other.reply.token);
  expect(answer).toMatchObject({ status: 403, body: { error: 'notYourStream' } });
});

test('a page with a hole in it is no page', async () => {
  const entries = [till.sealed[1], till.sealed[0]];
  const answer = await ask(
    centre,
    'POST',
    '/v1/journal',
    { stream: till.stream, entries },
    caller.reply.token,
  );
  expect(answer).toMatchObject({ status: 400, body: { error: 'notAPage' } });
});
