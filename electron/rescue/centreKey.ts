import { fromHex, utf8 } from '../../shared/kernel/bytes.ts';
import { centreKeyClaim, centreKeyRow } from '../../shared/sync/rescue.ts';
import { createVerifier } from '../platform/crypto.ts';

/**
 * The key that rescue files are encrypted to, as the feed brought it; undefined without one that the centre has
 * signed. `centreKey`: the centre's Ed25519 key out of the enrolment, hex.
 */
export function rescueKeyAmong(
  rows: Iterable<{ readonly value: unknown }>,
  centreKey: string,
): string | undefined {
  const verify = createVerifier();
  for (const { value } of rows) {
    const read = centreKeyRow.safeParse(value);
    if (!read.success) continue;
    const { publicKey, signature } = read.data;
    if (verify(fromHex(centreKey), utf8(centreKeyClaim(publicKey)), fromHex(signature))) return publicKey;
  }
  return undefined;
}
