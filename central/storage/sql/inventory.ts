import type { Lease, QuotaBalance } from '../../../shared/inventory/ledger.ts';
import { readSeatKey, type SeatOwner, seatKey } from '../../../shared/journal/venueSeats.ts';
import type { DateId, LeaseId, QuotaId, SeatId, StreamId, TicketId } from '../../../shared/kernel/ids.ts';
import type { InventoryTable } from '../port.ts';
import { type Connection, insertRows, replace } from './database.ts';

type Whole = number | string;
interface SqlQuota {
  quota: string;
  capacity: Whole;
  free: Whole;
  leased: Whole;
  sold: Whole;
}
interface SqlLease {
  lease: string;
  stream: string;
  quota: string;
  epoch: Whole;
  amount: Whole;
  consumed: Whole;
  released: Whole;
  seats: string | null;
  released_seats: string | null;
}

const QUOTA = ['organiser', 'quota', 'capacity', 'free', 'leased', 'sold'];
const LEASE = [
  'organiser',
  'lease',
  'stream',
  'quota',
  'epoch',
  'amount',
  'consumed',
  'released',
  'seats',
  'released_seats',
];
const OWNER = [
  'organiser',
  'date',
  'seat',
  'ticket',
  'number',
  'order_number',
  'lease',
  'stream',
  'seq',
  'behind',
];

const quotaOf = (row: SqlQuota): QuotaBalance => ({
  quota: row.quota as QuotaId,
  capacity: Number(row.capacity),
  free: Number(row.free),
  leased: Number(row.leased),
  sold: Number(row.sold),
});
const leaseOf = (row: SqlLease): Lease => ({
  lease: row.lease as LeaseId,
  stream: row.stream as StreamId,
  quota: row.quota as QuotaId,
  epoch: Number(row.epoch),
  amount: Number(row.amount),
  consumed: Number(row.consumed),
  released: Number(row.released),
  ...(row.seats === null ? {} : { seats: JSON.parse(row.seats) as SeatId[] }),
  ...(row.released_seats === null ? {} : { releasedSeats: JSON.parse(row.released_seats) as SeatId[] }),
});

/** No quota of one voucher or one pass, as isOfOneThing has it: the very words of the index quotas_of_house, which is used for it. */
const OF_HOUSE =
  "quota !~ '^(voucher-[0-9a-f]{64}|pass-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|pe-[0-9a-f]{32}-.+)$'";

const byLease = (a: SqlLease, b: SqlLease): number => (a.lease < b.lease ? -1 : 1);

interface SqlOwner {
  date: string;
  seat: string;
  ticket: string;
  number: string;
  order_number: string;
  lease: string | null;
  stream: string;
  seq: Whole;
  /** JSON of the owners behind; null for none. */
  behind: string | null;
}
const ownerOf = (row: SqlOwner): SeatOwner => ({
  ticket: row.ticket as TicketId,
  number: row.number,
  order: row.order_number,
  lease: row.lease as LeaseId | null,
  place: { stream: row.stream as StreamId, seq: Number(row.seq) },
  ...(row.behind === null ? {} : { behind: JSON.parse(row.behind) as SeatOwner[] }),
});

/** Quotas, leases and seats in SQL. */
export const sqlInventory = (connection: Connection, organiser: string): InventoryTable => {
  const some = <Row extends object>(table: string, key: string, ids?: readonly string[]): Promise<Row[]> =>
    connection.query<Row>(
      `select * from ${table} where organiser = $1 ${ids ? `and ${key} = any($2::text[])` : ''} order by ${key} collate "C"`,
      ids ? [organiser, ids] : [organiser],
    );
  return {
    quotas: async (ids) => (await some<SqlQuota>('quotas', 'quota', ids)).map(quotaOf),
    quotasOfHouse: async () =>
      (
        await connection.query<SqlQuota>(
          `select * from quotas where organiser = $1 and ${OF_HOUSE} order by quota collate "C"`,
          [organiser],
        )
      ).map(quotaOf),
    saveQuotas: (rows) =>
      insertRows(
        connection,
        'quotas',
        QUOTA,
        rows.map((r) => [organiser, r.quota, r.capacity, r.free, r.leased, r.sold]),
        replace(['organiser', 'quota'], QUOTA),
      ),
    leases: async (ids) => (await some<SqlLease>('leases', 'lease', ids)).map(leaseOf),
    leasesOfStream: async (stream) =>
      (
        await connection.query<SqlLease>(
          'select * from leases where organiser = $1 and stream = $2 order by lease collate "C"',
          [organiser, stream],
        )
      ).map(leaseOf),
    leasesOfQuotas: async (quotas) =>
      quotas.length === 0 ? [] : (await some<SqlLease>('leases', 'quota', quotas)).sort(byLease).map(leaseOf),
    saveLeases: (rows) =>
      insertRows(
        connection,
        'leases',
        LEASE,
        rows.map((r) => [
          organiser,
          r.lease,
          r.stream,
          r.quota,
          r.epoch,
          r.amount,
          r.consumed,
          r.released,
          r.seats ? JSON.stringify(r.seats) : null,
          r.releasedSeats ? JSON.stringify(r.releasedSeats) : null,
        ]),
        replace(['organiser', 'lease'], LEASE),
      ),
    seatRows: async (quotas) => {
      const rows = await some<{ quota: string; seat_rows: string }>('quota_seats', 'quota', quotas);
      return new Map(rows.map((row) => [row.quota as QuotaId, JSON.parse(row.seat_rows) as SeatId[][]]));
    },
    saveSeatRows: (quota, rows) =>
      insertRows(
        connection,
        'quota_seats',
        ['organiser', 'quota', 'seat_rows'],
        [[organiser, quota, JSON.stringify(rows)]],
        replace(['organiser', 'quota'], ['organiser', 'quota', 'seat_rows']),
      ),
    seatOwners: async (keys) => {
      if (keys.length === 0) return new Map();
      const rows = await connection.query<SqlOwner>(
        "select * from seat_owners where organiser = $1 and date || '/' || seat = any($2::text[]) and date = any($3::text[])",
        [organiser, keys, [...new Set(keys.map((key) => readSeatKey(key).date))]],
      );
      return new Map(rows.map((row) => [seatKey(row.date as DateId, row.seat as SeatId), ownerOf(row)]));
    },
    addSeatOwners: (rows) =>
      insertRows(
        connection,
        'seat_owners',
        OWNER,
        rows.map(({ key, owner }) => {
          const { date, seat } = readSeatKey(key);
          const { ticket, number, order, lease, place } = owner;
          const behind = owner.behind === undefined ? null : JSON.stringify(owner.behind);
          return [organiser, date, seat, ticket, number, order, lease, place.stream, place.seq, behind];
        }),
      ),
    removeSeatOwners: async (keys) => {
      for (const key of keys) {
        const { date, seat } = readSeatKey(key);
        await connection.query('delete from seat_owners where organiser = $1 and date = $2 and seat = $3', [
          organiser,
          date,
          seat,
        ]);
      }
    },
    seatsTaken: async (date, stream) => {
      const rows = await connection.query<{ seat: string }>(
        `select seat from seat_owners where organiser = $1 and date = $2
         and (stream = $3 or position('"stream":"' || $3 || '"' in coalesce(behind, '')) > 0)
         order by seat collate "C"`,
        [organiser, date, stream],
      );
      return rows.map((row) => row.seat as SeatId);
    },
  };
};
