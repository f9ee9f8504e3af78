import type { Payment } from '../domain/payment.ts';
import { sum } from '../kernel/money.ts';
import { accept } from '../kernel/result.ts';
import type { InvoiceSettled, InvoiceTotals } from './bodiesOfInvoices.ts';
import type { Entry } from './entry.ts';
import { otherPerpetual, problem, type Step } from './foldStep.ts';
import { addPayments } from './methodTotals.ts';
import type { StreamState } from './streamState.ts';

const NONE: InvoiceTotals = { issued: 0, issuedMinor: 0, creditedMinor: 0, settled: 0, settledMinor: 0 };

/** What payments owe by invoice, minor units: above zero where it is issued, below where it goes. */
export const onInvoice = (payments: readonly Pick<Payment, 'kind' | 'minor'>[]): number =>
  sum(payments.flatMap((payment) => (payment.kind === 'invoice' ? [payment.minor] : [])));

/** Totals with what an order or a return did to receivables; undefined where neither knows of any. */
export function withInvoices(
  before: InvoiceTotals | undefined,
  payments: readonly Pick<Payment, 'kind' | 'minor'>[],
): InvoiceTotals | undefined {
  const minor = onInvoice(payments);
  if (minor === 0) return before;
  const so = before ?? NONE;
  return minor > 0
    ? { ...so, issued: so.issued + 1, issuedMinor: sum([so.issuedMinor, minor]) }
    : { ...so, creditedMinor: sum([so.creditedMinor, -minor]) };
}

/** Totals with one invoice paid. */
export function withSettled(
  before: InvoiceTotals | undefined,
  { payments }: Pick<InvoiceSettled, 'payments'>,
): InvoiceTotals {
  const so = before ?? NONE;
  return { ...so, settled: so.settled + 1, settledMinor: sum([so.settledMinor, -onInvoice(payments)]) };
}

/** G3: an invoice paid: the receivable falls by what the payment and its rounding come to, and nothing is sold. */
export function invoiceSettled(state: StreamState, entry: Entry, body: InvoiceSettled): Step {
  const { session } = state;
  if (!session || session.session !== body.session)
    return problem('session', `cash session ${body.session} is not open`);
  const { payments, roundingMinor, perpetual } = body;
  const [minus, ...plus] = payments;
  if (minus?.kind !== 'invoice' || minus.minor >= 0)
    return problem('conservation', `invoice ${body.number} is paid without its receivable`);
  if (plus.length === 0 || plus.some(({ kind, minor }) => kind === 'invoice' || minor < 0))
    return problem('conservation', `invoice ${body.number} is paid by nothing that came in`);
  const left = sum(payments.map((payment) => payment.minor));
  if (left !== roundingMinor)
    return problem('conservation', `receivable and payment make ${left}, the rounding is ${roundingMinor}`);
  const moved = otherPerpetual(state.perpetual, perpetual);
  if (moved) return moved;
  return accept({
    state: {
      ...state,
      session: {
        ...session,
        roundingMinor: sum([session.roundingMinor, roundingMinor]),
        methods: addPayments(session.methods, payments),
        invoices: withSettled(session.invoices, body),
      },
    },
    effects: [{ type: 'invoiceSettled', stream: state.stream, seq: entry.seq, at: entry.at, body }],
  });
}
