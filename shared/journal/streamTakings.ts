import { sum } from '../kernel/money.ts';
import type { MethodTotal } from './bodies.ts';
import { addPayments } from './methodTotals.ts';
import type { Effect } from './records.ts';

/** What a stream has taken over its whole life, session by session or not. Minor units. */
export interface StreamTakings {
  readonly orders: number;
  readonly tickets: number;
  /** Lines, before rounding. */
  readonly netMinor: number;
  readonly roundingMinor: number;
  /** What was paid; all methods together are net and rounding. */
  readonly methods: readonly MethodTotal[];
}

/** Nothing sold yet. */
export const noTakings = (): StreamTakings => ({
  orders: 0,
  tickets: 0,
  netMinor: 0,
  roundingMinor: 0,
  methods: [],
});

/** Adds what one entry's effects took; effects that move no money leave the takings alone. */
export function addTakings(takings: StreamTakings, effects: readonly Effect[]): StreamTakings {
  let next = takings;
  for (const effect of effects) {
    if (effect.type !== 'order') continue;
    const { record, tickets } = effect;
    next = {
      orders: next.orders + 1,
      tickets: next.tickets + tickets.length,
      // What is only reserved has brought no money.
      netMinor: record.state === 'reserved' ? next.netMinor : sum([next.netMinor, record.totalMinor]),
      roundingMinor: sum([next.roundingMinor, record.roundingMinor]),
      methods: addPayments(next.methods, record.payments),
    };
  }
  return next;
}
