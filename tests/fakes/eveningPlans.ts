import fc from 'fast-check';
import type { EveningPlan, PlannedAct } from './evenings.ts';

const holder = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('Zoé 🎻', 'Müller', '"Quote" \\ back', 'Nguyễn', '李') },
);

const act: fc.Arbitrary<PlannedAct> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('order' as const),
      lines: fc.array(
        fc.record({
          price: fc.constantFrom('p1' as const, 'p2' as const, 'p3' as const),
          quantity: fc.integer({ min: 1, max: 4 }),
          holder,
        }),
        { minLength: 1, maxLength: 3 },
      ),
      cashFirst: fc.option(fc.integer({ min: 5, max: 8000 })),
      method: fc.constantFrom('cash' as const, 'card' as const, 'twint' as const, 'eur' as const),
      // At most two seats of fifty, whatever the evening.
      seats: fc.integer({ min: 0, max: 2 }),
      passes: fc.integer({ min: 0, max: 1 }),
      vouchers: fc.integer({ min: 0, max: 2 }),
      code: fc.boolean(),
      voucherPays: fc.constantFrom(0, 0, 1200),
      tooMuch: fc.integer({ min: 0, max: 3000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('copies' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'erase' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('invitation' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('reserve' as const), quantity: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'rate' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('move' as const),
      kind: fc.constantFrom('drop' as const, 'payOut' as const, 'payIn' as const, 'noSale' as const),
      minor: fc.integer({ min: 1, max: 30_000 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('count' as const),
      cashMinor: fc.integer({ min: 0, max: 90_000 }),
    }),
  },
);

/** Random valid evenings for property tests: `orders` is the most acts per session. */
export const eveningPlans = (orders = 5): fc.Arbitrary<EveningPlan> =>
  fc.record({
    seed: fc.nat(),
    sessions: fc.array(
      fc.record({
        floatMinor: fc.integer({ min: 0, max: 50_000 }),
        acts: fc.array(act, { maxLength: orders }),
        countedOff: fc.integer({ min: -2000, max: 2000 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    stillOpen: fc.boolean(),
  });
