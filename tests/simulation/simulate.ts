import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { inWords, missingFaults, noReport, type Report, withSeed } from './report.ts';
import type { SeedResult } from './run.ts';
import { runSeeds } from './runSeeds.ts';

const USAGE =
  'npm run simulate -- [--seeds N] [--from S] [--seed S [--trace]] [--workers N] [--first] [--json]';
/** A run of so many seeds has every kind of fault. */
const ENOUGH_SEEDS = 200;
/** After so many seeds it says how far it is. */
const PROGRESS_EVERY = 500;

/** Plain Node entry: runs seeds on a few threads and says what was violated. */
async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seeds: { type: 'string', default: '500' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      workers: { type: 'string', default: String(Math.min(2, availableParallelism())) },
      first: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const from = Number(values.seed ?? values.from);
  const seeds = values.seed === undefined ? Number(values.seeds) : 1;
  const workers = Math.min(Number(values.workers), seeds);
  if (![from, seeds, workers].every((n) => Number.isSafeInteger(n) && n >= 1)) {
    console.error(USAGE);
    return 2;
  }
  let report: Report = noReport();
  const take = (result: SeedResult): boolean => {
    report = withSeed(report, result);
    if (result.violation) console.log(inWords(result));
    if (!values.trace && !values.first && report.seeds % PROGRESS_EVERY === 0)
      console.log(`${report.seeds} seeds, ${report.violations} violate a promise`);
    return !(values.first && result.violation);
  };
  const last = from + seeds - 1;
  if (workers === 1)
    await runSeeds(
      Array.from({ length: seeds }, (_, i) => from + i),
      take,
      values.trace ? (line) => console.log(line) : undefined,
    );
  else
    await Promise.all(
      Array.from({ length: workers }, (_, i) => inThread({ first: from + i, last, of: workers }, take)),
    );
  const missing = report.seeds >= ENOUGH_SEEDS ? missingFaults(report) : [];
  if (missing.length > 0) console.log(`never happened: ${missing.join(', ')}`);
  console.log(
    report.violations === 0 ? 'Nothing was violated.' : `${report.violations} seeds violate a promise.`,
  );
  if (values.json) console.log(JSON.stringify(report));
  return report.violations === 0 && missing.length === 0 && report.seeds === seeds ? 0 : 1;
}

function inThread(
  data: { readonly first: number; readonly last: number; readonly of: number },
  /** False: that is enough. */
  take: (result: SeedResult) => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: data });
    worker.on('message', (result: SeedResult) => {
      if (!take(result)) void worker.terminate().then(() => resolve());
    });
    worker.on('error', reject);
    worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}

process.exitCode = await main(process.argv.slice(2));
