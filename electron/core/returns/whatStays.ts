import type { TicketLine } from '../../../shared/domain/cart.ts';
import type { Catalogue, PriceCategory } from '../../../shared/domain/catalogue.ts';
import { priceCart } from '../../../shared/domain/pricing.ts';
import type { SoldLine } from '../../../shared/journal/bodies.ts';
import type { LineId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { type CoreContext, dayOf } from '../context.ts';
import { detailOf } from './lineAgain.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';

/**
 * True when what stays of an order would not have earned its price without what goes back: the free one of "buy two, get
 * one", a group price for fewer than its least. Who brought back the others would keep it for nothing.
 */
export function staysUnearned(context: CoreContext, sold: SoldOrder, gone: readonly SoldThing[]): boolean {
  const catalogue = context.cache.catalogue();
  const had = sold.things.filter((thing) => !thing.returned && thing.item.kind === 'ticket');
  const stays = had.filter((thing) => !gone.includes(thing));
  if (stays.length === 0 || stays.length === had.length) return false;
  if (fewerThanLeast(catalogue, had, stays)) return true;
  return sold.fact === null
    ? stays.some((thing) => isCheaper(catalogue, thing))
    : reducedByOffers(stays) > earnedByOffers(context, sold, stays);
}

/** The price that a ticket was sold at, as the catalogue has it; of another till's ticket found by zone and name. */
function priceOf(catalogue: Catalogue, { item, line }: SoldThing): PriceCategory | undefined {
  if (line?.sold.kind === 'ticket') return catalogue.prices.get(line.sold.price);
  const zone = item.quota === null ? null : (catalogue.quotas.get(item.quota)?.zone ?? null);
  return [...catalogue.prices.values()].find((one) => one.zone === zone && one.name === item.priceName);
}

function fewerThanLeast(
  catalogue: Catalogue,
  had: readonly SoldThing[],
  stays: readonly SoldThing[],
): boolean {
  return stays.some((thing) => {
    const price = priceOf(catalogue, thing);
    if (price?.least == null) return false;
    const of = (things: readonly SoldThing[]) =>
      things.filter((one) => priceOf(catalogue, one)?.id === price.id).length;
    return of(stays) < price.least && of(had) >= price.least;
  });
}

/** Another till does not tell why a ticket cost less: where there are offers, it may have been one. */
function isCheaper(catalogue: Catalogue, thing: SoldThing): boolean {
  const { item } = thing;
  if (catalogue.offers.size === 0 || item.pass !== undefined || item.reasonName !== undefined) return false;
  const price = priceOf(catalogue, thing);
  return price !== undefined && item.minor < (price.payWhatYouWantFrom ?? price.minor);
}

const offersOf = (line: Pick<SoldLine, 'discounts'>): number =>
  sum(line.discounts.flatMap((one) => (one.kind === 'offer' ? [one.minor] : [])));

/** What offers took off the tickets that stay, minor units; at most, where a code lowered them too. */
function reducedByOffers(stays: readonly SoldThing[]): number {
  const off = new Map<SoldLine, number>();
  for (const { item, line } of stays)
    if (line) off.set(line.sold, (off.get(line.sold) ?? 0) + line.sold.unitMinor - item.minor);
  return sum([...off].map(([line, minor]) => Math.min(minor, offersOf(line))));
}

/** What the offers of the sale would have taken off the tickets that stay alone; none for prices that are gone. */
function earnedByOffers(context: CoreContext, sold: SoldOrder, stays: readonly SoldThing[]): number {
  const catalogue = context.cache.catalogue();
  const at = sold.fact?.at ?? 0;
  const lines = stays.flatMap((thing, no): TicketLine[] => {
    const line = thing.line?.sold;
    if (line?.kind !== 'ticket') return [];
    const ownPrice = catalogue.prices.get(line.price)?.payWhatYouWantFrom != null;
    return [
      {
        kind: 'ticket',
        id: `${no}` as LineId,
        date: line.date,
        price: line.price,
        quantity: 1,
        seats: thing.item.seat === undefined ? [] : [{ seat: thing.item.seat, picked: true }],
        chosenMinor: ownPrice ? line.unitMinor : null,
        proofSeen: true,
        reason: line.reason,
        details: [detailOf(sold, thing.line)],
      },
    ];
  });
  const priced = priceCart({ lines }, catalogue, at, dayOf(context, at));
  return priced.ok ? sum(priced.value.lines.map(offersOf)) : 0;
}
