import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, equalBytes, fromHex, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { canonical, isCanonical, type Json } from '../../shared/kernel/canonical.ts';
import { isUuidV7, uuidv7 } from '../../shared/kernel/ids.ts';
import { endOfDay } from '../../shared/kernel/localTime.ts';
import { cashRounding, divideRounded } from '../../shared/kernel/money.ts';
import { businessDay } from '../../shared/kernel/time.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((s) => !s.includes('\u0000'));
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Json>(null, true, false),
    fc.maxSafeInteger().map((n) => (n === 0 ? 0 : n)),
    text,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(text, tie('json'), { maxKeys: 5, noNullPrototype: true }),
  ),
}));

test('G8: the canonical form says the same value, and is its own canonical form', () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = canonical(value);
      const read = JSON.parse(written) as Json;
      expect(read).toEqual(value);
      expect(canonical(read)).toBe(written);
    }),
  );
});

test('G8: the order in which keys were set does not matter', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(text, json), { selector: ([key]) => key, maxLength: 6 }),
      (members) => {
        expect(canonical(Object.fromEntries([...members].reverse()))).toBe(
          canonical(Object.fromEntries(members)),
        );
      },
    ),
  );
});

test('G8: the quick check of canonical text says what writing it anew says', () => {
  const written = fc.oneof(
    json.map(canonical),
    json.map((value) => JSON.stringify(value)),
    json.map((value) => JSON.stringify(value, null, 1)),
    fc.constantFrom('{"10":1,"9":2}', '{"9":1,"10":2}', '"\\ud83d"', '"\\u0000"', '"\\\\u0000"', '"\\u001f"'),
    fc.constantFrom(
      '1.0',
      '-0',
      '1e2',
      '{"a":1,"a":1}',
      '{"b":1,"a":2}',
      '{"__proto__":1}',
      ' 1',
      '"\\u0041"',
    ),
  );
  const slowly = (value: Json, said: string): boolean => {
    try {
      return canonical(value) === said;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(written, (said) => {
      const value = JSON.parse(said) as Json;
      expect(isCanonical(value, said)).toBe(slowly(value, said));
    }),
    { numRuns: 400 },
  );
});

test('utf8 gives the bytes of TextEncoder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (s) => {
      expect(Buffer.from(utf8(s)).equals(new TextEncoder().encode(s))).toBe(true);
    }),
  );
});

test('hexadecimal goes there and back, and joined bytes are the parts', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(equalBytes(fromHex(toHex(a)), a)).toBe(true);
      expect(toHex(concatBytes(a, b))).toBe(toHex(a) + toHex(b));
    }),
  );
});

test('ids: each sorts after all before it, whatever clock and chance do', () => {
  const steps = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 2 ** 42 }), fc.uint8Array({ minLength: 10, maxLength: 10 })),
    { minLength: 2, maxLength: 30 },
  );
  fc.assert(
    fc.property(steps, (made) => {
      const ids: string[] = [];
      for (const [ms, random] of made) ids.push(uuidv7(ms, random, ids.at(-1)));
      expect(ids.every(isUuidV7)).toBe(true);
      expect([...ids].sort()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('G3: rounding to coins is never more than half a coin, and lands on coins', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
      fc.constantFrom(1, 5, 10, 50),
      (minor, step) => {
        const added = cashRounding(minor, step);
        expect(Math.abs((minor + added) % step)).toBe(0);
        expect(Math.abs(added) * 2).toBeLessThanOrEqual(step);
        expect(Math.abs(cashRounding(-minor, step))).toBe(Math.abs(added));
      },
    ),
  );
});

test('division rounds to the nearest whole number, halves away from zero', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 100_000 }), (a, b) => {
      const [x, y] = [BigInt(Math.abs(a)), BigInt(b)];
      const nearest = (2n * x + y) / (2n * y);
      expect(BigInt(divideRounded(a, b))).toBe(a < 0 ? -nearest : nearest);
    }),
  );
});

test('business days follow each other without a gap through a year with both changes of the clock', () => {
  const start = Date.parse('2026-01-01T12:00:00Z');
  const days = Array.from({ length: 365 }, (_, i) => businessDay(start + i * 86_400_000, 'Europe/Zurich'));
  expect(new Set(days).size).toBe(365);
  const hours = fc.integer({ min: 0, max: 365 * 24 });
  fc.assert(
    fc.property(hours, hours, (a, b) => {
      const day = (h: number): string => businessDay(start + h * 3_600_000, 'Europe/Zurich');
      expect(Math.sign(a - b) * (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 60 },
  );
});

test('the end of a day is that of the house’s clock, on the days it is put forward and back too', () => {
  const day = fc
    .integer({ min: 0, max: 20_000 })
    .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
  const zone = fc.constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kathmandu', 'UTC');
  fc.assert(
    fc.property(day, zone, (date, timeZone) => {
      const format = new Intl.DateTimeFormat('en-CA', { timeZone });
      const end = endOfDay(date, timeZone);
      expect(format.format(end)).toBe(date);
      expect(format.format(end + 1)).not.toBe(date);
    }),
  );
  expect(new Date(endOfDay('2027-11-24', 'Europe/Zurich')).toISOString()).toBe('2027-11-24T22:59:59.999Z');
});
