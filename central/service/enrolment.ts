import { toHex } from '../../shared/kernel/bytes.ts';
import { type DeviceId, type StreamId, uuidv7 } from '../../shared/kernel/ids.ts';
import type { EnrolmentReply, EnrolmentRequest } from '../../shared/sync/wire.ts';
import { freshStream } from '../intake/branches.ts';
import { keyedHex, sha256Hex } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { record } from './centreStream.ts';
import { CERTIFICATE_MS, certify } from './certificates.ts';
import { type CentreParts, Refused } from './parts.ts';
import { grantShares } from './shares.ts';

/** No I, L, O, U: a code is read out over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;

/**
 * A new one-time code of 50 random bits, such as K7QX2-4M2PA; only its keyed hash is kept. For a new till, or for
 * the next life of a till number.
 */
export async function makeCode(parts: CentreParts, tillNo: number | null): Promise<string> {
  const letters = [...parts.random.bytes(CODE_LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');
  const hash = codeHash(parts, letters);
  await parts.storage.transaction(parts.organiser, (tx) =>
    tx.identity.saveCode({ hash, tillNo, device: null }),
  );
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}

/** As people type it: any case, with or without hyphens and blanks, O for 0, I and L for 1. */
const plainCode = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

const codeHash = (parts: CentreParts, code: string): string =>
  keyedHex(parts.secret, 'code', plainCode(code));

/**
 * Takes a till in. The same code with the same key gets the same answer, so a lost reply costs nothing; with
 * another key it is refused (codeUsed), as is an unknown code (codeUnknown) and a stream that is taken (streamTaken).
 */
export function enrol(parts: CentreParts, request: EnrolmentRequest): Promise<EnrolmentReply> {
  const token = keyedHex(parts.secret, 'token', `${plainCode(request.code)}\n${request.publicKey}`);
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const hash = codeHash(parts, request.code);
    const code = await tx.identity.code(hash);
    if (!code) throw new Refused(403, 'codeUnknown', 'this enrolment code is not known');
    const devices = await tx.identity.devices();
    let device = devices.find((d) => d.device === code.device);
    if (device && device.revokedAt !== null) throw new Refused(403, 'revoked', 'this till has been revoked');
    if (device && device.publicKey !== request.publicKey)
      throw new Refused(409, 'codeUsed', 'this enrolment code has been used by another till');
    if (!device) {
      device = newDevice(parts, request, devices, code.tillNo, sha256Hex(token));
      await tx.identity.addDevice(device);
      await tx.identity.saveCode({ ...code, device: device.device });
      await record(parts, tx, [
        {
          kind: 'tillEnrolled',
          body: {
            by: 'operator',
            device: device.device,
            tillNo: device.tillNo,
            life: device.life,
            prefix: device.prefix,
            publicKey: device.publicKey,
            stream: request.stream as StreamId,
          },
        },
      ]);
      parts.log.info('a till was enrolled', { till: device.tillNo, prefix: device.prefix });
    }
    await openStream(parts, tx, request.stream as StreamId, device);
    return {
      organiser: parts.organiser,
      device: device.device,
      tillNo: device.tillNo,
      prefix: device.prefix,
      token,
      centreKey: toHex(parts.signer.publicKey),
      certificate: certify(parts, device, device.enrolledAt + CERTIFICATE_MS),
      generation: parts.generation,
    };
  });
}

async function openStream(parts: CentreParts, tx: Tx, stream: StreamId, device: DeviceRow): Promise<void> {
  const known = await tx.journal.stream(stream);
  if (known && known.device !== device.device)
    throw new Refused(409, 'streamTaken', 'this stream belongs to another till');
  if (known) return;
  await tx.journal.saveStream(freshStream(stream, device.device, parts.generation));
  await grantShares(parts, tx);
}

function newDevice(
  parts: CentreParts,
  request: EnrolmentRequest,
  devices: readonly DeviceRow[],
  wanted: number | null,
  tokenHash: string,
): DeviceRow {
  const tillNo = wanted ?? 1 + Math.max(0, ...devices.map((d) => d.tillNo));
  const life = 1 + Math.max(0, ...devices.filter((d) => d.tillNo === tillNo).map((d) => d.life));
  const now = parts.clock.now();
  return {
    device: uuidv7(now, parts.random.bytes(10)) as DeviceId,
    tillNo,
    life,
    prefix: prefixOf(tillNo, life),
    publicKey: request.publicKey,
    instance: request.instance,
    tokenHash,
    enrolledAt: now,
    revokedAt: null,
  };
}

/** What the numbers of a till life begin with: 2, then 2B, 2C … 2Z, 2BA: never the same again. */
export function prefixOf(tillNo: number, life: number): string {
  let letters = '';
  for (let rest = life - 1; rest > 0; rest = Math.floor(rest / 26))
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
  const prefix = `${tillNo}${letters}`;
  if (prefix.length > 4) throw new Refused(409, 'prefixUsedUp', 'this till number has no prefix left');
  return prefix;
}
