import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CartLine, detailsFor } from '../../shared/domain/cart.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import { spread } from '../../shared/domain/units.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import { sellingItems } from '../fakes/sellingVenue.ts';
import { venueItems } from '../fakes/venue.ts';

const NOW = Date.parse('2026-11-27T17:00:00.000Z');
const DAY = '2026-11-27';
const first = venueItems(NOW, 's1', 'none');
const rows = [...first, ...sellingItems(NOW, 's1', first.length)].map(({ kind, id, value }) => ({
  kind,
  id,
  value,
}));
const offer = {
  kind: 'offer',
  id: 'o1',
  value: {
    id: 'o1',
    name: '4 for 3',
    buy: 3,
    get: 1,
    reduction: { kind: 'percent', basisPoints: 10_000 },
    scope: { events: ['e1'], zones: [], prices: [], passes: [] },
  },
};
const { catalogue } = catalogueOf([...rows, offer]);

const ticket = (price: string, quantity: number): CartLine =>
  ({
    kind: 'ticket',
    id: `l-${price}`,
    date: price === 'ph' || price === 'pc' ? 'dh' : 'd1',
    price,
    quantity,
    seats: [],
    chosenMinor: null,
    proofSeen: true,
    reason: null,
    details: detailsFor([], quantity),
  }) as never;
const voucher = (quantity: number): CartLine =>
  ({ kind: 'voucher', id: 'l-v', product: 'gift', minor: 5000, quantity }) as never;
const pass = (quantity: number): CartLine =>
  ({ kind: 'pass', id: 'l-p', product: 'season', quantity, details: detailsFor([], quantity) }) as never;

const quantity = fc.integer({ min: 1, max: 12 });
const line = fc.oneof(
  fc
    .tuple(fc.constantFrom('p1', 'p2', 'p3', 'pg', 'ps', 'p0', 'ph', 'pc'), quantity)
    .map(([p, q]) => ticket(p, q)),
  quantity.map(voucher),
  quantity.map(pass),
);
const lines = fc.uniqueArray(line, { selector: (one) => one.id, minLength: 1, maxLength: 8 });
const codes = fc.uniqueArray(fc.constantFrom('LAC25', 'BALCON', 'CAPPED', 'OLD', 'SOON'), { maxLength: 5 });

const price = (of: readonly CartLine[], with_: readonly string[]) => {
  const priced = priceCart({ lines: of, codes: with_ }, catalogue, NOW, DAY);
  if (!priced.ok) throw new Error(priced.refusal.kind);
  return priced.value;
};

test('G3: totals equal the sum of lines, lines the sum of their tickets, and nothing costs less than nothing', () => {
  fc.assert(
    fc.property(lines, codes, (of, with_) => {
      const cart = price(of, with_);
      expect(cart.totalMinor).toBe(cart.lines.reduce((sum, l) => sum + l.totalMinor, 0));
      for (const l of cart.lines) {
        const off = l.discounts.reduce((sum, d) => sum + d.minor, 0);
        expect(l.minors.reduce((sum, m) => sum + m, 0)).toBe(l.totalMinor);
        expect(l.unitMinor * l.quantity - off).toBe(l.totalMinor);
        expect(l.minors).toHaveLength(l.quantity);
        expect(Math.min(...l.minors)).toBeGreaterThanOrEqual(0);
        if (l.kind === 'voucher') expect(l.discounts).toEqual([]);
      }
    }),
  );
});

test('G3: the order in which lines and codes are entered does not matter', () => {
  const shuffled = fc
    .tuple(lines, codes)
    .chain(([of, with_]) =>
      fc.tuple(
        fc.constant(of),
        fc.constant(with_),
        fc.shuffledSubarray(of, { minLength: of.length }),
        fc.shuffledSubarray(with_, { minLength: with_.length }),
      ),
    );
  fc.assert(
    fc.property(shuffled, ([of, with_, otherLines, otherCodes]) => {
      const one = price(of, with_);
      const other = price(otherLines, otherCodes);
      expect(other.totalMinor).toBe(one.totalMinor);
      for (const l of one.lines) {
        const same = other.lines.find((o) => o.line === l.line);
        expect(same?.totalMinor).toBe(l.totalMinor);
      }
    }),
  );
});

test('removing a code gives back the former price, and a code never makes anything dearer', () => {
  fc.assert(
    fc.property(lines, codes, fc.constantFrom('LAC25', 'BALCON'), (of, with_, code) => {
      const others = with_.filter((one) => one !== code);
      const before = price(of, others);
      const lowered = price(of, [...others, code]);
      expect(lowered.totalMinor).toBeLessThanOrEqual(before.totalMinor);
      expect(price(of, others)).toEqual(before);
    }),
  );
});

test('G3: spreading an amount neither makes nor loses a unit, and no share exceeds its part', () => {
  const parts = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
      const total = of.reduce((sum, part) => sum + part, 0);
      const minor = Math.floor(total * share);
      const shares = spread(minor, of);
      expect(shares.reduce((sum, one) => sum + one, 0)).toBe(minor);
      for (const [i, one] of shares.entries()) expect(one).toBeLessThanOrEqual(of[i] as number);
    }),
  );
});

test('buy three, get one: of four tickets the cheapest is free', () => {
  const cart = price([ticket('p1', 2), ticket('p3', 2)], []);
  expect(cart.lines.flatMap((l) => l.discounts.map((d) => [d.name, d.tickets, d.minor]))).toEqual([
    ['4 for 3', 1, 3800],
  ]);
});
