import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { onInvoice } from '../../shared/journal/foldInvoice.ts';
import type { Effect, OrderRecord } from '../../shared/journal/records.ts';
import { assertNever } from '../../shared/kernel/result.ts';
import { usesOf } from '../../shared/sync/uses.ts';
import { FACT } from './ports/facts.ts';
import type { StoreWriter } from './ports/store.ts';

/** Writes what an entry changed into the tables, in the transaction of the entry. */
export function project(
  store: StoreWriter,
  effects: readonly Effect[],
  { stream, seq }: Pick<Entry, 'stream' | 'seq'>,
): void {
  for (const effect of effects) {
    switch (effect.type) {
      case 'order':
        store.orders.insert(effect.record, effect.tickets);
        reserved(store, effect.record);
        if (onInvoice(effect.record.payments) > 0)
          store.receivables.issue(effect.record.order, onInvoice(effect.record.payments));
        for (const { ticket, line } of effect.tickets)
          if (effect.record.lines[line]?.kind === 'pass') store.passes.sold(stream, seq, ticket);
        for (const use of usesOf(effect.record, [], 0)) store.uses.add(use.thing, effect.record.order);
        break;
      case 'copy':
        store.orders.setCopies(effect.ticket, effect.copy);
        break;
      case 'sessionOpened':
        store.sessions.opened({
          session: effect.session,
          openedAt: effect.at,
          openedBy: effect.by,
          floatMinor: effect.floatMinor,
        });
        break;
      case 'sessionClosed':
        store.sessions.close(effect.session, effect.at, effect.closing);
        break;
      case 'rate':
        store.rates.put({
          currency: effect.currency,
          rateMicro: effect.rateMicro,
          at: effect.at,
          by: effect.by,
        });
        break;
      case 'mail':
        store.mails.add(effect);
        break;
      case 'returned':
        store.refunds.add(stream, seq, effect.at, effect.body);
        freed(store, { stream, seq }, effect.body);
        if (onInvoice(effect.body.payments) < 0)
          store.receivables.credit(effect.body.order, -onInvoice(effect.body.payments));
        break;
      case 'invoiceSettled':
        store.receivables.settle(effect.body.order, stream, seq);
        store.orderActs.add({ order: effect.body.order, kind: effect.type, stream, seq, at: effect.at });
        break;
      case 'paymentCorrected':
      case 'ticketTextChanged':
      case 'orderCollected':
        store.orderActs.add({ order: effect.body.order, kind: effect.type, stream, seq, at: effect.at });
        break;
      case 'orderCustomerChanged':
        store.orders.setCustomer(effect.body.order, effect.body.customer);
        store.orderActs.add({ order: effect.body.order, kind: effect.type, stream, seq, at: effect.at });
        break;
      case 'voucherVoided':
        store.voucherVoids.add(stream, seq, effect.body.voucher);
        for (const right of effect.body.rights) store.leases.release(right);
        break;
      case 'reservationEnded':
        store.reservations.ended(effect.body.order, effect.body.why);
        for (const right of effect.body.freed) store.madeLeases.add(stream, seq, right);
        for (const { date, seats } of [...effect.body.freed, ...(effect.body.beyond ?? [])])
          if (date !== undefined)
            for (const seat of seats ?? []) store.seatSales.remove(date, seat, effect.body.order);
        break;
      case 'released':
        for (const item of effect.released.items) store.leases.release(item);
        break;
      case 'yielded': {
        const cursor = Number(store.facts.get(FACT.cursor) ?? 0);
        if (effect.all) store.authorities.yieldAll(stream, seq, cursor);
        store.authorities.yieldThings(stream, seq, effect.things, cursor);
        break;
      }
      case 'caseResolved':
        store.cases.resolve(stream, seq, effect.at, effect.resolved);
        break;
      // Movements of cash are read from the journal itself: there are few of them.
      case 'cashMoved':
      // A customer's fields are personal: whoever has them puts them into the tables.
      case 'customer':
      case 'personalErased':
        break;
      default:
        assertNever(effect, 'effect');
    }
  }
}

/** A reservation is made, or an order comes from one: its seats go over, and are nobody's until the new order's are kept. */
function reserved(store: StoreWriter, record: OrderRecord): void {
  if (record.state === 'reserved')
    store.reservations.add(record.order, record.expiresAt ?? null, record.hold);
  if (record.pays) store.reservations.paid(record.pays.order, record.number);
  if (record.splitFrom) store.reservations.take(record.splitFrom.order, record.splitFrom.pieces);
  const from = record.pays ?? record.splitFrom;
  if (!from) return;
  for (const line of record.lines)
    if (line.kind === 'ticket')
      for (const { seat } of line.seats) store.seatSales.remove(line.date, seat, from.order);
}

/** What was freed is a lease of this till's from now on; no seat is that order's any more, whoever may sell it. */
function freed(
  store: StoreWriter,
  { stream, seq }: Pick<Entry, 'stream' | 'seq'>,
  body: TicketsReturned,
): void {
  for (const right of body.freed) store.madeLeases.add(stream, seq, right);
  for (const { date, seat } of body.items)
    if (date !== null && seat !== undefined) store.seatSales.remove(date, seat, body.order);
}
