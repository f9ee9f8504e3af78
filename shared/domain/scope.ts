import type { Scope } from './promotion.ts';

/** What a scope is asked about: a ticket's event, zone and price, or a pass's kind. */
export type ScopedItem =
  | { readonly kind: 'ticket'; readonly event: string; readonly zone: string; readonly price: string }
  | { readonly kind: 'pass'; readonly product: string };

/** True when a scope names something of the item, or names nothing at all. */
export function inScope(scope: Scope, item: ScopedItem): boolean {
  const named = scope.events.length + scope.zones.length + scope.prices.length + scope.passes.length;
  if (named === 0) return true;
  if (item.kind === 'pass') return scope.passes.includes(item.product);
  return (
    scope.events.includes(item.event) || scope.zones.includes(item.zone) || scope.prices.includes(item.price)
  );
}
