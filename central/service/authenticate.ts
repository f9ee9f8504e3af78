import { sha256Hex } from '../platform/crypto.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { noteContact } from './contact.ts';
import { type CentreParts, Refused } from './parts.ts';

/** The hash under which the token of an `Authorization: Bearer …` is kept; undefined when there is no such token. */
export function tokenHashOf(header: string | undefined): string | undefined {
  const token = /^Bearer ([0-9a-f]{64})$/.exec(header ?? '')?.[1];
  return token === undefined ? undefined : sha256Hex(token);
}

/**
 * The till that a token belongs to, by its hash; it is noted as heard of, with what it says it runs. Refuses a token
 * that is not known (unauthorised), and that of a till that has been revoked (revoked).
 */
export async function authenticate(
  parts: CentreParts,
  tokenHash: string | undefined,
  software?: string,
): Promise<DeviceRow> {
  const device =
    tokenHash === undefined
      ? undefined
      : await parts.storage.transaction(parts.organiser, async (tx) => {
          const found = await tx.identity.deviceByToken(tokenHash);
          if (found && found.revokedAt === null) await noteContact(tx, found, software, parts.clock.now());
          return found;
        });
  if (!device) throw new Refused(401, 'unauthorised', 'the token is not known');
  if (device.revokedAt !== null) throw new Refused(401, 'revoked', 'this till has been revoked');
  return device;
}
