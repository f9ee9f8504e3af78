import { passOfQuota } from '../../shared/domain/passes.ts';
import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import { fixedShare, grant, type Lease } from '../../shared/inventory/ledger.ts';
import type { CentreBodies } from '../../shared/journal/bodiesOfCentre.ts';
import type { LeaseId, QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { sha256Hex } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import { leaseInAct, record } from './centreStream.ts';
import type { CentreParts } from './parts.ts';
import { quotaBooks } from './rightsOf.ts';
import { seatShare } from './seatShares.ts';
import { isCurrent, mayGrant, tellLeases } from './streams.ts';

/**
 * Gives every stream its share of every quota of which it has no lease yet, as far as places are free, and tells
 * its till. The caller holds the intake's lock. In a new generation nothing is granted until every stream has been
 * heard in it: what the centre has forgotten may still be in a till.
 */
export async function grantShares(parts: CentreParts, tx: Tx): Promise<void> {
  const { generation, expectedTills } = parts;
  if (!(await mayGrant(tx, generation))) return;
  const streams = (await tx.journal.streams()).filter(isCurrent);
  const quotas = await tx.inventory.quotas();
  const leases = await tx.inventory.leases();
  const held = new Set(leases.map((lease) => lease.lease));
  // How many leases each quota has.
  const turns = new Map<QuotaId, number>();
  for (const { quota } of leases) turns.set(quota, (turns.get(quota) ?? 0) + 1);
  const seatRows = await tx.inventory.seatRows(quotas.map((quota) => quota.quota));
  const granted: Lease[] = [];
  const changed = new Map<QuotaId, (typeof quotas)[number]>();
  const books = new Map<QuotaId, Set<SeatId>>();
  const taken = async (quota: QuotaId): Promise<Set<SeatId>> => {
    const known = books.get(quota) ?? new Set((await quotaBooks(tx, [quota])).get(quota)?.taken);
    books.set(quota, known);
    return known;
  };
  for (const { stream } of streams)
    for (const quota of quotas) {
      const turn = turns.get(quota.quota) ?? 0;
      // A voucher is not shared out in parts: its seller or the first till that comes holds it, others get it when they ask.
      const voucher = voucherOfQuota(quota.quota) !== undefined;
      if (voucher && turn > 0) continue;
      // A pass goes to whoever asks for it.
      if (passOfQuota(quota.quota) !== undefined) continue;
      const id = leaseOf(stream, quota.quota);
      if (held.has(id)) continue;
      const balance = changed.get(quota.quota) ?? quota;
      const share = fixedShare(balance, voucher ? 1 : expectedTills);
      const rows = seatRows.get(quota.quota);
      const seats = rows && seatShare(rows, await taken(quota.quota), share, turn, expectedTills);
      const amount = seats?.length ?? share;
      const outcome = grant(balance, { lease: id, stream, amount, ...(seats ? { seats } : {}) });
      if (!outcome.ok || amount === 0) continue;
      changed.set(quota.quota, outcome.value.balance);
      granted.push(outcome.value.lease);
      turns.set(quota.quota, turn + 1);
      for (const seat of seats ?? []) (await taken(quota.quota)).add(seat);
    }
  await tx.inventory.saveQuotas([...changed.values()]);
  await tx.inventory.saveLeases(granted);
  await tellLeases(tx, granted);
  await recordGrants(parts, tx, { by: 'centre', why: 'share' }, granted);
}

/** Enters what was granted into the centre's own stream. */
export async function recordGrants(
  parts: CentreParts,
  tx: Tx,
  { by, why }: Pick<CentreBodies['leasesGranted'], 'by' | 'why'>,
  granted: readonly Lease[],
): Promise<void> {
  if (granted.length === 0) return;
  await record(parts, tx, [
    { kind: 'leasesGranted', body: { by, why, leases: granted.map((lease) => leaseInAct(lease)) } },
  ]);
}

/** One stream has one lease of a quota: the same id, whenever it is granted. */
const leaseOf = (stream: StreamId, quota: QuotaId): LeaseId =>
  `lease-${sha256Hex(`${stream}\n${quota}`).slice(0, 32)}` as LeaseId;
