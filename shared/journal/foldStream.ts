import { orderNumber, ticketNumber, zNumber } from '../domain/numbers.ts';
import type { Payment } from '../domain/payment.ts';
import { type TaxLine, taxesOf } from '../domain/pricing.ts';
import { sum } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type {
  CopyPrinted,
  MethodTotal,
  OrderValidated,
  PersonalErased,
  SessionClosed,
  SessionOpened,
  StreamStarted,
} from './bodies.ts';
import type { Entry } from './entry.ts';
import type { Effect } from './records.ts';
import {
  AWAITED,
  expectedCash,
  type NumberClass,
  type SessionTakings,
  type StreamState,
} from './streamState.ts';

/** Why an entry does not follow from those before it. */
export interface FoldProblem {
  readonly kind:
    | 'notNext'
    | 'unknownKind'
    | 'notStarted'
    | 'number'
    | 'session'
    | 'conservation'
    | 'perpetual'
    | 'malformed';
  readonly detail: string;
}

export interface Folded {
  readonly state: StreamState;
  readonly effects: readonly Effect[];
}

type Step = Result<Folded, FoldProblem>;

const problem = (kind: FoldProblem['kind'], detail: string) => refuse<FoldProblem>({ kind, detail });

/**
 * One step of the fold over a till's own stream: orders as made, numbers, cash, takings. The till runs it
 * before it commits, the centre when the entry arrives, so both come to the same cent. A refused entry
 * leaves the state as it was; a bug in a body of a known kind is `malformed`, never an exception.
 */
export function stepStream(state: StreamState, entry: Entry): Step {
  if (entry.stream !== state.stream || entry.seq !== state.seq + 1)
    return problem('notNext', `entry ${entry.seq} does not follow ${state.seq}`);
  if (!state.started && entry.kind !== 'streamStarted')
    return problem('notStarted', 'a stream begins with streamStarted');
  try {
    const step = stepKind(withClosing(state, entry), entry);
    return step.ok ? accept({ ...step.value, state: { ...step.value.state, seq: entry.seq } }) : step;
  } catch (error) {
    return problem('malformed', `${entry.kind}: ${String(error)}`);
  }
}

/** The state past an entry that was stored but can't be folded: money and numbers stay, the stream goes on. */
export const skipEntry = (state: StreamState, entry: Entry): StreamState => ({
  ...withClosing(state, entry),
  seq: entry.seq,
});

/** The entry behind a closing names the closing's link. */
const withClosing = (state: StreamState, entry: Entry): StreamState =>
  state.lastClosing === AWAITED ? { ...state, lastClosing: entry.prev } : state;

function stepKind(state: StreamState, entry: Entry): Step {
  const body: unknown = entry.body;
  switch (entry.kind) {
    case 'streamStarted':
      return streamStarted(state, body as StreamStarted);
    case 'sessionOpened':
      return sessionOpened(state, entry, body as SessionOpened);
    case 'orderValidated':
      return orderValidated(state, entry, body as OrderValidated);
    case 'copyPrinted':
      return copyPrinted(state, body as CopyPrinted);
    case 'sessionClosed':
      return sessionClosed(state, entry, body as SessionClosed);
    case 'personalErased':
      return accept({
        state,
        effects: [{ type: 'personalErased', entries: (body as PersonalErased).entries }],
      });
    default:
      return problem('unknownKind', `entries of kind ${entry.kind} are not known to this version`);
  }
}

function streamStarted(state: StreamState, body: StreamStarted): Step {
  if (state.started) return problem('session', 'the stream has started already');
  const { device, tillNo, prefix, keyId, publicKey, currency, training } = body;
  return accept({
    state: { ...state, started: true, device, tillNo, prefix, keyId, publicKey, currency, training },
    effects: [],
  });
}

function sessionOpened(state: StreamState, entry: Entry, body: SessionOpened): Step {
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

function orderValidated(state: StreamState, entry: Entry, body: OrderValidated): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  if (body.ordinal !== state.ordinals.order + 1 || body.number !== orderNumber(state.prefix, body.ordinal))
    return problem('number', `order ${body.number} does not follow number ${state.ordinals.order}`);
  const first = state.ordinals.ticket;
  for (const [i, ticket] of body.tickets.entries()) {
    const ordinal = first + i + 1;
    if (ticket.ordinal !== ordinal || ticket.number !== ticketNumber(state.prefix, ordinal))
      return problem('number', `ticket ${ticket.number} does not follow number ${ordinal - 1}`);
  }
  const unbalanced = imbalance(body);
  if (unbalanced) return problem('conservation', unbalanced);
  const perpetual = {
    netMinor: sum([state.perpetual.netMinor, body.totalMinor]),
    absoluteMinor: sum([state.perpetual.absoluteMinor, Math.abs(body.totalMinor)]),
  };
  if (
    perpetual.netMinor !== body.perpetual.netMinor ||
    perpetual.absoluteMinor !== body.perpetual.absoluteMinor
  )
    return problem(
      'perpetual',
      `perpetual totals are ${perpetual.netMinor}, the entry says ${body.perpetual.netMinor}`,
    );
  return accept({
    state: {
      ...state,
      perpetual,
      ordinals: { ...state.ordinals, order: body.ordinal, ticket: first + body.tickets.length },
      orders: state.orders + 1,
      tickets: state.tickets + body.tickets.length,
      session: {
        ...session,
        orders: session.orders + 1,
        tickets: session.tickets + body.tickets.length,
        linesMinor: sum([session.linesMinor, body.totalMinor]),
        roundingMinor: session.roundingMinor + body.roundingMinor,
        methods: addPayments(session.methods, body.payments),
        taxes: addTaxes(session.taxes, body.taxes),
      },
    },
    effects: [orderEffect(state, entry, body)],
  });
}

/** G3: lines make the total, payments make total and rounding, tickets are as many as the lines say. */
function imbalance(body: OrderValidated): string | null {
  const lines = sum(body.lines.map((l) => l.totalMinor));
  if (lines !== body.totalMinor) return `lines make ${lines}, the total is ${body.totalMinor}`;
  const wrong = body.lines.find((l) => l.unitMinor * l.quantity !== l.totalMinor);
  if (wrong) return `${wrong.quantity} × ${wrong.unitMinor} is not ${wrong.totalMinor}`;
  const paid = sum(body.payments.map((p) => p.minor));
  if (paid !== body.totalMinor + body.roundingMinor)
    return `payments make ${paid}, total and rounding ${body.totalMinor + body.roundingMinor}`;
  const wanted = sum(body.lines.map((l) => l.quantity));
  if (wanted !== body.tickets.length) return `${wanted} places were sold as ${body.tickets.length} tickets`;
  const odd = body.lines.findIndex((l, i) => body.tickets.filter((t) => t.line === i).length !== l.quantity);
  if (odd >= 0) return `line ${odd} does not have as many tickets as it sold places`;
  const taxes = JSON.stringify(
    taxesOf(body.lines).map((t) => [t.vatName, t.vatBasisPoints, t.grossMinor, t.taxMinor]),
  );
  const said = JSON.stringify(body.taxes.map((t) => [t.vatName, t.vatBasisPoints, t.grossMinor, t.taxMinor]));
  return taxes === said ? null : `taxes are ${taxes}, the entry says ${said}`;
}

function orderEffect(state: StreamState, entry: Entry, body: OrderValidated): Effect {
  return {
    type: 'order',
    record: {
      order: body.order,
      stream: state.stream,
      seq: entry.seq,
      number: body.number,
      at: entry.at,
      businessDay: body.businessDay,
      session: body.session,
      by: body.by,
      currency: body.currency,
      totalMinor: body.totalMinor,
      roundingMinor: body.roundingMinor,
      lines: body.lines,
      payments: body.payments,
      taxes: body.taxes,
      state: 'validated',
    },
    tickets: body.tickets.map((t) => ({
      ticket: t.ticket,
      order: body.order,
      stream: state.stream,
      number: t.number,
      line: t.line,
      secret: t.secret,
      keyId: state.keyId,
      validFromMinute: t.validFromMinute,
      validToMinute: t.validToMinute,
      signature: t.signature,
      state: 'valid' as const,
    })),
  };
}

function copyPrinted(state: StreamState, body: CopyPrinted): Step {
  if (body.ordinal !== state.ordinals.copy + 1)
    return problem('number', `copy ${body.ordinal} does not follow ${state.ordinals.copy}`);
  const session = state.session && { ...state.session, copies: state.session.copies + 1 };
  return accept({
    state: { ...state, session, ordinals: { ...state.ordinals, copy: body.ordinal } },
    effects: [{ type: 'copy', ticket: body.ticket, copy: body.copy }],
  });
}

function sessionClosed(state: StreamState, entry: Entry, body: SessionClosed): Step {
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
    ['rounding', session.roundingMinor, body.roundingMinor],
    ['methods', flat(session.methods), flat(body.methods)],
    ['taxes', flat(session.taxes), flat(body.taxes)],
    ['expected cash', expected, body.expectedCashMinor],
    ['difference', body.countedCashMinor - expected, body.differenceMinor],
    ['first entry', session.fromSeq, body.fromSeq],
    ['last entry', entry.seq - 1, body.toSeq],
    ['head', entry.prev, body.head],
    ['closing before', state.lastClosing, body.previousClosing],
    ['perpetual net', state.perpetual.netMinor, body.perpetual.netMinor],
    ['perpetual absolute', state.perpetual.absoluteMinor, body.perpetual.absoluteMinor],
  ];
  const wrong = figures.find(([, is, said]) => is !== said);
  return wrong ? `${wrong[0]}: the journal gives ${wrong[1]}, the closing says ${wrong[2]}` : null;
}

const flat = (rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).join();

/** The next number of a class. */
export const nextOrdinal = (state: StreamState, numbers: NumberClass): number => state.ordinals[numbers] + 1;

function addPayments(totals: readonly MethodTotal[], payments: readonly Payment[]): MethodTotal[] {
  const next = [...totals];
  for (const payment of payments) {
    const i = next.findIndex((t) => t.method === payment.method);
    const so = next[i] ?? {
      method: payment.method,
      methodName: payment.methodName,
      kind: payment.kind,
      minor: 0,
      count: 0,
    };
    const sumUp = { ...so, minor: sum([so.minor, payment.minor]), count: so.count + 1 };
    if (i < 0) next.push(sumUp);
    else next[i] = sumUp;
  }
  return next;
}

function addTaxes(totals: readonly TaxLine[], taxes: readonly TaxLine[]): TaxLine[] {
  const next = [...totals];
  for (const tax of taxes) {
    const i = next.findIndex((t) => t.vatName === tax.vatName && t.vatBasisPoints === tax.vatBasisPoints);
    const so = next[i];
    if (!so) next.push(tax);
    else
      next[i] = { ...so, grossMinor: so.grossMinor + tax.grossMinor, taxMinor: so.taxMinor + tax.taxMinor };
  }
  return next;
}
