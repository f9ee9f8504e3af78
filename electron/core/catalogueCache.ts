import type { SeatingPlan } from '../../shared/domain/seating/plan.ts';
import { type PlanIndex, planIndex } from '../../shared/domain/seating/planIndex.ts';
import { businessDaysIn } from '../../shared/kernel/time.ts';
import { catalogueOf } from '../../shared/sync/catalogueOf.ts';
import type { CatalogueCache } from './ports/catalogueCache.ts';
import type { Log } from './ports/log.ts';
import type { StoreReader } from './ports/store.ts';

/** Before the first contact nobody has named a venue. */
const DEFAULT_ZONE = 'Europe/Zurich';

export type { CatalogueCache } from './ports/catalogueCache.ts';

/** Reads the store's reference rows; rows that can't be understood are left out and logged. */
export function createCatalogueCache(store: StoreReader, log: Log): CatalogueCache {
  const load = () => {
    const read = catalogueOf(store.reference.all());
    for (const problem of read.problems) log.warn('catalogue row left out', { problem });
    const venue = read.catalogue.venues.values().next().value;
    return { ...read, day: businessDaysIn(venue?.timeZone ?? DEFAULT_ZONE) };
  };
  const indexes = new WeakMap<SeatingPlan, PlanIndex>();
  let now = load();
  let granted = store.reference.leases();
  return {
    catalogue: () => now.catalogue,
    planIndex: (plan) => {
      const index = indexes.get(plan) ?? planIndex(plan);
      indexes.set(plan, index);
      return index;
    },
    verifier: (staff) => now.verifiers.get(staff),
    leases: () => {
      const stream = store.journal.current()?.id;
      return stream === undefined ? granted : [...granted, ...store.madeLeases.open(stream)];
    },
    day: (ms) => now.day(ms),
    reload: () => {
      now = load();
      granted = store.reference.leases();
    },
    reloadLeases: () => {
      granted = store.reference.leases();
    },
  };
}
