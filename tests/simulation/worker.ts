import { parentPort, workerData } from 'node:worker_threads';
import { runSeeds } from './runSeeds.ts';

/** Every `of`-th seed from `first` to `last`, each result told as it comes. */
const { first, last, of } = workerData as {
  readonly first: number;
  readonly last: number;
  readonly of: number;
};

function* seeds(): Generator<number> {
  for (let seed = first; seed <= last; seed += of) yield seed;
}

await runSeeds(seeds(), (result) => {
  parentPort?.postMessage(result);
  return true;
});
