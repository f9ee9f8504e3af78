import { type ForeignOrderRow, Reference } from '../../shared/sync/reference.ts';
import type { ForeignOrderWriter } from '../core/ports/returnsStore.ts';
import { type Db, prepare } from './rows.ts';

interface Sql {
  value: string;
}

/** Orders of other tills: the feed's row, and what it is looked for by. Made for tens of thousands of them. */
export function foreignOrders(db: Db): ForeignOrderWriter {
  const get = prepare<[string], Sql>(db, 'SELECT value FROM foreign_order WHERE id = ?');
  const byNumber = prepare<[string, number], Sql>(
    db,
    'SELECT value FROM foreign_order WHERE number = ? ORDER BY id DESC LIMIT ?',
  );
  const byDigits = prepare<[string, number], Sql>(
    db,
    'SELECT value FROM foreign_order WHERE digits = ? ORDER BY id DESC LIMIT ?',
  );
  const byTicketNumber = prepare<[string, string, number], Sql>(
    db,
    `SELECT o.value FROM foreign_order o WHERE o.id IN (
       SELECT t.foreign_order FROM foreign_ticket t WHERE t.number >= ? AND t.number < ?)
     ORDER BY o.id DESC LIMIT ?`,
  );
  const ofTicket = prepare<[string], Sql>(
    db,
    'SELECT o.value FROM foreign_ticket t JOIN foreign_order o ON o.id = t.foreign_order WHERE t.ticket = ?',
  );
  const ofCustomer = prepare<[string, number], Sql>(
    db,
    'SELECT value FROM foreign_order WHERE customer = ? ORDER BY id DESC LIMIT ?',
  );
  const reserved = prepare<[number], Sql>(
    db,
    "SELECT value FROM foreign_order WHERE value ->> '$.state' = 'reserved' ORDER BY id DESC LIMIT ?",
  );
  const onInvoice = prepare<[number], Sql>(
    db,
    "SELECT value FROM foreign_order WHERE value ->> '$.receivable.settled' = 0 ORDER BY id LIMIT ?",
  );
  const held = prepare<[number], Sql>(
    db,
    "SELECT value FROM foreign_order WHERE value ->> '$.reservation.hold.kind' IS NOT NULL ORDER BY id LIMIT ?",
  );
  const count = prepare<[], { n: number }>(db, 'SELECT count(*) AS n FROM foreign_order');
  const put = prepare<[string, string, string, string | null, number | null, string], never>(
    db,
    `INSERT OR REPLACE INTO foreign_order (id, number, digits, customer, keep_until, value)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const putTicket = prepare<[string, string, string], never>(
    db,
    'INSERT OR REPLACE INTO foreign_ticket (ticket, number, foreign_order) VALUES (?, ?, ?)',
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM foreign_order WHERE id = ?');
  const removeTickets = prepare<[string], never>(db, 'DELETE FROM foreign_ticket WHERE foreign_order = ?');
  const over = prepare<[number], { id: string }>(
    db,
    'SELECT id FROM foreign_order WHERE keep_until < ? ORDER BY keep_until LIMIT 1000',
  );
  const drop = (id: string): void => {
    removeTickets.run(id);
    remove.run(id);
  };
  return {
    get: (order) => rowsOf([get.get(order)])[0],
    search: (text, limit) => {
      const plain = text.trim().toUpperCase();
      const found = /^\d{1,9}$/.test(plain)
        ? byDigits.all(plain.padStart(6, '0'), limit)
        : byNumber.all(plain, limit);
      if (found.length === 0 && plain.length > 1 && plain.startsWith('T'))
        return rowsOf(byTicketNumber.all(plain, `${plain}\u{10ffff}`, limit));
      return rowsOf(found);
    },
    ofTicket: (ticket) => rowsOf([ofTicket.get(ticket)])[0],
    ofCustomer: (customer, limit) => rowsOf(ofCustomer.all(customer, limit)),
    reserved: (limit) => rowsOf(reserved.all(limit)),
    onInvoice: (limit) => rowsOf(onInvoice.all(limit)),
    held: (limit) => rowsOf(held.all(limit)),
    count: () => count.get()?.n ?? 0,
    put: (order, keepUntil) => {
      removeTickets.run(order.id);
      const digits = order.number.slice(order.number.lastIndexOf('-') + 1);
      put.run(order.id, order.number, digits, order.customer, keepUntil, JSON.stringify(order));
      for (const { ticket, number } of order.tickets) putTicket.run(ticket, number, order.id);
    },
    remove: drop,
    expire: (now) => {
      for (const { id } of over.all(now)) drop(id);
    },
  };
}

/** Rows that have not their form any more are left out. */
const rowsOf = (rows: readonly (Sql | undefined)[]): ForeignOrderRow[] =>
  rows.flatMap((row) => {
    const read = row && Reference.foreignOrder.safeParse(JSON.parse(row.value));
    return read?.success ? [read.data] : [];
  });
