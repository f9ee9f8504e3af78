import type { Random } from '../../shared/kernel/time.ts';

/** Where everything unpredictable of a run comes from: one seed, the same run. */
export interface Chance extends Random {
  /** A whole number, 0 … below − 1. */
  below(below: number): number;
  /** True in `per` of 1000 cases. */
  perMille(per: number): boolean;
  /** One of them; throws when there is none. */
  pick<T>(from: readonly T[]): T;
  /** One of them, by weight. */
  weighted<T>(from: readonly (readonly [weight: number, what: T])[]): T;
}

/** xoshiro128** (Blackman, Vigna 2018), its state filled by splitmix32 from the seed. */
export function chanceOf(seed: number): Chance {
  let mixing = seed >>> 0;
  const mixed = (): number => {
    mixing = (mixing + 0x9e3779b9) >>> 0;
    let z = mixing;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  let [a, b, c, d] = [mixed(), mixed(), mixed(), mixed()];
  const rotated = (x: number, by: number): number => (x << by) | (x >>> (32 - by));
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = rotated(d, 11);
    return result;
  };
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    perMille: (per) => below(1000) < per,
    pick: (from) => {
      if (from.length === 0) throw new Error('chance: nothing to pick from');
      return from[below(from.length)] as (typeof from)[number];
    },
    weighted: (from) => {
      let left = below(from.reduce((sum, [weight]) => sum + weight, 0));
      for (const [weight, what] of from) {
        if (left < weight) return what;
        left -= weight;
      }
      throw new Error('chance: nothing has any weight');
    },
    bytes: (count) => {
      const bytes = new Uint8Array(count);
      for (let i = 0; i < count; i += 4) {
        const word = next();
        for (let k = 0; k < 4 && i + k < count; k++) bytes[i + k] = word >>> (8 * k);
      }
      return bytes;
    },
  };
}
