import type { FeedItem, FeedReply } from '../../shared/sync/wire.ts';
import type { CatalogueCache } from '../core/ports/catalogueCache.ts';
import { FACT } from '../core/ports/facts.ts';
import type { Journalist } from '../core/ports/journalist.ts';
import type { PinVault } from '../core/ports/pins.ts';
import type { Store } from '../core/ports/store.ts';
import type { Gateway } from './gateway.ts';

const PAGE_ITEMS = 1000;

export interface DownloadParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly gateway: Gateway;
  readonly pins: PinVault;
  readonly cache: CatalogueCache;
}

/** Takes one page of the feed; rows and cursor are kept in one transaction. Gives whether there is more. */
export async function downloadPage(parts: DownloadParts): Promise<boolean> {
  const { facts } = parts.store.read;
  const cursor = Number(facts.get(FACT.cursor) ?? 0);
  const reply = await parts.gateway.feed(cursor, PAGE_ITEMS);
  const known = facts.get(FACT.generation);
  if (known !== undefined && known !== reply.generation && cursor > 0) {
    startOver(parts, reply.generation);
    return true;
  }
  const items = reply.items.map((item) => sealed(item, parts.pins));
  parts.journalist.transact((tx) => {
    tx.store.reference.apply(items);
    tx.store.facts.set(FACT.cursor, String(Math.max(cursor, reply.cursor)));
    tx.store.facts.set(FACT.generation, reply.generation);
    tx.store.facts.set(FACT.catalogueAt, String(tx.now));
    tx.store.facts.set(FACT.house, JSON.stringify(houseOf(reply)));
    if (items.length > 0) tx.touch('offer', 'till', 'cart');
  });
  if (items.length > 0) parts.cache.reload();
  return reply.more && reply.cursor > cursor;
}

/** The centre was restored: its feed is read again from the start, over the rows that are here. */
function startOver(parts: DownloadParts, generation: string): void {
  parts.journalist.transact((tx) => {
    tx.store.facts.set(FACT.cursor, '0');
    tx.store.facts.set(FACT.generation, generation);
    for (const stream of tx.store.journal.streams()) tx.store.journal.setAcked(stream.id, 0);
  });
}

function sealed(item: FeedItem, pins: PinVault): FeedItem {
  const verifier = item.value?.pinVerifier;
  return typeof verifier === 'string'
    ? { ...item, value: { ...item.value, pinVerifier: pins.seal(verifier) } }
    : item;
}

const houseOf = (reply: FeedReply) => ({
  at: reply.house.at,
  left: Object.fromEntries(reply.house.left.map(({ quota, left }) => [quota, left])),
});
