import type { TicketReturn } from '../../../shared/journal/foldVenue.ts';
import type { QuotaId, SeatId, StreamId, ThingId, TicketId } from '../../../shared/kernel/ids.ts';
import type { ActTable, AskRow } from '../actsPort.ts';
import { type Connection, insertRows, replace } from './database.ts';

interface SqlReturn {
  ticket: string;
  number: string;
  stream: string;
  seq: number | string;
  refund: string;
  freed: number | string;
  quotas: string;
  seat: string | null;
}
interface SqlAsk {
  holder: string;
  quota: string;
  amount: number | string;
  seats: string | null;
  why: AskRow['why'];
}

const RETURN = ['organiser', 'ticket', 'number', 'stream', 'seq', 'refund', 'freed', 'quotas', 'seat'];
const AUTHORITY = ['organiser', 'thing', 'stream'];
const TARGET = ['organiser', 'quota', 'stream', 'amount'];
const ASK = ['organiser', 'holder', 'quota', 'amount', 'seats', 'why'];

const returnOf = (row: SqlReturn): TicketReturn => ({
  ticket: row.ticket as TicketId,
  number: row.number,
  place: { stream: row.stream as StreamId, seq: Number(row.seq) },
  refund: row.refund,
  freed: Number(row.freed) === 1,
  quotas: JSON.parse(row.quotas) as QuotaId[],
  seat: row.seat,
});
const askOf = (row: SqlAsk): AskRow => ({
  holder: row.holder as StreamId,
  quota: row.quota as QuotaId,
  amount: Number(row.amount),
  ...(row.seats === null ? {} : { seats: JSON.parse(row.seats) as SeatId[] }),
  why: row.why,
});

/** Returns, authorities, asks and answers in SQL. An empty stream is the centre. */
export const sqlActs = (connection: Connection, organiser: string): ActTable => ({
  returns: async (tickets) => {
    if (tickets.length === 0) return new Map();
    const rows = await connection.query<SqlReturn>(
      'select * from ticket_returns where organiser = $1 and ticket = any($2::text[])',
      [organiser, tickets],
    );
    return new Map(rows.map((row) => [row.ticket as TicketId, returnOf(row)]));
  },
  saveReturns: (rows) =>
    insertRows(
      connection,
      'ticket_returns',
      RETURN,
      rows.map((r) => [
        organiser,
        r.ticket,
        r.number,
        r.place.stream,
        r.place.seq,
        r.refund,
        r.freed ? 1 : 0,
        JSON.stringify(r.quotas),
        r.seat,
      ]),
      replace(['organiser', 'ticket'], RETURN),
    ),
  unfreed: async () => {
    const rows = await connection.query<SqlReturn>(
      'select * from ticket_returns where organiser = $1 and freed = 0 order by ticket collate "C"',
      [organiser],
    );
    return rows.map(returnOf);
  },
  authorities: async (things) => {
    if (things.length === 0) return new Map();
    const rows = await connection.query<{ thing: string; stream: string }>(
      'select thing, stream from authorities where organiser = $1 and thing = any($2::text[])',
      [organiser, things],
    );
    return new Map(
      rows.map((row) => [row.thing as ThingId, row.stream === '' ? null : (row.stream as StreamId)]),
    );
  },
  saveAuthorities: (rows) =>
    insertRows(
      connection,
      'authorities',
      AUTHORITY,
      rows.map((r) => [organiser, r.thing, r.stream ?? '']),
      replace(['organiser', 'thing'], AUTHORITY),
    ),
  yieldAuthorities: async (stream) => {
    const rows = await connection.query<{ thing: string }>(
      `update authorities set stream = '' where organiser = $1 and stream = $2 returning thing`,
      [organiser, stream],
    );
    return rows.map((row) => row.thing as ThingId).sort();
  },
  asks: async (holder) => {
    const rows = await connection.query<SqlAsk>(
      'select holder, quota, amount, seats, why from lease_asks where organiser = $1 and holder = $2 order by quota collate "C"',
      [organiser, holder],
    );
    return rows.map(askOf);
  },
  saveAsks: (rows) =>
    insertRows(
      connection,
      'lease_asks',
      ASK,
      rows.map((r) => [
        organiser,
        r.holder,
        r.quota,
        r.amount,
        r.seats ? JSON.stringify(r.seats) : null,
        r.why,
      ]),
      replace(['organiser', 'holder', 'quota'], ASK),
    ),
  removeAsks: async (holder, quotas) => {
    if (quotas.length === 0) return;
    await connection.query(
      'delete from lease_asks where organiser = $1 and holder = $2 and quota = any($3::text[])',
      [organiser, holder, quotas],
    );
  },
  targets: async (quotas) => {
    if (quotas.length === 0) return [];
    const rows = await connection.query<{ quota: string; stream: string; amount: number | string }>(
      `select quota, stream, amount from lease_targets where organiser = $1 and quota = any($2::text[])
       order by stream collate "C", quota collate "C"`,
      [organiser, quotas],
    );
    return rows.map((row) => ({
      quota: row.quota as QuotaId,
      stream: row.stream as StreamId,
      amount: Number(row.amount),
    }));
  },
  saveTargets: (rows) =>
    insertRows(
      connection,
      'lease_targets',
      TARGET,
      rows.map((r) => [organiser, r.quota, r.stream, r.amount]),
      replace(['organiser', 'quota', 'stream'], TARGET),
    ),
  reply: async (request) => {
    const [row] = await connection.query<{ request: string; digest: string; reply: string }>(
      'select request, digest, reply from replies where organiser = $1 and request = $2',
      [organiser, request],
    );
    return row;
  },
  saveReply: (row) =>
    insertRows(
      connection,
      'replies',
      ['organiser', 'request', 'digest', 'reply'],
      [[organiser, row.request, row.digest, row.reply]],
    ),
});
