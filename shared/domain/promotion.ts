import type { OfferId, PromotionId, QuotaId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

/** What a discount is about; an empty list of all four is everything but gift vouchers. */
export interface Scope {
  readonly events: readonly string[];
  readonly zones: readonly string[];
  readonly prices: readonly string[];
  readonly passes: readonly string[];
}

/** How much is taken off: basis points (2500 are 25 %) or minor units. */
export type Reduction =
  | { readonly kind: 'percent'; readonly basisPoints: number }
  | { readonly kind: 'fixed'; readonly minor: number };

/** A code that customers bring. */
export interface Promotion {
  readonly id: PromotionId;
  /** As compared: capitals and digits only. */
  readonly code: string;
  readonly name: string;
  readonly reduction: Reduction;
  /** A fixed amount or a percentage of each ticket, or of the cart's part in scope. */
  readonly per: 'ticket' | 'cart';
  /** Most tickets in one order that it lowers; null for no limit. */
  readonly capPerOrder: number | null;
  /** Uses over all tills, leased like places: one use a lowered ticket, or one a cart; null for no limit. */
  readonly quota: QuotaId | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly scope: Scope;
}

/** Buy N, get M of them cheaper, by itself: of every N + M tickets in scope, the cheapest M are lowered. */
export interface Offer {
  readonly id: OfferId;
  readonly name: string;
  readonly buy: number;
  readonly get: number;
  readonly reduction: Reduction;
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly scope: Scope;
}
