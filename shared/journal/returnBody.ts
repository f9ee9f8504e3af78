import { refundNumber } from '../domain/numbers.ts';
import type { Settlement } from '../domain/payment.ts';
import { sum } from '../kernel/money.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import { nextOrdinal } from './foldStream.ts';
import { taxesOfReturn } from './returnBalance.ts';
import type { StreamState } from './streamState.ts';

/** What a return says that its amounts and numbers do not follow from. */
export type SaidOfReturn = Omit<
  TicketsReturned,
  | 'ordinal'
  | 'number'
  | 'currency'
  | 'totalMinor'
  | 'roundingMinor'
  | 'payments'
  | 'taxes'
  | 'perpetual'
  | 'personalHash'
>;

/** What tickets are worth less the fee: what has to go out, minor units. */
export const dueOf = (items: TicketsReturned['items'], feeMinor: number): number =>
  sum(items.map((item) => item.minor)) - feeMinor;

/** The body of a return behind a stream's state: numbered, its total, taxes and perpetual totals worked out (G3). */
export function returnBody(
  state: StreamState,
  said: SaidOfReturn,
  paid: Settlement,
): Omit<TicketsReturned, 'personalHash'> {
  const ordinal = nextOrdinal(state, 'refund');
  const due = dueOf(said.items, said.feeMinor);
  const totalMinor = due === 0 ? 0 : -due;
  return {
    ...said,
    ordinal,
    number: refundNumber(state.prefix, ordinal),
    currency: state.currency,
    totalMinor,
    roundingMinor: paid.roundingMinor,
    payments: paid.payments,
    taxes: taxesOfReturn(said.items),
    perpetual: {
      netMinor: sum([state.perpetual.netMinor, totalMinor]),
      absoluteMinor: sum([state.perpetual.absoluteMinor, Math.abs(totalMinor)]),
    },
  };
}
