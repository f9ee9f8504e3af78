import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { type CentreKeyRow, centreKeyClaim } from '../../shared/sync/rescue.ts';
import type { CentreParts } from '../service/parts.ts';

/** DER wrappers of RFC 8410 around the 32 raw bytes of an X25519 key. */
const PKCS8 = Buffer.from('302e020100300506032b656e04220420', 'hex');
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** The X25519 key that rescue files are encrypted to. */
export interface RescueKey {
  readonly privateKey: KeyObject;
  /** 32 raw bytes, hex. */
  readonly publicKey: string;
}

/** The key that belongs to a centre's secret: old key files have it too, and nothing more has to be kept. */
export function rescueKeyOf(secret: Uint8Array): RescueKey {
  const raw = Buffer.from(hkdfSync('sha256', secret, '', 'guichet rescue key', 32));
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, raw]), format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: toHex(spki.subarray(SPKI.length)) };
}

/** A public key out of its 32 raw bytes, hex. */
export const publicKeyOf = (hex: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' });

/** Tells every till the key, under the centre's signature, unless they have been told. */
export async function publishRescueKey(
  parts: Pick<CentreParts, 'storage' | 'organiser' | 'secret' | 'signer'>,
): Promise<void> {
  const { organiser, signer } = parts;
  const { publicKey } = rescueKeyOf(parts.secret);
  const signature = toHex(signer.sign(utf8(centreKeyClaim(publicKey))));
  const value: CentreKeyRow = { id: 'rescue', publicKey, signature };
  await parts.storage.transaction(organiser, async (tx) => {
    const [told] = await tx.feed.published('centreKey', [value.id]);
    if (told?.value?.signature === signature && told.value.publicKey === publicKey) return;
    await tx.feed.publish([{ kind: 'centreKey', id: value.id, audience: null, value }]);
  });
}
