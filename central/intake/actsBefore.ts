import type { InvoiceSettled } from '../../shared/journal/bodiesOfInvoices.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { onInvoice } from '../../shared/journal/foldInvoice.ts';
import type { TicketReturn } from '../../shared/journal/foldVenue.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import { settledBefore } from '../../shared/journal/venueInvoices.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import type { ForeignOrderRow } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';
import { afterReturn, afterSettled } from './foreignOrders.ts';

/**
 * The row of an order with what others did about it before it came in: a restored centre hears first of whoever comes
 * first. `returns`: what is known of acts on its tickets and on its invoice.
 */
export async function afterActsBefore(
  tx: Tx,
  row: ForeignOrderRow,
  { record, tickets }: { readonly record: OrderRecord; readonly tickets: readonly TicketRecord[] },
  returns: ReadonlyMap<TicketId, TicketReturn>,
): Promise<ForeignOrderRow> {
  let now = row;
  const refunds = new Map<string, Place>();
  for (const { ticket } of tickets) {
    const place = returns.get(ticket)?.place;
    if (place) refunds.set(`${place.stream}/${place.seq}`, place);
  }
  for (const place of refunds.values()) {
    const body = await bodyAt<TicketsReturned>(tx, place);
    if (body?.order === record.order) now = afterReturn(now, body, place.stream).value as ForeignOrderRow;
  }
  const paid = settledBefore(returns, record.order);
  const body = paid && (await bodyAt<InvoiceSettled>(tx, paid.place));
  return body ? (afterSettled(now, -onInvoice(body.payments)).value as ForeignOrderRow) : now;
}

/** What an entry says that was taken in before; undefined when it is not there. */
async function bodyAt<Body>(tx: Tx, { stream, seq }: Place): Promise<Body | undefined> {
  const [sealed] = await tx.journal.entries(stream, seq, seq);
  return sealed && (openEntry(sealed).body as unknown as Body);
}
