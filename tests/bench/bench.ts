import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createVerifier, sha256 } from '../../electron/platform/crypto.ts';
import { openStore, STORE_FILE } from '../../electron/store/open.ts';
import { verifyStream } from '../../shared/journal/verify.ts';
import { PIN, ready, testTill } from '../fakes/till.ts';
import { backlog } from './backlog.ts';
import { bestAvailable, pricing } from './counter.ts';
import { customerSearch } from './customers.ts';
import { fdatasyncTimes, quantile } from './disk.ts';
import { entriesOf } from './entries.ts';
import { fillWith } from './fill.ts';
import { planFrame } from './planFrame.ts';
import { printingShare, printingTimes } from './printing.ts';
import { saleTimes } from './sale.ts';

// npm run bench: measurements on this machine, as ratios to its own disk in the same run.
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    tickets: { type: 'string', default: '1000000' },
    customers: { type: 'string', default: '500000' },
    backlog: { type: 'string', default: '10000' },
    only: { type: 'string' },
  },
});
const tickets = Number(values.tickets);
const SALES = 400;
const PRINTED = 100;
const say = (line: string): void => {
  if (!values.json) console.log(line);
};
const dir = mkdtempSync(join(tmpdir(), 'guichet-bench-'));
const round = (value: number, digits = 2): number => Number(value.toFixed(digits));

const sendBacklog = async () => {
  const sent = await backlog(dir, Number(values.backlog));
  say(
    `backlog of ${sent.orders} orders, ${sent.tickets} tickets: ${round(sent.seconds)} s into PostgreSQL, ${round(sent.ratio)} × the plain inserts of its ${sent.rows} rows; ${sent.soldMeanwhile} sales meanwhile at ${round(sent.saleP50Ratio)} × their usual time`,
  );
  return sent;
};

if (values.only === 'backlog') {
  try {
    console.log(JSON.stringify({ backlog: await sendBacklog() }));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  process.exit(0);
}
try {
  fdatasyncTimes(dir, 200);
  const disk = quantile(fdatasyncTimes(dir, 1000), 0.5);
  say(`fdatasync of 4 KiB: p50 ${round(disk)} µs`);
  const ratios = (times: number[]) => ({
    p50: round(quantile(times, 0.5) / disk),
    p99: round(quantile(times, 0.99) / disk),
  });

  const empty = await testTill({ dataDir: join(dir, 'empty'), lease: 10_000_000 });
  await ready(empty);
  await saleTimes(empty, 50);
  const emptyRatios = ratios(await saleTimes(empty, SALES));
  empty.store.close();
  say(`validate-order, empty store: p50 ${emptyRatios.p50} ×, p99 ${emptyRatios.p99} ×`);

  let full = await testTill({ dataDir: join(dir, 'full'), lease: 10_000_000 });
  const filling = performance.now();
  await fillWith(full, tickets);
  say(`filled with ${tickets} tickets in ${round((performance.now() - filling) / 1000, 1)} s`);
  const again = fdatasyncTimes(dir, 1000);
  const diskAgain = quantile(again, 0.5);
  await saleTimes(full, 50);
  const times = await saleTimes(full, SALES);
  const fullRatios = {
    p50: round(quantile(times, 0.5) / diskAgain),
    p99: round(quantile(times, 0.99) / diskAgain),
  };
  say(`validate-order, ${tickets} tickets: p50 ${fullRatios.p50} ×, p99 ${fullRatios.p99} ×`);
  full.store.close();

  const openings: number[] = [];
  for (let i = 0; i < 5; i++) {
    const start = performance.now();
    const store = await openStore({ dataDir: join(dir, 'full'), now: () => Date.now() });
    openings.push(performance.now() - start);
    store.close();
  }
  const openMs = round(quantile(openings, 0.5), 1);
  say(`opening with ${tickets} tickets: ${openMs} ms, ${round((openMs * 1000) / diskAgain, 0)} × fdatasync`);

  full = await testTill({ dataDir: join(dir, 'full'), lease: 10_000_000 });
  await full.command('signIn', { staff: 'anna' as never, pin: PIN });
  const stream = full.store.read.journal.current();
  if (!stream) throw new Error('bench: no stream');
  const start = performance.now();
  const result = verifyStream(
    entriesOf(full.store, stream.id),
    { sha256, verify: createVerifier() },
    { allSignatures: false, anchors: [] },
  );
  const seconds = (performance.now() - start) / 1000;
  if (result.fault && result.fault.what !== 'signature')
    throw new Error(`bench: ${JSON.stringify(result.fault)}`);
  say(
    `verify: ${result.entries} entries in ${round(seconds)} s, ${round((seconds / result.entries) * 1e6)} s a million`,
  );
  full.store.close();

  const search = await customerSearch(join(dir, 'customers'), Number(values.customers));
  say(
    `customer search, ${search.customers}: p99 ${round(search.p99Ms)} ms, a bare look-up ${round(search.bareP99Ms, 3)} ms`,
  );
  const best = bestAvailable();
  say(
    `best block of 8 in ${best.seats} seats: p99 ${round(best.p99Ms)} ms, a bare pass ${round(best.bareP99Ms)} ms`,
  );
  const cart = pricing();
  say(
    `pricing ${cart.lines} lines: p99 ${round(cart.p99Ms, 3)} ms, adding them up ${round(cart.bareP99Ms, 3)} ms`,
  );
  const frame = await planFrame();
  say(
    `plan of ${frame.seats} seats: a frame p50 ${round(frame.overview.p50Ms)} ms, p99 ${round(frame.overview.p99Ms)} ms; near p50 ${round(frame.near.p50Ms)} ms; an empty one ${round(frame.bare.p50Ms, 3)} ms`,
  );

  const shareOf = async (letters: 'own' | 'picture', count: number) => {
    const share = await printingShare(count, letters);
    const seen = { p50: round(quantile(share, 0.5)), p99: round(quantile(share, 0.99)) };
    say(
      `printing ${count} tickets at 300 mm/s, ${letters === 'own' ? 'as text' : 'as pictures'}: software's share p50 ${seen.p50} %, p99 ${seen.p99} %`,
    );
    return seen;
  };
  const printing = {
    text: await shareOf('own', PRINTED),
    picture: await shareOf('picture', PRINTED / 2),
    ms: await printingTimes(400),
  };
  for (const [name, { p50, p99 }] of Object.entries(printing.ms))
    say(`printing, ${name}: p50 ${round(p50)} ms, p99 ${round(p99)} ms`);

  const sent = await sendBacklog();
  console.log(
    JSON.stringify({
      backlog: sent,
      fdatasyncP50Us: round(disk),
      tickets,
      validateOrder: { empty: emptyRatios, full: fullRatios },
      open: { ms: openMs, ratio: round((openMs * 1000) / diskAgain, 0) },
      verify: {
        entries: result.entries,
        seconds: round(seconds),
        secondsPerMillion: round((seconds / result.entries) * 1e6),
      },
      customerSearch: search,
      bestAvailable: best,
      pricing: cart,
      planFrame: frame,
      printing,
      file: STORE_FILE,
    }),
  );
} finally {
  rmSync(dir, { recursive: true, force: true });
}
