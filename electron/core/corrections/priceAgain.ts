import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { TicketLine } from '../../../shared/domain/cart.ts';
import type { Catalogue, PriceCategory } from '../../../shared/domain/catalogue.ts';
import type { PricedTickets } from '../../../shared/domain/priced.ts';
import { priceCart } from '../../../shared/domain/pricing.ts';
import type { LineId, PriceId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { type CoreContext, dayOf } from '../context.ts';
import { detailOf } from '../returns/lineAgain.ts';
import type { SoldOrder, SoldThing } from '../returns/soldOrder.ts';

/** The paid prices of the zone that all these tickets are in; none when they are in several. */
export function pricesFor(catalogue: Catalogue, things: readonly SoldThing[]): PriceCategory[] {
  const zones = new Set(
    things.map(({ item }) => (item.quota === null ? null : (catalogue.quotas.get(item.quota)?.zone ?? null))),
  );
  const [zone] = zones;
  if (zones.size !== 1 || !zone) return [];
  return [...catalogue.prices.values()].filter(
    (price) => price.zone === zone && price.payWhatYouWantFrom === null && price.minor > 0,
  );
}

/**
 * Tickets at another price of their zone, on the seats that they have; priced as at their sale, so that a window that has
 * ended since counts. Refuses passes, prices of other zones, and what costs nothing: that is an invitation with a reason.
 */
export function priceAgain(
  context: CoreContext,
  sold: SoldOrder,
  things: readonly SoldThing[],
  price: PriceId,
  ids: () => LineId,
  now: number,
): Result<PricedTickets[], Refusal> {
  const catalogue = context.cache.catalogue();
  const pass = things.find(({ item }) => item.kind === 'pass');
  if (pass) return refuse({ kind: 'passNotExchanged', number: pass.item.number });
  if (!pricesFor(catalogue, things).some((one) => one.id === price))
    return refuse({ kind: 'priceUnknown', line: '' });
  const at = sold.fact?.at ?? now;
  const lines = things.flatMap((thing): TicketLine[] => {
    const { date, seat } = thing.item;
    if (date === null) return [];
    return [
      {
        kind: 'ticket',
        id: ids(),
        date,
        price,
        quantity: 1,
        seats: seat === undefined ? [] : [{ seat, picked: true }],
        chosenMinor: null,
        proofSeen: true,
        reason: null,
        details: [detailOf(sold, thing.line)],
      },
    ];
  });
  const priced = priceCart({ lines }, catalogue, at, dayOf(context, at));
  if (!priced.ok) return priced;
  const free = priced.value.lines.some((line) => line.totalMinor === 0);
  if (free) return refuse({ kind: 'reasonMissing', line: '' });
  return accept(priced.value.lines.filter((line) => line.kind === 'ticket'));
}
