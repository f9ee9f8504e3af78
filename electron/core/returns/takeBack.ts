import type { Staff } from '../../../shared/domain/catalogue.ts';
import type { Settlement } from '../../../shared/domain/payment.ts';
import type { OriginalPaper, ReturnReason } from '../../../shared/domain/returnReasons.ts';
import type { Authority, TicketsReturned } from '../../../shared/journal/bodiesOfReturns.ts';
import { returnBody } from '../../../shared/journal/returnBody.ts';
import { freedBy } from '../../../shared/journal/returnedTickets.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { CaseId, CommandId, LeaseId, OrderId, RefundId, StaffId } from '../../../shared/kernel/ids.ts';
import type { Language } from '../../../shared/kernel/language.ts';
import { type CoreContext, dayOf } from '../context.ts';
import type { Tx } from '../journalist.ts';
import type { PrintJobState } from '../ports/printing.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';
import { ownsSeat } from './standing.ts';

/** A return that everything speaks for: what is left is to write it down. */
export interface TakeBack {
  readonly refund: RefundId;
  readonly command: CommandId;
  readonly person: Staff;
  /** Null when no manager was needed. */
  readonly approvedBy: StaffId | null;
  readonly sold: SoldOrder;
  readonly things: readonly SoldThing[];
  readonly authority: Authority;
  readonly why: TicketsReturned['why'];
  readonly original: OriginalPaper;
  readonly reason?: ReturnReason;
  readonly note: string;
  readonly feeMinor: number;
  readonly paid: Settlement;
  readonly replacedBy?: OrderId;
  readonly remedyOf?: CaseId;
}

/**
 * Writes a return: the entry with what it frees, and the prints that are not wanted any more. Throws without an open
 * cash session, and for a ticket that this till took back before: who calls has looked.
 */
export function takeBack(
  context: CoreContext,
  tx: Tx,
  back: TakeBack,
): Omit<TicketsReturned, 'personalHash'> {
  const state = tx.state();
  if (!state.session) throw new Error('takeBack: no cash session is open');
  const { sold, authority, person } = back;
  const items = back.things.map(({ item }) => item);
  const freed =
    authority === 'override'
      ? []
      : freedBy(
          back.things.filter((thing) => !thing.byWord).map(({ item }) => item),
          (item) => ownsSeat(tx.store, sold, item),
          () => tx.id() as string as LeaseId,
        );
  const body = returnBody(
    state,
    {
      refund: back.refund,
      command: back.command,
      session: state.session.session,
      by: person.id,
      ...(back.approvedBy === null ? {} : { approvedBy: back.approvedBy }),
      businessDay: dayOf(context, tx.now),
      why: back.why,
      original: back.original,
      ...(back.reason === undefined ? {} : { reason: back.reason }),
      order: sold.order,
      orderNumber: sold.number,
      maker: sold.maker,
      authority,
      items,
      freed,
      feeMinor: back.feeMinor,
      ...(back.replacedBy === undefined ? {} : { replacedBy: back.replacedBy }),
      ...(back.remedyOf === undefined ? {} : { remedyOf: back.remedyOf }),
    },
    back.paid,
  );
  const note = back.note.trim();
  tx.append(
    'ticketsReturned',
    body,
    note === '' ? undefined : { salt: toHex(context.parts.random.bytes(16)), data: { note } },
  );
  dropPrints(tx, back);
  tx.touch('orders', 'session', 'till', 'offer', 'seats', 'cart', 'printing', 'cases');
  return body;
}

/** Nobody waits for paper that is void, and nobody has to know whether it came out (G7: no byte is taken back). */
const DROPPED: Readonly<Partial<Record<PrintJobState, PrintJobState>>> = {
  queued: 'cancelled',
  blockedBefore: 'cancelled',
  unknown: 'replaced',
};

function dropPrints(tx: Tx, { sold, things }: TakeBack): void {
  const gone = new Set(things.map(({ item }) => item.ticket));
  for (const job of tx.store.printJobs.ofOrder(sold.order)) {
    const to = DROPPED[job.state];
    if (to !== undefined && job.content.type === 'ticket' && gone.has(job.content.ticket))
      tx.store.printJobs.move(job.id, to, 'returned', tx.now);
  }
}

/** Queues the receipt of a refund; a second one is marked. */
export function printRefund(tx: Tx, refund: RefundId, order: OrderId, language: Language): void {
  const before = tx.store.printJobs
    .ofOrder(order)
    .filter((job) => job.content.type === 'refund' && job.content.refund === refund).length;
  const content = { type: 'refund' as const, refund, copy: before };
  tx.store.printJobs.add({ id: tx.id(), use: 'receipts', content, order, language }, tx.now);
  tx.touch('printing', 'orders', 'till');
}
