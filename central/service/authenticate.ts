import { sha256Hex } from '../platform/crypto.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { type CentreParts, Refused } from './parts.ts';

/** The till that a request's `Authorization: Bearer …` belongs to; refuses (unauthorised) when it is none. */
export async function authenticate(parts: CentreParts, header: string | undefined): Promise<DeviceRow> {
  const token = /^Bearer ([0-9a-f]{64})$/.exec(header ?? '')?.[1];
  const device =
    token === undefined
      ? undefined
      : await parts.storage.transaction(parts.organiser, (tx) => tx.identity.deviceByToken(sha256Hex(token)));
  if (!device) throw new Refused(401, 'unauthorised', 'the token is not known');
  return device;
}
