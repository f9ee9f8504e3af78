import type { DeviceId } from '../../shared/kernel/ids.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { record } from './centreStream.ts';
import { type CentreParts, Refused } from './parts.ts';

/**
 * Refuses a till's token from now on. What it has sent stays, and so do its leases: a rescue of its journal, or a
 * manager who declares it lost, deals with them. Revoking twice changes nothing. Refuses (deviceUnknown).
 */
export function revokeTill(parts: CentreParts, device: DeviceId): Promise<DeviceRow> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const row = (await tx.identity.devices()).find((one) => one.device === device);
    if (!row) throw new Refused(404, 'deviceUnknown', 'there is no such till');
    if (row.revokedAt !== null) return row;
    const revoked = { ...row, revokedAt: parts.clock.now() };
    await tx.identity.saveDevice(revoked);
    await record(parts, tx, [{ kind: 'tillRevoked', body: { by: 'operator', device, tillNo: row.tillNo } }]);
    return revoked;
  });
}
