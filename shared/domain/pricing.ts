import { divideRounded, sum } from '../kernel/money.ts';
import { accept, type Result } from '../kernel/result.ts';
import type { Cart, CartLine } from './cart.ts';
import type { Catalogue } from './catalogue.ts';
import { applyOffers } from './offers.ts';
import { applyPasses } from './passPricing.ts';
import type { Discount, PricedCart, PricedLine, TaxLine } from './priced.ts';
import { type BareLine, bareLine } from './pricingLines.ts';
import { applyPromotions } from './promotions.ts';
import type { SaleRefusal } from './refusal.ts';
import type { ScopedItem } from './scope.ts';
import type { Unit } from './units.ts';

/**
 * Prices a cart at an instant (ms UTC) of a business day (YYYY-MM-DD): the price of each ticket in its window, then
 * offers, then promotions per ticket, then promotions of the cart; gift vouchers are never lowered. Refuses a line
 * whose price or date is not in the catalogue, whose sale has ended, that is not sold now, or whose VAT rate is not
 * known for the day; a reservation in the cart is priced as it was made. Which discounts apply, and to what, does not depend on the order of entry.
 */
export function priceCart(
  cart: Pick<Cart, 'lines'> & Partial<Pick<Cart, 'codes' | 'passes' | 'reservation'>>,
  catalogue: Catalogue,
  now: number,
  day: string,
): Result<PricedCart, SaleRefusal> {
  if (cart.reservation) return accept(asReserved(cart.reservation.lines));
  const bare: BareLine[] = [];
  for (const line of cart.lines) {
    const priced = bareLine(line, catalogue, now, day);
    if (!priced.ok) return priced;
    bare.push(priced.value);
  }
  const units = bare.flatMap(unitsOf);
  const passes = applyPasses(units, cart.passes ?? [], catalogue);
  // What is taken on a pass is paid by it: it makes no group of an offer, and no code lowers its surcharge.
  const open = units.filter((unit) => unit.pass?.entry !== true);
  applyOffers(open, catalogue.offers.values(), now);
  const codes = applyPromotions(open, cart.codes ?? [], catalogue.promotions.values(), now);
  const lines = bare.map((line) => withDiscounts(line, units));
  return accept({
    lines,
    totalMinor: sum(lines.map((l) => l.totalMinor)),
    vouchersMinor: sum(lines.map((l) => (l.kind === 'voucher' ? l.totalMinor : 0))),
    taxes: taxesOf(lines),
    tickets: sum(lines.map((l) => (l.kind === 'ticket' ? l.quantity : 0))),
    codes,
    passes,
  });
}

/** What was reserved costs what it cost then. */
const asReserved = (lines: readonly PricedLine[]): PricedCart => ({
  lines,
  totalMinor: sum(lines.map((line) => line.totalMinor)),
  vouchersMinor: 0,
  taxes: taxesOf(lines),
  tickets: sum(lines.map((line) => (line.kind === 'ticket' ? line.quantity : 0))),
  codes: [],
  passes: [],
});

/** True for a cart line whose zone has numbered seats. */
export function isNumbered(line: CartLine, catalogue: Catalogue): boolean {
  if (line.kind !== 'ticket') return false;
  const price = catalogue.prices.get(line.price);
  return price !== undefined && (catalogue.zones.get(price.zone)?.category ?? null) !== null;
}

function unitsOf(line: BareLine): Unit[] {
  if (line.kind === 'voucher') return [];
  const item: ScopedItem =
    line.kind === 'ticket'
      ? { kind: 'ticket', event: line.event, zone: line.zone, price: line.price }
      : { kind: 'pass', product: line.product };
  return Array.from({ length: line.quantity }, () => ({
    line: line.line,
    item,
    listMinor: line.unitMinor,
    minor: line.unitMinor,
    pass: null,
    discounts: [],
  }));
}

function withDiscounts(line: BareLine, all: readonly Unit[]): PricedLine {
  // The dearer tickets of a line come first, whatever the sorting within the discounts left.
  const units = all.filter((unit) => unit.line === line.line).sort((a, b) => b.minor - a.minor);
  const minors =
    line.kind === 'voucher'
      ? Array.from({ length: line.quantity }, () => line.unitMinor)
      : units.map((unit) => unit.minor);
  const onPass = units.map((unit) => unit.pass?.id ?? null);
  const discounts = new Map<string, Discount>();
  for (const unit of units)
    for (const one of unit.discounts) {
      const key = `${one.kind}/${one.source}`;
      const so = discounts.get(key) ?? { ...one, tickets: 0, minor: 0 };
      discounts.set(key, { ...so, tickets: so.tickets + 1, minor: so.minor + one.minor });
    }
  const priced = { ...line, discounts: [...discounts.values()], minors, totalMinor: sum(minors) };
  return priced.kind === 'ticket' && onPass.some((pass) => pass !== null) ? { ...priced, onPass } : priced;
}

/**
 * The tax contained in gross lines, per rate: gross × rate ÷ (100 % + rate), rounded once per rate and order. Gift
 * vouchers have none: theirs falls when they are redeemed.
 */
export function taxesOf(
  lines: readonly (Pick<PricedLine, 'vatName' | 'vatBasisPoints' | 'totalMinor'> & {
    readonly kind?: PricedLine['kind'];
  })[],
): TaxLine[] {
  const gross = new Map<string, { vatName: string; vatBasisPoints: number; grossMinor: number }>();
  for (const line of lines) {
    if (line.kind === 'voucher') continue;
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
