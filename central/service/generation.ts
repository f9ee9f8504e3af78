import { toHex } from '../../shared/kernel/bytes.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { Random } from '../../shared/kernel/time.ts';
import type { CentreStorage } from '../storage/port.ts';

/**
 * The generation of this storage: the one it has, or a new one when it is new, was
 * restored from a backup, or may have lost something otherwise. Tills
 * that see another generation than before send everything again.
 */
export function settleGeneration(
  storage: CentreStorage,
  organiser: OrganiserId,
  random: Random,
  restored = false,
): Promise<string> {
  const fresh = `g-${toHex(random.bytes(12))}`;
  return storage.transaction(organiser, async (tx) => {
    await tx.identity.lockIntake();
    const known = await tx.identity.organiser();
    if (known && !storage.interrupted && !restored) return known.generation;
    await tx.identity.saveOrganiser({ generation: fresh });
    return fresh;
  });
}
