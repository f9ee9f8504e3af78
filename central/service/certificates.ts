import { fromHex, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { canonical } from '../../shared/kernel/canonical.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { type Certificate, certificate } from '../../shared/sync/wire.ts';
import { keyIdOf } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { record } from './centreStream.ts';
import type { CentreParts } from './parts.ts';
import { isCurrent } from './streams.ts';

const DAY = 86_400_000;
/** A season and 60 days. Past it a till warns and goes on selling. */
export const CERTIFICATE_MS = (365 + 60) * DAY;
/** So long before its end a certificate is renewed: a till that is put away for a summer has a new one waiting. */
export const RENEWED_BEFORE_MS = 120 * DAY;

/** The centre's word that a till's key is that till's, until `expiresAt` (ms UTC). */
export function certify(parts: CentreParts, device: DeviceRow, expiresAt: number): Certificate {
  const claim = {
    organiser: parts.organiser,
    device: device.device,
    tillNo: device.tillNo,
    publicKey: device.publicKey,
    keyId: keyIdOf(fromHex(device.publicKey)),
    expiresAt,
  };
  return { claim, signature: toHex(parts.signer.sign(utf8(canonical(claim)))) };
}

/**
 * Renews the certificates that end soon, or have ended while nobody looked, of tills that are neither revoked nor lost: they
 * find the new one in their feed, whenever they come. Gives how many. The caller holds the intake's lock.
 */
export async function renewCertificates(parts: CentreParts, tx: Tx): Promise<number> {
  const now = parts.clock.now();
  const devices = (await tx.identity.devices()).filter((row) => row.revokedAt === null);
  const renewed = new Map(
    (await tx.feed.published('certificate')).flatMap((row) => {
      const read = certificate.safeParse(row.value);
      return read.success ? [[row.id, read.data.claim.expiresAt] as const] : [];
    }),
  );
  const due = devices.filter((device) => {
    const ends = renewed.get(device.device) ?? device.enrolledAt + CERTIFICATE_MS;
    return ends - now < RENEWED_BEFORE_MS;
  });
  if (due.length === 0) return 0;
  // Ids are in the order of time: of a till with several lives the newest stays.
  const streams = new Map<string, StreamId>(
    (await tx.journal.streams()).filter(isCurrent).map((row) => [row.device, row.stream]),
  );
  let count = 0;
  for (const device of due) {
    const stream = streams.get(device.device);
    if (stream === undefined) continue;
    const value = certify(parts, device, now + CERTIFICATE_MS);
    await tx.feed.publish([{ kind: 'certificate', id: device.device, audience: stream, value }]);
    await record(parts, tx, [
      {
        kind: 'certificateRenewed',
        body: {
          by: 'centre',
          device: device.device,
          tillNo: device.tillNo,
          publicKey: device.publicKey,
          expiresAt: value.claim.expiresAt,
        },
      },
    ]);
    count += 1;
  }
  return count;
}
