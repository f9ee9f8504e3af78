/** Numbers that look random and come again with the same seed: a failing run can be repeated. */
export interface Dice {
  /** A whole number from 0 to `below` - 1. */
  pick(below: number): number;
  /** True once in `n` times. */
  oneIn(n: number): boolean;
}

/** Mulberry32: small, and good enough to choose moments and places. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { pick: (below) => Math.floor(next() * below), oneIn: (n) => next() * n < 1 };
}
