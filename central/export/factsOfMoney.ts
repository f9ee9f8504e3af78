import type { Effect, OrderRecord } from '../../shared/journal/records.ts';
import type { ExportSource } from './exportFile.ts';
import { type Line, moment, money, tillOf } from './factCells.ts';
import { foldedEntries } from './journals.ts';
import type { Snapshot } from './snapshot.ts';

export const PAYMENTS =
  'till stream seq at businessDay order number act refund method methodName kind amount given change currency foreignCurrency foreignAmount reference voucherLast4';
export const REFUNDS =
  'till stream seq at businessDay refund order number why reason by approvedBy tickets fee currency total rounding';
export const RETURNED =
  'till stream seq at businessDay refund order number why ticket ticketNumber kind eventName startsAt zoneName priceName amount vatName vatPercent';
export const MOVEMENTS = 'till stream seq at session kind currency amount reason bag by approvedBy';

type Of<K extends Effect['type']> = Extract<Effect, { readonly type: K }>;

/** The effects of all streams, each with where it stands. */
async function* effectsOf(
  source: ExportSource,
  snapshot: Snapshot,
): AsyncGenerator<{ readonly effect: Effect; readonly where: Line; readonly currency: string }> {
  for (const stream of snapshot.streams) {
    const till = tillOf(snapshot, stream);
    for await (const { row, entry, effects } of foldedEntries(source, stream)) {
      const where = { ...till, seq: row.seq, at: entry === null ? '' : moment(entry.at) };
      for (const effect of effects) yield { effect, where, currency: stream.state.currency };
    }
  }
}

/** Every payment that came in or went out, whatever brought it: together they are the takings by method. */
export async function* payments(source: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for await (const { effect, where, currency } of effectsOf(source, snapshot))
    for (const { act, of, paid } of paymentsIn(effect))
      yield { ...where, ...of, act, ...paymentOf(paid, currency) };
}

type Payment = OrderRecord['payments'][number];
interface Paid {
  readonly act: 'sale' | 'refund' | 'correction' | 'invoice';
  readonly of: Line;
  readonly paid: Payment;
}

function paymentsIn(effect: Effect): Paid[] {
  if (effect.type === 'order') {
    const { businessDay, order, number, payments: all } = effect.record;
    return all.map((paid) => ({ act: 'sale', of: { businessDay, order, number }, paid }));
  }
  if (effect.type === 'returned') {
    const { businessDay, order, orderNumber: number, number: refund } = effect.body;
    return effect.body.payments.map((paid) => ({
      act: 'refund',
      of: { businessDay, order, number, refund },
      paid,
    }));
  }
  if (effect.type === 'paymentCorrected') {
    const { businessDay, order, orderNumber: number, minus, plus } = effect.body;
    return [minus, plus].map((paid) => ({ act: 'correction', of: { businessDay, order, number }, paid }));
  }
  if (effect.type !== 'invoiceSettled') return [];
  const { businessDay, order, number } = effect.body;
  return effect.body.payments.map((paid) => ({ act: 'invoice', of: { businessDay, order, number }, paid }));
}

function paymentOf(payment: Payment, currency: string): Line {
  const { method, methodName, kind, minor, givenMinor, changeMinor, reference, foreign, voucher } = payment;
  return {
    method,
    methodName,
    kind,
    currency,
    amount: money(minor),
    given: money(givenMinor),
    change: money(changeMinor),
    reference,
    foreignCurrency: foreign?.currency,
    foreignAmount: money(foreign?.minor),
    voucherLast4: voucher?.last4,
  };
}

const ofRefund = ({ body }: Of<'returned'>): Line => {
  const { businessDay, number: refund, order, orderNumber: number, why } = body;
  return { businessDay, refund, order, number, why };
};

/** Tickets taken back, an act a line: what was kept as a fee and what was paid out. */
export async function* refunds(source: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for await (const { effect, where, currency } of effectsOf(source, snapshot)) {
    if (effect.type !== 'returned') continue;
    const { reason, by, approvedBy, items, feeMinor, totalMinor, roundingMinor } = effect.body;
    yield {
      ...where,
      ...ofRefund(effect),
      reason,
      by,
      approvedBy,
      tickets: items.length,
      fee: money(feeMinor),
      currency,
      total: money(totalMinor),
      rounding: money(roundingMinor),
    };
  }
}

/** The tickets that were taken back, one a line. */
export async function* returnedTickets(source: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for await (const { effect, where } of effectsOf(source, snapshot)) {
    if (effect.type !== 'returned') continue;
    for (const { ticket, number, kind, eventName, startsAt, zoneName, priceName, ...item } of effect.body
      .items)
      yield {
        ...where,
        ...ofRefund(effect),
        ticket,
        ticketNumber: number,
        kind,
        eventName,
        startsAt,
        zoneName,
        priceName,
        amount: money(item.minor),
        vatName: item.vatName,
        vatPercent: money(item.vatBasisPoints),
      };
  }
}

/** Cash that moved without a sale. */
export async function* movements(source: ExportSource, snapshot: Snapshot): AsyncGenerator<Line> {
  for await (const { effect, where, currency } of effectsOf(source, snapshot)) {
    if (effect.type !== 'cashMoved') continue;
    const { session, kind, minor, reason, bag, by, approvedBy } = effect.body;
    yield { ...where, session, kind, currency, amount: money(minor), reason, bag, by, approvedBy };
  }
}
