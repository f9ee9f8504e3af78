/** How often something may be done: so many times at once, and so many times a minute on the long run. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

/** Counts per key what was done lately, in this process. */
export interface Limiter {
  /** Counts one; gives 0 when it may be done, else how long to wait in ms, and counts nothing. */
  take(key: string): number;
  /** Takes one back that turned out not to count. */
  giveBack(key: string): void;
  /** True for a key that was counted lately. */
  knows(key: string): boolean;
}

/** Keys that are kept at most: those longest unused are forgotten first, so that no flood of keys fills the memory. */
const MOST_KEYS = 20_000;

/**
 * A limiter by the generic cell rate algorithm (ITU-T I.371): one instant per key, the one at which all that was
 * counted has been worked off. `now` in ms must never go back.
 */
export function createLimiter(rate: Rate, now: () => number, mostKeys = MOST_KEYS): Limiter {
  const step = 60_000 / rate.perMinute;
  const workedOff = new Map<string, number>();
  const put = (key: string, at: number): void => {
    workedOff.delete(key);
    workedOff.set(key, at);
    if (workedOff.size <= mostKeys) return;
    const oldest = workedOff.keys().next().value;
    if (oldest !== undefined) workedOff.delete(oldest);
  };
  return {
    take: (key) => {
      const at = now();
      const from = Math.max(at, workedOff.get(key) ?? at);
      const wait = from - at - (rate.burst - 1) * step;
      // Sums of thirds of a millisecond are never quite whole.
      if (wait > 1e-6) return wait;
      put(key, from + step);
      return 0;
    },
    giveBack: (key) => {
      const at = workedOff.get(key);
      if (at !== undefined) workedOff.set(key, at - step);
    },
    knows: (key) => workedOff.has(key),
  };
}
