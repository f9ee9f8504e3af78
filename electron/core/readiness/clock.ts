import type { ClockFacts } from '../../../shared/domain/readiness/machine.ts';
import { CLOCK_JUMP_MS } from '../../../shared/journal/entry.ts';
import { offsetAt } from '../../../shared/kernel/localTime.ts';
import { type CoreContext, venueOf } from '../context.ts';
import { FACT, houseOf } from '../facts.ts';

/**
 * Says whether the wall clock has jumped since the centre was last heard of: from then on its difference to the
 * centre's clock is not what was measured. A machine that slept looks the same, until the next contact.
 */
export function clockWatch({ parts: { clock }, workers }: CoreContext): () => boolean {
  const read = () => ({
    wall: clock.now(),
    monotonic: clock.monotonic(),
    contact: workers.sync.status().lastContactAt,
  });
  let base = read();
  return () => {
    const now = read();
    if (now.contact !== base.contact) base = now;
    return Math.abs(now.wall - base.wall - (now.monotonic - base.monotonic)) > CLOCK_JUMP_MS;
  };
}

/** What is known of this till's clock at `now` (ms UTC). House and catalogue's instant are kept in one transaction. */
export function clockFacts(context: CoreContext, now: number, jumped: boolean): ClockFacts {
  const { facts } = context.parts.store.read;
  const house = houseOf(facts);
  const at = facts.get(FACT.catalogueAt);
  const here = context.parts.machine.timeZone();
  const venue = venueOf(context)?.timeZone ?? here;
  return {
    compared:
      house === undefined || at === undefined ? null : { offsetMs: house.at - Number(at), at: Number(at) },
    jumped,
    zone: { here, venue, same: offsetAt(now, here) === offsetAt(now, venue) },
  };
}
