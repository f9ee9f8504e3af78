import type { SealedEntry } from '../../shared/journal/entry.ts';
import type { JournalReply } from '../../shared/sync/wire.ts';
import { FACT } from '../core/ports/facts.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { Store, StreamRow } from '../core/ports/store.ts';
import type { Gateway } from './gateway.ts';

/** Entries in one page, and about how many characters they may have together. */
export const PAGE_ENTRIES = 400;
const PAGE_CHARACTERS = 2_000_000;

export interface UploadParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly gateway: Gateway;
  /** Told of each page that the centre has taken, within the transaction that remembers it. */
  readonly onPage?: (page: { readonly entries: number; readonly bytes: number }) => void;
}

/**
 * Sends the next page of the oldest stream that the centre does not have whole. Gives false when there is
 * nothing to send. A stream that the centre answers with a fork goes on behind its branch: `forked` remembers for this
 * process how far it was sent, for `acked` can't say that of a branch. Gives `restored` when the centre is of another generation than the feed last said: nothing of its answer counts.
 * What the centre has is only remembered, never deleted here (G6).
 */
export async function uploadPage(
  parts: UploadParts,
  forked: Map<string, number>,
): Promise<JournalReply | 'restored' | false> {
  const { store, journalist, gateway } = parts;
  const sent = (s: Pick<StreamRow, 'id' | 'acked'>): number => Math.max(s.acked, forked.get(s.id) ?? 0);
  const stream = store.read.journal.streams().find((s) => sent(s) < s.state.seq);
  if (!stream) return false;
  const page = store.read.journal.page(stream.id, sent(stream) + 1, PAGE_ENTRIES);
  let size = 0;
  const entries = page.filter((entry, i) => {
    size += entry.bytes.length + (entry.personal?.length ?? 0);
    return i === 0 || size <= PAGE_CHARACTERS;
  });
  const known = store.read.facts.get(FACT.generation);
  const reply = await gateway.journal({
    stream: stream.id,
    ...(known === undefined ? {} : { generation: known }),
    entries: entries.map(({ seq, bytes, hash, signature, personal }) => ({
      seq,
      bytes,
      hash,
      signature,
      personal,
    })),
  });
  // A centre that was restored between two pages first hears what this till holds.
  if (known !== undefined && reply.generation !== known) return 'restored';
  if (reply.status === 'fork') forked.set(stream.id, entries.at(-1)?.seq ?? stream.acked);
  else if (reply.status === 'gap') forked.delete(stream.id);
  journalist.transact((tx) => {
    const acked = ackedBy(reply, stream.state.seq);
    if (acked !== null) tx.store.journal.setAcked(stream.id, acked);
    if (reply.status === 'stored') parts.onPage?.({ entries: entries.length, bytes: bytesOf(entries) });
    // A head that is not ours is no anchor for our chain.
    if (
      reply.status === 'stored' &&
      tx.store.journal.entry(stream.id, reply.head.seq)?.hash === reply.head.hash
    )
      tx.store.journal.keepAnchor(stream.id, reply.head);
    if (reply.status !== 'gap') for (const found of reply.cases) tx.store.cases.put(found, tx.now);
    tx.touch('till', 'orders');
  });
  return reply;
}

/** Bytes of entries as they travel, without what JSON adds. */
const bytesOf = (entries: readonly SealedEntry[]): number =>
  entries.reduce((sum, { bytes, personal }) => sum + Buffer.byteLength(bytes + (personal ?? '')), 0);

/** Where to go on: never past what this till has itself. A gap may point back; a fork moves nothing. */
function ackedBy(reply: JournalReply, head: number): number | null {
  if (reply.status === 'stored') return Math.min(reply.acked, head);
  return reply.status === 'gap' ? Math.min(reply.sendFrom - 1, head) : null;
}
