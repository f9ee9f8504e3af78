import type { CaseRow } from '../../central/storage/rows.ts';
import { passOfQuota } from '../../shared/domain/passes.ts';
import type { Lease, QuotaBalance } from '../../shared/inventory/ledger.ts';
import type { CaseKind } from '../../shared/journal/venueCases.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import { limitsOfPass } from './passes.ts';
import type { TillHost } from './tillHost.ts';
import type { Paper } from './truth.ts';
import { Violation } from './violation.ts';
import type { World } from './world.ts';

/** Cases that say that more was taken on a pass than it gives, or anything at all after it was taken back. */
const SAY: readonly CaseKind[] = ['passOverused', 'passVoid'];

/** G5: the centre limits each pass by what it was sold with; what was taken beyond that has a case that names it. */
export function checkPasses(
  world: World,
  { quotas, cases }: { readonly quotas: readonly QuotaBalance[]; readonly cases: readonly CaseRow[] },
): void {
  const limits = new Map<string, { readonly amount: number; readonly pass: Paper }>();
  for (const pass of world.truth.papers.values())
    if (pass.product !== null)
      for (const { quota, amount } of limitsOfPass(pass.ticket, pass.product))
        limits.set(quota, { amount, pass });
  for (const { quota, capacity, sold } of quotas) {
    const limit = limits.get(quota);
    if (!limit) continue;
    const { amount, pass } = limit;
    // Tickets of an event that a restored centre heard of before the pass itself: it is opened when it is used again.
    const unopened = capacity === 0 && passOfQuota(quota)?.event !== null;
    if (capacity !== amount && !unopened)
      throw new Violation(`G5: pass ${pass.number} gives ${amount} of ${quota}, the centre says ${capacity}`);
    const named = cases.some(({ kind, about }) => SAY.includes(kind) && about.includes(pass.number));
    if (sold > amount && !named)
      throw new Violation(
        `G5: ${sold} of quota ${quota} were taken on pass ${pass.number}, it gives ${amount}, and no case says so`,
      );
  }
}

/** What is left of a pass's quota at the till that sold it: it holds all of it from the sale on. */
export function ofPassSold(
  world: World,
  { store }: TillHost,
  { quota, lease }: Pick<Lease, 'quota' | 'lease'>,
): number {
  const pass = passOfQuota(quota)?.pass;
  const sold = pass && world.truth.papers.get(pass as TicketId);
  if (!sold?.product || String(lease) !== String(quota)) return 0;
  const limit = limitsOfPass(sold.ticket, sold.product).find((one) => one.quota === quota);
  return (limit?.amount ?? 0) - store.read.leases.consumed(lease, 1) - store.read.leases.released(lease, 1);
}
