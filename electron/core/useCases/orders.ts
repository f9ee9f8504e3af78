import { isTicketNumber } from '../../../shared/domain/numbers.ts';
import { readQrText } from '../../../shared/domain/ticketCode.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { QueryHandlers } from '../api.ts';
import { type CoreContext, nameOf } from '../context.ts';
import { documentOfTicket } from '../documents.ts';
import { factOf } from '../orderFact.ts';
import { orderViewOf } from '../orderView.ts';
import { ANYONE } from '../people.ts';
import type { OrderRow, StoreReader } from '../ports/store.ts';
import { printViewOf, worstPrint } from '../printView.ts';

/** Length of the random part behind the ticket number in a CODE128. */
const SECRET = 8;

/** Orders made on this till: the list, one of them, and what its tickets show. */
export function orderQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'orders' | 'order' | 'ticketDocument'> {
  const { read } = context.parts.store;
  return {
    orders: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const rows =
        input.search.trim() === '' ? read.orders.latest(input.limit) : find(read, input.search, input.limit);
      const acked = new Map(read.journal.streams().map((stream) => [stream.id, stream.acked]));
      return accept({ orders: rows.map((row) => rowViewOf(context, read, row, acked.get(row.stream) ?? 0)) });
    },
    order: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const row = read.orders.get(input.order);
      return row ? accept(orderViewOf(context, read, row)) : refuse({ kind: 'orderUnknown' });
    },
    ticketDocument: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const ticket = read.orders.ticket(input.ticket);
      if (!ticket) return refuse({ kind: 'ticketUnknown' });
      const made = documentOfTicket(context, ticket, ticket.copies, context.parts.language);
      return accept({ ...made, text: [...made.text] });
    },
  };
}

/** What is typed or scanned: a code, a ticket number, an order number or the end of one; else a name or an e-mail. */
function find(read: StoreReader, search: string, limit: number): OrderRow[] {
  const scanned = readQrText(search.trim());
  if (scanned) {
    const ticket = read.orders.ticket(scanned.claim.ticket);
    const row = ticket && read.orders.get(ticket.order);
    return row ? [row] : [];
  }
  const text = search.trim().toUpperCase();
  const plain = text.replaceAll('-', '');
  const number = [plain, plain.slice(0, -SECRET)].find((part) => isTicketNumber(part));
  const found = read.orders.search(number === undefined ? text : hyphenated(number), limit);
  return found.length > 0 ? found : read.orders.named(search, limit);
}

/** T200091391 as it is kept: T2-000913-91. */
function hyphenated(number: string): string {
  const digits = number.length - 2;
  return `${number.slice(0, digits - 6)}-${number.slice(digits - 6, digits)}-${number.slice(digits)}`;
}

function rowViewOf(context: CoreContext, read: StoreReader, row: OrderRow, acked: number) {
  const { body, state, personal } = factOf(read, row);
  const jobs = read.printJobs.ofOrder(row.order);
  const states = body.tickets.map(
    ({ ticket }) =>
      printViewOf(jobs.filter((j) => j.content.type === 'ticket' && j.content.ticket === ticket)).state,
  );
  const { customer } = personal;
  const holder = Object.values(personal.holders ?? {})[0];
  return {
    id: row.order,
    number: row.number,
    at: instant(row.at),
    byName: nameOf(context, row.by),
    totalMinor: row.totalMinor,
    tickets: row.tickets,
    state,
    name: customer ? `${customer.first} ${customer.last}`.trim() || customer.company : (holder ?? ''),
    summary: body.lines
      .map((l) => `${l.quantity} × ${l.kind === 'ticket' ? `${l.zoneName} · ${l.priceName}` : l.productName}`)
      .join(', '),
    methods: body.payments.map((p) => p.methodName),
    print: worstPrint(states),
    atCentre: row.seq <= acked,
  };
}
