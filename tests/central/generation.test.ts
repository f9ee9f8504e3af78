import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCentre } from '../../central/centre.ts';
import { FolderInUse, lockFolder } from '../../central/platform/folderLock.ts';
import { memoryStorage } from '../../central/storage/memory.ts';
import type { CentreStorage } from '../../central/storage/port.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { rightsOf } from '../fakes/rightsAtCentre.ts';
import { ask, type Caller, enrolled, seededRandom, testCentre } from '../fakes/testCentre.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-centre-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The tickets of a till's newest entry, a sale. */
function thingsOf(maker: JournalMaker): string[] {
  const sold = JSON.parse(maker.sealed.at(-1)?.bytes ?? '') as { body: { tickets: { ticket: string }[] } };
  return sold.body.tickets.map(({ ticket }) => ticket);
}

test('a folder has one centre at a time, which keeps generation and keys over an orderly stop', async () => {
  const first = await startCentre({ dataDir: folder });
  await expect(startCentre({ dataDir: folder })).rejects.toThrow(FolderInUse);
  const code = await first.enrolmentCode();
  await first.close();
  const second = await startCentre({ dataDir: folder });
  expect(second.generation).toBe(first.generation);
  expect(second.publicKey).toEqual(first.publicKey);
  expect(code).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  expect(statSync(join(folder, 'centre-keys.json')).mode & 0o777).toBe(0o600);
  // What an unclean stop leaves: no mark.
  await second.close();
  const mark = join(folder, 'centre', 'stopped-cleanly');
  expect(existsSync(mark)).toBe(true);
  rmSync(mark);
  const third = await startCentre({ dataDir: folder });
  expect(third.generation).not.toBe(first.generation);
  await third.close();
});

test('a lock whose process has died is taken over', async () => {
  const release = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid}`);
  await release();
  // The number is alive, and it is another process than the one that locked.
  writeFileSync(join(folder, 'centre.lock'), JSON.stringify({ pid: process.pid, start: 'long ago' }));
  await (await lockFolder(folder))();
});

test('of many that try for a folder at once one gets it, also when its lock was left by a process that has died', async () => {
  const lock = join(folder, 'centre.lock');
  const dead = JSON.stringify({ pid: process.pid, start: 'long ago' });
  for (const left of [null, dead, '', null, dead, '']) {
    if (left !== null) writeFileSync(lock, left);
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    const [got, ...more] = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(more).toEqual([]);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(FolderInUse);
    await got?.();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('a lock is released by who has it: another one’s stays', async () => {
  const first = await lockFolder(folder);
  await first();
  const second = await lockFolder(folder);
  await first();
  await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
  await second();
  expect(readdirSync(folder)).toEqual([]);
});

test('G5: in a new generation nothing is granted until every till has reported its leases and sent its journal again', async () => {
  const kept = memoryStorage();
  const open = (interrupted: boolean): CentreStorage => ({ ...kept, interrupted, close: async () => {} });
  const tills = ['a', 'b'].map((seed) => new JournalMaker(seed).start());
  const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
  const before = await testCentre({ storage: open(false), keys });
  const callers: Caller[] = [];
  for (const till of tills) callers.push(await enrolled(before, till));
  for (const [i, till] of tills.entries()) await callers[i]?.send(till.page());
  await before.close();

  const after = await testCentre({ storage: open(true), keys, random: seededRandom('after') });
  expect(after.generation).not.toBe(before.generation);
  const port = new URL(after.url);
  const token = (i: number) => callers[i]?.reply.token ?? '';
  const late = new JournalMaker('late');
  const newcomer = await enrolled(after, late);
  const leasesOf = async () =>
    (await newcomer.feed()).items.filter(({ kind }) => kind === 'lease').map(({ value }) => value?.amount);
  const post = (i: number, path: string, body: object) =>
    fetch(new URL(path, port), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token(i)}` },
      body: JSON.stringify(body),
    });
  const resend = (i: number) =>
    post(i, '/v1/journal', { stream: tills[i]?.stream, entries: tills[i]?.page() });
  const report = (i: number) =>
    post(i, '/v1/held', { stream: tills[i]?.stream, head: tills[i]?.head.seq, leases: [] });
  expect(await leasesOf()).toEqual([]);
  expect((await report(0)).status).toBe(200);
  expect((await resend(0)).status).toBe(200);
  expect(await leasesOf()).toEqual([]);
  // The journal alone says nothing of what the till may still sell.
  expect((await resend(1)).status).toBe(200);
  expect(await leasesOf()).toEqual([]);
  expect((await report(1)).status).toBe(200);
  expect(await leasesOf()).toEqual([10]);
  await after.close();
});

test('G4: an authority that a restored centre has forgotten stands once its till has named it; before all are heard nothing is given', async () => {
  const kept = memoryStorage();
  const open = (interrupted: boolean): CentreStorage => ({ ...kept, interrupted, close: async () => {} });
  const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
  const [maker, holder, asker] = ['maker', 'holder', 'asker'].map((seed, i) =>
    new JournalMaker(seed).start(i + 1),
  ) as [JournalMaker, JournalMaker, JournalMaker];
  maker.sell({ quota: 'q1', quantity: 1 });
  const things = thingsOf(maker);
  maker.yield('all');
  const before = await testCentre({ storage: open(false), keys });
  const at = new Map<JournalMaker, Caller>();
  for (const till of [maker, holder, asker]) {
    at.set(till, await enrolled(before, till));
    await at.get(till)?.send(till.page());
  }
  await before.close();

  const centre = await testCentre({ storage: open(true), keys, random: seededRandom('after') });
  const rights = (till: JournalMaker) => rightsOf(centre, at.get(till) as Caller, till);
  const report = async (till: JournalMaker, more: object = {}) => {
    const { stream, head } = till;
    const held = { stream, head: head.seq, leases: [], ...more };
    expect((await rights(till).raw('/v1/held', held)).status).toBe(200);
    const page = { stream, entries: till.page() };
    expect((await rights(till).raw('/v1/journal', page)).status).toBe(200);
  };
  await report(maker);
  await report(asker);
  // It was the maker's, who gave it up; whom it went to then, the centre can't know yet.
  expect(await rights(asker).obtain(things)).toMatchObject({ granted: [], asked: things });
  await report(holder, { things });
  expect(await rights(asker).obtain(things)).toMatchObject({ granted: [], asked: things });
  holder.yield(things);
  await report(holder);
  expect(await rights(asker).obtain(things)).toMatchObject({ granted: things, asked: [] });
  await centre.close();
});

test('G4, G10: a report takes nothing from a till that was heard, and brings no lease once its own till was', async () => {
  const centre = await testCentre();
  const [maker, other] = [new JournalMaker('maker').start(1), new JournalMaker('other').start(2)] as const;
  maker.sell({ quota: 'q1', quantity: 1 });
  const things = thingsOf(maker);
  const callers = [await enrolled(centre, maker), await enrolled(centre, other)] as const;
  await callers[0].send(maker.page());
  await callers[1].send(other.page());
  const lease = { id: 'lease-of-nobody', quota: 'q1', amount: 3, epoch: 1 };
  const report = async (leases: readonly object[]) =>
    ask(
      centre,
      'POST',
      '/v1/held',
      { stream: other.stream, head: other.head.seq, leases, things },
      callers[1].reply.token,
    );
  // The first report of a till may name what the centre has forgotten; the ticket is another till's, which has not yielded it.
  expect(await report([])).toMatchObject({ status: 200, body: { adopted: 0 } });
  expect(await rightsOf(centre, callers[1], other).obtain(things)).toMatchObject({ asked: things });
  expect(await rightsOf(centre, callers[0], maker).obtain(things)).toMatchObject({ granted: things });
  expect(await report([lease])).toMatchObject({ status: 200, body: { adopted: 0 } });
  await centre.close();
});

test('G4, G10: a till that yields by name what is another till’s takes nothing from it', async () => {
  const centre = await testCentre();
  const [maker, other] = [new JournalMaker('maker').start(1), new JournalMaker('other').start(2)] as const;
  maker.sell({ quota: 'q1', quantity: 1 });
  const things = thingsOf(maker);
  other.yield(things);
  const callers = [await enrolled(centre, maker), await enrolled(centre, other)] as const;
  await callers[0].send(maker.page());
  await callers[1].send(other.page());
  expect(await rightsOf(centre, callers[1], other).obtain(things)).toMatchObject({ asked: things });
  expect(await rightsOf(centre, callers[0], maker).obtain(things)).toMatchObject({ granted: things });
  await centre.close();
});

test.each(['its maker', 'another till'])(
  'G4: what %s yielded after the backup is its new holder’s, who reports first',
  async (by) => {
    const kept = memoryStorage();
    const open = (interrupted: boolean): CentreStorage => ({ ...kept, interrupted, close: async () => {} });
    const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
    const [maker, between, holder] = ['maker', 'between', 'holder'].map((seed, i) =>
      new JournalMaker(seed).start(i + 1),
    ) as [JournalMaker, JournalMaker, JournalMaker];
    const former = by === 'its maker' ? maker : between;
    maker.sell({ quota: 'q1', quantity: 1 });
    const things = thingsOf(maker);
    if (former !== maker) maker.yield('all');
    const before = await testCentre({ storage: open(false), keys });
    const at = new Map<JournalMaker, Caller>();
    for (const till of [maker, between, holder]) {
      at.set(till, await enrolled(before, till));
      await at.get(till)?.send(till.page());
    }
    if (former !== maker) await rightsOf(before, at.get(former) as Caller, former).obtain(things);
    await before.close();

    // That it was yielded, and who was given it then, is forgotten.
    former.yield(things);
    const centre = await testCentre({ storage: open(true), keys, random: seededRandom('after') });
    const rights = (till: JournalMaker) => rightsOf(centre, at.get(till) as Caller, till);
    for (const till of [holder, between, maker]) {
      const held = {
        stream: till.stream,
        head: till.head.seq,
        leases: [],
        things: till === holder ? things : [],
      };
      expect((await rights(till).raw('/v1/held', held)).status).toBe(200);
      // The last entry in a page of its own, as behind a long journal.
      for (const entries of [till.page(1, till.head.seq - 1), till.page(till.head.seq)])
        expect((await rights(till).raw('/v1/journal', { stream: till.stream, entries })).status).toBe(200);
    }
    expect(await rights(maker).obtain(things)).toMatchObject({ granted: [], asked: things });
    expect(await rights(holder).obtain(things)).toMatchObject({ granted: things });
    await centre.close();
  },
);

test('G5: a page that crossed a restore is not booked before its till has said what it holds', async () => {
  const centre = await testCentre();
  const till = new JournalMaker('crossed').start();
  const caller = await enrolled(centre, till);
  const page = { stream: till.stream, entries: till.page() };
  const send = async (generation: string) =>
    (await ask(centre, 'POST', '/v1/journal', { ...page, generation }, caller.reply.token)).body;
  expect(await send('g-before')).toEqual({ status: 'gap', generation: centre.generation, sendFrom: 1 });
  expect((await centre.takings()).streams).toMatchObject([{ acked: 0 }]);
  expect(await send(centre.generation)).toMatchObject({ status: 'stored', acked: till.page().length });
  await centre.close();
});

test('G5: a life that began after the backup is waited for as soon as its till has said what it holds', async () => {
  const centre = await testCentre();
  const before = new JournalMaker('before').start();
  const caller = await enrolled(centre, before);
  const life = new JournalMaker('life').start();
  const lease = { id: 'lease-forgotten', quota: 'q1', amount: 3, epoch: 1 };
  const held = { stream: life.stream, head: life.head.seq, leases: [lease] };
  expect(await ask(centre, 'POST', '/v1/held', held, caller.reply.token)).toMatchObject({
    status: 200,
    body: { adopted: 1 },
  });
  // Its journal may say more: until it is here, nobody else is given what is left.
  const newcomer = await enrolled(centre, new JournalMaker('late'));
  const leases = async () => (await newcomer.feed()).items.filter(({ kind }) => kind === 'lease');
  expect(await leases()).toEqual([]);
  const page = { stream: life.stream, entries: life.page() };
  expect((await ask(centre, 'POST', '/v1/journal', page, caller.reply.token)).body.status).toBe('stored');
  expect(await leases()).not.toEqual([]);
  // Another till's stream is nobody else's, known or not.
  const theirs = { ...held, stream: before.stream };
  expect((await ask(centre, 'POST', '/v1/held', theirs, newcomer.reply.token)).status).toBe(403);
  await centre.close();
});
