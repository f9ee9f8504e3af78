import type { OrderView } from '../../../shared/contract/orderViews.ts';
import type { QueryReply } from '../../../shared/contract/queries.ts';
import type { CustomerId, OrderId, TicketId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { ForeignOrderRow } from '../../../shared/sync/reference.ts';
import { collectedOf } from '../collected.ts';
import type { CoreContext } from '../context.ts';
import { customerViewOf } from '../customerView.ts';
import { FACT } from '../facts.ts';
import { owedViewOf } from '../invoices/owedView.ts';
import type { StoreReader } from '../ports/store.ts';
import { printViewOf } from '../printView.ts';
import { refundViewOf } from './refundView.ts';

const NO_PRINT = { state: 'none' as const, job: null, copy: 0, reason: null };

/** An order of another till as a screen shows it: what was paid and printed only that till knows. */
export function foreignViewOf(context: CoreContext, store: StoreReader, row: ForeignOrderRow): OrderView {
  const order = row.id as OrderId;
  const jobs = store.printJobs.ofOrder(order);
  const refunds = store.refunds.ofOrder(order);
  const told = store.facts.get(FACT.catalogueAt);
  const customer = customerOf(store, row);
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    at: instant(row.at),
    by: '',
    byName: '',
    totalMinor: row.totalMinor,
    roundingMinor: 0,
    changeMinor: 0,
    payments: [],
    corrections: [],
    textChanges: [],
    tickets: row.tickets.map((ticket) => {
      const refund = store.refunds.ofTicket(ticket.ticket as TicketId);
      const returned = ticket.state === 'returned' || refund !== undefined;
      return {
        id: ticket.ticket,
        number: ticket.number,
        eventName: ticket.eventName,
        startsAt: ticket.startsAt ?? instant(row.at),
        zoneName: ticket.zoneName,
        priceName: ticket.priceName,
        minor: ticket.minor,
        holder: '',
        text: [],
        kind: ticket.kind,
        seat: ticket.seat && {
          section: ticket.seat.section,
          row: ticket.seat.row,
          number: ticket.seat.number,
        },
        reason: ticket.reasonName ?? '',
        answers: [],
        state: returned ? ('returned' as const) : ('valid' as const),
        refund: refunds.find((one) => one.refund === refund)?.number ?? '',
        print: NO_PRINT,
      };
    }),
    passes: [],
    vouchers: [],
    lines: [],
    customer: customer ? customerViewOf(customer) : null,
    mails: [],
    refunds: refunds.map((one) => refundViewOf(context, store, one, jobs)),
    collected: collectedOf(context, store, order),
    receivable: owedViewOf(context, store, order),
    replaces: null,
    foreign: { tillNo: row.tillNo, asOf: told === undefined ? null : instant(Number(told)) },
    receipt: printViewOf([]),
    atCentre: true,
  };
}

/** The same in one row of the list. */
export function foreignRowOf(
  store: StoreReader,
  row: ForeignOrderRow,
): QueryReply<'orders'>['orders'][number] {
  const customer = customerOf(store, row);
  const groups = new Map<string, number>();
  for (const { kind, zoneName, priceName } of row.tickets) {
    const what = kind === 'pass' ? priceName : `${zoneName} · ${priceName}`;
    groups.set(what, (groups.get(what) ?? 0) + 1);
  }
  return {
    id: row.id,
    number: row.number,
    at: instant(row.at),
    byName: '',
    totalMinor: row.totalMinor,
    tickets: row.tickets.length,
    state: row.state,
    name: customer ? `${customer.first} ${customer.last}`.trim() || customer.company : '',
    summary: [...groups].map(([what, count]) => `${count} × ${what}`).join(', '),
    paidBy: [],
    print: 'none',
    returned: row.tickets.filter(
      ({ ticket, state }) => state === 'returned' || store.refunds.isReturned(ticket as TicketId),
    ).length,
    tillNo: row.tillNo,
    atCentre: true,
  };
}

const customerOf = (store: StoreReader, row: ForeignOrderRow) =>
  row.customer === null ? undefined : store.customers.get(row.customer as CustomerId);
