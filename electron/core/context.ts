import type { Venue } from '../../shared/domain/catalogue.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import type { CatalogueCache } from './catalogueCache.ts';
import type { Journalist } from './journalist.ts';
import type { Notices } from './notices.ts';
import type { Once } from './once.ts';
import type { CoreParts, Workers } from './parts.ts';
import type { People } from './people.ts';

/** What every use case may use. */
export interface CoreContext {
  readonly parts: CoreParts;
  readonly workers: Workers;
  readonly journalist: Journalist;
  readonly cache: CatalogueCache;
  readonly people: People;
  readonly once: Once;
  readonly notices: Notices;
}

/** The venue of this till: the catalogue's first, for an organiser with one. */
export function venueOf(context: Pick<CoreContext, 'cache'>): Venue | undefined {
  return context.cache.catalogue().venues.values().next().value;
}

/** The business day of an instant (ms UTC) at this till's venue. */
export const dayOf = (context: Pick<CoreContext, 'cache'>, ms: number): string => context.cache.day(ms);

/** The name of a person, or their id when the catalogue does not name them any more. */
export const nameOf = (context: Pick<CoreContext, 'cache'>, staff: StaffId): string =>
  context.cache.catalogue().staff.get(staff)?.name ?? staff;
