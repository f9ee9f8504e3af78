import { describe, expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { isUuidV7, uuidv7 } from '../../shared/kernel/ids.ts';
import { cashRounding, divideRounded, money, sum } from '../../shared/kernel/money.ts';
import { businessDay } from '../../shared/kernel/time.ts';

describe('money', () => {
  test.each([
    [1787, -2],
    [1788, 2],
    [1785, 0],
    [1782, -2],
    [1783, 2],
    [2, -2],
    [3, 2],
    [0, 0],
    [-1787, 2],
    [-1788, -2],
  ])('cash rounding to 0.05 adds to %i: %i', (minor, added) => {
    expect(cashRounding(minor, 5)).toBe(added);
  });

  test('a step of one coin adds nothing', () => {
    expect(cashRounding(1787, 1)).toBe(0);
  });

  test.each([
    [5, 2, 3],
    [-5, 2, -3],
    [5, -2, -3],
    [4, 3, 1],
    [-1, 3, 0],
    [0, 7, 0],
  ])('%i ÷ %i is %i, halves away from zero, never minus zero', (dividend, divisor, quotient) => {
    expect(divideRounded(dividend, divisor)).toBe(quotient);
  });

  test('amounts and sums stay whole and safe', () => {
    expect(() => money(0.5, 'CHF')).toThrow();
    expect(() => sum([Number.MAX_SAFE_INTEGER, 1])).toThrow();
    expect(sum([])).toBe(0);
  });
});

describe('bytes', () => {
  test('text with a lone surrogate has no bytes', () => {
    expect(() => utf8('a\ud83d')).toThrow();
    expect(() => utf8('\ude00')).toThrow();
  });
  test('hexadecimal that is none is refused', () => {
    expect(() => fromHex('abc')).toThrow();
    for (const bad of ['zz', '\u0010\u0011', '1g', 'éé', '00 1']) expect(() => fromHex(bad)).toThrow();
    expect(toHex(fromHex('00ff7A'))).toBe('00ff7a');
  });
});

describe('ids', () => {
  const zeros = new Uint8Array(10);
  const ones = new Uint8Array(10).fill(255);

  test('an id sorts after the one before it when the clock stands still or goes back', () => {
    const first = uuidv7(1_000_000, ones);
    const second = uuidv7(1_000_000, zeros, first);
    const third = uuidv7(5, zeros, second);
    expect([third, first, second].sort()).toEqual([first, second, third]);
    expect([first, second, third].every(isUuidV7)).toBe(true);
  });

  test('counting up carries over variant, version and into the time', () => {
    const last = uuidv7(0xffff, ones);
    expect(last).toBe('00000000-ffff-7fff-bfff-ffffffffffff');
    expect(uuidv7(0, zeros, last)).toBe('00000001-0000-7000-8000-000000000000');
  });

  test('fewer than ten random bytes are refused', () => {
    expect(() => uuidv7(0, new Uint8Array(9))).toThrow();
  });
});

describe('business day', () => {
  const zurich = (utc: string): string => businessDay(Date.parse(utc), 'Europe/Zurich');
  test.each([
    ['an evening', '2026-11-27T19:00:00Z', '2026-11-27'],
    ['half past one at night belongs to the evening before', '2026-11-28T00:30:00Z', '2026-11-27'],
    ['05:59 is still yesterday', '2026-11-28T04:59:59Z', '2026-11-27'],
    ['06:00 is today', '2026-11-28T05:00:00Z', '2026-11-28'],
    ['New Year at one', '2026-12-31T23:30:00Z', '2026-12-31'],
    ['first of March at one', '2027-03-01T00:30:00Z', '2027-02-28'],
    ['night in which clocks go forward, before', '2026-03-29T03:59:59Z', '2026-03-28'],
    ['night in which clocks go forward, after', '2026-03-29T04:00:00Z', '2026-03-29'],
    ['night in which clocks go back, before', '2026-10-25T04:59:59Z', '2026-10-24'],
    ['night in which clocks go back, after', '2026-10-25T05:00:00Z', '2026-10-25'],
  ])('%s', (_what, utc, day) => {
    expect(zurich(utc)).toBe(day);
  });
  test('the hour at which it ends is a setting', () => {
    expect(businessDay(Date.parse('2026-11-28T02:30:00Z'), 'Europe/Zurich', 3)).toBe('2026-11-28');
  });
});
