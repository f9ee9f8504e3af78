import type { VoucherCodeWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';

/** Sealed codes of the vouchers that were sold here. */
export function voucherCodes(db: Db): VoucherCodeWriter {
  const get = prepare<[string], { sealed: string }>(db, 'SELECT sealed FROM voucher_code WHERE id = ?');
  const put = prepare<[string, string, string], never>(
    db,
    'INSERT INTO voucher_code (id, sale_order, sealed) VALUES (?, ?, ?)',
  );
  return {
    get: (voucher) => get.get(voucher)?.sealed,
    put: (voucher, order, sealed) => {
      put.run(voucher, order, sealed);
    },
  };
}
