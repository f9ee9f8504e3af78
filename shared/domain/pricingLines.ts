import { endOfDay } from '../kernel/localTime.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { instant, msOf } from '../kernel/time.ts';
import { type CartLine, MOST_PER_LINE, type PassLine, type TicketLine, type VoucherLine } from './cart.ts';
import { type Catalogue, type PriceCategory, quotaOf, type Venue, vatOn } from './catalogue.ts';
import { isWithin } from './offers.ts';
import type { PricedPasses, PricedTickets, PricedVouchers, SeatPlace } from './priced.ts';
import type { SaleRefusal } from './refusal.ts';
import { seatPlaces } from './seating/places.ts';

type Bare<T> = Omit<T, 'discounts' | 'minors' | 'totalMinor'>;
/** A line with its values, before anything is taken off. */
export type BareLine = Bare<PricedTickets> | Bare<PricedPasses> | Bare<PricedVouchers>;

/** The values of a cart line at an instant (ms UTC) of a business day; refuses what can't be sold then. */
export function bareLine(
  line: CartLine,
  catalogue: Catalogue,
  now: number,
  day: string,
): Result<BareLine, SaleRefusal> {
  if (line.quantity > MOST_PER_LINE) return refuse({ kind: 'tooManyInLine', most: MOST_PER_LINE });
  if (line.kind === 'ticket') return tickets(line, catalogue, now, day);
  return line.kind === 'pass' ? passes(line, catalogue, now, day) : vouchers(line, catalogue, day);
}

/** What a price costs at an instant (ms UTC): its running window's amount; null when it is not sold now. */
export function priceAt(price: Pick<PriceCategory, 'minor' | 'windows'>, now: number): number | null {
  if (price.windows.length === 0) return price.minor;
  return price.windows.find((window) => isWithin(window.from, window.to, now))?.minor ?? null;
}

function tickets(
  line: TicketLine,
  catalogue: Catalogue,
  now: number,
  day: string,
): Result<Bare<PricedTickets>, SaleRefusal> {
  const price = catalogue.prices.get(line.price);
  const date = catalogue.dates.get(line.date);
  const zone = price && catalogue.zones.get(price.zone);
  const event = date && catalogue.events.get(date.event);
  const venue = event && catalogue.venues.get(event.venue);
  const quota = date && zone && quotaOf(catalogue, date.id, zone.id);
  if (!price || !date || !zone || !event || !venue || !quota || zone.event !== event.id)
    return refuse({ kind: 'priceUnknown', line: line.id });
  if (now >= msOf(date.salesEndAt))
    return refuse({ kind: 'saleEnded', event: event.name, endedAt: date.salesEndAt });
  if (date.full) return refuse({ kind: 'dateFull', event: event.name, startsAt: date.startsAt });
  const listed = priceAt(price, now);
  if (listed === null) return refuse({ kind: 'priceNotNow', price: price.name });
  const least = price.payWhatYouWantFrom;
  const unitMinor = least === null ? listed : (line.chosenMinor ?? listed);
  if (least !== null && unitMinor < least)
    return refuse({ kind: 'amountTooLow', what: price.name, leastMinor: least });
  const vat = vatOf(catalogue, price.vatRate, day);
  if (!vat) return refuse({ kind: 'vatUnknown', price: price.name });
  const seats = placesOf(line, catalogue, event.plan);
  if (!seats.ok) return seats;
  const reason = line.reason === null ? undefined : catalogue.freeReasons.get(line.reason);
  return accept({
    kind: 'ticket',
    line: line.id,
    quantity: line.quantity,
    unitMinor,
    ...vat,
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
    seats: seats.value,
    proofSeen: line.proofSeen,
    reason: line.reason,
    reasonName: reason?.name ?? '',
    ...(reason?.contingent ? { contingent: reason.contingent } : {}),
    details: line.details,
  });
}

function placesOf(
  line: TicketLine,
  catalogue: Catalogue,
  plan: string | null,
): Result<readonly SeatPlace[], SaleRefusal> {
  if (line.seats.length === 0) return accept([]);
  const found = plan === null ? undefined : catalogue.plans.get(plan as never);
  return seatPlaces(
    found,
    line.seats.map((s) => s.seat),
  );
}

function passes(
  line: PassLine,
  catalogue: Catalogue,
  now: number,
  day: string,
): Result<Bare<PricedPasses>, SaleRefusal> {
  const product = catalogue.passProducts.get(line.product);
  if (!product) return refuse({ kind: 'priceUnknown', line: line.id });
  if (now >= msOf(product.validTo))
    return refuse({ kind: 'saleEnded', event: product.name, endedAt: product.validTo });
  const vat = vatOf(catalogue, product.vatRate, day);
  if (!vat) return refuse({ kind: 'vatUnknown', price: product.name });
  return accept({
    kind: 'pass',
    line: line.id,
    quantity: line.quantity,
    unitMinor: product.minor,
    ...vat,
    product: product.id,
    productName: product.name,
    passKind: product.kind,
    entries: product.entries,
    ...(product.perEvent === null ? {} : { perEvent: product.perEvent }),
    venueName: anyVenue(catalogue)?.name ?? '',
    validFrom: product.validFrom,
    validTo: product.validTo,
    quota: product.quota,
    details: line.details,
  });
}

function vouchers(
  line: VoucherLine,
  catalogue: Catalogue,
  day: string,
): Result<Bare<PricedVouchers>, SaleRefusal> {
  const product = catalogue.voucherProducts.get(line.product);
  if (!product) return refuse({ kind: 'priceUnknown', line: line.id });
  const { own, amounts, name } = product;
  const inOwn = own !== null && line.minor >= own.least && line.minor <= own.most;
  if (!amounts.includes(line.minor) && !inOwn)
    return refuse({
      kind: 'amountOutside',
      what: name,
      leastMinor: own?.least ?? Math.min(...amounts),
      mostMinor: own?.most ?? Math.max(...amounts),
    });
  return accept({
    kind: 'voucher',
    line: line.id,
    quantity: line.quantity,
    unitMinor: line.minor,
    vatName: '',
    vatBasisPoints: 0,
    product: product.id,
    productName: name,
    venueName: anyVenue(catalogue)?.name ?? '',
    validTo: validFor(day, product.validMonths, anyVenue(catalogue)?.timeZone ?? 'UTC'),
  });
}

/** The end of the same day of the month so many months on, or of that month's last, as the house's clock shows it. */
function validFor(day: string, months: number, timeZone: string): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const at = year * 12 + (month - 1) + months;
  const inYear = Math.floor(at / 12);
  const inMonth = at % 12;
  const leap = (inYear % 4 === 0 && inYear % 100 !== 0) || inYear % 400 === 0;
  const last = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][inMonth] ?? 28;
  const two = (n: number): string => String(n).padStart(2, '0');
  return instant(endOfDay(`${inYear}-${two(inMonth + 1)}-${two(Math.min(date, last))}`, timeZone));
}

const anyVenue = (catalogue: Catalogue): Venue | undefined => catalogue.venues.values().next().value;

function vatOf(
  catalogue: Catalogue,
  id: PriceCategory['vatRate'],
  day: string,
): { readonly vatName: string; readonly vatBasisPoints: number } | undefined {
  const rate = catalogue.vatRates.get(id);
  const basisPoints = rate && vatOn(rate, day);
  return rate && basisPoints !== undefined ? { vatName: rate.name, vatBasisPoints: basisPoints } : undefined;
}
