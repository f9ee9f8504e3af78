import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { createVerifier, systemRandom } from '../../central/platform/crypto.ts';
import { makeKeys } from '../../central/platform/keys.ts';
import { rescueReport } from '../../central/rescue/report.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import { rescueSealer } from '../../electron/rescue/sealer.ts';
import { fromHex, utf8 } from '../../shared/kernel/bytes.ts';
import {
  centreKeyClaim,
  centreKeyRow,
  type RescueReply,
  type RescueRequest,
} from '../../shared/sync/rescue.ts';
import { JournalMaker, PRICE } from '../fakes/journalMaker.ts';
import { handIn, journalSource, requestsOf, rescueBytes, sendPart } from '../fakes/rescues.ts';
import { type Caller, enrolled, everything, testCentre } from '../fakes/testCentre.ts';

let centre: Centre;
/** The broken till, and the one that hands its journal in. */
let broken: JournalMaker;
let owner: Caller;
let helper: Caller;

beforeEach(async () => {
  centre = await testCentre({}, 10_000);
  broken = new JournalMaker('broken').start();
  owner = await enrolled(centre, broken);
  helper = await enrolled(centre, new JournalMaker('helper'));
});
afterEach(() => centre.close());

const sale = async (quantity: number) => {
  const { id: lease, epoch } = await owner.lease();
  return { quota: 'q1', quantity, rights: [{ lease, epoch, amount: quantity }] };
};
const sellSome = async (orders: number): Promise<void> => {
  for (let i = 0; i < orders; i++) broken.sell(await sale(1));
};
const fileOf = (range = {}, till = broken, recipient = centre.rescueKey) =>
  rescueBytes(journalSource(till, owner.reply, range), recipient);
const endOf = (replies: readonly RescueReply[]) => {
  const end = replies.at(-1);
  if (end?.kind !== 'end') throw new Error('no end');
  return end.mark;
};
/** Everything but the feed, whose positions move when a mark is written. */
const facts = async () => {
  const { feed: _feed, ...rest } = (await everything(centre)) as Record<string, unknown>;
  return rest;
};
const ownTakings = async () =>
  (await centre.takings()).streams.find(({ stream }) => stream === broken.stream);

test('a till is told the key to encrypt to, under the signature of the centre', async () => {
  const { items } = await owner.feed();
  const row = centreKeyRow.parse(items.find(({ kind }) => kind === 'centreKey')?.value);
  expect(row.publicKey).toBe(centre.rescueKey);
  const signed = utf8(centreKeyClaim(row.publicKey));
  expect(createVerifier()(centre.publicKey, signed, fromHex(row.signature))).toBe(true);
});

test('G3: what a dead till had not sent comes in by another one, to the cent, and everybody is told', async () => {
  await sellSome(3);
  await owner.send(broken.page(1, 3));
  await sellSome(2);
  const replies = await handIn(centre, await fileOf({ from: 4 }), helper.reply.token);
  expect(replies[0]).toMatchObject({
    kind: 'summary',
    tillNo: 1,
    summary: { streams: [{ entries: 4, orders: 4, netMinor: 4 * PRICE, methods: [{ minor: 4 * PRICE }] }] },
    known: [{ stream: broken.stream, acked: 3 }],
  });
  expect(replies[1]).toMatchObject({
    kind: 'page',
    added: 4,
    unproven: 0,
    reply: { status: 'stored', acked: 7, cases: [] },
  });
  const mark = {
    tillNo: 1,
    byTill: 2,
    entries: 4,
    orders: 4,
    tickets: 4,
    netMinor: 4 * PRICE,
    currency: 'CHF',
  };
  expect(endOf(replies)).toMatchObject({
    ...mark,
    methods: [{ method: 'cash', minor: 4 * PRICE, count: 4 }],
  });
  expect(await ownTakings()).toMatchObject({ acked: 7, orders: 5, netMinor: 5 * PRICE });
  const { items } = await helper.feed();
  expect(items.filter(({ kind }) => kind === 'rescue').map(({ value }) => value)).toEqual([endOf(replies)]);
});

describe('G2, G6: nothing is doubled', () => {
  test('when the same file is handed in twice: the answers are the same, and nothing moves', async () => {
    await sellSome(3);
    const file = await fileOf();
    const first = await handIn(centre, file, helper.reply.token);
    const before = await everything(centre);
    const second = await handIn(centre, file, helper.reply.token);
    expect(await everything(centre)).toEqual(before);
    expect(endOf(second)).toEqual(endOf(first));
    expect(second[1]).toEqual({ ...first[1], added: 0 });
  });

  test('when a second file of the same journal comes: it brings nothing, and no second mark', async () => {
    await sellSome(3);
    await handIn(centre, await fileOf(), helper.reply.token);
    const before = await everything(centre);
    expect(endOf(await handIn(centre, await fileOf(), helper.reply.token))).toBeNull();
    expect(await everything(centre)).toEqual(before);
  });

  test('when two tills hand it in at the same time', async () => {
    await sellSome(450);
    const file = await fileOf();
    const third = await enrolled(centre, new JournalMaker('third'));
    const [a, b] = await Promise.all([
      handIn(centre, file, helper.reply.token),
      handIn(centre, file, third.reply.token),
    ]);
    expect(endOf(a)).toMatchObject({ entries: 452, orders: 450, netMinor: 450 * PRICE });
    expect(endOf(b)).toEqual(endOf(a));
    expect(await ownTakings()).toMatchObject({ acked: 452, orders: 450, netMinor: 450 * PRICE });
  });

  test('when the till comes back and uploads in between: the file counts only what it brought', async () => {
    await sellSome(500);
    const requests = await requestsOf(await fileOf());
    expect(requests).toHaveLength(5);
    const replies = [];
    for (const [i, request] of requests.entries()) {
      if (i === 2) await owner.send(broken.page(1, 450));
      replies.push((await sendPart(centre, request, helper.reply.token)).body as RescueReply);
    }
    expect(replies.map((reply) => (reply.kind === 'page' ? reply.added : reply.kind))).toEqual([
      'summary',
      200,
      0,
      52,
      'end',
    ]);
    expect(endOf(replies)).toMatchObject({ entries: 252, orders: 250, netMinor: 250 * PRICE });
    expect(await owner.send(broken.page(451, 502))).toMatchObject({
      status: 'stored',
      acked: 502,
      cases: [],
    });
    expect(await ownTakings()).toMatchObject({ orders: 500, netMinor: 500 * PRICE });
  });
});

test('G6: a file that begins behind what the centre has is told from where it needs', async () => {
  await sellSome(3);
  const replies = await handIn(centre, await fileOf({ from: 4 }), helper.reply.token);
  expect(replies[1]).toMatchObject({ added: 0, reply: { status: 'gap', sendFrom: 1 } });
  expect(endOf(replies)).toBeNull();
  expect(endOf(await handIn(centre, await fileOf(), helper.reply.token))).toMatchObject({ entries: 5 });
});

test('G6: a fork in a file is stored as a branch and is a case; its money is in the mark', async () => {
  await sellSome(1);
  const copy = broken.copyAt(2, 'copy');
  await owner.send(broken.page());
  copy.sell(await sale(2)).sell(await sale(1));
  const replies = await handIn(centre, await fileOf({}, copy), helper.reply.token);
  expect(replies[1]).toMatchObject({ added: 2, reply: { status: 'fork', seq: 3 } });
  expect(endOf(replies)).toMatchObject({ entries: 2, orders: 2, tickets: 3, netMinor: 3 * PRICE });
  const before = await everything(centre);
  await handIn(centre, await fileOf({}, copy), helper.reply.token);
  expect(await everything(centre)).toEqual(before);
});

test('G8: nobody adds to the journal of another till: what its own key does not vouch for is left out', async () => {
  await sellSome(1);
  const forger = new JournalMaker('broken', 'forger');
  const entries = broken.page().map((entry) => ({ ...entry }));
  // The head is known to whoever has the file; its key is not.
  forger.state = broken.state;
  forger.head = broken.head;
  forger.sell(await sale(1));
  const forged = [...entries, ...forger.sealed];
  const source = journalSource(broken, owner.reply, { to: forged.length });
  const file = await rescueBytes(
    {
      ...source,
      entries: (stream, from, count) =>
        forged.slice(from - 1, from - 1 + count).map((entry) => ({ stream, ...entry })),
    },
    centre.rescueKey,
  );
  const replies = await handIn(centre, file, helper.reply.token);
  expect(replies[1]).toMatchObject({
    added: 3,
    unproven: 1,
    reply: { status: 'stored', acked: 3, cases: [] },
  });
  expect(await ownTakings()).toMatchObject({ orders: 1 });
});

test('G6: a damaged entry between good ones is stored, is a case, and blocks nothing', async () => {
  await sellSome(3);
  const source = journalSource(broken, owner.reply);
  const spoilt: typeof source = {
    ...source,
    entries: (...asked) =>
      source
        .entries(...asked)
        .map((entry) => (entry.seq === 4 ? { ...entry, bytes: entry.bytes.replace('32', '33') } : entry)),
  };
  const replies = await handIn(centre, await rescueBytes(spoilt, centre.rescueKey), helper.reply.token);
  expect(replies[1]).toMatchObject({ added: 5, unproven: 0, reply: { status: 'stored', acked: 5 } });
  expect(JSON.stringify(replies[1])).toContain('chainBroken');
  expect(await ownTakings()).toMatchObject({ acked: 5 });
});

describe('what is refused, and changes nothing', () => {
  const refusedWith = async (request: RescueRequest, status: number, error: string) => {
    const before = await facts();
    expect(await sendPart(centre, request, helper.reply.token)).toMatchObject({ status, body: { error } });
    expect(await facts()).toEqual(before);
  };

  test('a file to another centre, of another organiser, or of a till that was never enrolled', async () => {
    await sellSome(1);
    const other = await testCentre({ keys: makeKeys(systemRandom), storage: memoryStorage() });
    const [, toOther] = await requestsOf(await fileOf({}, broken, other.rescueKey));
    await other.close();
    await refusedWith(toOther as RescueRequest, 403, 'rescueOfOtherCentre');
    const of = async (who: object) =>
      (
        await requestsOf(
          await rescueBytes(journalSource(broken, { ...owner.reply, ...who }), centre.rescueKey),
        )
      )[1] as RescueRequest;
    await refusedWith(await of({ organiser: 'somebody' }), 403, 'rescueOfOtherOrganiser');
    await refusedWith(await of({ device: 'nobody' }), 403, 'rescueOfUnknownTill');
    // Another till's name over this journal: the stream is not its own, and its key vouches for nothing.
    const [, stolen] = await requestsOf(
      await rescueBytes(
        journalSource(broken, { ...owner.reply, device: helper.reply.device }),
        centre.rescueKey,
      ),
    );
    expect((await sendPart(centre, stolen, helper.reply.token)).body).toMatchObject({
      added: 0,
      reply: null,
    });
  });

  test('a file without a token', async () => {
    const [, page] = await requestsOf(await fileOf());
    expect(await sendPart(centre, page)).toMatchObject({ status: 401, body: { error: 'unauthorised' } });
  });

  test('every byte changed, wherever it is, and parts that were moved, renamed or cut off', async () => {
    await sellSome(4);
    const before = await facts();
    const [, page, end] = (await requestsOf(await fileOf())) as [RescueRequest, RescueRequest, RescueRequest];
    const flipped = (base64: string, at: number): string => {
      const bytes = Buffer.from(base64, 'base64');
      bytes[at] = (bytes[at] ?? 0) ^ 0x01;
      return bytes.toString('base64');
    };
    const changed: RescueRequest[] = [];
    const length = Buffer.from(page.data, 'base64').length;
    for (let at = 0; at < length; at += Math.max(1, Math.floor(length / 60)))
      changed.push({ ...page, data: flipped(page.data, at) });
    changed.push({ ...page, data: flipped(page.data, length - 1) });
    const head = Buffer.from(page.start, 'base64').length;
    for (let at = 0; at < head; at += 3) changed.push({ ...page, start: flipped(page.start, at) });
    changed.push(
      { ...page, index: 2 },
      { ...page, last: true },
      { ...page, index: end.index, last: true },
      { ...end, last: false },
      { ...page, data: end.data },
      { ...page, data: '' },
      { ...page, data: Buffer.from(page.data, 'base64').subarray(0, 40).toString('base64') },
    );
    for (const request of changed) {
      const { status } = await sendPart(centre, request, helper.reply.token);
      expect([400, 403]).toContain(status);
    }
    expect(changed.length).toBeGreaterThan(150);
    expect(await facts()).toEqual(before);
  });

  test('parts in another place than their kind has, and pages of streams that the header does not name', async () => {
    const { organiser, device, tillNo } = owner.reply;
    const sealer = rescueSealer({
      format: 'guichet-rescue',
      version: 1,
      organiser,
      device,
      tillNo,
      madeAt: 1,
      madeFrom: 'till',
      recipient: centre.rescueKey,
      streams: [{ stream: 'another', from: 1, to: 2 }],
    });
    const summary = { streams: [], holes: [] };
    const parts = [
      sealer.next({ kind: 'page', stream: broken.stream, entries: broken.page() }),
      sealer.next({ kind: 'summary', summary }),
      sealer.next({ kind: 'page', stream: broken.stream, entries: broken.page() }),
      sealer.next({ kind: 'page', stream: 'another', entries: [...broken.page()].reverse() }),
    ];
    for (const [index, part] of parts.entries())
      await refusedWith(
        {
          start: Buffer.from(sealer.start).toString('base64'),
          index,
          last: false,
          data: Buffer.from(part.subarray(5)).toString('base64'),
        },
        400,
        'rescueDamaged',
      );
  });
});

test('personal parts that were erased do not come back with a file', async () => {
  const personal = { salt: 'ab'.repeat(16), data: { holders: { 0: 'Zoé' } } };
  broken.append({ kind: 'orderValidated', body: broken.orderBody(await sale(1)), personal });
  // Made before the erasure, by somebody who had a backup.
  const early = await fileOf();
  await handIn(centre, early, helper.reply.token);
  expect(JSON.stringify(await everything(centre))).toContain('Zoé');
  broken.append({ kind: 'personalErased', body: { entries: [3] } });
  await handIn(centre, await fileOf({ from: 4 }), helper.reply.token);
  expect(JSON.stringify(await everything(centre))).not.toContain('Zoé');
  await handIn(centre, early, helper.reply.token);
  expect(JSON.stringify(await everything(centre))).not.toContain('Zoé');
  // A file made afterwards leaves the part out, even where its source still has it.
  const other = await testCentre();
  const there = await enrolled(other, broken);
  const file = await rescueBytes(journalSource(broken, there.reply), other.rescueKey);
  const replies = await handIn(other, file, there.reply.token);
  expect(replies[1]).toMatchObject({ reply: { status: 'stored', acked: 4, cases: [] } });
  expect(JSON.stringify(await everything(other))).not.toContain('Zoé');
  await other.close();
});

test('a file is taken in at the centre itself, and says what it brought; one that is cut off says so', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'guichet-rescue-'));
  try {
    await sellSome(2);
    const file = join(dir, 'file');
    const bytes = await fileOf();
    writeFileSync(file, bytes);
    const outcome = await centre.rescue(file);
    expect(outcome.mark).toMatchObject({ byTill: 0, tillNo: 1, orders: 2, netMinor: 2 * PRICE });
    expect(rescueReport(outcome)).toEqual([
      'Till 1: the file holds 4 entries; it has brought 4 entries and 2 orders, 64.00 CHF.',
      '  Cash: 64.00 (2)',
    ]);
    writeFileSync(file, bytes.subarray(0, bytes.length - 60));
    await expect(centre.rescue(file)).rejects.toThrow('is cut off');
    writeFileSync(file, 'something else');
    await expect(centre.rescue(file)).rejects.toThrow('is not a rescue file');
    expect(rescueReport({ ...outcome, mark: null })[0]).toContain('nothing was changed');
  } finally {
    rmSync(dir, { recursive: true });
  }
});

test('a centre that was started again has the same key: files made before can be read', async () => {
  await sellSome(1);
  const file = await fileOf();
  const keys = makeKeys({ bytes: (count) => new Uint8Array(count).fill(3) });
  const storage = memoryStorage();
  const first = await testCentre({ keys, storage: { ...storage, close: async () => {} } });
  const second = await testCentre({ keys, storage });
  expect(second.rescueKey).toBe(first.rescueKey);
  expect(first.rescueKey).not.toBe(centre.rescueKey);
  await first.close();
  await second.close();
  expect(endOf(await handIn(centre, file, helper.reply.token))).toMatchObject({ orders: 1 });
});
