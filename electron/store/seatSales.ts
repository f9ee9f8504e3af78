import type { OrderId, SeatId } from '../../shared/kernel/ids.ts';
import type { SeatSaleWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';

/** The ticket that had a seat here was taken back by another till, or paid or ended its reservation: what has
 * become of it the centre tells. */
const VOID = `(EXISTS (SELECT 1 FROM returned_elsewhere r
  WHERE r.date = seat_sale.date AND r.seat = seat_sale.seat AND r.sale_order = seat_sale.sale_order)
  OR EXISTS (SELECT 1 FROM reservation v WHERE v.id = seat_sale.sale_order AND v.state_elsewhere IN ('paid', 'ended')))`;

/** Seats that this till has sold or reserved. A seat sold twice by one till can't be written. */
export function seatSales(db: Db): SeatSaleWriter {
  const of = prepare<[string], { seat: string }>(
    db,
    `SELECT seat FROM seat_sale WHERE date = ? AND NOT ${VOID}`,
  );
  const orderOf = prepare<[string, string], { sale_order: string }>(
    db,
    'SELECT sale_order FROM seat_sale WHERE date = ? AND seat = ?',
  );
  const add = prepare<[string, string, string], never>(
    db,
    'INSERT INTO seat_sale (date, seat, sale_order) VALUES (?, ?, ?)',
  );
  const clear = prepare<[string, string], never>(
    db,
    `DELETE FROM seat_sale WHERE date = ? AND seat = ? AND ${VOID}`,
  );
  const remove = prepare<[string, string, string], never>(
    db,
    'DELETE FROM seat_sale WHERE date = ? AND seat = ? AND sale_order = ?',
  );
  return {
    of: (date) => of.all(date).map(({ seat }) => seat as SeatId),
    orderOf: (date, seat) => orderOf.get(date, seat)?.sale_order as OrderId | undefined,
    add: (date, seat, order) => {
      clear.run(date, seat);
      add.run(date, seat, order);
    },
    remove: (date, seat, order) => {
      remove.run(date, seat, order);
    },
  };
}
