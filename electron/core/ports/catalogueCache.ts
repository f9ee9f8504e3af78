import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { SeatingPlan } from '../../../shared/domain/seating/plan.ts';
import type { PlanIndex } from '../../../shared/domain/seating/planIndex.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import type { BusinessDays } from '../../../shared/kernel/time.ts';
import type { LeaseRow } from '../../../shared/sync/reference.ts';

/** Reference data in memory, read anew after each change of it. */
export interface CatalogueCache {
  /** A plan made ready for searching; worked out once for each version of it. */
  planIndex(plan: SeatingPlan): PlanIndex;
  catalogue(): Catalogue;
  /** The sealed PIN verifier of a person. */
  verifier(staff: StaffId): string | undefined;
  /** What this till holds: granted and not ended, and made by its own returns. */
  leases(): readonly LeaseRow[];
  /** Business days at the venue. */
  day: BusinessDays;
  reload(): void;
  /** Reads the leases anew, and nothing else. */
  reloadLeases(): void;
}
