import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { DEFAULT_ORGANISER } from '../../central/centre.ts';
import type { Connection } from '../../central/storage/sql/database.ts';
import { migrate } from '../../central/storage/sql/migrations.ts';
import { connectionOf, postgresDatabase } from '../../central/storage/sql/postgres.ts';
import { transactionOf } from '../../central/storage/sql/storage.ts';
import { httpGateway } from '../../electron/sync/gateway.ts';
import { uploader } from '../../electron/sync/upload.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { LeaseId, QuotaId, StreamId } from '../../shared/kernel/ids.ts';
import { startPostgres } from '../fakes/postgres.ts';
import { testTill } from '../fakes/till.ts';
import { quantile } from './disk.ts';
import { fillWith } from './fill.ts';
import { saleTimes } from './sale.ts';

/** How a backlog is reconciled beside what its rows cost a bare PostgreSQL. */
export interface BacklogFigures {
  readonly orders: number;
  readonly tickets: number;
  /** Rows that the reconciliation left in the database. */
  readonly rows: number;
  readonly seconds: number;
  /** The same rows by plain multi-row inserts, on the same server. */
  readonly bareSeconds: number;
  readonly ratio: number;
  /** Sales made by the till meanwhile, and their time beside sales with nothing to send. */
  readonly soldMeanwhile: number;
  readonly saleP50Ratio: number;
}

/** Tables that intake writes, in an order in which they can be filled. */
const TABLES = [
  'streams',
  'entries',
  'orders',
  'tickets',
  'seat_owners',
  'quotas',
  'leases',
  'cases',
  'feed',
];

/**
 * Sends a backlog of `orders` orders of three tickets over HTTP to a centre process on PostgreSQL, the till selling
 * meanwhile, and then inserts the very rows that came of it into an empty database of the same server.
 */
export async function backlog(dir: string, orders: number): Promise<BacklogFigures> {
  const postgres = await startPostgres();
  const till = await testTill({ dataDir: join(dir, 'backlog'), lease: 10_000_000 });
  try {
    await fillWith(till, orders * 3, 3);
    const quiet = await saleTimes(till, 50);
    const url = await postgres.freshDatabase();
    const centre = await startCentreProcess(url, join(dir, 'backlog-centre'));
    try {
      const stream = till.store.read.journal.current();
      if (!stream) throw new Error('backlog: no stream');
      const publicKey = toHex(till.context.parts.identity.signer.publicKey);
      const { token } = await httpGateway(centre.url, () => null).enrol({
        code: centre.code,
        publicKey,
        stream: stream.id,
        instance: 'bench',
      });
      await leaseTo(url, stream.id, 10_000_000);
      const parts = {
        store: till.store,
        journalist: till.context.journalist,
        gateway: httpGateway(centre.url, () => token),
        now: Date.now,
      };
      const uploadPage = uploader(parts, new Map());
      const meanwhile: number[] = [];
      const start = performance.now();
      const behind = (): number => stream.state.seq - (till.store.read.journal.current()?.acked ?? 0);
      while (behind() > 0) {
        const sent = uploadPage();
        meanwhile.push(...(await saleTimes(till, 1)));
        await sent;
      }
      const seconds = (performance.now() - start) / 1000;
      const bare = await bareInserts(url, await postgres.freshDatabase());
      return {
        orders,
        tickets: orders * 3,
        rows: bare.rows,
        seconds,
        bareSeconds: bare.seconds,
        ratio: seconds / bare.seconds,
        soldMeanwhile: meanwhile.length,
        saleP50Ratio: quantile(meanwhile, 0.5) / quantile(quiet, 0.5),
      };
    } finally {
      await centre.stop();
    }
  } finally {
    till.store.close();
    await postgres.stop();
  }
}

/** The till's two quotas at the centre, leased to it whole: what it sells, it has a right to. */
async function leaseTo(url: string, stream: StreamId, amount: number): Promise<void> {
  const database = postgresDatabase(url, () => {});
  const [capacity, leased] = [amount, amount];
  await database.transaction(async (connection) => {
    const { inventory } = transactionOf(connection, DEFAULT_ORGANISER);
    for (const n of ['0', '1']) {
      const quota = `q${n}` as QuotaId;
      await inventory.saveQuotas([{ quota, capacity, free: 0, leased, sold: 0 }]);
      const lease = { lease: `l${n}` as LeaseId, stream, quota, epoch: 1, amount, consumed: 0, released: 0 };
      await inventory.saveLeases([lease]);
    }
  });
  await database.close();
}

async function startCentreProcess(url: string, data: string) {
  const child = spawn(
    process.execPath,
    ['central/serve.ts', '--data', data, '--port', '0', '--tills', '1', '--json'],
    { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('{')) {
      const said = JSON.parse(line) as { url?: string; codes?: string[] };
      const code = said.codes?.[0];
      if (said.url !== undefined && code !== undefined)
        return {
          url: said.url,
          code,
          stop: async () => {
            child.kill('SIGTERM');
            await exited;
          },
        };
    }
  throw new Error('backlog: the centre did not start');
}

/** `insert … values (…), (…)`, some 2,000 values a statement. */
async function plainInserts(
  connection: Connection,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly unknown[])[],
): Promise<void> {
  const step = Math.max(1, Math.floor(2000 / columns.length));
  for (let from = 0; from < rows.length; from += step) {
    const some = rows.slice(from, from + step);
    let n = 0;
    const places = some.map((row) => `(${row.map(() => `$${++n}`).join(', ')})`).join(', ');
    await connection.query(`insert into ${table} (${columns.join(', ')}) values ${places}`, some.flat());
  }
}

/** Reads all rows that intake left, and inserts them elsewhere, table by table. */
async function bareInserts(from: string, to: string): Promise<{ rows: number; seconds: number }> {
  const source = new pg.Client(from);
  const schema = postgresDatabase(to, () => {});
  await migrate(schema);
  await schema.close();
  const target = new pg.Client(to);
  await source.connect();
  await target.connect();
  const tables = [];
  for (const table of TABLES) {
    const { rows, fields } = await source.query({ text: `select * from ${table}`, rowMode: 'array' });
    tables.push({ table, columns: fields.map((field) => field.name), rows: rows as never[][] });
  }
  await source.end();
  const start = performance.now();
  const connection = connectionOf(target);
  for (const { table, columns, rows } of tables) await plainInserts(connection, table, columns, rows);
  const seconds = (performance.now() - start) / 1000;
  await target.end();
  return { rows: tables.reduce((sum, { rows }) => sum + rows.length, 0), seconds };
}
