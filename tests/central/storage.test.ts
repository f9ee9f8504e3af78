import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryStorage } from '../../central/storage/memory.ts';
import { embeddedDatabase } from '../../central/storage/sql/embedded.ts';
import { migrate } from '../../central/storage/sql/migrations.ts';
import { connectionOf, postgresDatabase } from '../../central/storage/sql/postgres.ts';
import { sqlStorage, transactionOf } from '../../central/storage/sql/storage.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import { JournalMaker } from '../fakes/journalMaker.ts';
import { startPostgres, type TestPostgres } from '../fakes/postgres.ts';
import { enrolled, everything, seededRandom, testCentre } from '../fakes/testCentre.ts';
import { storageSuite } from './storageSuite.ts';

describe('in memory', () => storageSuite(async () => memoryStorage()));

describe('on an embedded PostgreSQL', () =>
  storageSuite(async () => sqlStorage(await embeddedDatabase(null))));

describe('on a PostgreSQL server', () => {
  let server: TestPostgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  const fail = (error: Error): void => {
    throw error;
  };

  storageSuite(async () => sqlStorage(postgresDatabase(await server.freshDatabase(), fail)));

  test('what goes there as an array comes back as it was: texts, whole numbers, bytes, and nothing', async () => {
    const database = postgresDatabase(await server.freshDatabase(), fail);
    const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\u0000'));
    const oneOf = <T>(value: fc.Arbitrary<T>) => fc.array(fc.option(value, { nil: null }), { maxLength: 9 });
    await database.transaction((connection) =>
      fc.assert(
        fc.asyncProperty(
          oneOf(text),
          oneOf(fc.maxSafeInteger()),
          oneOf(fc.uint8Array()),
          async (texts, numbers, bytes) => {
            const [row] = await connection.query<{ t: unknown[]; n: unknown[]; b: unknown[] }>(
              'select $1::text[] as t, $2::bigint[] as n, $3::bytea[] as b',
              [texts, numbers, bytes],
            );
            expect(row?.t).toEqual(texts);
            expect(row?.n.map((value) => (value === null ? null : Number(value)))).toEqual(numbers);
            expect(row?.b.map((value) => value && new Uint8Array(value as Buffer))).toEqual(bytes);
          },
        ),
        { numRuns: 200 },
      ),
    );
    await database.close();
  });

  test('a connection that falls within a transaction is an error of that one alone: the next one gets another', async () => {
    const database = postgresDatabase(await server.freshDatabase(), fail);
    const other = postgresDatabase(server.url, fail);
    const fallen = database.transaction(async (connection) => {
      const [row] = await connection.query<{ pid: number }>('select pg_backend_pid() as pid');
      await other.transaction((to) => to.query('select pg_terminate_backend($1)', [row?.pid]));
      await connection.query('select 1');
    });
    await expect(fallen).rejects.toThrow();
    expect(await database.transaction((connection) => connection.query('select 1 as one'))).toEqual([
      { one: 1 },
    ]);
    await database.close();
    await other.close();
  });

  test('two centres that start at the same moment make the tables once; a newer database is refused', async () => {
    const url = await server.freshDatabase();
    const databases = [postgresDatabase(url, fail), postgresDatabase(url, fail)] as const;
    await Promise.all(databases.map((database) => migrate(database)));
    await expect(migrate(databases[0], [])).rejects.toThrow('this centre knows 0');
    await Promise.all(databases.map((database) => database.close()));
  });

  test('G5: two centres beside each other on one database take journals in at the same time', async () => {
    const databaseUrl = await server.freshDatabase();
    const keys = { signing: new Uint8Array(32).fill(1), secret: new Uint8Array(32).fill(2) };
    const first = await testCentre({ databaseUrl, keys });
    const second = await testCentre({ databaseUrl, keys, random: seededRandom('second') });
    expect(second.generation).toBe(first.generation);
    const tills = await Promise.all(
      [first, second, first, second].map(async (centre, i) => {
        const till = new JournalMaker(`till ${i}`).start(i + 1);
        return { till, caller: await enrolled(centre, till) };
      }),
    );
    for (const { till, caller } of tills) {
      const { id: lease, epoch } = await caller.lease();
      for (let n = 0; n < 10; n++)
        till.sell({ quota: 'q1', quantity: 1, rights: [{ lease, epoch, amount: 1 }] });
    }
    const sent = tills.flatMap(({ till, caller }) => [caller.send(till.page()), caller.send(till.page())]);
    const replies = await Promise.all(sent);
    expect(replies.map((reply) => [reply.status, 'cases' in reply && reply.cases])).toEqual(
      Array.from({ length: 8 }, () => ['stored', []]),
    );
    expect(await everything(second)).toMatchObject({
      quotas: [{ capacity: 40, free: 0, leased: 0, sold: 40 }],
      tickets: 40,
    });
    await Promise.all([first.close(), second.close()]);
  });

  test('no reader of the feed skips a row while two transactions that publish are open', async () => {
    const url = await server.freshDatabase();
    const storage = await sqlStorage(postgresDatabase(url, fail));
    const organiser = 'o1' as OrganiserId;
    const clients = [new pg.Client(url), new pg.Client(url)] as const;
    for (const client of clients) {
      await client.connect();
      await client.query('begin');
    }
    const [first, second] = clients.map((client) => transactionOf(connectionOf(client), organiser)) as [
      ReturnType<typeof transactionOf>,
      ReturnType<typeof transactionOf>,
    ];
    const row = (id: string) => [{ kind: 'event', id, audience: null, value: { id } }];
    const read = (after: number): Promise<string[]> =>
      storage.transaction(organiser, async (tx) =>
        (await tx.feed.feed(after, [], 100)).map(({ position, id }) => `${position}:${id}`),
      );

    await first.feed.publish(row('a'));
    // The second wants a position too, and may not have one that would be visible before the first's.
    const waiting = second.feed.publish(row('b')).then(() => clients[1].query('commit'));
    await blocked(url, 1);
    expect(await read(0)).toEqual([]);
    await clients[0].query('commit');
    await waiting;
    expect(await read(0)).toEqual(['1:a', '2:b']);
    expect(await read(1)).toEqual(['2:b']);

    // The other way round: the first is given up, and its position is nobody's gap.
    for (const client of clients) await client.query('begin');
    await first.feed.publish(row('c'));
    const next = second.feed.publish(row('d')).then(() => clients[1].query('commit'));
    await blocked(url, 1);
    await clients[0].query('rollback');
    await next;
    expect(await read(2)).toEqual(['3:d']);
    for (const client of clients) await client.end();
    await storage.close();
  });
});

/** Waits until the server says that so many of its sessions wait for a lock. */
async function blocked(url: string, sessions: number): Promise<void> {
  const watcher = new pg.Client(url);
  await watcher.connect();
  const end = performance.now() + 20_000;
  for (;;) {
    const { rows } = await watcher.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
    if (rows.length >= sessions) break;
    if (performance.now() > end) throw new Error('nobody waits for a lock');
  }
  await watcher.end();
}
