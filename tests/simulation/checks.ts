import type { Tx } from '../../central/storage/port.ts';
import { openOf } from '../../shared/inventory/ledger.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** What must hold at the centre at every moment; throws Violation. */
export async function checkCentre(world: World): Promise<void> {
  await world.centre.read(async (tx) => {
    await checkAcknowledged(world, tx);
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

/** G6: what a till was told is stored is stored, as long as it is the same centre. */
async function checkAcknowledged(world: World, tx: Tx): Promise<void> {
  const generation = (await tx.identity.organiser())?.generation;
  for (const till of world.tills) {
    if (!till.up || till.generation !== generation) continue;
    for (const [stream, acked] of till.acked) {
      const stored = acked === 0 ? 0 : ((await tx.journal.stream(stream as StreamId))?.seq ?? 0);
      if (acked > stored)
        throw new Violation(
          `G6: ${till.name} was told that ${acked} entries of stream ${stream} are stored, ${stored} are`,
        );
    }
  }
}
