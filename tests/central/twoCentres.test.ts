import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Centre, type CentreOptions, startCentre } from '../../central/centre.ts';
import { isBalanced, type QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { DateId, DeviceId } from '../../shared/kernel/ids.ts';
import type { FeedItem } from '../../shared/sync/wire.ts';
import { feedReply, journalReply } from '../../shared/sync/wire.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { OperatorBrowser } from '../fakes/operatorBrowser.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { type Answer, ask, enrolled, everything, seededRandom } from '../fakes/testCentre.ts';

// Two instances of the centre beside each other on one PostgreSQL server, as a venue runs them for the day one fails.

const QUOTA = { kind: 'quota', id: 'q1', value: { id: 'q1', date: 'd1', zone: 'z1', capacity: 40 } } as const;
const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };

let server: TestPostgres;
let centres: readonly [Centre, Centre];
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());
beforeEach(async () => {
  const databaseUrl = await server.freshDatabase();
  const start = (seed: string): Promise<Centre> => {
    const options: CentreOptions = { databaseUrl, keys, random: seededRandom(seed), checked: true };
    return startCentre(options);
  };
  centres = await Promise.all([start('first'), start('second')]);
  await Promise.all(centres.map((centre) => centre.importCatalogue([QUOTA])));
});
afterEach(() => Promise.all(centres.map((centre) => centre.close())));

const both = <T>(ask: (centre: Centre) => Promise<T>): Promise<T[]> => Promise.all(centres.map(ask));
const requestOf = (code: string, { publicKey, stream }: JournalMaker) => ({
  code,
  publicKey,
  stream,
  instance: 'instance',
});
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status).toSorted();

test('two that start at the same moment on an empty database are one centre, with one token for its operator', async () => {
  const [first, second] = centres;
  expect(first.generation).toBe(second.generation);
  const made = centres.map((centre) => centre.operatorToken).filter((token) => token !== null);
  expect(made).toHaveLength(1);
  // Signed in at one, known at the other; and a form of one works at the other.
  const browser = new OperatorBrowser(first);
  const key = OperatorBrowser.keyOf(await browser.signIn(made[0] ?? ''));
  const atOther = new OperatorBrowser(second);
  atOther.cookie = browser.cookie;
  expect((await atOther.get('/operator')).status).toBe(200);
  expect((await atOther.post('/operator/codes', { key, till: '' })).text).toContain('class="code"');
  expect(await both((centre) => ask(centre, 'GET', '/ready'))).toEqual([
    { status: 200, body: { ok: true } },
    { status: 200, body: { ok: true } },
  ]);
});

test('G2: one code used at both at once takes one till in, and both answer it alike', async () => {
  const till = new JournalMaker('till');
  for (let n = 0; n < 5; n++) {
    const code = await centres[n % 2 === 0 ? 0 : 1].enrolmentCode();
    const one = requestOf(code, n === 0 ? till : new JournalMaker(`till ${n}`));
    const [a, b] = await both((centre) => ask(centre, 'POST', '/v1/enrolments', one));
    expect(a?.status).toBe(200);
    expect(a).toEqual(b);
  }
  expect(await centres[0].tills()).toBe(5);
  const numbers = await centres[1].storage.transaction(centres[1].organiser, async (tx) =>
    (await tx.identity.devices()).map((device) => device.tillNo).toSorted(),
  );
  expect(numbers).toEqual([1, 2, 3, 4, 5]);
});

test('one code used by two tills at both at once takes one of them in', async () => {
  for (let n = 0; n < 5; n++) {
    const code = await centres[0].enrolmentCode();
    const answers = await Promise.all(
      centres.map((centre, i) =>
        ask(centre, 'POST', '/v1/enrolments', requestOf(code, new JournalMaker(`till ${n} ${i}`))),
      ),
    );
    expect(statuses(answers)).toEqual([200, 409]);
  }
  expect(await centres[0].tills()).toBe(5);
});

test('G2, G5, G6: tills that send to both, in turn and at once, are doubled nowhere; the ledger balances', async () => {
  const tills = await Promise.all(
    [0, 1, 2, 3].map(async (i) => {
      const till = new JournalMaker(`till ${i}`).start(i + 1);
      const caller = await enrolled(centres[i % 2 === 0 ? 0 : 1], till);
      const { id: lease, epoch } = await caller.lease();
      for (let n = 0; n < 10; n++)
        till.sell({ quota: 'q1', quantity: 1, rights: [{ lease, epoch, amount: 1 }] });
      till.close();
      return { till, token: caller.reply.token };
    }),
  );
  let done = false;
  const read = readingFeed(tills[0]?.token ?? '', () => done);
  const imports = centres.map(async (centre, i) => {
    for (let n = 0; n < 20; n++)
      await centre.importCatalogue([reason(`${n}`, i), reason(`own ${i} ${n}`, n)]);
  });

  const send = async (centre: Centre, { till, token }: (typeof tills)[0], from: number, to: number) =>
    journalReply.parse(
      (await ask(centre, 'POST', '/v1/journal', { stream: till.stream, entries: till.page(from, to) }, token))
        .body,
    );
  await Promise.all(
    tills.map(async (one) => {
      const last = one.till.sealed.length;
      for (let acked = 0, turn = 0; acked < last; turn++) {
        // The next page at both at once; the other is sent one that overlaps it and one that comes too early.
        const [here, there] = turn % 2 === 0 ? centres : [centres[1], centres[0]];
        const replies = await Promise.all([
          send(here, one, acked + 1, acked + 3),
          send(there, one, acked + 1, acked + 3),
          send(there, one, Math.max(1, acked - 1), acked + 2),
          send(here, one, Math.min(last, acked + 5), Math.min(last, acked + 7)),
        ]);
        for (const reply of replies) {
          expect(['stored', 'gap']).toContain(reply.status);
          if (reply.status === 'stored') {
            expect(reply.cases).toEqual([]);
            acked = Math.max(acked, reply.acked);
          }
        }
      }
    }),
  );
  await Promise.all(imports);
  done = true;
  const seen = await read;

  const [found, other] = (await both(everything)) as [Found, Found];
  expect(found).toEqual(other);
  expect(found.journals.map(({ entries }) => entries.map((row) => row.hash))).toEqual(
    found.streams.map(({ stream }) =>
      tills.find(({ till }) => till.stream === stream)?.till.sealed.map((entry) => entry.hash),
    ),
  );
  expect(found.streams.every(({ parent }) => parent === null)).toBe(true);
  expect(found.tickets).toBe(40);
  expect(found.quotas).toMatchObject([{ capacity: 40, free: 0, leased: 0, sold: 40 }]);
  expect(found.quotas.every(isBalanced)).toBe(true);
  const takings = await both((centre) => centre.takings());
  expect(takings[0]).toEqual(takings[1]);
  expect(takings[0]?.cases).toBe(0);
  expect(takings[0]?.streams.map(({ orders, netMinor }) => [orders, netMinor])).toEqual(
    Array.from({ length: 4 }, () => [10, 10 * PRICE]),
  );
  // Pages have places of their own in the order of intake, and the feed's positions are each given once.
  const positions = found.feed.map((row) => row.position);
  expect(new Set(positions).size).toBe(positions.length);
  // A reader that went from one to the other all the while has missed nothing of what is there in the end.
  const mine = found.feed.filter(({ audience }) => audience === null || audience === tills[0]?.till.stream);
  expect(mine.filter(({ kind }) => kind === 'freeReason')).toHaveLength(60);
  for (const { position, kind, id, value } of mine)
    expect(seen.get(position)).toEqual({ position, kind, id, value });
});

test('G8: what both do at once stands in one stream of the centre, without a gap, each act once with its effect', async () => {
  const tills = await Promise.all(
    Array.from({ length: 6 }, async (_, i) => {
      const till = new JournalMaker(`till ${i}`).start(i + 1);
      return (await enrolled(centres[i % 2 === 0 ? 0 : 1], till)).reply.device as DeviceId;
    }),
  );
  await Promise.all([
    // The same till declared lost at both: one act.
    ...tills.flatMap((device) => centres.map((centre) => centre.declareLost(device))),
    ...centres.map((centre, i) =>
      centre.importCatalogue([{ ...QUOTA, id: `q of ${i}`, value: { ...QUOTA.value, id: `q of ${i}` } }]),
    ),
    ...centres.map((centre) => centre.splitEvenly('d1' as DateId).catch(() => undefined)),
  ]);
  const [lives, seen] = await both((centre) => centre.verifyActs());
  expect(lives).toEqual(seen);
  expect(lives).toMatchObject([{ life: 1, fault: null }]);
  const acts = await centres[0].storage.transaction(centres[0].organiser, async (tx) => {
    const [life] = await tx.centreActs.streams();
    return life ? tx.centreActs.entries(life.stream, 1, life.seq) : [];
  });
  expect(acts.map(({ seq }) => seq)).toEqual(acts.map((_, i) => i + 1));
  const count = (kind: string) => acts.filter((act) => act.kind === kind).length;
  expect([count('centreStarted'), count('tillEnrolled'), count('tillDeclaredLost')]).toEqual([1, 6, 6]);
  expect(count('quotasChanged')).toBe(3);
});

/** A row of the catalogue that both instances put, each with its own order. */
const reason = (id: string, order: number) =>
  ({ kind: 'freeReason', id, value: { id, name: `Reason ${id}`, order } }) as const;

interface Found {
  readonly streams: readonly { readonly stream: string; readonly parent: string | null }[];
  readonly journals: readonly { readonly entries: readonly { readonly hash: string }[] }[];
  readonly quotas: readonly QuotaBalance[];
  readonly tickets: number;
  readonly feed: readonly (FeedItem & { readonly audience: string | null })[];
}

/** Reads the feed by its cursor, from one instance and the other in turn, while others write and once after; by position. */
async function readingFeed(token: string, done: () => boolean): Promise<Map<number, FeedItem>> {
  const seen = new Map<number, FeedItem>();
  let cursor = 0;
  for (let turn = 0, last = false; !last; turn++) {
    last = done();
    for (let more = true; more; ) {
      const path = `/v1/feed?cursor=${cursor}&limit=3`;
      const reply = feedReply.parse(
        (await ask(centres[turn % 2 === 0 ? 0 : 1], 'GET', path, undefined, token)).body,
      );
      for (const item of reply.items) {
        expect(item.position).toBeGreaterThan(cursor);
        cursor = item.position;
        seen.set(item.position, item);
      }
      more = reply.more;
    }
  }
  return seen;
}
