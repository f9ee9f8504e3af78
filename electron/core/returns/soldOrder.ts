import type { SoldLine } from '../../../shared/journal/bodies.ts';
import type { ReturnedTicket } from '../../../shared/journal/bodiesOfReturns.ts';
import { returnedOf } from '../../../shared/journal/returnedTickets.ts';
import { soldByWord } from '../../../shared/journal/soldByWord.ts';
import type { CustomerId, OrderId, StreamId, TicketId } from '../../../shared/kernel/ids.ts';
import { returnedOfForeign } from '../../../shared/sync/foreignTickets.ts';
import type { ForeignOrderRow } from '../../../shared/sync/reference.ts';
import { factOf, type OrderFact } from '../orderFact.ts';
import type { OrderRow, StoreReader } from '../ports/store.ts';

/** Where somebody sits, in the words of the sale. */
export interface SeatInWords {
  readonly section: string;
  readonly row: string;
  readonly number: string;
}

/** A ticket or pass that was sold, as an act on it looks at it. */
export interface SoldThing {
  readonly item: ReturnedTicket;
  readonly seat: SeatInWords | null;
  readonly returned: boolean;
  /** Sold by a manager's word, without a right: taken back, it frees none here. */
  readonly byWord: boolean;
  /** Its line as sold, and which of its tickets it is; null when another till sold it. */
  readonly line: { readonly sold: SoldLine; readonly no: number; readonly index: number } | null;
}

/** An order that acts are about, whichever till sold it. */
export interface SoldOrder {
  readonly order: OrderId;
  readonly number: string;
  /** The stream that sold it, and where in it; `seq` null for one of another till. */
  readonly maker: StreamId;
  readonly seq: number | null;
  /** Null for an order of this till. */
  readonly tillNo: number | null;
  readonly state: 'validated' | 'reserved' | 'paid' | 'ended';
  readonly customer: CustomerId | null;
  /** What was said of persons; null where another till knows it. */
  readonly fact: OrderFact | null;
  readonly things: readonly SoldThing[];
}

/** An order of this till, or of another one as the centre told it; undefined when neither knows it. */
export function soldOrder(store: StoreReader, order: OrderId): SoldOrder | undefined {
  const own = store.orders.get(order);
  if (own) return ownOrder(store, own);
  const foreign = store.foreignOrders.get(order);
  return foreign && foreignOrder(store, foreign);
}

/** The order of a ticket, whichever till sold it. */
export function soldOrderOf(store: StoreReader, ticket: TicketId): SoldOrder | undefined {
  const own = store.orders.ticket(ticket);
  if (own) return soldOrder(store, own.order);
  const foreign = store.foreignOrders.ofTicket(ticket);
  return foreign && foreignOrder(store, foreign);
}

/** An order by the number of itself or of one of its tickets, whichever till sold it. */
export function soldOrderNumbered(store: StoreReader, number: string): SoldOrder | undefined {
  const [own] = store.orders.search(number, 1);
  if (own && isNumbered(store, own, number)) return ownOrder(store, own);
  const [foreign] = store.foreignOrders.search(number, 1);
  const named =
    foreign && (foreign.number === number || foreign.tickets.some((ticket) => ticket.number === number));
  return named ? foreignOrder(store, foreign) : undefined;
}

const isNumbered = (store: StoreReader, row: OrderRow, number: string): boolean =>
  row.number === number || store.orders.tickets(row.order).some((ticket) => ticket.number === number);

function ownOrder(store: StoreReader, row: OrderRow): SoldOrder {
  const fact = factOf(store, row);
  const { body } = fact;
  const byWord = soldByWord(body);
  return {
    order: row.order,
    number: row.number,
    maker: row.stream,
    seq: row.seq,
    tillNo: null,
    state: fact.state,
    customer: body.customer ?? null,
    fact,
    things: body.tickets.map((ticket): SoldThing => {
      const sold = body.lines[ticket.line];
      if (!sold) throw new Error(`order ${row.number}: ticket ${ticket.number} has no line`);
      const index = ticket.index ?? 0;
      const place = sold.kind === 'ticket' ? sold.seats[index] : undefined;
      return {
        item: returnedOf(body, ticket),
        seat: place ? { section: place.section, row: place.row, number: place.number } : null,
        returned: store.refunds.isReturned(ticket.ticket),
        byWord: byWord.has(ticket.ticket),
        line: { sold, no: ticket.line, index },
      };
    }),
  };
}

function foreignOrder(store: StoreReader, row: ForeignOrderRow): SoldOrder {
  return {
    order: row.id as OrderId,
    number: row.number,
    maker: row.stream as StreamId,
    seq: null,
    tillNo: row.tillNo,
    state: row.state,
    customer: row.customer as CustomerId | null,
    fact: null,
    things: row.tickets.map((ticket): SoldThing => {
      const { seat } = ticket;
      return {
        item: returnedOfForeign(ticket),
        seat: seat && { section: seat.section, row: seat.row, number: seat.number },
        // What this till took back itself it knows before the centre says so.
        returned: ticket.state === 'returned' || store.refunds.isReturned(ticket.ticket as TicketId),
        byWord: ticket.byWord,
        line: null,
      };
    }),
  };
}
