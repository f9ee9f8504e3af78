import type { Instant } from '../kernel/time.ts';
import { msOf } from '../kernel/time.ts';
import type { Offer } from './promotion.ts';
import { inScope } from './scope.ts';
import { byWorth, reductionOf, takeOff, type Unit } from './units.ts';

/** True between `from` (inclusive) and `to` (exclusive); null is an open end. `now` in ms UTC. */
export const isWithin = (from: Instant | null, to: Instant | null, now: number): boolean =>
  (from === null || now >= msOf(from)) && (to === null || now < msOf(to));

/**
 * Buy N, get M cheaper: of the tickets in scope, dearest first, each full group of N + M lowers its M cheapest. Which
 * tickets pay depends on prices alone, not on the order of entry. Offers come in the order of their ids, and a ticket
 * counts for one offer only. Lowers `units` in place.
 */
export function applyOffers(units: readonly Unit[], offers: Iterable<Offer>, now: number): void {
  const used = new Set<Unit>();
  const running = [...offers].filter((offer) => isWithin(offer.from, offer.to, now));
  for (const offer of running.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const candidates = units
      .filter((unit) => !used.has(unit) && inScope(offer.scope, unit.item))
      .sort(byWorth);
    const size = offer.buy + offer.get;
    // The dearest make the groups; within all groups together the cheapest are lowered, group by group.
    const grouped = candidates.slice(0, Math.floor(candidates.length / size) * size);
    for (let from = 0; from < grouped.length; from += size) {
      const group = grouped.slice(from, from + size);
      for (const unit of group) used.add(unit);
      for (const unit of group.slice(offer.buy))
        takeOff(unit, reductionOf(offer.reduction, unit.minor), {
          kind: 'offer',
          source: offer.id,
          name: offer.name,
          code: '',
        });
    }
  }
}
