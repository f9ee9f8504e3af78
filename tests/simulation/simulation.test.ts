import { expect, test } from 'vitest';
import { inWords } from './report.ts';
import type { SeedResult } from './run.ts';
import { runSeeds } from './runSeeds.ts';

/** A few, apart from the 500 that `npm test` runs by `npm run simulate`. */
const SEEDS = Array.from({ length: 12 }, (_, i) => 1_000_001 + i);

const resultsOf = async (seeds: readonly number[]): Promise<SeedResult[]> => {
  const results: SeedResult[] = [];
  await runSeeds(seeds, (result) => {
    results.push(result);
    return true;
  });
  return results;
};

test('G2, G3, G4, G5, G6, G8: tills and centre keep their promises whatever fails', async () => {
  const results = await resultsOf(SEEDS);
  expect(results.filter((result) => result.violation).map(inWords)).toEqual([]);
  expect(results).toHaveLength(SEEDS.length);
}, 600_000);

test('the same seed runs the same way, in memory and on PGlite', async () => {
  const first = await resultsOf([2]);
  const again = await resultsOf([2]);
  expect(again).toEqual(first);
  expect(first[0]?.violation).toBeNull();
  expect(first[0]?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
}, 600_000);
