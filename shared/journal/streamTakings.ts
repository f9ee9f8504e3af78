import type { TaxLine } from '../domain/priced.ts';
import { sum } from '../kernel/money.ts';
import { addTaxes } from './addTaxes.ts';
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
  /** Per rate. */
  readonly taxes: readonly TaxLine[];
  /** Acts that took tickets back, and how many these were. */
  readonly refunds: number;
  readonly returned: number;
}

/** Nothing sold yet. */
export const noTakings = (): StreamTakings => ({
  orders: 0,
  tickets: 0,
  netMinor: 0,
  roundingMinor: 0,
  methods: [],
  taxes: [],
  refunds: 0,
  returned: 0,
});

/** The takings with what one entry's effects took; as they were, with the problem, where the sums can't be made. */
export function takingsWith(
  takings: StreamTakings,
  effects: readonly Effect[],
): { readonly takings: StreamTakings; readonly problem: string | null } {
  try {
    return { takings: addTakings(takings, effects), problem: null };
  } catch (error) {
    return { takings, problem: String(error) };
  }
}

/** Adds what one entry's effects took; effects that move no money leave the takings alone. */
export function addTakings(takings: StreamTakings, effects: readonly Effect[]): StreamTakings {
  // Takings of before refunds were known have neither them nor taxes.
  let next: StreamTakings = { ...noTakings(), ...takings };
  for (const effect of effects) {
    if (effect.type === 'returned') {
      const { body } = effect;
      next = {
        ...next,
        netMinor: sum([next.netMinor, body.totalMinor]),
        roundingMinor: sum([next.roundingMinor, body.roundingMinor]),
        methods: addPayments(next.methods, body.payments),
        taxes: addTaxes(next.taxes, body.taxes),
        refunds: next.refunds + 1,
        returned: next.returned + body.items.length,
      };
    }
    if (effect.type === 'paymentCorrected') {
      const { minus, plus, roundingMinor } = effect.body;
      next = {
        ...next,
        roundingMinor: sum([next.roundingMinor, roundingMinor]),
        methods: addPayments(next.methods, [minus, plus]),
      };
    }
    if (effect.type === 'invoiceSettled')
      next = {
        ...next,
        roundingMinor: sum([next.roundingMinor, effect.body.roundingMinor]),
        methods: addPayments(next.methods, effect.body.payments),
      };
    if (effect.type !== 'order') continue;
    const { record, tickets } = effect;
    next = {
      ...next,
      orders: next.orders + 1,
      tickets: next.tickets + tickets.length,
      // What is only reserved has brought no money.
      netMinor: record.state === 'reserved' ? next.netMinor : sum([next.netMinor, record.totalMinor]),
      roundingMinor: sum([next.roundingMinor, record.roundingMinor]),
      methods: addPayments(next.methods, record.payments),
      taxes: record.state === 'reserved' ? next.taxes : addTaxes(next.taxes, record.taxes),
    };
  }
  return next;
}
