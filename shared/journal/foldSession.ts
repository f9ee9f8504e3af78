import { zNumber } from '../domain/numbers.ts';
import { sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import type { SessionClosed, SessionOpened } from './bodies.ts';
import type { Entry } from './entry.ts';
import { closingCountDiffers } from './foldCash.ts';
import { problem, type Step } from './foldStep.ts';
import {
  AWAITED,
  expectedCash,
  expectedForeign,
  type SessionTakings,
  type StreamState,
} from './streamState.ts';

/** A cash session begins; a stream has one at a time. */
export function sessionOpened(state: StreamState, entry: Entry, body: SessionOpened): Step {
  if (state.session) return problem('session', `cash session ${state.session.session} is still open`);
  const session: SessionTakings = {
    session: body.session,
    openedBy: body.by,
    openedAt: entry.at,
    fromSeq: entry.seq,
    floatMinor: sum([body.floatMinor]),
    orders: 0,
    tickets: 0,
    copies: 0,
    linesMinor: 0,
    roundingMinor: 0,
    methods: [],
    taxes: [],
  };
  return accept({
    state: { ...state, session },
    effects: [
      {
        type: 'sessionOpened',
        session: body.session,
        by: body.by,
        at: entry.at,
        floatMinor: body.floatMinor,
      },
    ],
  });
}

/** A closing, which must say what the fold says. */
export function sessionClosed(state: StreamState, entry: Entry, body: SessionClosed): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  if (body.ordinal !== state.ordinals.z + 1 || body.number !== zNumber(state.prefix, body.ordinal))
    return problem('number', `closing ${body.number} does not follow number ${state.ordinals.z}`);
  const differs = closingDiffers(state, session, entry, body);
  if (differs) return problem('conservation', differs);
  return accept({
    state: {
      ...state,
      session: null,
      ordinals: { ...state.ordinals, z: body.ordinal },
      lastClosing: AWAITED,
    },
    effects: [{ type: 'sessionClosed', session: body.session, at: entry.at, closing: body }],
  });
}

/** A closing must say what the fold says: it is checked figure by figure, so that no Z can disagree with its sales. */
function closingDiffers(
  state: StreamState,
  session: SessionTakings,
  entry: Entry,
  body: SessionClosed,
): string | null {
  const expected = expectedCash(session);
  const figures: [string, unknown, unknown][] = [
    ['orders', session.orders, body.orders],
    ['tickets', session.tickets, body.tickets],
    ['copies', session.copies, body.copies],
    ['float', session.floatMinor, body.floatMinor],
    ['lines', session.linesMinor, body.linesMinor],
    ['vouchers sold', session.vouchersMinor ?? 0, body.vouchersMinor ?? 0],
    ['rounding', session.roundingMinor, body.roundingMinor],
    ['methods', flat(session.methods), flat(body.methods)],
    ['taxes', flat(session.taxes), flat(body.taxes)],
    ['returns', flat(session.returns ? [session.returns] : []), flat(body.returns ? [body.returns] : [])],
    [
      'movements',
      flat(session.movements ? [session.movements] : []),
      flat(body.movements ? [body.movements] : []),
    ],
    [
      'invoices',
      flat(session.invoices ? [session.invoices] : []),
      flat(body.invoices ? [body.invoices] : []),
    ],
    ['expected cash', expected, body.expectedCashMinor],
    ['difference', body.countedCashMinor - expected, body.differenceMinor],
    ['currencies counted', currencies(expectedForeign(session)), currencies(body.countedForeign ?? [])],
    ['first entry', session.fromSeq, body.fromSeq],
    ['last entry', entry.seq - 1, body.toSeq],
    ['head', entry.prev, body.head],
    ['closing before', state.lastClosing, body.previousClosing],
    ['perpetual net', state.perpetual.netMinor, body.perpetual.netMinor],
    ['perpetual absolute', state.perpetual.absoluteMinor, body.perpetual.absoluteMinor],
  ];
  const wrong = figures.find(([, is, said]) => is !== said);
  if (!wrong) return closingCountDiffers(session, body, state.currency);
  return wrong ? `${wrong[0]}: the journal gives ${wrong[1]}, the closing says ${wrong[2]}` : null;
}

const currencies = (rows: readonly { readonly currency: string }[]): string =>
  rows
    .map((row) => row.currency)
    .sort()
    .join();

const flat = (rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).join();
