import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { sqlStorage } from '../../central/storage/sql/storage.ts';
import type { DeviceId } from '../../shared/kernel/ids.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { type Killer, killedDatabase } from '../fakes/killedDatabase.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { booksOf, rightsOf } from '../fakes/rightsAtCentre.ts';
import { ask, enrolled, everything, seededRandom, testCentre } from '../fakes/testCentre.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** Some forty centres, one after the other. */
const PATIENCE_MS = 300_000;
const NEVER = Number.POSITIVE_INFINITY;

/** A till with a page of every kind of effect, at a centre of its own organiser. */
async function evening(storage: Awaited<ReturnType<typeof sqlStorage>>, organiser: string) {
  const centre = await testCentre({ storage, organiser, expectedTills: 2, random: seededRandom('killed') });
  const maker = new JournalMaker('killed till').start(1);
  const caller = await enrolled(centre, maker);
  const lease = await caller.lease();
  const order = maker.id();
  const tickets = [maker.id(), maker.id(), maker.id()];
  const right = (id: string, amount: number) => ({ lease: id, epoch: 1, amount });
  maker.sell({ quota: 'q1', quantity: 3, rights: [right(lease.id, 3)], order, tickets });
  maker.takeBack({ order, tickets: tickets.slice(0, 1), quota: 'q1', into: 'made' });
  maker.sell({ quota: 'q1', quantity: 1, rights: [right('made', 1)] });
  // Beyond its lease, and by a manager's word: two cases.
  maker.sell({ quota: 'q1', quantity: 30, rights: [right(lease.id, 30)] });
  maker.sell(
    { quota: 'q1', quantity: 1 },
    { override: { by: 'sophie', quotas: [{ quota: 'q1', amount: 1 }] } },
  );
  maker.giveBack([{ lease: lease.id, epoch: 1, quota: 'q1', amount: 1 }], 'closing');
  maker.yield('all').close();
  return { centre, maker, caller };
}

/** What is kept, without what names the organiser. */
const kept = async (centre: Centre): Promise<string> => JSON.stringify(await everything(centre));

test('G2, G6: a centre killed at any step of taking a page in loses and doubles nothing', {
  timeout: PATIENCE_MS,
}, async () => {
  const killer: Killer = { killAt: NEVER, steps: 0 };
  const storage = await sqlStorage(killedDatabase(await server.freshDatabase(), killer));
  const whole = await evening(storage, 'whole');
  await whole.caller.send(whole.maker.page());
  const steps = killer.steps;
  const expected = await kept(whole.centre);
  await whole.centre.close();
  expect(steps).toBeGreaterThan(20);
  for (let killAt = 1; killAt <= steps; killAt++) {
    const killed = await evening(storage, `killed at ${killAt}`);
    const { stream } = killed.maker;
    killer.killAt = killAt;
    const body = { stream, entries: killed.maker.page() };
    const answer = await ask(killed.centre, 'POST', '/v1/journal', body, killed.caller.reply.token);
    expect(answer.status, `step ${killAt}`).toBe(500);
    killer.killAt = NEVER;
    await killed.caller.send(killed.maker.page());
    expect(await kept(killed.centre), `step ${killAt} of ${steps}`).toBe(expected);
    await killed.centre.close();
  }
});

test('G5: a centre killed at any step of granting leases grants them once', {
  timeout: PATIENCE_MS,
}, async () => {
  const killer: Killer = { killAt: NEVER, steps: 0 };
  const storage = await sqlStorage(killedDatabase(await server.freshDatabase(), killer));
  const run = async (organiser: string) => {
    const centre = await testCentre({ storage, organiser, expectedTills: 4, random: seededRandom('leases') });
    const maker = new JournalMaker('granted till').start(1);
    const caller = await enrolled(centre, maker);
    return { centre, maker, ...rightsOf(centre, caller, maker) };
  };
  const wants = [{ quota: 'q1', amount: 7 }];
  const whole = await run('whole');
  await whole.want(wants, 'request');
  const steps = killer.steps;
  for (let killAt = 1; killAt <= steps; killAt++) {
    const killed = await run(`killed at ${killAt}`);
    killer.killAt = killAt;
    const request = { request: 'request', stream: killed.maker.stream, wants };
    expect((await killed.raw('/v1/leases', request)).status).toBe(500);
    killer.killAt = NEVER;
    expect((await killed.want(wants, 'request')).leases).toMatchObject([{ amount: 7 }]);
    const books = await booksOf(killed.centre);
    expect(books.quotas).toMatchObject([{ free: 23, leased: 17 }]);
    expect(books.balanced).toBe(true);
    await killed.centre.close();
  }
});

test('G8: a centre killed at any step of an act of its own has done it and entered it, or neither', {
  timeout: PATIENCE_MS,
}, async () => {
  const killer: Killer = { killAt: NEVER, steps: 0 };
  const storage = await sqlStorage(killedDatabase(await server.freshDatabase(), killer));
  const run = async (organiser: string) => {
    const centre = await testCentre({ storage, organiser, expectedTills: 4, random: seededRandom('acts') });
    const maker = new JournalMaker('lost till').start(1);
    const device = (await enrolled(centre, maker)).reply.device as DeviceId;
    return { centre, device };
  };
  /** What became of the till, and what the stream says of it. */
  const standing = async ({ centre }: { readonly centre: Centre }) => {
    const kinds = await centre.storage.transaction(centre.organiser, async (tx) =>
      (await tx.centreActs.newest([], 100)).map((act) => act.kind),
    );
    const [quota] = (await booksOf(centre)).quotas;
    return { free: quota?.free, lost: kinds.filter((kind) => kind === 'tillDeclaredLost').length };
  };
  const whole = await run('whole');
  await whole.centre.declareLost(whole.device);
  const steps = killer.steps;
  expect(await standing(whole)).toEqual({ free: 40, lost: 1 });
  await whole.centre.close();
  for (let killAt = 1; killAt <= steps; killAt++) {
    const killed = await run(`killed at ${killAt}`);
    killer.killAt = killAt;
    await expect(killed.centre.declareLost(killed.device)).rejects.toThrow('killed');
    killer.killAt = NEVER;
    const left = await standing(killed);
    expect([
      { free: 30, lost: 0 },
      { free: 40, lost: 1 },
    ]).toContainEqual(left);
    await killed.centre.declareLost(killed.device);
    expect(await standing(killed), `step ${killAt} of ${steps}`).toEqual({ free: 40, lost: 1 });
    expect(await killed.centre.verifyActs()).toMatchObject([{ fault: null }]);
    await killed.centre.close();
  }
});
