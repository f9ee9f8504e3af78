import type { CartView } from '../../../shared/contract/cartViews.ts';
import type { Cart } from '../../../shared/domain/cart.ts';
import { type CoreContext, nameOf } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { soldOrder } from '../returns/soldOrder.ts';
import { planSwap } from './planSwap.ts';

/** The old tickets of a cart as a screen shows them; what can't be exchanged any more is worth nothing. */
export function swapViewOf(
  context: CoreContext,
  store: StoreReader,
  { exchange }: Pick<Cart, 'exchange'>,
  totalMinor: number,
): CartView['exchange'] {
  if (exchange === null) return null;
  const plan = planSwap(context, store, exchange, totalMinor, null);
  const swap = plan.ok ? plan.value : null;
  const sold = soldOrder(store, exchange.order);
  return {
    order: exchange.order,
    number: sold?.number ?? '',
    tickets: (sold?.things ?? [])
      .filter(({ item }) => exchange.tickets.includes(item.ticket))
      .map(({ item, seat }) => ({
        id: item.ticket,
        number: item.number,
        what: [item.eventName, item.zoneName, item.priceName].filter((part) => part !== '').join(' · '),
        seat: seat && { section: seat.section, row: seat.row, number: seat.number },
        startsAt: item.startsAt,
        minor: item.minor,
      })),
    feeMinor: swap?.feeMinor ?? 0,
    paysMinor: swap?.swappedMinor ?? 0,
    backMinor: swap?.backMinor ?? 0,
    approvedByName: exchange.approvedBy === null ? '' : nameOf(context, exchange.approvedBy),
    gone: swap === null,
  };
}
