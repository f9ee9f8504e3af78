import { orderNumber, ticketNumber } from '../domain/numbers.ts';
import type { Payment } from '../domain/payment.ts';
import { type TaxLine, taxesOf } from '../domain/pricing.ts';
import { sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import type { MethodTotal, OrderValidated } from './bodies.ts';
import type { Entry } from './entry.ts';
import { problem, type Step } from './foldStep.ts';
import type { Effect } from './records.ts';
import type { StreamState } from './streamState.ts';

/** A sale: numbers without a gap, money that adds up, perpetual totals that go on. */
export function orderValidated(state: StreamState, entry: Entry, body: OrderValidated): Step {
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
