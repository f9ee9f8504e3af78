import type { CustomerId, StaffId, StreamId } from '../kernel/ids.ts';
import type { PersonalErased } from './bodies.ts';

/**
 * What a stream writes down of an erasure: its own entries, and those of earlier lives of the same till, which can say nothing
 * any more. Null when there is nothing to erase.
 */
export function erasureBody(
  stream: StreamId,
  found: readonly { readonly stream: StreamId; readonly seqs: readonly number[] }[],
  customer: CustomerId,
  by: StaffId | null,
): PersonalErased | null {
  const entries = found.find((one) => one.stream === stream)?.seqs ?? [];
  const others = found
    .filter((one) => one.stream !== stream)
    .map(({ stream: of, seqs }) => ({ stream: of, entries: [...seqs] }));
  if (entries.length + others.length === 0 && by === null) return null;
  return { entries: [...entries], customer, by, ...(others.length === 0 ? {} : { others }) };
}
