import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { openOf } from '../../shared/inventory/ledger.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import type { DateId, DeviceId } from '../../shared/kernel/ids.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { booksOf, rightsOf } from '../fakes/rightsAtCentre.ts';
import { enrolled, testCentre } from '../fakes/testCentre.ts';

// A till whose database was restored goes on in a new life. What the old one held is frozen until all of it is here.

let centre: Centre;
beforeEach(async () => {
  // Forty places for two expected tills: twenty each.
  centre = await testCentre({ expectedTills: 2 });
});
afterEach(() => centre.close());

/** A till that sold three, and sent so many entries (three is all). */
async function oldLife(sent = 3) {
  const maker = new JournalMaker('till').start(1);
  const caller = await enrolled(centre, maker);
  const lease = await caller.lease();
  const order = maker.id();
  maker.sell({ quota: 'q1', quantity: 3, rights: [{ lease: lease.id, epoch: 1, amount: 3 }], order });
  await caller.send(maker.page(1, sent));
  return { maker, caller, lease, order };
}
type OldLife = Awaited<ReturnType<typeof oldLife>>;

/** Its next life, begun behind entry `seq` of the old one. */
function nextLife(
  { maker, caller }: OldLife,
  wish: { readonly seq?: number; readonly written?: number; readonly instance?: string } = {},
) {
  const { seq = 3, instance = 'instance' } = wish;
  const next = new JournalMaker('next', 'till', 'next');
  const { link } = maker.copyAt(seq, 'copy').head;
  const { perpetual } = maker.state;
  const predecessor = { stream: maker.stream, seq, link, perpetual, written: wish.written ?? seq };
  next.start(1, '1XYZ', { predecessor, instance });
  const rights = rightsOf(centre, caller, next);
  /** Sends all of it, and says what it holds besides: nothing. */
  const send = async () => {
    const reply = await caller.send(next.page(), next.stream);
    await rights.held(next.head.seq, []);
    return reply;
  };
  return { maker: next, ...rights, send };
}

const openOfStream = async (stream: string): Promise<number> =>
  (await booksOf(centre)).leases
    .filter((lease) => lease.stream === stream)
    .reduce((sum, lease) => sum + openOf(lease), 0);
const acts = () =>
  centre.storage.transaction(centre.organiser, async (tx) =>
    (await tx.centreActs.newest([], 50)).map((row) => openEntry(row)),
  );

describe('G5: the leases of a life that a later one has succeeded', () => {
  test('are given back under a higher epoch once all that it wrote is here, and go to the new life', async () => {
    const old = await oldLife();
    const next = nextLife(old);
    expect(await next.send()).toMatchObject({ status: 'stored', cases: [] });
    expect(await openOfStream(old.maker.stream)).toBe(0);
    expect(await openOfStream(next.maker.stream)).toBe(20);
    const revoked = (await acts()).filter(({ kind }) => kind === 'leasesRevoked');
    expect(revoked).toMatchObject([
      {
        body: {
          by: 'centre',
          why: 'superseded',
          stream: old.maker.stream,
          leases: [{ epoch: 2, amount: 17 }],
        },
      },
    ]);
    const told = (await old.caller.feed()).items.filter((item) => item.kind === 'leaseEnded' && item.value);
    expect(told).toMatchObject([{ value: { id: old.lease.id, epoch: 2 } }]);
    // What it sold is the new life's to act on by asking, without the old one having yielded.
    expect(await next.obtain([old.order])).toMatchObject({ granted: [old.order] });
    expect(await booksOf(centre)).toMatchObject({ balanced: true, quotas: [{ sold: 3 }] });
    // Once is enough, whatever comes after.
    next.maker.close();
    await next.send();
    expect((await acts()).filter(({ kind }) => kind === 'leasesRevoked')).toHaveLength(1);
  });

  test('stay frozen while entries of it are missing, and are given back when they come', async () => {
    const old = await oldLife(2);
    const next = nextLife(old);
    await next.send();
    expect(await openOfStream(old.maker.stream)).toBe(20);
    await old.caller.send(old.maker.page(3));
    expect(await openOfStream(old.maker.stream)).toBe(0);
    expect(await booksOf(centre)).toMatchObject({ balanced: true, quotas: [{ sold: 3 }] });
  });

  test('stay frozen while the mark outside the database knows of more than the restored one', async () => {
    const old = await oldLife(2);
    const next = nextLife(old, { seq: 2, written: 3 });
    await next.send();
    expect(await openOfStream(old.maker.stream)).toBe(20);
    // A rescue of the old disk brings the sale that was lost.
    await old.caller.send(old.maker.page(3));
    expect(await openOfStream(old.maker.stream)).toBe(0);
    expect((await booksOf(centre)).quotas).toMatchObject([{ sold: 3 }]);
  });

  test('stay frozen when the head that is named is another one than the centre has', async () => {
    const old = await oldLife();
    const maker = new JournalMaker('next', 'till', 'next');
    const predecessor = {
      stream: old.maker.stream,
      seq: 3,
      link: 'f'.repeat(64),
      perpetual: old.maker.state.perpetual,
    };
    maker.start(1, '1XYZ', { predecessor });
    await old.caller.send(maker.page(), maker.stream);
    expect(await openOfStream(old.maker.stream)).toBe(17);
  });

  test('stay frozen for another installation, whose original may be selling still, until a manager declares it lost', async () => {
    const old = await oldLife();
    const next = nextLife(old, { instance: 'another installation' });
    await next.send();
    expect(await openOfStream(old.maker.stream)).toBe(17);
    await centre.declareLost(old.caller.reply.device as DeviceId);
    expect(await openOfStream(old.maker.stream)).toBe(0);
    await centre.declareFound(old.caller.reply.device as DeviceId);
    expect((await next.want([{ quota: 'q1', amount: 5 }])).leases).toMatchObject([{ amount: 5 }]);
  });
});

test('a life that was succeeded gets no share of what is new, and no part of a date that is shared out', async () => {
  const old = await oldLife(2);
  const next = nextLife(old);
  await next.send();
  await centre.importCatalogue([
    { kind: 'quota', id: 'q2', value: { id: 'q2', date: 'd1', zone: 'z1', capacity: 10 } },
  ]);
  const holders = (await booksOf(centre)).leases.filter((lease) => lease.quota === 'q2');
  expect(holders.map((lease) => lease.stream)).toEqual([next.maker.stream]);
  await centre.splitEvenly('d1' as DateId);
  const shared = (await acts()).find(({ kind }) => kind === 'dateShared');
  const shares = shared?.body.shares as readonly { readonly stream: string }[];
  expect(new Set(shares.map(({ stream }) => stream))).toEqual(new Set([next.maker.stream]));
});
