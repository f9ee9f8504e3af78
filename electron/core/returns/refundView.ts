import type { OrderView, RefundView } from '../../../shared/contract/orderViews.ts';
import type { Payment } from '../../../shared/domain/payment.ts';
import type { TicketsReturned } from '../../../shared/journal/bodiesOfReturns.ts';
import { openEntry } from '../../../shared/journal/entry.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { type CoreContext, nameOf } from '../context.ts';
import type { PrintJob } from '../ports/printing.ts';
import type { RefundRow } from '../ports/returnsStore.ts';
import type { StoreReader } from '../ports/store.ts';
import { printViewOf } from '../printView.ts';

/** A return as it was written down, with its note; empty once that was erased. */
export interface RefundFact {
  readonly body: TicketsReturned;
  readonly note: string;
}

/** Reads a refund's entry; throws when it is missing, for then the store is broken. */
export function refundFactOf(
  store: StoreReader,
  row: Pick<RefundRow, 'stream' | 'seq' | 'number'>,
): RefundFact {
  const sealed = store.journal.entry(row.stream, row.seq);
  if (!sealed) throw new Error(`refund ${row.number}: its journal entry is missing`);
  const personal = sealed.personal ? (JSON.parse(sealed.personal) as { data: { note?: string } }) : undefined;
  const body = openEntry(sealed).body as unknown as TicketsReturned;
  return { body, note: personal?.data.note ?? '' };
}

/** A refund as a screen shows it, from its journal entry and its print jobs. */
export function refundViewOf(
  context: CoreContext,
  store: StoreReader,
  row: RefundRow,
  jobs: readonly PrintJob[] = store.printJobs.ofOrder(row.order),
): RefundView {
  const { body, note } = refundFactOf(store, row);
  const next = body.replacedBy === undefined ? undefined : store.orders.get(body.replacedBy);
  return {
    id: body.refund,
    number: body.number,
    at: instant(row.at),
    byName: nameOf(context, body.by),
    approvedByName: body.approvedBy === undefined ? '' : nameOf(context, body.approvedBy),
    why: body.why,
    reason: body.reason ?? null,
    original: body.original,
    note,
    tickets: body.items.map((item) => item.ticket),
    feeMinor: body.feeMinor,
    totalMinor: body.totalMinor,
    roundingMinor: body.roundingMinor,
    payments: body.payments.map(paymentViewOf),
    replacedBy: next ? { id: next.order, number: next.number } : null,
    print: printViewOf(
      jobs.filter((job) => job.content.type === 'refund' && job.content.refund === body.refund),
    ),
  };
}

/** A payment as a screen shows it. */
export const paymentViewOf = (p: Payment): OrderView['payments'][number] => ({
  method: p.method,
  methodName: p.methodName,
  kind: p.kind,
  minor: p.minor,
  givenMinor: p.givenMinor,
  changeMinor: p.changeMinor,
  reference: p.reference ?? '',
  foreign: p.foreign ? { ...p.foreign } : null,
  voucher: p.voucher
    ? { last4: p.voucher.last4, leftMinor: p.voucher.leftMinor, validTo: p.voucher.validTo }
    : null,
});
