import { erasureBody } from '../../shared/journal/erasure.ts';
import type {
  CaseId,
  CustomerId,
  DateId,
  OrderId,
  SeatId,
  StreamId,
  ThingId,
  TicketId,
} from '../../shared/kernel/ids.ts';
import { closedStays } from '../../shared/sync/closedStays.ts';
import { creditedElsewhere } from '../../shared/sync/credits.ts';
import { keepUntil } from '../../shared/sync/keepUntil.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { FeedItem } from '../../shared/sync/wire.ts';
import type { Tx } from '../core/ports/journalist.ts';

/**
 * Keeps an order of another till; of an order sold here only which tickets others have taken back. A row that has not its
 * form is left out.
 */
export function keepForeignOrder(tx: Tx, item: FeedItem): void {
  if (item.value === null) {
    tx.store.foreignOrders.remove(item.id as OrderId);
    return;
  }
  const read = Reference.foreignOrder.safeParse(item.value);
  if (!read.success) return;
  const order = read.data.id as OrderId;
  const row = closedStays(tx.store.foreignOrders.get(order), read.data);
  if (tx.store.orders.get(order) === undefined) {
    tx.store.foreignOrders.put(
      row,
      keepUntil(row, (date) => tx.store.reference.dateStart(date as DateId)),
    );
    tx.store.foreignOrders.expire(tx.now);
    return;
  }
  if (row.reservation) {
    // A restored centre may have forgotten how it was closed: it stays so.
    const known = tx.store.reservations.get(order);
    tx.store.reservations.elsewhere(
      order,
      row.state === 'paid' || row.state === 'ended' ? row.state : (known?.state ?? 'open'),
      [...new Set([...(known?.taken ?? []), ...row.reservation.taken])],
    );
  }
  if (row.collected) tx.store.collections.put(order, row.collected);
  if (row.receivable) {
    const mine = new Set<string>(tx.store.journal.streams().map(({ id }) => id));
    const credited = creditedElsewhere(row.receivable.credits, {
      refund: (refund) => tx.store.refunds.get(refund) !== undefined,
      stream: (stream) => mine.has(stream),
    });
    const known = tx.store.receivables.get(order);
    tx.store.receivables.elsewhere(order, credited, row.receivable.settled || known?.settled === true);
  }
  for (const { ticket, date, seat, state } of row.tickets) {
    const one = ticket as TicketId;
    const gone = state === 'returned' || tx.store.refunds.isReturned(one);
    const elsewhere = gone && tx.store.refunds.ofTicket(one) === undefined;
    const place = { date: date as DateId | null, seat: (seat?.seat ?? null) as SeatId | null };
    tx.store.refunds.elsewhere({ ticket: one, ...place }, order, elsewhere);
  }
}

/** Keeps a pass of another till; those sold here stand in the journal. */
export function keepPass(tx: Tx, item: FeedItem): void {
  if (item.value === null) {
    tx.store.passes.remove(item.id as TicketId);
    return;
  }
  const read = Reference.pass.safeParse(item.value);
  if (read.success && tx.store.orders.get(read.data.order as OrderId) === undefined)
    tx.store.passes.put(read.data);
}

/** Keeps what was taken of a pass or a voucher. */
export function keepUse(tx: Tx, item: FeedItem): void {
  if (item.value === null) {
    tx.store.uses.remove(item.id);
    return;
  }
  const read = Reference.use.safeParse(item.value);
  if (read.success) tx.store.uses.put(read.data);
}

/** Forgets a customer as another till did: what is emptied in this journal, an entry of it says. */
export function keepErased(tx: Tx, item: FeedItem): void {
  const read = Reference.personErased.safeParse(item.value);
  const row = tx.store.journal.current();
  if (!read.success || !row) return;
  const customer = read.data.id as CustomerId;
  const found = tx.store.erasure.find(customer);
  const body = erasureBody(row.id, found.entries, customer, null);
  if (body) tx.append('personalErased', body);
  tx.store.customers.remove(customer);
  tx.store.erasure.erase(customer, found);
}

/** Keeps what the centre says of a case. */
export function keepCase(tx: Tx, item: FeedItem): void {
  if (item.value === null) {
    tx.store.cases.remove(item.id as CaseId);
    return;
  }
  const read = Reference.case.safeParse(item.value);
  if (read.success) tx.store.cases.told(read.data);
}

/** Keeps who was given the authority over a thing. */
export function keepAuthority(tx: Tx, item: FeedItem): void {
  if (item.value === null) {
    tx.store.authorities.told(item.id as ThingId, null, item.position);
    return;
  }
  const read = Reference.authority.safeParse(item.value);
  if (read.success)
    tx.store.authorities.told(read.data.id as ThingId, read.data.stream as StreamId, item.position);
}
