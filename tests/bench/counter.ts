import { type CartLine, detailsFor } from '../../shared/domain/cart.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import { bestSeats } from '../../shared/domain/seating/best.ts';
import { planIndex } from '../../shared/domain/seating/planIndex.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import { sellingItems } from '../fakes/sellingVenue.ts';
import { venueItems } from '../fakes/venue.ts';
import { quantile } from './disk.ts';
import { largePlan } from './largePlan.ts';

const ROUNDS = 300;
/** Rounds before the counted ones: the engine compiles what runs often. */
const WARM_UP = 20;

function times(rounds: number, work: (round: number) => unknown): number[] {
  for (let round = 0; round < WARM_UP; round++) work(round);
  return Array.from({ length: rounds }, (_, round) => {
    const start = performance.now();
    work(round);
    return performance.now() - start;
  });
}

/** The best block of 8 in 30,000 seats, in ms, beside one bare pass over the seats. */
export function bestAvailable() {
  const index = planIndex(largePlan(300));
  const ids = [...index.seats.keys()];
  // Half of the house is sold, in pieces.
  const sold = new Set(ids.filter((_, i) => (i * 2_654_435_761) % 97 < 48));
  const isFree = (seat: (typeof ids)[number]): boolean => !sold.has(seat);
  const search = { category: 'A', quantity: 8, wish: null };
  const start = performance.now();
  bestSeats(index, isFree, search);
  const firstMs = performance.now() - start;
  const found = times(ROUNDS, () => bestSeats(index, isFree, search));
  const bare = times(ROUNDS, () => ids.reduce((free, seat) => (isFree(seat) ? free + 1 : free), 0));
  return {
    seats: ids.length,
    firstMs,
    p99Ms: quantile(found, 0.99),
    bareP99Ms: quantile(bare, 0.99),
  };
}

/** Pricing of a cart of 50 lines with two codes, in ms, beside adding 50 amounts up. */
export function pricing() {
  const now = Date.parse('2026-11-27T17:00:00.000Z');
  const first = venueItems(now, 's1', 'none');
  const { catalogue } = catalogueOf([...first, ...sellingItems(now, 's1', first.length)]);
  const prices = ['p1', 'p2', 'p3', 'pg', 'ps'];
  const lines = Array.from(
    { length: 50 },
    (_, i): CartLine =>
      ({
        kind: 'ticket',
        id: `l${i}`,
        date: 'd1',
        price: prices[i % prices.length],
        quantity: 1 + (i % 4),
        seats: [],
        chosenMinor: null,
        proofSeen: true,
        reason: null,
        details: detailsFor([], 1 + (i % 4)),
      }) as never,
  );
  const cart = { lines, codes: ['LAC25', 'BALCON'] };
  const priced = times(ROUNDS, () => priceCart(cart, catalogue, now, '2026-11-27'));
  const bare = times(ROUNDS, () => lines.reduce((sum, line) => sum + line.quantity * 100, 0));
  return {
    lines: lines.length,
    p50Ms: quantile(priced, 0.5),
    p99Ms: quantile(priced, 0.99),
    bareP99Ms: quantile(bare, 0.99),
  };
}
