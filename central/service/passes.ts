import { passOfQuota } from '../../shared/domain/passes.ts';
import { openedQuota } from '../../shared/journal/venuePasses.ts';
import type { QuotaId } from '../../shared/kernel/ids.ts';
import { authorityOf } from '../intake/learn.ts';
import { soldPassesAt } from '../intake/soldPasses.ts';
import type { Tx } from '../storage/port.ts';

/**
 * Opens quotas of passes that nobody has heard of yet, so that they can be granted or asked for: how many tickets of one
 * event a pass gives is counted from its first use on. The caller holds the intake's lock.
 */
export async function openPassQuotas(tx: Tx, wanted: readonly QuotaId[]): Promise<void> {
  const quotas = [...new Set(wanted)].filter((quota) => passOfQuota(quota) !== undefined);
  if (quotas.length === 0) return;
  const passes = quotas.flatMap((quota) => passOfQuota(quota)?.pass ?? []);
  const places = await tx.records.ticketPlaces([...new Set(passes)]);
  const known = {
    passes: await soldPassesAt(tx, places),
    quotas: new Map((await tx.inventory.quotas(quotas)).map((row) => [row.quota, row])),
    leases: new Map(),
    returns: await tx.acts.returns(passes),
    authority: await authorityOf(tx, places),
  };
  for (const quota of quotas) {
    const opened = openedQuota(known, quota);
    if (!opened) continue;
    await tx.inventory.saveQuotas([opened.balance]);
    if (opened.lease) await tx.inventory.saveLeases([opened.lease]);
  }
}
