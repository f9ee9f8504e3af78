import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startCentre } from '../../central/centre.ts';
import { demoPeople } from '../../central/demo/people.ts';
import { importPath } from '../../central/importFile.ts';
import { startPostgres } from '../fakes/postgres.ts';

// Imports a long customers.csv into a PostgreSQL server, once: how fast, and how much memory beyond the start.
const { values } = parseArgs({ options: { customers: { type: 'string', default: '500000' } } });
const customers = Number(values.customers);

const FIELDS = ['id', 'first', 'last', 'company', 'email', 'phone', 'street', 'postcode', 'city'] as const;
const BLOCK = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'guichet-bench-'));
const file = join(folder, 'customers.csv');
const server = await startPostgres();
try {
  const handle = await open(file, 'w');
  await handle.write(`${FIELDS.join(';')}\n`);
  const block = demoPeople(BLOCK);
  for (let from = 0; from < customers; from += BLOCK)
    await handle.write(
      block
        .slice(0, customers - from)
        .map(
          (person, i) =>
            `${FIELDS.map((field) => (field === 'id' ? `c-${from + i}` : person[field])).join(';')}\n`,
        )
        .join(''),
    );
  const { size } = await handle.stat();
  await handle.close();

  const centre = await startCentre({ databaseUrl: await server.freshDatabase() });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  for (const [what, check] of [
    ['checked', true],
    ['imported', false],
    ['imported again', false],
  ] as const) {
    const before = process.memoryUsage().rss;
    most = before;
    const start = performance.now();
    const cpu = process.cpuUsage();
    const outcome = await importPath(centre, file, { check });
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    console.log(
      JSON.stringify({
        what,
        outcome,
        megabytes: Math.round(size / 1e6),
        seconds: Math.round(seconds * 10) / 10,
        centreCpuSeconds: Math.round((user + system) / 1e5) / 10,
        rowsPerSecond: Math.round(customers / seconds),
        memoryBeyondStartMB: Math.round((most - before) / 1e6),
        peakMB: Math.round(most / 1e6),
      }),
    );
  }
  clearInterval(watch);
  await centre.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true });
}
