import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../../shared/kernel/time.ts';

/** The machine's clocks. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};

/** The machine's randomness. */
export const systemRandom: Random = { bytes: (count) => randomBytes(count) };
