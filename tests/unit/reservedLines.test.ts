import fc from 'fast-check';
import { expect, test } from 'vitest';
import { taxesOf } from '../../shared/domain/pricing.ts';
import type { SoldLine } from '../../shared/journal/bodies.ts';
import { linesImbalance } from '../../shared/journal/orderBalance.ts';
import { linesOfPieces, piecesOf, placesHeld } from '../../shared/journal/reservedLines.ts';
import { sum } from '../../shared/kernel/money.ts';

const line = fc
  .record({
    unitMinor: fc.integer({ min: 0, max: 20_000 }),
    off: fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 6 }),
    numbered: fc.boolean(),
    no: fc.nat(1_000_000),
  })
  .map(({ unitMinor, off, numbered, no }): SoldLine => {
    const minors = off.map((less) => unitMinor - Math.min(less, unitMinor)).sort((a, b) => b - a);
    const totalMinor = sum(minors);
    const less = unitMinor * minors.length - totalMinor;
    return {
      kind: 'ticket',
      line: `line-${no}`,
      date: 'd1',
      quota: numbered ? 'qh' : 'q1',
      quantity: minors.length,
      unitMinor,
      minors,
      totalMinor,
      discounts: less === 0 ? [] : [{ kind: 'offer', name: 'Offer', code: '', tickets: 1, minor: less }],
      seats: numbered ? minors.map((_, i) => ({ seat: `s-${no}-${i}` })) : [],
      vatName: 'A',
      vatBasisPoints: 260,
    } as unknown as SoldLine;
  });

test('G3, G5: parts of a reservation balance each, and hold together what it held, to the cent and the seat', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.boolean()),
      (lines, coins) => {
        const chosen = new Set(piecesOf(lines).filter(() => coins.next().value));
        const part = linesOfPieces(lines, (piece) => chosen.has(piece));
        const rest = linesOfPieces(lines, (piece) => !chosen.has(piece));
        for (const some of [part, rest]) {
          const totalMinor = sum(some.map((one) => one.totalMinor));
          expect(linesImbalance({ lines: some, totalMinor, taxes: taxesOf(some) })).toBeNull();
        }
        expect(sum([...part, ...rest].map((one) => one.totalMinor))).toBe(
          sum(lines.map((one) => one.totalMinor)),
        );
        const held = (of: readonly SoldLine[]) => placesHeld(of, () => 'lease' as never);
        for (const quota of ['q1', 'qh']) {
          const amount = (of: readonly SoldLine[]) =>
            sum(held(of).map((one) => (one.quota === quota ? one.amount : 0)));
          expect(amount(part) + amount(rest)).toBe(amount(lines));
        }
        const names = (held: ReturnType<typeof placesHeld>) =>
          held.filter((one) => one.quota === 'q1' || one.quota === 'qh').flatMap((one) => one.pieces ?? []);
        const named = placesHeld(part, () => 'lease' as never, [...chosen]);
        for (const one of named) expect(one.pieces).toHaveLength(one.amount);
        expect(names(named).every((piece) => chosen.has(piece))).toBe(true);
        const seats = (of: readonly SoldLine[]) => held(of).flatMap((one) => one.seats ?? []);
        expect([...seats(part), ...seats(rest)].sort()).toEqual([...seats(lines)].sort());
      },
    ),
  );
});
