import type { Lease, QuotaBalance } from '../../../shared/inventory/ledger.ts';
import type { LeaseId, QuotaId, StreamId } from '../../../shared/kernel/ids.ts';
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
}

const QUOTA = ['organiser', 'quota', 'capacity', 'free', 'leased', 'sold'];
const LEASE = ['organiser', 'lease', 'stream', 'quota', 'epoch', 'amount', 'consumed'];

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
});

/** Quotas and leases in SQL. */
export const sqlInventory = (connection: Connection, organiser: string): InventoryTable => {
  const some = <Row extends object>(table: string, key: string, ids?: readonly string[]): Promise<Row[]> =>
    connection.query<Row>(
      `select * from ${table} where organiser = $1 ${ids ? `and ${key} = any($2::text[])` : ''} order by ${key} collate "C"`,
      ids ? [organiser, ids] : [organiser],
    );
  return {
    quotas: async (ids) => (await some<SqlQuota>('quotas', 'quota', ids)).map(quotaOf),
    saveQuotas: (rows) =>
      insertRows(
        connection,
        'quotas',
        QUOTA,
        rows.map((r) => [organiser, r.quota, r.capacity, r.free, r.leased, r.sold]),
        replace(['organiser', 'quota'], QUOTA),
      ),
    leases: async (ids) => (await some<SqlLease>('leases', 'lease', ids)).map(leaseOf),
    saveLeases: (rows) =>
      insertRows(
        connection,
        'leases',
        LEASE,
        rows.map((r) => [organiser, r.lease, r.stream, r.quota, r.epoch, r.amount, r.consumed]),
        replace(['organiser', 'lease'], LEASE),
      ),
  };
};
