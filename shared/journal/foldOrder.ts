import { orderNumber, ticketNumber } from '../domain/numbers.ts';
import { sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import { addTaxes } from './addTaxes.ts';
import type { OrderReserved, OrderValidated } from './bodies.ts';
import type { Entry } from './entry.ts';
import { withInvoices } from './foldInvoice.ts';
import { otherPerpetual, problem, type Step } from './foldStep.ts';
import { addPayments } from './methodTotals.ts';
import { imbalance, linesImbalance } from './orderBalance.ts';
import { orderFromBefore } from './orderFromBefore.ts';
import type { Effect } from './records.ts';
import type { SessionTakings, StreamState } from './streamState.ts';

/** A sale: numbers without a gap, money that adds up, perpetual totals that go on. */
export function orderValidated(state: StreamState, entry: Entry, said: OrderValidated): Step {
  const body = orderFromBefore(said);
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  const misnumbered = orderOutOfTurn(state, body);
  if (misnumbered) return problem('number', misnumbered);
  if (body.pays && body.rights.some(({ quota }) => !quota.startsWith('voucher-')))
    return problem('conservation', `order ${body.number} pays a reservation and takes places again`);
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
  const other = otherPerpetual(perpetual, body.perpetual);
  if (other) return other;
  return accept({
    state: {
      ...state,
      perpetual,
      ordinals: { ...state.ordinals, order: body.ordinal, ticket: first + body.tickets.length },
      orders: state.orders + 1,
      tickets: state.tickets + body.tickets.length,
      session: withSale(session, body),
    },
    effects: [orderEffect(state, entry, body)],
  });
}

/** An order by invoice: it takes a number and rights, and moves no money. */
export function orderReserved(state: StreamState, entry: Entry, said: OrderReserved): Step {
  const body = orderFromBefore(said);
  if (state.session?.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  const misnumbered = orderOutOfTurn(state, body);
  if (misnumbered) return problem('number', misnumbered);
  const unbalanced = linesImbalance(body);
  if (body.splitFrom && body.rights.length > 0)
    return problem('conservation', `reservation ${body.number} was split off and takes places again`);
  if (unbalanced) return problem('conservation', unbalanced);
  return accept({
    state: {
      ...state,
      ordinals: { ...state.ordinals, order: body.ordinal },
      orders: state.orders + 1,
    },
    effects: [
      {
        type: 'order',
        record: {
          ...recordOf(state, entry, body),
          roundingMinor: 0,
          payments: [],
          state: 'reserved',
        },
        tickets: [],
      },
    ],
  });
}

function orderOutOfTurn(state: StreamState, body: Pick<OrderValidated, 'ordinal' | 'number'>): string | null {
  return body.ordinal === state.ordinals.order + 1 && body.number === orderNumber(state.prefix, body.ordinal)
    ? null
    : `order ${body.number} does not follow number ${state.ordinals.order}`;
}

function withSale(session: SessionTakings, body: OrderValidated): SessionTakings {
  const invoices = withInvoices(session.invoices, body.payments);
  const vouchers = sum(body.lines.map((line) => (line.kind === 'voucher' ? line.totalMinor : 0)));
  return {
    ...session,
    orders: session.orders + 1,
    tickets: session.tickets + body.tickets.length,
    linesMinor: sum([session.linesMinor, body.totalMinor]),
    ...(vouchers === 0 ? {} : { vouchersMinor: sum([session.vouchersMinor ?? 0, vouchers]) }),
    roundingMinor: session.roundingMinor + body.roundingMinor,
    methods: addPayments(session.methods, body.payments),
    taxes: addTaxes(session.taxes, body.taxes),
    ...(invoices ? { invoices } : {}),
  };
}

function recordOf(state: StreamState, entry: Entry, body: OrderValidated | OrderReserved) {
  return {
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
    lines: body.lines,
    taxes: body.taxes,
    customer: body.customer ?? null,
    ...comesFrom(body),
  };
}

const comesFrom = (body: OrderValidated | OrderReserved) => ({
  ...('passes' in body && body.passes ? { passes: body.passes } : {}),
  ...('expiresAt' in body && body.expiresAt !== undefined ? { expiresAt: body.expiresAt } : {}),
  ...('pays' in body && body.pays ? { pays: body.pays } : {}),
  ...('hold' in body && body.hold ? { hold: body.hold } : {}),
  ...('splitFrom' in body && body.splitFrom ? { splitFrom: body.splitFrom } : {}),
});

function orderEffect(state: StreamState, entry: Entry, body: OrderValidated): Effect {
  return {
    type: 'order',
    record: {
      ...recordOf(state, entry, body),
      roundingMinor: body.roundingMinor,
      payments: body.payments,
      state: 'validated',
    },
    tickets: body.tickets.map((t) => ({
      ticket: t.ticket,
      order: body.order,
      stream: state.stream,
      number: t.number,
      line: t.line,
      index: t.index ?? 0,
      secret: t.secret,
      keyId: state.keyId,
      validFromMinute: t.validFromMinute,
      validToMinute: t.validToMinute,
      signature: t.signature,
      state: 'valid' as const,
    })),
  };
}
