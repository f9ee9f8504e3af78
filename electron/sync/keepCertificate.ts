import { fromHex, utf8 } from '../../shared/kernel/bytes.ts';
import { canonical } from '../../shared/kernel/canonical.ts';
import type { Verifier } from '../../shared/kernel/crypto.ts';
import { certificate } from '../../shared/sync/wire.ts';
import { type Enrolment, FACT } from '../core/ports/facts.ts';
import type { Tx } from '../core/ports/journalist.ts';

/**
 * Keeps a renewed certificate: one of this till and its key, that ends later than the one it has, under the key of the
 * centre that it joined. Anything else is left alone; without one the till goes on selling.
 */
export function keepCertificate(tx: Tx, value: unknown, verify: Verifier): void {
  const text = tx.store.facts.get(FACT.enrolment);
  const read = certificate.safeParse(value);
  if (text === undefined || !read.success) return;
  const enrolment = JSON.parse(text) as Enrolment;
  const { claim, signature } = read.data;
  const before = enrolment.certificate.claim;
  if (claim.organiser !== before.organiser || claim.device !== before.device) return;
  if (claim.publicKey !== before.publicKey || claim.expiresAt <= before.expiresAt) return;
  if (!verify(fromHex(enrolment.centreKey), utf8(canonical(claim)), fromHex(signature))) return;
  tx.store.facts.set(FACT.enrolment, JSON.stringify({ ...enrolment, certificate: read.data }));
}
