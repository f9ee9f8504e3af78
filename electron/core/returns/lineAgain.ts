import { type ItemDetail, NO_DETAIL } from '../../../shared/domain/cart.ts';
import { type Catalogue, quotaOf } from '../../../shared/domain/catalogue.ts';
import type { PricedTickets } from '../../../shared/domain/priced.ts';
import { saidOf } from '../../../shared/journal/orderPersonal.ts';
import type { LineId } from '../../../shared/kernel/ids.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';

/**
 * A ticket sold once more as it was, its seat left open: every value of its sale, its price as it was paid. What another till
 * did not tell comes from the catalogue; null when that does not know the date any more, or for a pass.
 */
export function lineAgain(
  catalogue: Catalogue,
  sold: Pick<SoldOrder, 'fact'>,
  { item, line }: SoldThing,
  id: LineId,
): Omit<PricedTickets, 'seats'> | null {
  if (item.kind === 'pass' || item.date === null || item.quota === null || item.event === null) return null;
  const detail = detailOf(sold, line);
  const before = line?.sold.kind === 'ticket' ? line.sold : null;
  const date = catalogue.dates.get(item.date);
  const event = catalogue.events.get(item.event);
  const zone = catalogue.quotas.get(item.quota)?.zone ?? null;
  if (!before && (!date || !event || zone === null)) return null;
  const prices = [...catalogue.prices.values()].filter((price) => price.zone === (before?.zone ?? zone));
  const price = before?.price ?? (prices.find((one) => one.name === item.priceName) ?? prices[0])?.id;
  if (price === undefined) return null;
  const free = item.minor === 0;
  return {
    kind: 'ticket',
    line: id,
    quantity: 1,
    unitMinor: item.minor,
    discounts: [],
    minors: [item.minor],
    totalMinor: item.minor,
    vatName: item.vatName,
    vatBasisPoints: item.vatBasisPoints,
    date: item.date,
    event: item.event,
    eventName: item.eventName,
    eventSubtitle: before?.eventSubtitle ?? event?.subtitle ?? '',
    venueName: before?.venueName ?? (event && catalogue.venues.get(event.venue)?.name) ?? '',
    startsAt: item.startsAt ?? date?.startsAt ?? '',
    doorsAt: before?.doorsAt ?? date?.doorsAt ?? item.startsAt ?? '',
    zone: before?.zone ?? (zone as PricedTickets['zone']),
    zoneName: item.zoneName,
    price,
    priceName: item.priceName,
    quota: item.quota,
    proofSeen: before?.proofSeen ?? true,
    reason: free ? (before?.reason ?? null) : null,
    reasonName: item.reasonName ?? '',
    ...(item.contingent === undefined ? {} : { contingent: item.contingent }),
    details: [detail],
  };
}

/** What was said of the ticket's holder, where this till knows it. */
export function detailOf({ fact }: Pick<SoldOrder, 'fact'>, line: SoldThing['line']): ItemDetail {
  if (!fact || !line) return NO_DETAIL;
  const { personal } = fact;
  const said = <T>(of: Readonly<Record<string, T>> | undefined, none: T): T =>
    saidOf(of, line.no, line.index) ?? none;
  return {
    holder: said(personal.holders, ''),
    email: said(personal.emails, ''),
    text: said(personal.texts, []),
    answers: said(personal.answers, {}),
  };
}

/** The numbered zone of a ticket, with what its seats are looked for by; undefined without numbered seats. */
export function zoneOf(catalogue: Catalogue, { item }: Pick<SoldThing, 'item'>) {
  const { date, quota } = item;
  const zone = quota === null ? null : (catalogue.quotas.get(quota)?.zone ?? null);
  const found = zone === null ? undefined : catalogue.zones.get(zone);
  const category = found?.category ?? null;
  if (!found || category === null || date === null) return undefined;
  return quotaOf(catalogue, date, found.id)?.id === quota ? { zone: found, category, date } : undefined;
}
