import type { DateId, EventId, LineId, PriceId, QuotaId, ZoneId } from '../kernel/ids.ts';
import { divideRounded, sum } from '../kernel/money.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { msOf } from '../kernel/time.ts';
import type { Cart, CartLine } from './cart.ts';
import { MOST_PER_LINE } from './cart.ts';
import { type Catalogue, quotaOf, vatOn } from './catalogue.ts';
import type { SaleRefusal } from './refusal.ts';

/** A cart line with every value it stands for, ready to be written down as a fact. */
export interface PricedLine {
  readonly line: LineId;
  readonly date: DateId;
  readonly event: EventId;
  readonly eventName: string;
  readonly eventSubtitle: string;
  readonly venueName: string;
  readonly startsAt: string;
  readonly doorsAt: string;
  readonly zone: ZoneId;
  readonly zoneName: string;
  readonly price: PriceId;
  readonly priceName: string;
  readonly quota: QuotaId;
  readonly quantity: number;
  readonly unitMinor: number;
  readonly totalMinor: number;
  readonly vatName: string;
  readonly vatBasisPoints: number;
  readonly holder: string;
}

/** The tax contained in the lines of one rate. */
export interface TaxLine {
  readonly vatName: string;
  readonly vatBasisPoints: number;
  readonly grossMinor: number;
  readonly taxMinor: number;
}

export interface PricedCart {
  readonly lines: readonly PricedLine[];
  readonly totalMinor: number;
  readonly taxes: readonly TaxLine[];
  readonly tickets: number;
}

/**
 * Prices a cart at an instant (ms UTC) of a business day (YYYY-MM-DD). Refuses a line whose price or date
 * is not in the catalogue, whose sale has ended, or whose VAT rate is not known for the day.
 */
export function priceCart(
  cart: Pick<Cart, 'lines'>,
  catalogue: Catalogue,
  now: number,
  day: string,
): Result<PricedCart, SaleRefusal> {
  const lines: PricedLine[] = [];
  for (const line of cart.lines) {
    const priced = priceLine(line, catalogue, now, day);
    if (!priced.ok) return priced;
    lines.push(priced.value);
  }
  return accept({
    lines,
    totalMinor: sum(lines.map((l) => l.totalMinor)),
    taxes: taxesOf(lines),
    tickets: lines.reduce((count, l) => count + l.quantity, 0),
  });
}

function priceLine(
  line: CartLine,
  catalogue: Catalogue,
  now: number,
  day: string,
): Result<PricedLine, SaleRefusal> {
  const price = catalogue.prices.get(line.price);
  const date = catalogue.dates.get(line.date);
  const zone = price && catalogue.zones.get(price.zone);
  const event = date && catalogue.events.get(date.event);
  const venue = event && catalogue.venues.get(event.venue);
  const quota = date && zone && quotaOf(catalogue, date.id, zone.id);
  if (!price || !date || !zone || !event || !venue || !quota || zone.event !== event.id)
    return refuse({ kind: 'priceUnknown', line: line.id });
  if (line.quantity > MOST_PER_LINE) return refuse({ kind: 'tooManyInLine', most: MOST_PER_LINE });
  if (now >= msOf(date.salesEndAt))
    return refuse({ kind: 'saleEnded', event: event.name, endedAt: date.salesEndAt });
  const rate = catalogue.vatRates.get(price.vatRate);
  const basisPoints = rate && vatOn(rate, day);
  if (!rate || basisPoints === undefined) return refuse({ kind: 'vatUnknown', price: price.name });
  return accept({
    line: line.id,
    date: date.id,
    event: event.id,
    eventName: event.name,
    eventSubtitle: event.subtitle,
    venueName: venue.name,
    startsAt: date.startsAt,
    doorsAt: date.doorsAt,
    zone: zone.id,
    zoneName: zone.name,
    price: price.id,
    priceName: price.name,
    quota: quota.id,
    quantity: line.quantity,
    unitMinor: price.minor,
    totalMinor: price.minor * line.quantity,
    vatName: rate.name,
    vatBasisPoints: basisPoints,
    holder: line.holder,
  });
}

/** The tax contained in gross lines, per rate: gross × rate ÷ (100 % + rate), rounded once per rate and order. */
export function taxesOf(
  lines: readonly Pick<PricedLine, 'vatName' | 'vatBasisPoints' | 'totalMinor'>[],
): TaxLine[] {
  const gross = new Map<string, { vatName: string; vatBasisPoints: number; grossMinor: number }>();
  for (const line of lines) {
    const key = `${line.vatName}|${line.vatBasisPoints}`;
    const so = gross.get(key) ?? {
      vatName: line.vatName,
      vatBasisPoints: line.vatBasisPoints,
      grossMinor: 0,
    };
    gross.set(key, { ...so, grossMinor: so.grossMinor + line.totalMinor });
  }
  return [...gross.values()].map((g) => ({
    ...g,
    taxMinor: divideRounded(g.grossMinor * g.vatBasisPoints, 10_000 + g.vatBasisPoints),
  }));
}
