import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seatsIn } from '../../electron/core/seating.ts';
import type { Cart } from '../../shared/domain/cart.ts';
import { sell } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

const DATE = 'dh' as never;
const PRICES = ['ph', 'pc'];

type Act =
  | { readonly do: 'add'; readonly price: string; readonly quantity: number }
  | { readonly do: 'pick'; readonly price: string; readonly seat: string }
  | { readonly do: 'drop' | 'quantity'; readonly at: number; readonly to: number }
  | { readonly do: 'park' | 'recall' | 'empty' | 'undo' | 'sell' | 'anna' | 'sophie' };

const seat = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 10 }))
  .map(([row, number]) => `s-${row}-${number}`);
const price = fc.constantFrom(...PRICES);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add'), price, quantity: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('pick'), price, seat }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('drop', 'quantity'), at: fc.nat(20), to: fc.nat(8) }),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('park', 'recall', 'empty', 'undo', 'sell', 'anna', 'sophie').map((what) => ({
      do: what,
    })),
  },
) as fc.Arbitrary<Act>;

const carts = (till: TestTill): Cart[] => [
  ...till.store.read.carts.all(),
  ...till.store.read.parked.all(till.clock.now()).map((one) => one.cart),
];

async function perform(till: TestTill, one: Act): Promise<void> {
  const view = await till.query('cart', {});
  if (!view.ok) throw new Error('no cart');
  const cart = till.store.read.carts.all().find((c) => c.id === view.value.id);
  const seats = cart ? seatsIn(cart.lines, DATE) : [];
  switch (one.do) {
    case 'add':
      await till.command('addTickets', { date: 'dh', price: one.price, quantity: one.quantity });
      return;
    case 'pick':
      await till.command('pickSeat', { date: 'dh', price: one.price, seat: one.seat });
      return;
    case 'drop': {
      const found = seats[one.at % Math.max(1, seats.length)];
      if (found) await till.command('dropSeat', { date: 'dh', seat: found });
      return;
    }
    case 'quantity': {
      const line = cart?.lines[one.at % Math.max(1, cart.lines.length)];
      if (line) await till.command('setQuantity', { line: line.id, quantity: one.to });
      return;
    }
    case 'park':
      await till.command('parkCart', { label: '' });
      return;
    case 'recall': {
      const parked = till.store.read.parked.all(till.clock.now()).find((p) => p.kind === 'parked');
      if (parked) await till.command('recallCart', { cart: parked.cart.id });
      return;
    }
    case 'empty':
      await till.command('emptyCart', {});
      return;
    case 'undo':
      await till.command('undoEmpty', {});
      return;
    case 'sell':
      await sell(till, view.value, { method: 'cash', givenMinor: null });
      return;
    default:
      await till.command('signIn', { staff: one.do, pin: PIN });
  }
}

test('G4: whatever two cashiers do, a seat is in one cart or sold once, is ours, and every ticket has one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const till = await testTill({ selling: true });
      try {
        await ready(till);
        for (const one of acts) {
          await perform(till, one);
          const all = carts(till);
          const inCarts = all.flatMap((cart) => seatsIn(cart.lines, DATE));
          const sold = till.store.read.seatSales.of(DATE);
          const taken = [...inCarts, ...sold];
          expect(new Set(taken).size).toBe(taken.length);
          // Row 6 is another till's, one seat is the sponsor's.
          expect(taken.filter((id) => id.startsWith('s-6-') || id === 's-2-1')).toEqual([]);
          for (const line of all.flatMap((cart) => cart.lines))
            if (line.kind === 'ticket' && line.date === DATE) expect(line.seats).toHaveLength(line.quantity);
        }
      } finally {
        await till.dispose();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
