import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { StaffId } from '../../../shared/kernel/ids.ts';
import type { BusinessDays } from '../../../shared/kernel/time.ts';
import type { LeaseRow } from '../../../shared/sync/reference.ts';

/** Reference data in memory, read anew after each change of it. */
export interface CatalogueCache {
  catalogue(): Catalogue;
  /** The sealed PIN verifier of a person. */
  verifier(staff: StaffId): string | undefined;
  leases(): readonly LeaseRow[];
  /** Business days at the venue. */
  day: BusinessDays;
  reload(): void;
}
