import type { Refusal } from '../../../shared/contract/refusal.ts';
import { seatLabel } from '../../../shared/domain/seating/places.ts';
import type { SoldLine } from '../../../shared/journal/bodies.ts';
import type { OrderId } from '../../../shared/kernel/ids.ts';
import type { Tx } from '../journalist.ts';

/**
 * The first seat of a reservation's lines that this till itself has sold or reserved for somebody else, by a manager's word: the
 * same till does not give it twice. Null when there is none.
 */
export function seatSoldHere(
  { store }: Tx,
  { order, number }: { readonly order: OrderId; readonly number: string },
  lines: readonly SoldLine[],
): Refusal | null {
  for (const line of lines) {
    if (line.kind !== 'ticket') continue;
    const { date, seats } = line;
    const sold = new Set(store.seatSales.of(date));
    for (const place of seats) {
      const by = sold.has(place.seat) ? store.seatSales.orderOf(date, place.seat) : undefined;
      if (by !== undefined && by !== order)
        return {
          kind: 'reservedSeatSold',
          number,
          seat: seatLabel(place),
          by: store.orders.get(by)?.number ?? '',
        };
    }
  }
  return null;
}
