import type { CartView, OfferView } from '../../shared/contract/views.ts';

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
