import type { Lease } from '../../shared/inventory/ledger.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow, StreamRow } from '../storage/rows.ts';
import { Refused } from './parts.ts';

/** The till's own stream; refuses another's or an unknown one (notYourStream), and one that was declared lost (tillLost). */
export async function ownStream(tx: Tx, device: DeviceRow, id: StreamId): Promise<StreamRow> {
  const row = await tx.journal.stream(id);
  if (!row || row.device !== device.device || row.parent !== null)
    throw new Refused(403, 'notYourStream', 'this stream belongs to another till, or is not known');
  if (row.lost)
    throw new Refused(409, 'tillLost', 'this till was declared lost: a manager has to take it back');
  return row;
}

/** In a new generation nothing is granted until every stream that is not lost was heard: what was forgotten may be in a till. */
export async function mayGrant(tx: Tx, generation: string): Promise<boolean> {
  const streams = await tx.journal.streams();
  return streams.every((row) => row.parent !== null || row.lost || row.heardIn === generation);
}

/** True for a life that sells: no branch, not lost, and no later life has succeeded it. */
export const isCurrent = (row: Pick<StreamRow, 'parent' | 'lost' | 'supersededBy'>): boolean =>
  row.parent === null && !row.lost && row.supersededBy === null;

/** A lease as it travels. */
export const leaseRow = (lease: Lease): LeaseRow => ({
  id: lease.lease,
  stream: lease.stream,
  quota: lease.quota,
  amount: lease.amount,
  epoch: lease.epoch,
  ...(lease.seats ? { seats: [...lease.seats] } : {}),
});

/** Tells tills of their new leases. */
export const tellLeases = (tx: Tx, leases: readonly Lease[]): Promise<void> =>
  tx.feed.publish(
    leases.map((lease) => ({
      kind: 'lease',
      id: lease.lease,
      audience: lease.stream,
      value: leaseRow(lease),
    })),
  );
