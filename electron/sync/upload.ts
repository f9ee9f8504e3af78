import type { SealedEntry } from '../../shared/journal/entry.ts';
import type { JournalReply } from '../../shared/sync/wire.ts';
import { FACT } from '../core/ports/facts.ts';
import type { Journalist, Tx } from '../core/ports/journalist.ts';
import type { Store, StreamRow } from '../core/ports/store.ts';
import type { Gateway } from './gateway.ts';

/** Entries in one page, and about how many characters they may have together. */
export const PAGE_ENTRIES = 400;
const PAGE_CHARACTERS = 2_000_000;
/**
 * A page is sent ahead of the answer to the one before it when that took less than this, in ms: on a slow line two pages
 * would only be in each other's way, and run out of patience.
 */
const QUICK_MS = 2_000;

export interface UploadParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly gateway: Gateway;
  /** ms UTC. */
  readonly now: () => number;
  /** Told of each page that the centre has taken, within the transaction that remembers it. */
  readonly onPage?: (page: { readonly entries: number; readonly bytes: number }) => void;
  /** Entries in one page; PAGE_ENTRIES when not given. */
  readonly pageEntries?: number;
}

/** A page on its way to the centre. */
interface SentPage {
  readonly stream: StreamRow;
  readonly entries: readonly SealedEntry[];
  readonly generation: string | undefined;
  /** ms UTC. */
  readonly sentAt: number;
  readonly reply: Promise<JournalReply>;
}

/**
 * What sends the journal, the oldest stream that the centre does not have whole first. Each call gives the answer to one
 * page; false when there is nothing to send. While the centre writes a page, the next one is on its way already: the
 * centre takes them in their order, and answers one that overtook the other with a gap. A stream that the centre answers with
 * a fork goes on behind its branch: `forked` remembers for this process how far it was sent, for `acked` can't say that of a
 * branch. Gives `restored` when the centre is of another generation than the feed last said: nothing of its answer counts.
 * What the centre has is only remembered, never deleted here (G6). Throws CentreFailure.
 */
export function uploader(
  parts: UploadParts,
  forked: Map<string, number>,
): () => Promise<JournalReply | 'restored' | false> {
  let ahead: SentPage | undefined;
  let quick = false;
  return async () => {
    const wasAhead = ahead !== undefined;
    const page = ahead ?? nextPage(parts, forked);
    ahead = undefined;
    if (!page) return false;
    const next = quick && forked.size === 0 ? pageAfter(parts, page) : undefined;
    const reply = await page.reply;
    quick = parts.now() - page.sentAt < QUICK_MS;
    // A centre that was restored between two pages first hears what this till holds.
    if (page.generation !== undefined && reply.generation !== page.generation) return 'restored';
    // It overtook the page before it, which is there by now: it is sent again.
    if (wasAhead && reply.status === 'gap') {
      quick = false;
      return reply;
    }
    remember(parts, forked, page, reply);
    // Behind anything but a page that was stored, the one that was sent ahead is sent again in its turn.
    if (reply.status === 'stored') ahead = next;
    return reply;
  };
}

function nextPage(parts: UploadParts, forked: Map<string, number>): SentPage | undefined {
  const sent = (s: Pick<StreamRow, 'id' | 'acked'>): number => Math.max(s.acked, forked.get(s.id) ?? 0);
  const stream = parts.store.read.journal.streams().find((s) => sent(s) < s.state.seq);
  return stream && send(parts, stream, sent(stream) + 1, false);
}

const pageAfter = (parts: UploadParts, { stream, entries }: SentPage): SentPage | undefined => {
  const last = entries.at(-1)?.seq;
  return last !== undefined && last < stream.state.seq ? send(parts, stream, last + 1, true) : undefined;
};

function send(parts: UploadParts, stream: StreamRow, from: number, ahead: boolean): SentPage {
  const { store, gateway } = parts;
  const page = store.read.journal.page(stream.id, from, parts.pageEntries ?? PAGE_ENTRIES);
  let size = 0;
  const entries = page.filter((entry, i) => {
    size += entry.bytes.length + (entry.personal?.length ?? 0);
    return i === 0 || size <= PAGE_CHARACTERS;
  });
  const generation = store.read.facts.get(FACT.generation);
  const reply = gateway.journal({
    stream: stream.id,
    ...(generation === undefined ? {} : { generation }),
    ...(ahead ? { ahead } : {}),
    entries: entries.map(({ seq, bytes, hash, signature, personal }) => ({
      seq,
      bytes,
      hash,
      signature,
      personal,
    })),
  });
  // A page that was sent ahead of one that failed is waited for by nobody.
  reply.catch(() => {});
  return { stream, entries, generation, sentAt: parts.now(), reply };
}

/** What the centre said of a page, in one transaction. */
function remember(
  { journalist, onPage }: UploadParts,
  forked: Map<string, number>,
  { stream, entries }: SentPage,
  reply: JournalReply,
): void {
  if (reply.status === 'fork') forked.set(stream.id, entries.at(-1)?.seq ?? stream.acked);
  else if (reply.status === 'gap') forked.delete(stream.id);
  journalist.transact((tx) => {
    const ours = isOurs(tx, stream, reply);
    const acked = ackedBy(reply, stream.state.seq, ours, entries.at(-1)?.seq ?? 0);
    if (acked !== null) tx.store.journal.setAcked(stream.id, acked);
    if (reply.status === 'stored') {
      onPage?.({ entries: entries.length, bytes: bytesOf(entries) });
      // A head that is not ours is no anchor for our chain.
      if (ours) tx.store.journal.keepAnchor(stream.id, reply.head);
    }
    if (reply.status !== 'gap') for (const found of reply.cases) tx.store.cases.put(found, tx.now);
    tx.touch('till', 'orders');
  });
}

/** True when the centre's head is an entry of this till: all before it are, too, for they hang together. */
const isOurs = (tx: Tx, { id }: StreamRow, reply: JournalReply): boolean =>
  reply.status === 'stored' && tx.store.journal.entry(id, reply.head.seq)?.hash === reply.head.hash;

/** Bytes of entries as they travel, without what JSON adds. */
const bytesOf = (entries: readonly SealedEntry[]): number =>
  entries.reduce((sum, { bytes, personal }) => sum + Buffer.byteLength(bytes + (personal ?? '')), 0);

/**
 * Where to go on: never past what this till has itself. A gap may point back; a fork moves nothing. Where the centre's head
 * is not `ours`, another machine runs on a copy of this till, or this one was put back to an older state: the centre has
 * what was sent, up to `last`, and nothing says that it has the rest.
 */
function ackedBy(reply: JournalReply, head: number, ours: boolean, last: number): number | null {
  if (reply.status === 'stored') return Math.min(ours ? reply.acked : last, head);
  return reply.status === 'gap' ? Math.min(reply.sendFrom - 1, head) : null;
}
