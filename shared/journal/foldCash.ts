import { piecesMinor } from '../domain/cashDrawer.ts';
import { type Currency, sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import type { CashCount, CashMoved, ClosingCount, MovementTotals, SessionCounted } from './bodiesOfCash.ts';
import type { Entry } from './entry.ts';
import { problem, type Step } from './foldStep.ts';
import type { SessionTakings, StreamState } from './streamState.ts';

const NO_MOVEMENTS: MovementTotals = {
  drops: 0,
  dropsMinor: 0,
  payOuts: 0,
  payOutsMinor: 0,
  payIns: 0,
  payInsMinor: 0,
  noSales: 0,
};

/** Cash moved without a sale: what must lie in the drawer changes, what was taken does not. */
export function cashMoved(state: StreamState, entry: Entry, body: CashMoved): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  const fits =
    Number.isSafeInteger(body.minor) && (body.kind === 'noSale' ? body.minor === 0 : body.minor > 0);
  if (!fits) return problem('conservation', `a ${body.kind} of ${body.minor} minor units`);
  const movements = addMovement(session.movements ?? null, body);
  if (!movements) return problem('malformed', `cash can not move by ${body.kind}`);
  return accept({
    state: { ...state, session: { ...session, movements } },
    effects: [{ type: 'cashMoved', stream: state.stream, seq: entry.seq, at: entry.at, body }],
  });
}

/** Totals with one movement more; null when its kind is none. */
export function addMovement(
  before: MovementTotals | null,
  { kind, minor }: CashMoved,
): MovementTotals | null {
  const so = before ?? NO_MOVEMENTS;
  switch (kind) {
    case 'drop':
      return { ...so, drops: so.drops + 1, dropsMinor: sum([so.dropsMinor, minor]) };
    case 'payOut':
      return { ...so, payOuts: so.payOuts + 1, payOutsMinor: sum([so.payOutsMinor, minor]) };
    case 'payIn':
      return { ...so, payIns: so.payIns + 1, payInsMinor: sum([so.payInsMinor, minor]) };
    case 'noSale':
      return { ...so, noSales: so.noSales + 1 };
    default:
      return null;
  }
}

/** The first count of a session. One recount is allowed, so a second first count does not follow. */
export function sessionCounted(state: StreamState, body: SessionCounted): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  if (session.firstCount) return problem('session', `cash session ${body.session} was counted already`);
  const wrong = countImbalance(body.count, state.currency);
  if (wrong) return problem('conservation', wrong);
  return accept({ state: { ...state, session: { ...session, firstCount: body.count } }, effects: [] });
}

/** What is wrong within a count; null when its pieces make its sums. */
export function countImbalance(count: CashCount, currency: Currency): string | null {
  const wrong = count.pieces.find(
    (one) => !Number.isSafeInteger(one.value * one.pieces) || one.value <= 0 || one.pieces < 0,
  );
  if (wrong) return `${wrong.pieces} pieces of ${wrong.value}`;
  const sums = [{ currency, minor: count.cashMinor }, ...count.foreign];
  for (const one of sums) {
    const made = piecesMinor(count.pieces, one.currency);
    const counted = count.pieces.some((piece) => piece.currency === one.currency);
    if (counted && made !== one.minor) return `pieces of ${one.currency} make ${made}, not ${one.minor}`;
  }
  const methods = count.methods.map((one) => one.method);
  return new Set(methods).size === methods.length ? null : 'a payment method is counted twice';
}

/** What a session's payments of some methods must come to at their terminals, minor units. */
export const expectedMethods = (
  session: Pick<SessionTakings, 'methods'>,
  methods: readonly string[],
): { method: string; minor: number }[] =>
  methods.map((method) => ({
    method,
    minor: session.methods.find((one) => one.method === method)?.minor ?? 0,
  }));

/** Where a closing's counts do not say what the fold says; null when they do. */
export function closingCountDiffers(
  session: SessionTakings,
  closing: {
    readonly countedCashMinor: number;
    readonly countedForeign?: CashCount['foreign'];
    readonly counting?: ClosingCount;
  },
  currency: Currency,
): string | null {
  const { counting } = closing;
  if (!counting)
    return session.firstCount ? 'the first count: the journal has one, the closing says none' : null;
  const { count, floatLeftMinor, depositMinor } = counting;
  const wrong = countImbalance(count, currency);
  if (wrong) return wrong;
  if (count.cashMinor !== closing.countedCashMinor)
    return `counted cash: ${count.cashMinor} and ${closing.countedCashMinor}`;
  if (same(count.foreign) !== same(closing.countedForeign ?? []))
    return 'foreign cash is counted in two ways';
  if (floatLeftMinor < 0 || depositMinor < 0 || sum([floatLeftMinor, depositMinor]) !== count.cashMinor)
    return `float left ${floatLeftMinor} and deposit ${depositMinor} do not make ${count.cashMinor}`;
  const said = counting.first ? same(counting.first) : '';
  if (said !== (session.firstCount ? same(session.firstCount) : '')) return 'the first count is another one';
  const expected = expectedMethods(
    session,
    count.methods.map((one) => one.method),
  );
  return same(expected) === same(counting.expectedMethods)
    ? null
    : `methods counted: the journal gives ${same(expected)}, the closing says ${same(counting.expectedMethods)}`;
}

/** The same text for the same content, whatever the order of members. */
const same = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
