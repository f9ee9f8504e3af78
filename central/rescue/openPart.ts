import { createDecipheriv, createHash, diffieHellman, hash, hkdfSync } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import {
  MOST_RESCUE_PART,
  RESCUE_VERSION,
  type RescueHeader,
  type RescuePart,
  rescuePart,
} from '../../shared/sync/rescue.ts';
import {
  RESCUE_KEY_USE,
  type RescueStart,
  readRescueStart,
  rescueNonce,
  type SealedPart,
} from '../../shared/sync/rescueFile.ts';
import { Refused } from '../service/parts.ts';
import { publicKeyOf, type RescueKey } from './key.ts';

const TAG = 16;
const utf8Text = new TextDecoder('utf-8', { fatal: true });

/** The name of a file: it says nothing, and no two files have the same. */
export const rescueIdOf = (start: Uint8Array): string => hash('sha256', start, 'hex').slice(0, 32);

/** Reads the beginning of a file as it was sent. Refuses notARescue and rescueVersion. */
export async function startOf(bytes: Uint8Array): Promise<RescueStart> {
  const read = await readRescueStart(
    async (offset, length) => bytes.subarray(offset, offset + length),
    (text) => utf8Text.decode(text),
  );
  if (read.ok && read.value.bytes.length === bytes.length) return read.value;
  if (!read.ok && read.refusal === 'newerVersion')
    throw new Refused(400, 'rescueVersion', `this centre reads rescue files of version ${RESCUE_VERSION}`);
  throw new Refused(400, 'notARescue', 'this is not the beginning of a rescue file');
}

/** Decrypts one part. Refuses rescueOfOtherCentre and rescueDamaged; nothing of such a part is believed. */
export function openPart(key: RescueKey, start: RescueStart, sealed: SealedPart): RescuePart {
  if (start.header.recipient !== key.publicKey)
    throw new Refused(403, 'rescueOfOtherCentre', 'the file was encrypted to another centre');
  try {
    const plain = inflateRawSync(decrypt(key, start, sealed), { maxOutputLength: MOST_RESCUE_PART });
    return rescuePart.parse(JSON.parse(utf8Text.decode(plain)));
  } catch {
    throw new Refused(400, 'rescueDamaged', `part ${sealed.index} of the file was changed or damaged`);
  }
}

function decrypt(key: RescueKey, start: RescueStart, { index, last, data }: SealedPart): Uint8Array {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    partKey(key, start.header, start.bytes),
    rescueNonce(index, last),
    { authTagLength: TAG },
  );
  decipher.setAAD(start.bytes);
  decipher.setAuthTag(data.subarray(data.length - TAG));
  return Buffer.concat([decipher.update(data.subarray(0, data.length - TAG)), decipher.final()]);
}

function partKey(key: RescueKey, header: RescueHeader, start: Uint8Array): Uint8Array {
  const shared = diffieHellman({ privateKey: key.privateKey, publicKey: publicKeyOf(header.ephemeral) });
  const salt = createHash('sha256').update(start).digest();
  return new Uint8Array(hkdfSync('sha256', shared, salt, RESCUE_KEY_USE, 32));
}
