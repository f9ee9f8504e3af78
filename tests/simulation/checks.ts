import { openOf } from '../../shared/inventory/ledger.ts';
import { Violation } from './truth.ts';
import type { World } from './world.ts';

/** What must hold at the centre at every moment; throws Violation. */
export async function checkCentre(world: World): Promise<void> {
  await world.centre.read(async (tx) => {
    const leases = await tx.inventory.leases();
    const open = new Map<string, number>();
    for (const lease of leases) {
      open.set(lease.quota, (open.get(lease.quota) ?? 0) + openOf(lease));
      if (lease.consumed + lease.released > lease.amount)
        throw new Violation(`G5: of lease ${lease.lease} more is sold and given back than there was`);
    }
    for (const { quota, capacity, free, leased, sold } of await tx.inventory.quotas()) {
      if (free + leased + sold !== capacity)
        throw new Violation(
          `G5: quota ${quota}: ${free} free + ${leased} leased + ${sold} sold ≠ ${capacity}`,
        );
      if (leased !== (open.get(quota) ?? 0))
        throw new Violation(
          `G5: quota ${quota}: ${leased} are leased, its leases have ${open.get(quota) ?? 0} open`,
        );
    }
  });
}
