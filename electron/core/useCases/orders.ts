import type { OrderView } from '../../../shared/contract/orderViews.ts';
import type { Refusal } from '../../../shared/contract/refusal.ts';
import { isTicketNumber } from '../../../shared/domain/numbers.ts';
import { readQrText } from '../../../shared/domain/ticketCode.ts';
import type { OrderId, TicketId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { ForeignOrderRow } from '../../../shared/sync/reference.ts';
import type { QueryHandlers } from '../api.ts';
import { type CoreContext, nameOf } from '../context.ts';
import { documentOfTicket } from '../documents.ts';
import { factOf } from '../orderFact.ts';
import { orderViewOf, stateNow } from '../orderView.ts';
import { paidNow } from '../paidNow.ts';
import { ANYONE, SELLERS } from '../people.ts';
import type { OrderRow, StoreReader } from '../ports/store.ts';
import { printViewOf, worstPrint } from '../printView.ts';
import { foreignRowOf, foreignViewOf } from '../returns/foreignView.ts';
import { seenBy } from '../seenBy.ts';

/** Length of the random part behind the ticket number in a CODE128. */
const SECRET = 8;

/** Orders made on this till and on others: the list, one of them, and what its tickets show. */
export function orderQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'orders' | 'order' | 'ticketDocument'> {
  const { read } = context.parts.store;
  return {
    orders: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const search = input.search.trim();
      const found =
        search === ''
          ? { own: read.orders.latest(input.limit), foreign: [] }
          : find(read, search, input.limit);
      const acked = new Map(read.journal.streams().map((stream) => [stream.id, stream.acked]));
      const own = found.own.map((row) => rowViewOf(context, read, row, acked.get(row.stream) ?? 0));
      const foreign = found.foreign.map((row) => foreignRowOf(read, row));
      return accept({
        orders: [...own, ...foreign].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, input.limit),
      });
    },
    order: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const shown = shownOrder(context, read, input.order);
      return shown.ok ? accept(seenBy(person.value, shown.value)) : shown;
    },
    ticketDocument: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const ticket = read.orders.ticket(input.ticket);
      if (!ticket) return refuse({ kind: 'ticketUnknown' });
      const made = documentOfTicket(context, ticket, ticket.copies, context.parts.language);
      return accept({ ...made, text: [...made.text] });
    },
  };
}

/** An order with everything that this till knows of it, whichever till sold it. */
export function shownOrder(
  context: CoreContext,
  store: StoreReader,
  order: OrderId,
): Result<OrderView, Refusal> {
  const row = store.orders.get(order);
  if (row) return accept(orderViewOf(context, store, row));
  const foreign = store.foreignOrders.get(order);
  return foreign ? accept(foreignViewOf(context, store, foreign)) : refuse({ kind: 'orderUnknown' });
}

/** Orders of this till and of others, newest first. */
interface Found {
  readonly own: readonly OrderRow[];
  readonly foreign: readonly ForeignOrderRow[];
}

/**
 * What is typed or scanned: a code, the number of a ticket, an order or a refund, or the end of one; else a name or an
 * e-mail, which orders of other tills are found by through their customer.
 */
function find(read: StoreReader, search: string, limit: number): Found {
  const scanned = readQrText(search);
  if (scanned) return ofTicket(read, scanned.claim.ticket);
  const text = search.toUpperCase();
  const refunds = read.refunds.byNumber(text, limit);
  if (refunds.length > 0) return ofOrders(read, new Set(refunds.map((row) => row.order)));
  const plain = text.replaceAll('-', '');
  const number = [plain, plain.slice(0, -SECRET)].find((part) => isTicketNumber(part));
  const wanted = number === undefined ? text : hyphenated(number);
  const own = read.orders.search(wanted, limit);
  const foreign = read.foreignOrders.search(wanted, limit);
  return own.length + foreign.length > 0 ? { own, foreign } : byName(read, search, limit);
}

function ofTicket(read: StoreReader, id: TicketId): Found {
  const ticket = read.orders.ticket(id);
  const row = ticket && read.orders.get(ticket.order);
  const foreign = read.foreignOrders.ofTicket(id);
  return { own: row ? [row] : [], foreign: foreign && !row ? [foreign] : [] };
}

const ofOrders = (read: StoreReader, orders: ReadonlySet<OrderId>): Found => ({
  own: [...orders].flatMap((order) => read.orders.get(order) ?? []),
  foreign: [...orders].flatMap((order) => read.foreignOrders.get(order) ?? []),
});

/** Customers whose orders are looked for, when a name is typed. */
const MOST_CUSTOMERS = 20;

/** By what was said at the sale, and by what is known of the customer today. */
function byName(read: StoreReader, search: string, limit: number): Found {
  const customers = read.customers.search(search, MOST_CUSTOMERS);
  const own = [
    ...read.orders.named(search, limit),
    ...customers.flatMap(({ id }) => read.orders.ofCustomer(id, limit)),
  ];
  return {
    own: [...new Map(own.map((row) => [row.order, row])).values()],
    foreign: customers.flatMap(({ id }) => read.foreignOrders.ofCustomer(id, limit)),
  };
}

/** T200091391 as it is kept: T2-000913-91. */
function hyphenated(number: string): string {
  const digits = number.length - 2;
  return `${number.slice(0, digits - 6)}-${number.slice(digits - 6, digits)}-${number.slice(digits)}`;
}

function rowViewOf(context: CoreContext, read: StoreReader, row: OrderRow, acked: number) {
  const { body, state, personal } = factOf(read, row);
  const jobs = read.printJobs.ofOrder(row.order);
  const returned = new Set(
    body.tickets.flatMap(({ ticket }) => (read.refunds.isReturned(ticket) ? [ticket] : [])),
  );
  const states = body.tickets.map(
    ({ ticket }) =>
      printViewOf(jobs.filter((j) => j.content.type === 'ticket' && j.content.ticket === ticket)).state,
  );
  const { customer } = personal;
  const holder = personal.reservedFor ?? Object.values(personal.holders ?? {})[0];
  return {
    id: row.order,
    number: row.number,
    at: instant(row.at),
    byName: nameOf(context, row.by),
    totalMinor: row.totalMinor,
    tickets: row.tickets,
    state: stateNow(read, row.order, state),
    name: customer ? `${customer.first} ${customer.last}`.trim() || customer.company : (holder ?? ''),
    summary: body.lines
      .map((l) => `${l.quantity} × ${l.kind === 'ticket' ? `${l.zoneName} · ${l.priceName}` : l.productName}`)
      .join(', '),
    paidBy: paidByOf(paidNow(read, body).payments),
    print: worstPrint(states),
    returned: body.tickets.filter(({ ticket }) => returned.has(ticket)).length,
    tillNo: null,
    atCentre: row.seq <= acked,
  };
}

/** Each method once, in the order in which they paid. */
const paidByOf = (payments: readonly { readonly method: string; readonly methodName: string }[]) => [
  ...new Map(payments.map(({ method, methodName }) => [method, { method, methodName }])).values(),
];
