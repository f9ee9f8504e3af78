import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../../shared/kernel/time.ts';

/** The machine's clocks. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** Bytes fetched from the system at a time: asking for ten costs as much as asking for four thousand. */
const POOL = 4096;

/** The machine's randomness. */
export function systemRandom(): Random {
  let pool = randomBytes(POOL);
  let used = 0;
  return {
    bytes: (count) => {
      if (count > POOL / 4) return randomBytes(count);
      if (used + count > POOL) {
        pool = randomBytes(POOL);
        used = 0;
      }
      used += count;
      return pool.subarray(used - count, used);
    },
  };
}
