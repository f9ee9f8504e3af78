import { voucherOfQuota } from '../../shared/domain/vouchers.ts';
import type { ExportSource } from './exportFile.ts';
import { type Line, moment } from './factCells.ts';
import type { Snapshot } from './snapshot.ts';

export const TILLS = 'till life prefix device enrolledAt revokedAt lost streams entries';
export const QUOTAS = 'quota capacity free leased sold';
export const LEASES = 'till stream lease quota epoch amount consumed released seats';

/** The lives of the tills; no token and no code is in it. */
export async function* tills(snapshot: Snapshot): AsyncGenerator<Line> {
  for (const { device, tillNo, life, prefix, enrolledAt, revokedAt } of snapshot.devices) {
    const own = snapshot.streams.filter((row) => row.device === device && row.parent === null);
    yield {
      till: tillNo,
      life,
      prefix,
      device,
      enrolledAt: moment(enrolledAt),
      revokedAt: revokedAt === null ? '' : moment(revokedAt),
      lost: own.some((row) => row.lost),
      streams: own.length,
      entries: own.reduce((sum, row) => sum + row.seq, 0),
    };
  }
}

/** How the places of every quota stand; gift vouchers have a table of their own. */
export async function* quotas({ storage, organiser }: ExportSource): AsyncGenerator<Line> {
  const all = await storage.transaction(organiser, (tx) => tx.inventory.quotas());
  for (const { quota, capacity, free, leased, sold } of all)
    if (voucherOfQuota(quota) === undefined) yield { quota, capacity, free, leased, sold };
}

/** Who was granted what, and what became of it. */
export async function* leases(
  { storage, organiser }: ExportSource,
  { streams, devices }: Snapshot,
): AsyncGenerator<Line> {
  const numbers = new Map(devices.map((row) => [row.device, row.tillNo]));
  const tillOf = new Map(streams.map((row) => [row.stream, numbers.get(row.device)]));
  for (const lease of await storage.transaction(organiser, (tx) => tx.inventory.leases())) {
    const { seats, stream, quota, epoch, amount, consumed, released } = lease;
    yield {
      till: tillOf.get(stream) ?? '',
      stream,
      lease: lease.lease,
      quota,
      epoch,
      amount,
      consumed,
      released,
      seats: seats?.join(' '),
    };
  }
}
