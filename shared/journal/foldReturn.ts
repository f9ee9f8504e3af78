import { refundNumber } from '../domain/numbers.ts';
import { sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import { addTaxes } from './addTaxes.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import type { Entry } from './entry.ts';
import { withInvoices } from './foldInvoice.ts';
import { otherPerpetual, problem, type Step } from './foldStep.ts';
import { addPayments } from './methodTotals.ts';
import { returnImbalance } from './returnBalance.ts';
import type { SessionTakings, StreamState } from './streamState.ts';

/** Tickets taken back: a refund's number without a gap, money that adds up, perpetual totals that go on. */
export function ticketsReturned(state: StreamState, entry: Entry, body: TicketsReturned): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  if (body.ordinal !== state.ordinals.refund + 1 || body.number !== refundNumber(state.prefix, body.ordinal))
    return problem('number', `refund ${body.number} does not follow number ${state.ordinals.refund}`);
  const unbalanced = returnImbalance(body);
  if (unbalanced) return problem('conservation', unbalanced);
  const perpetual = {
    netMinor: sum([state.perpetual.netMinor, body.totalMinor]),
    absoluteMinor: sum([state.perpetual.absoluteMinor, Math.abs(body.totalMinor)]),
  };
  const other = otherPerpetual(perpetual, body.perpetual);
  if (other) return other;
  return accept({
    state: {
      ...state,
      perpetual,
      ordinals: { ...state.ordinals, refund: body.ordinal },
      session: withReturn(session, body),
    },
    effects: [{ type: 'returned', stream: state.stream, seq: entry.seq, at: entry.at, body }],
  });
}

function withReturn(session: SessionTakings, body: TicketsReturned): SessionTakings {
  const invoices = withInvoices(session.invoices, body.payments);
  const before = session.returns ?? { refunds: 0, tickets: 0, minor: 0, feesMinor: 0 };
  return {
    ...session,
    linesMinor: sum([session.linesMinor, body.totalMinor]),
    roundingMinor: session.roundingMinor + body.roundingMinor,
    methods: addPayments(session.methods, body.payments),
    taxes: addTaxes(session.taxes, body.taxes),
    ...(invoices ? { invoices } : {}),
    returns: {
      refunds: before.refunds + 1,
      tickets: before.tickets + body.items.length,
      minor: sum([before.minor, ...body.items.map((item) => item.minor)]),
      feesMinor: sum([before.feesMinor, body.feeMinor]),
    },
  };
}
