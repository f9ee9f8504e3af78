import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEPT_FOR_MS, keepUntil } from '../../shared/sync/keepUntil.ts';

const BASE = Date.parse('2026-11-27T19:00:00.000Z');
const iso = (ms: number): string => new Date(ms).toISOString();
type Row = Parameters<typeof keepUntil>[0];
const nobody = () => undefined;

/** Orders of tickets or of reserved lines for some dates, and what the catalogue says of these. */
const orders = fc.record({
  reserved: fc.boolean(),
  places: fc.array(
    fc.record({
      date: fc.constantFrom('d1', 'd2', 'd3'),
      at: fc.integer({ min: 0, max: 300 * 86_400_000 }).map((ms) => BASE + ms),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  catalogue: fc.dictionary(
    fc.constantFrom('d1', 'd2', 'd3'),
    fc.integer({ min: 0, max: 400 * 86_400_000 }).map((ms) => BASE + ms),
  ),
});
function rowOf(reserved: boolean, places: readonly { readonly date: string; readonly at: number }[]): Row {
  const pieces = places.map(({ date, at }) => ({ kind: 'ticket', date, startsAt: iso(at) }));
  const dates = [...new Set(places.map(({ date }) => date))];
  return (reserved
    ? { dates, tickets: [], reservation: { expiresAt: null, lines: pieces, taken: [], paidBy: '' } }
    : { dates, tickets: pieces }) as unknown as Row;
}

describe('how long a till keeps the orders of others', () => {
  test('law: until after the last date that anybody names for it, and never longer; reserved or sold alike', () => {
    fc.assert(
      fc.property(orders, ({ reserved, places, catalogue }) => {
        const until = keepUntil(rowOf(reserved, places), (date) => catalogue[date as 'd1']);
        const named = new Set<string>(places.map(({ date }) => date));
        const starts = [
          ...places.map(({ at }) => at),
          ...Object.entries(catalogue).flatMap(([date, at]) => (named.has(date) ? [at] : [])),
        ];
        expect(until).toBe(Math.max(...starts) + KEPT_FOR_MS);
        expect(keepUntil(rowOf(!reserved, places), (date) => catalogue[date as 'd1'])).toBe(until);
      }),
    );
  });

  test('a row that names dates alone goes by the catalogue, and is kept when that does not know one of them', () => {
    const row: Row = { dates: ['d1', 'd2'], tickets: [] };
    expect(keepUntil(row, (date) => (date === 'd1' ? BASE : BASE + 5))).toBe(BASE + 5 + KEPT_FOR_MS);
    expect(keepUntil(row, (date) => (date === 'd1' ? BASE : undefined))).toBeNull();
  });

  test('with a pass, or with nothing that has a date, it is kept for as long as the centre tells it', () => {
    const pass = { kind: 'pass', date: null, startsAt: null };
    const ticket = { kind: 'ticket', date: 'd1', startsAt: iso(BASE) };
    expect(keepUntil({ dates: ['d1'], tickets: [ticket, pass] } as unknown as Row, nobody)).toBeNull();
    const lines = { expiresAt: null, lines: [ticket, pass], taken: [], paidBy: '' };
    expect(keepUntil({ tickets: [], reservation: lines } as unknown as Row, nobody)).toBeNull();
    expect(keepUntil({ tickets: [] }, nobody)).toBeNull();
    const owed = { dates: ['d1'], tickets: [ticket], receivable: { settled: false } };
    expect(keepUntil(owed as unknown as Row, nobody)).toBeNull();
    const broken = { ...ticket, date: null, startsAt: 'soon' };
    expect(keepUntil({ tickets: [broken] } as unknown as Row, nobody)).toBeNull();
  });
});
