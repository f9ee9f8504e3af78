import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OfferView } from '../../shared/contract/offerViews.ts';

export type EventView = OfferView['events'][number];
export type DateView = EventView['dates'][number];
export type ZoneView = DateView['zones'][number];
export type PriceView = ZoneView['prices'][number];
export type MethodView = OfferView['methods'][number];

/** Fewer places than this are said on the tile. */
export const SCARCE = 10;

/** Letters that choose a price; the others stand for acts: C card, T TWINT, V code, K customer, P park, R receipt. */
const LETTERS = 'ABDEFGHIJLMNOQSUWXYZ';

/** A date with its event. */
export interface ChosenDate {
  readonly event: EventView;
  readonly date: DateView;
}

/** The date whose prices are shown: the chosen one, else the first that still sells. */
export function dateShown(offer: OfferView | null, date: string | null): ChosenDate | null {
  const all = (offer?.events ?? []).flatMap((event) => event.dates.map((d) => ({ event, date: d })));
  return all.find((one) => one.date.id === date) ?? all.find((one) => !one.date.ended) ?? all[0] ?? null;
}

/** Tickets in the cart for a zone on a date. */
export const inCart = (cart: CartView | null, date: string, zone: string): number =>
  (cart?.lines ?? []).reduce(
    (n, l) => (l.kind === 'ticket' && l.date === date && l.zone === zone ? n + l.quantity : n),
    0,
  );

/** Tickets in the cart at a price on a date. */
export const atPrice = (cart: CartView | null, date: string, price: string): number =>
  (cart?.lines ?? []).reduce(
    (n, l) => (l.kind === 'ticket' && l.date === date && l.price === price ? n + l.quantity : n),
    0,
  );

/** Places of a zone that this till may still sell, less the cart; null when it holds no lease. */
export const leftHere = (zone: ZoneView, date: string, cart: CartView | null): number | null =>
  zone.here === null ? null : Math.max(0, zone.here - inCart(cart, date, zone.id));

/** How a zone stands for one more ticket: `noneHere` is not `none`, for another till may still sell it. */
export type Left = 'enough' | 'scarce' | 'none' | 'noneHere' | 'notHere';

/**
 * What is said of a zone on its prices, less the cart. A house that the centre last counted as empty is sold out, here
 * and everywhere; `left` as `leftHere` gives it.
 */
export function leftOf(zone: ZoneView, date: string, cart: CartView | null, left: number | null): Left {
  const house = zone.house === null ? null : zone.house.left - inCart(cart, date, zone.id);
  if (left !== null && left > 0) return left <= SCARCE ? 'scarce' : 'enough';
  if (house !== null && house <= 0) return 'none';
  if (left === null) return 'notHere';
  return house === null ? 'none' : 'noneHere';
}

/** A price with the letter that chooses it by keyboard. */
export interface Tile {
  readonly zone: ZoneView;
  readonly price: PriceView;
  readonly letter: string | null;
}

/** All prices of a date in the order of the screen. */
export function tilesOf(date: DateView): Tile[] {
  return date.zones
    .flatMap((zone) => zone.prices.map((price) => ({ zone, price })))
    .map((tile, i) => ({ ...tile, letter: LETTERS[i] ?? null }));
}

/** The first payment method of a kind. */
export const methodOf = (offer: OfferView | null, kind: MethodView['kind']): MethodView | undefined =>
  offer?.methods.find((method) => method.kind === kind);
