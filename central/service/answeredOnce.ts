import { canonical, type Json } from '../../shared/kernel/canonical.ts';
import { sha256Hex } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import { Refused } from './parts.ts';

/**
 * Answers a request alike for ever, within the transaction that answers it first. `keep: false` is for an answer that
 * changed nothing: it may turn out better when it is asked again. The same id with other content is refused
 * (requestReused).
 */
export async function answeredOnce<T extends object>(
  tx: Tx,
  request: string,
  content: object,
  work: () => Promise<{ readonly keep: boolean; readonly reply: T }>,
): Promise<T> {
  const digest = sha256Hex(canonical(content as Json));
  const before = await tx.acts.reply(request);
  if (before) {
    if (before.digest !== digest)
      throw new Refused(409, 'requestReused', 'this request id was used for something else');
    return JSON.parse(before.reply) as T;
  }
  const { keep, reply } = await work();
  if (keep) await tx.acts.saveReply({ request, digest, reply: JSON.stringify(reply) });
  return reply;
}
