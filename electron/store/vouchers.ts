import type { LeaseId, OrderId, VoucherId } from '../../shared/kernel/ids.ts';
import type { VoucherWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';

interface Sql {
  id: string;
  sale_order: string;
  sealed: string;
  last4: string;
  minor: number;
  valid_to: string;
  lease: string;
}

/** Gift vouchers that were sold here. */
export function vouchers(db: Db): VoucherWriter {
  const get = prepare<[string], Sql>(db, 'SELECT * FROM voucher WHERE id = ?');
  const add = prepare<[string, string, string, string, number, string, string], never>(
    db,
    'INSERT INTO voucher (id, sale_order, sealed, last4, minor, valid_to, lease) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    get: (id) => {
      const row = get.get(id);
      return (
        row && {
          voucher: row.id as VoucherId,
          order: row.sale_order as OrderId,
          sealed: row.sealed,
          last4: row.last4,
          minor: row.minor,
          validTo: row.valid_to,
          lease: row.lease as LeaseId,
        }
      );
    },
    add: ({ voucher, order, sealed, last4, minor, validTo, lease }) => {
      add.run(voucher, order, sealed, last4, minor, validTo, lease);
    },
  };
}
