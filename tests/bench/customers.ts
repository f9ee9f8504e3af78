import { demoPeople } from '../../central/demo/people.ts';
import type { OpenedStore } from '../../electron/store/open.ts';
import { openStore } from '../../electron/store/open.ts';
import type { CustomerId } from '../../shared/kernel/ids.ts';
import { quantile } from './disk.ts';

const BATCH = 5000;
/** What people type: one letter, beginnings, two words, parts, telephone digits, e-mails. */
const SEARCHES = [
  'm',
  'mü',
  'mul',
  'müller an',
  'anna mei',
  'bern',
  'asconi',
  'rochat',
  '079',
  '4567',
  'garage',
  'lea.favre',
  'z',
  'zoé',
  // What nearly every customer has, in an e-mail, and what nearly nobody has that looks like it.
  'e',
  'ch',
  'example',
  'exampel',
  'xample',
  'anna example',
];
const ROUNDS = 30;

/** Customers into a till's store, in transactions of some thousand. */
function fill(store: OpenedStore, count: number): void {
  const people = demoPeople(count);
  for (let from = 0; from < people.length; from += BATCH)
    store.write((tx) => {
      for (const { id, ...fields } of people.slice(from, from + BATCH))
        tx.customers.put(id as CustomerId, fields);
    });
}

/** Search times with `count` customers, in ms, beside the bare lower bound: one look-up by e-mail in the same table. */
export async function customerSearch(dataDir: string, count: number) {
  const store = await openStore({ dataDir, now: () => Date.now() });
  fill(store, count);
  const timed = (work: () => unknown): number => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const times: number[] = [];
  const bare: number[] = [];
  const { customers } = store.read;
  for (let round = 0; round < ROUNDS; round++)
    for (const search of SEARCHES) {
      times.push(timed(() => customers.search(search, 20)));
      bare.push(timed(() => customers.byEmail(`nobody${round}@example.ch`)));
    }
  store.close();
  return {
    customers: count,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    bareP99Ms: quantile(bare, 0.99),
  };
}
