import { fromHex, toHex } from '../kernel/bytes.ts';
import { canonical, type Json } from '../kernel/canonical.ts';
import type { Sha256, Signer } from '../kernel/crypto.ts';
import type { StreamId } from '../kernel/ids.ts';
import {
  CLOCK_JUMP_MS,
  type Entry,
  hashOf,
  linkOf,
  type Personal,
  personalHash,
  type SealedEntry,
} from './entry.ts';

/** Where a stream ends: what the next entry needs. */
export interface Head {
  readonly stream: StreamId;
  /** 0 before the first entry. */
  readonly seq: number;
  readonly link: string;
}

/** Both clocks at the last entry of this process, null after a start. */
export interface ClockReading {
  readonly wall: number;
  readonly monotonic: number;
}

/** An entry to be appended. */
export interface Draft {
  readonly kind: string;
  readonly body: object;
  readonly personal?: Personal;
}

/**
 * Seals the entries of one transaction behind a head: chains them, and signs the last one's hash. Throws
 * NotCanonical for a body that has no canonical form.
 */
export function seal(
  sha256: Sha256,
  signer: Pick<Signer, 'sign'>,
  head: Head,
  drafts: readonly Draft[],
  now: ClockReading,
  last: ClockReading | null,
): { readonly entries: readonly SealedEntry[]; readonly opened: readonly Entry[]; readonly head: Head } {
  const step = last === null ? 0 : Math.max(0, Math.round(now.monotonic - last.monotonic));
  const jumped =
    last !== null && Math.abs(now.wall - last.wall - (now.monotonic - last.monotonic)) > CLOCK_JUMP_MS;
  const entries: SealedEntry[] = [];
  const opened: Entry[] = [];
  let { seq, link } = head;
  drafts.forEach((draft, i) => {
    seq += 1;
    const body = (
      draft.personal === undefined
        ? draft.body
        : { ...draft.body, personalHash: personalHash(sha256, draft.personal) }
    ) as Entry['body'];
    const entry: Entry = {
      stream: head.stream,
      seq,
      prev: link,
      at: now.wall,
      step: i === 0 ? step : 0,
      ...(jumped ? { clockSuspect: true as const } : {}),
      kind: draft.kind,
      body,
    };
    const bytes = canonical(entry as unknown as Json);
    const hash = hashOf(sha256, bytes);
    const signature = i === drafts.length - 1 ? toHex(signer.sign(fromHex(hash))) : null;
    const personal = draft.personal === undefined ? null : canonical(draft.personal as unknown as Json);
    entries.push({ stream: head.stream, seq, bytes, hash, signature, personal });
    opened.push(entry);
    link = linkOf(sha256, hash, signature);
  });
  return { entries, opened, head: { stream: head.stream, seq, link } };
}
