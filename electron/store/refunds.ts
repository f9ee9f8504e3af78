import type { OrderId, RefundId, StaffId, TicketId } from '../../shared/kernel/ids.ts';
import type { RefundRow, RefundWriter } from '../core/ports/returnsStore.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

interface Sql {
  id: string;
  entry: number;
  number: string;
  at: number;
  made_by: string;
  sale_order: string;
  order_number: string;
  why: RefundRow['why'];
  total_minor: number;
}

/** Tickets taken back: lean rows to find them by; what they say stands in the journal entry. */
export function refunds(db: Db): RefundWriter {
  const streams = streamNumbers(db);
  const get = prepare<[string], Sql>(db, 'SELECT * FROM refund WHERE id = ?');
  const latest = prepare<[number], Sql>(db, 'SELECT * FROM refund ORDER BY id DESC LIMIT ?');
  const ofOrder = prepare<[string], Sql>(db, 'SELECT * FROM refund WHERE sale_order = ? ORDER BY id');
  const byNumber = prepare<[string, number], Sql>(
    db,
    'SELECT * FROM refund WHERE number = ? ORDER BY id DESC LIMIT ?',
  );
  const ofTicket = prepare<[string], { refund: string }>(
    db,
    'SELECT refund FROM ticket_return WHERE ticket = ?',
  );
  const tickets = prepare<[string], { ticket: string }>(
    db,
    'SELECT ticket FROM ticket_return WHERE refund = ? ORDER BY place',
  );
  const elsewhere = prepare<[string], { ticket: string }>(
    db,
    'SELECT ticket FROM returned_elsewhere WHERE ticket = ?',
  );
  const insert = prepare<[string, number, string, number, string, string, string, string, number], never>(
    db,
    `INSERT INTO refund (id, entry, number, at, made_by, sale_order, order_number, why, total_minor)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertTicket = prepare<[string, string, string, number], never>(
    db,
    'INSERT INTO ticket_return (ticket, number, refund, place) VALUES (?, ?, ?, ?)',
  );
  const gone = prepare<[string, string, string | null, string | null], never>(
    db,
    'INSERT OR REPLACE INTO returned_elsewhere (ticket, sale_order, date, seat) VALUES (?, ?, ?, ?)',
  );
  const back = prepare<[string], never>(db, 'DELETE FROM returned_elsewhere WHERE ticket = ?');

  const row = (sql: Sql): RefundRow => ({
    refund: sql.id as RefundId,
    stream: streams.stream(streamNoOf(sql.entry)),
    seq: seqOf(sql.entry),
    number: sql.number,
    at: sql.at,
    by: sql.made_by as StaffId,
    order: sql.sale_order as OrderId,
    orderNumber: sql.order_number,
    why: sql.why,
    totalMinor: sql.total_minor,
  });
  const refundOf = (ticket: TicketId): RefundId | undefined =>
    ofTicket.get(ticket)?.refund as RefundId | undefined;
  return {
    get: (refund) => {
      const sql = get.get(refund);
      return sql && row(sql);
    },
    latest: (limit) => latest.all(limit).map(row),
    ofOrder: (order) => ofOrder.all(order).map(row),
    byNumber: (number, limit) => byNumber.all(number.trim().toUpperCase(), limit).map(row),
    ofTicket: refundOf,
    tickets: (refund) => tickets.all(refund).map(({ ticket }) => ticket as TicketId),
    isReturned: (ticket) => refundOf(ticket) !== undefined || elsewhere.get(ticket) !== undefined,
    add: (stream, seq, at, body) => {
      const entry = journalId(streams.of(stream), seq);
      const { refund, number, by, order, orderNumber, why, totalMinor } = body;
      insert.run(refund, entry, number, at, by, order, orderNumber, why, totalMinor);
      body.items.forEach((item, place) => {
        insertTicket.run(item.ticket, item.number, refund, place);
      });
    },
    elsewhere: ({ ticket, date, seat }, order, returned) => {
      if (returned) gone.run(ticket, order, date, seat);
      else back.run(ticket);
    },
  };
}
