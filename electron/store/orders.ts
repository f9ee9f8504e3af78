import type { CustomerId, OrderId, StaffId, TicketId } from '../../shared/kernel/ids.ts';
import type { OrderRow, OrderWriter, TicketRow } from '../core/ports/store.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';
import { beginnings } from './words.ts';

interface OrderSql {
  id: string;
  entry: number;
  number: string;
  at: number;
  sold_by: string;
  total_minor: number;
  tickets: number;
  state: 'validated' | 'reserved';
  customer: string | null;
}
interface TicketSql {
  id: string;
  sale_order: string;
  number: string;
  place: number;
  copies: number;
  returned: number;
}

/** Tickets that this till took back, or another one as the centre says. */
const RETURNED = `(EXISTS (SELECT 1 FROM ticket_return r WHERE r.ticket = ticket.id)
  OR EXISTS (SELECT 1 FROM returned_elsewhere e WHERE e.ticket = ticket.id)) AS returned`;

/** Orders and tickets: lean rows to find them by; what they say stands in the journal entry. */
export function orders(db: Db): OrderWriter {
  const streams = streamNumbers(db);
  const get = prepare<[string], OrderSql>(db, 'SELECT * FROM sale_order WHERE id = ?');
  const latest = prepare<[number], OrderSql>(db, 'SELECT * FROM sale_order ORDER BY id DESC LIMIT ?');
  const reserved = prepare<[number], OrderSql>(
    db,
    "SELECT * FROM sale_order WHERE state = 'reserved' ORDER BY id DESC LIMIT ?",
  );
  const byNumber = prepare<[string, number], OrderSql>(
    db,
    'SELECT * FROM sale_order WHERE number = ? ORDER BY id DESC LIMIT ?',
  );
  const byTicketNumber = prepare<[string, string, number], OrderSql>(
    db,
    `SELECT DISTINCT o.* FROM ticket t JOIN sale_order o ON o.id = t.sale_order
     WHERE t.number >= ? AND t.number < ? ORDER BY o.id DESC LIMIT ?`,
  );
  const ticket = prepare<[string], TicketSql>(db, `SELECT *, ${RETURNED} FROM ticket WHERE id = ?`);
  const tickets = prepare<[string], TicketSql>(
    db,
    `SELECT *, ${RETURNED} FROM ticket WHERE sale_order = ? ORDER BY place`,
  );
  const insertOrder = prepare<
    [string, number, string, number, string, number, number, string, string | null],
    never
  >(
    db,
    `INSERT INTO sale_order (id, entry, number, at, sold_by, total_minor, tickets, state, customer)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const ofCustomer = prepare<[string, number], OrderSql>(
    db,
    'SELECT * FROM sale_order WHERE customer = ? ORDER BY id DESC LIMIT ?',
  );
  const setCustomer = prepare<[string, string], never>(db, 'UPDATE sale_order SET customer = ? WHERE id = ?');
  const insertTicket = prepare<[string, string, string, number], never>(
    db,
    'INSERT INTO ticket (id, sale_order, number, place) VALUES (?, ?, ?, ?)',
  );
  const setCopies = prepare<[number, string], never>(db, 'UPDATE ticket SET copies = ? WHERE id = ?');
  const named = prepare<[string, number], OrderSql>(
    db,
    `SELECT o.* FROM order_word w JOIN sale_order o ON o.entry = w.rowid
     WHERE order_word MATCH ? ORDER BY w.rowid DESC LIMIT ?`,
  );
  const forget = prepare<[number], never>(db, 'DELETE FROM order_word WHERE rowid = ?');
  const remember = prepare<[number, string], never>(
    db,
    'INSERT INTO order_word (rowid, words) VALUES (?, ?)',
  );
  const prefixes = prepare<[], { prefix: string }>(
    db,
    "SELECT DISTINCT state ->> '$.prefix' AS prefix FROM stream",
  );

  const row = (sql: OrderSql): OrderRow => ({
    order: sql.id as OrderId,
    stream: streams.stream(streamNoOf(sql.entry)),
    seq: seqOf(sql.entry),
    number: sql.number,
    at: sql.at,
    by: sql.sold_by as StaffId,
    totalMinor: sql.total_minor,
    tickets: sql.tickets,
    state: sql.state,
    customer: sql.customer as CustomerId | null,
  });
  return {
    get: (order) => {
      const sql = get.get(order);
      return sql && row(sql);
    },
    latest: (limit) => latest.all(limit).map(row),
    reserved: (limit) => reserved.all(limit).map(row),
    search: (text, limit) => {
      const plain = text.trim().toUpperCase();
      const digits = /^\d{1,9}$/.test(plain) ? plain.padStart(6, '0') : null;
      const numbers = digits ? prefixes.all().map(({ prefix }) => `${prefix}-${digits}`) : [plain];
      const found = numbers.flatMap((number) => byNumber.all(number, limit));
      if (found.length === 0 && plain.startsWith('T'))
        found.push(...byTicketNumber.all(plain, `${plain}\u{10ffff}`, limit));
      return found.slice(0, limit).map(row);
    },
    named: (text, limit) => {
      const match = beginnings(text);
      return match === null ? [] : named.all(match, limit).map(row);
    },
    ofCustomer: (customer, limit) => ofCustomer.all(customer, limit).map(row),
    ticket: (id) => {
      const sql = ticket.get(id);
      return sql && ticketRow(sql);
    },
    tickets: (order) => tickets.all(order).map(ticketRow),
    insert: (record, made) => {
      const entry = journalId(streams.of(record.stream), record.seq);
      insertOrder.run(
        record.order,
        entry,
        record.number,
        record.at,
        record.by,
        record.totalMinor,
        made.length,
        record.state,
        record.customer,
      );
      made.forEach((t, place) => {
        insertTicket.run(t.ticket, t.order, t.number, place);
      });
    },
    name: (stream, seq, words) => {
      const entry = journalId(streams.of(stream), seq);
      forget.run(entry);
      if (words.trim() !== '') remember.run(entry, words);
    },
    setCustomer: (order, customer) => {
      setCustomer.run(customer, order);
    },
    setCopies: (id, copies) => {
      setCopies.run(copies, id);
    },
  };
}

const ticketRow = (sql: TicketSql): TicketRow => ({
  ticket: sql.id as TicketId,
  order: sql.sale_order as OrderId,
  number: sql.number,
  index: sql.place,
  copies: sql.copies,
  state: sql.returned === 0 ? 'valid' : 'returned',
});
