import type { SeatId } from '../../shared/kernel/ids.ts';
import type { SeatSaleWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';

/** Seats that this till has sold or reserved. A seat sold twice by one till can't be written. */
export function seatSales(db: Db): SeatSaleWriter {
  const of = prepare<[string], { seat: string }>(db, 'SELECT seat FROM seat_sale WHERE date = ?');
  const add = prepare<[string, string, string], never>(
    db,
    'INSERT INTO seat_sale (date, seat, sale_order) VALUES (?, ?, ?)',
  );
  return {
    of: (date) => of.all(date).map(({ seat }) => seat as SeatId),
    add: (date, seat, order) => {
      add.run(date, seat, order);
    },
  };
}
