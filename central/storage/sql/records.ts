import type { Place } from '../../../shared/journal/foldVenue.ts';
import type { OrderRecord } from '../../../shared/journal/records.ts';
import type { OrderId, StreamId, TicketId } from '../../../shared/kernel/ids.ts';
import type { RecordTable } from '../port.ts';
import { type Connection, insertRows } from './database.ts';

interface SqlPlace {
  id: string;
  stream: string;
  seq: number | string;
}

const placeOf = (row: SqlPlace): Place => ({ stream: row.stream as StreamId, seq: Number(row.seq) });

/** Orders and tickets in SQL. */
export const sqlRecords = (connection: Connection, organiser: string): RecordTable => ({
  addOrders: async (orders) => {
    await insertRows(
      connection,
      'orders',
      ['organiser', 'stream', 'seq', 'order_id', 'number', 'business_day', 'record'],
      orders.map(({ record, place }) => [
        organiser,
        place.stream,
        place.seq,
        record.order,
        record.number,
        record.businessDay,
        JSON.stringify(record),
      ]),
    );
    await insertRows(
      connection,
      'tickets',
      ['organiser', 'ticket', 'stream', 'seq', 'order_id', 'number', 'record'],
      orders.flatMap(({ tickets, place }) =>
        tickets.map((t) => [
          organiser,
          t.ticket,
          place.stream,
          place.seq,
          t.order,
          t.number,
          JSON.stringify(t),
        ]),
      ),
    );
  },
  orderPlaces: async (orders) => {
    const rows = await connection.query<SqlPlace>(
      `select o.order_id as id, o.stream, o.seq from orders o
       join entries e on e.organiser = o.organiser and e.stream = o.stream and e.seq = o.seq
       where o.organiser = $1 and o.order_id = any($2::text[]) order by e.intake desc, o.seq desc`,
      [organiser, orders],
    );
    return new Map(rows.map((row) => [row.id as OrderId, placeOf(row)]));
  },
  ticketPlaces: async (tickets) => {
    const rows = await connection.query<SqlPlace>(
      'select ticket as id, stream, seq from tickets where organiser = $1 and ticket = any($2::text[])',
      [organiser, tickets],
    );
    return new Map(rows.map((row) => [row.id as TicketId, placeOf(row)]));
  },
  orders: async (stream) => {
    const rows = await connection.query<{ record: string }>(
      'select record from orders where organiser = $1 and stream = $2 order by seq',
      [organiser, stream],
    );
    return rows.map((row) => JSON.parse(row.record) as OrderRecord);
  },
  ordersAt: async (places) => {
    if (places.length === 0) return [];
    const rows = await connection.query<{ record: string }>(
      `select o.record from unnest($2::text[], $3::bigint[]) with ordinality as wanted (stream, seq, place)
       join orders o on o.organiser = $1 and o.stream = wanted.stream and o.seq = wanted.seq
       order by wanted.place`,
      [organiser, places.map((place) => place.stream), places.map((place) => place.seq)],
    );
    return rows.map((row) => JSON.parse(row.record) as OrderRecord);
  },
  countTickets: async () => {
    const [row] = await connection.query<{ n: number | string }>(
      'select count(*) as n from tickets where organiser = $1',
      [organiser],
    );
    return Number(row?.n ?? 0);
  },
});
