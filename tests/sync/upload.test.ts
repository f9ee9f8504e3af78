import { afterEach, beforeEach, expect, test } from 'vitest';
import { CentreFailure } from '../../electron/core/ports/sync.ts';
import type { Gateway } from '../../electron/sync/gateway.ts';
import { uploader } from '../../electron/sync/upload.ts';
import type { JournalReply, JournalRequest } from '../../shared/sync/wire.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';
import { until } from '../fakes/until.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
});
afterEach(() => till.dispose());

/** A centre that has another branch, and notes what it is sent. */
function forkingCentre() {
  const sent: JournalRequest[] = [];
  const journal = async (request: JournalRequest): Promise<JournalReply> => {
    sent.push(request);
    return { status: 'fork', generation: 'g1', seq: request.entries[0]?.seq ?? 0, cases: [] };
  };
  return { sent, gateway: { journal } as unknown as Gateway };
}

test('G6: behind a fork the branch goes on, each entry once while the process runs', async () => {
  const { sent, gateway } = forkingCentre();
  const parts = { store: till.store, journalist: till.context.journalist, gateway, now: till.clock.now };
  const uploadPage = uploader(parts, new Map());
  expect(await uploadPage()).toMatchObject({ status: 'fork' });
  expect(await uploadPage()).toBe(false);
  const head = till.store.read.journal.current()?.state.seq ?? 0;
  await sell(till, 'p1', 1);
  expect(await uploadPage()).toMatchObject({ status: 'fork' });
  expect(sent.map(({ entries }) => entries.map(({ seq }) => seq))).toEqual([
    Array.from({ length: head }, (_, i) => i + 1),
    [head + 1],
  ]);
  // What is remembered of a branch is remembered by the process only: `acked` stays.
  expect(till.store.read.journal.current()?.acked).toBe(0);
});

/** A centre that answers when and what a test says: the pages that wait for an answer, in the order they came. */
function slowCentre() {
  const waiting: {
    readonly seqs: readonly number[];
    answer(reply: Partial<JournalReply>): void;
    fail(): void;
  }[] = [];
  const journal = (request: JournalRequest): Promise<JournalReply> =>
    new Promise((resolve, reject) => {
      const last = request.entries.at(-1);
      waiting.push({
        seqs: request.entries.map(({ seq }) => seq),
        answer: (reply) => {
          waiting.shift();
          const head = { seq: last?.seq ?? 0, hash: last?.hash ?? '', countersignature: 'b'.repeat(128) };
          const stored = { status: 'stored', generation: 'g1', acked: head.seq, head, cases: [] };
          resolve({ ...stored, ...reply } as JournalReply);
        },
        fail: () => {
          waiting.shift();
          reject(new CentreFailure('unreachable', 'unreachable', 'the line is down'));
        },
      });
    });
  return { waiting, gateway: { journal } as unknown as Gateway };
}

/** A till with seven entries at a slow centre that is sent two at a time. */
function sevenEntries() {
  till.context.journalist.transact((tx) => {
    for (let n = tx.state().seq; n < 7; n++)
      tx.append('rateSet', { by: 'sophie' as never, currency: 'EUR', rateMicro: 950_000 + n });
  });
  const { waiting, gateway } = slowCentre();
  const parts = { store: till.store, journalist: till.context.journalist, gateway, now: till.clock.now };
  return {
    waiting,
    send: uploader({ ...parts, pageEntries: 2 }, new Map()),
    asked: () => waiting.map(({ seqs }) => seqs),
    acked: () => till.store.read.journal.current()?.acked,
  };
}

test('G6: the next page is on its way while the centre takes one; each counts once it is answered', async () => {
  const { waiting, send, asked, acked } = sevenEntries();
  const first = send();
  // How quick the line is, the first page shows.
  expect(asked()).toEqual([[1, 2]]);
  waiting[0]?.answer({});
  await first;
  const second = send();
  expect(asked()).toEqual([
    [3, 4],
    [5, 6],
  ]);
  expect(acked()).toBe(2);
  waiting[0]?.answer({});
  await second;
  expect(acked()).toBe(4);
  const third = send();
  expect(asked()).toEqual([[5, 6], [7]]);
  waiting[0]?.answer({});
  await third;
  const fourth = send();
  waiting[0]?.answer({});
  await fourth;
  expect(acked()).toBe(7);
  expect(await send()).toBe(false);
});

test('on a slow line pages are sent one by one', async () => {
  const { waiting, send, asked } = sevenEntries();
  for (const seqs of [[1, 2], [3, 4], [5, 6], [7]]) {
    const sent = send();
    expect(asked()).toEqual([seqs]);
    till.clock.pass(3000);
    waiting[0]?.answer({});
    await sent;
  }
});

test('G6: a page that overtook the one before it is sent again, and the one before it is not', async () => {
  const { waiting, send, asked, acked } = sevenEntries();
  const first = send();
  waiting[0]?.answer({});
  await first;
  const second = send();
  const [page, overtaking] = [...waiting];
  overtaking?.answer({ status: 'gap', sendFrom: 3 } as never);
  page?.answer({});
  await second;
  expect(await send()).toMatchObject({ status: 'gap' });
  expect(acked()).toBe(4);
  void send();
  // The last one was on its way when the gap was told.
  expect(asked()).toEqual([[7], [5, 6]]);
});

test('G6: a page that fails fails what was sent behind it, whatever the centre says of that', async () => {
  const { waiting, send, asked, acked } = sevenEntries();
  const first = send();
  waiting[0]?.answer({});
  await first;
  const second = send();
  const [page, behind] = [...waiting];
  page?.fail();
  await expect(second).rejects.toThrow('the line is down');
  behind?.answer({ status: 'gap', sendFrom: 3 } as never);
  const again = send();
  await until('the page is sent again', () => asked().length > 0);
  expect(asked()[0]).toEqual([3, 4]);
  waiting[0]?.answer({});
  await again;
  expect(acked()).toBe(4);
});

test("G6: a head of another machine's entries says nothing of ours: the rest is sent", async () => {
  const { waiting, send, asked, acked } = sevenEntries();
  const first = send();
  // The centre has six, the later ones from a copy of this till.
  const head = { seq: 6, hash: 'c'.repeat(64), countersignature: 'b'.repeat(128) };
  waiting[0]?.answer({ acked: 6, head } as never);
  await first;
  expect(acked()).toBe(2);
  void send();
  expect(asked()[0]).toEqual([3, 4]);
});
