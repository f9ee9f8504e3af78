import { sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import type { PaymentCorrected } from './bodiesOfCorrections.ts';
import type { Entry } from './entry.ts';
import { otherPerpetual, problem, type Step } from './foldStep.ts';
import { addPayments } from './methodTotals.ts';
import type { StreamState } from './streamState.ts';

/** G3: a payment turned into another one: both sides and the rounding make zero; perpetual totals stand still. */
export function paymentCorrected(state: StreamState, entry: Entry, body: PaymentCorrected): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  const { minus, plus, roundingMinor, perpetual } = body;
  if (minus.minor > 0 || plus.minor < 0)
    return problem('conservation', `a correction of ${minus.minor} and ${plus.minor} turns nothing around`);
  if (sum([minus.minor, plus.minor]) !== roundingMinor)
    return problem(
      'conservation',
      `minus and plus make ${sum([minus.minor, plus.minor])}, the rounding is ${roundingMinor}`,
    );
  const moved = otherPerpetual(state.perpetual, perpetual);
  if (moved) return moved;
  return accept({
    state: {
      ...state,
      session: {
        ...session,
        roundingMinor: sum([session.roundingMinor, roundingMinor]),
        methods: addPayments(session.methods, [minus, plus]),
      },
    },
    effects: [{ type: 'paymentCorrected', stream: state.stream, seq: entry.seq, at: entry.at, body }],
  });
}
