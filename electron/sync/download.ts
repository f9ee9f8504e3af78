import type { Verifier } from '../../shared/kernel/crypto.ts';
import type { CustomerId, MailId } from '../../shared/kernel/ids.ts';
import { msOf } from '../../shared/kernel/time.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { FeedItem, FeedReply } from '../../shared/sync/wire.ts';
import type { CatalogueCache } from '../core/ports/catalogueCache.ts';
import { FACT } from '../core/ports/facts.ts';
import type { Journalist, Tx } from '../core/ports/journalist.ts';
import type { PinVault } from '../core/ports/pins.ts';
import type { Store } from '../core/ports/store.ts';
import { keepAuthority, keepCase, keepErased, keepForeignOrder, keepPass, keepUse } from './feedTables.ts';
import type { Gateway } from './gateway.ts';
import { keepCertificate } from './keepCertificate.ts';

const PAGE_ITEMS = 1000;

export interface DownloadParts {
  readonly store: Store;
  readonly journalist: Journalist;
  readonly gateway: Gateway;
  readonly pins: PinVault;
  readonly cache: CatalogueCache;
  readonly verify: Verifier;
  /** Rows in one page of the feed; PAGE_ITEMS when not given. */
  readonly pageItems?: number;
}

/**
 * Takes one page of the feed; rows and cursor are kept in one transaction. Gives whether there is more. Two may be under way
 * at once: the one that comes second is older than what is here, and asks again.
 */
export async function downloadPage(parts: DownloadParts): Promise<boolean> {
  const { facts } = parts.store.read;
  const cursor = Number(facts.get(FACT.cursor) ?? 0);
  const behind = parts.store.read.journal
    .streams()
    .reduce((total, stream) => total + Math.max(0, stream.state.seq - stream.acked), 0);
  const reply = await parts.gateway.feed(cursor, parts.pageItems ?? PAGE_ITEMS, behind);
  if (Number(facts.get(FACT.cursor) ?? 0) !== cursor) return true;
  const known = facts.get(FACT.generation);
  if (known !== undefined && known !== reply.generation) {
    startOver(parts, reply.generation);
    return true;
  }
  const items = reply.items.map((item) => sealed(item, parts.pins));
  parts.journalist.transact((tx) => {
    keep(tx, items, parts.verify);
    tx.store.facts.set(FACT.cursor, String(Math.max(cursor, reply.cursor)));
    tx.store.facts.set(FACT.generation, reply.generation);
    tx.store.facts.set(FACT.catalogueAt, String(tx.now));
    tx.store.facts.set(FACT.house, JSON.stringify(houseOf(reply)));
    touch(tx, items);
  });
  if (items.some((item) => !APART.includes(item.kind) && !LEASES.includes(item.kind))) parts.cache.reload();
  else if (items.some((item) => LEASES.includes(item.kind))) parts.cache.reloadLeases();
  return reply.more && reply.cursor > cursor;
}

/** Kinds that say what this till holds: read without the catalogue. */
const LEASES: readonly string[] = ['lease', 'leaseEnded'];
/** Kinds that have tables of their own. */
const TABLES: readonly string[] = [
  'customer',
  'mailState',
  'foreignOrder',
  'case',
  'authority',
  'certificate',
  'pass',
  'use',
  'personErased',
];
/** Kinds that the catalogue is not made of: there are many of them, and they change all evening. */
const APART: readonly string[] = [
  ...TABLES,
  'seatsSold',
  'voucher',
  'leaseAsked',
  'authorityAsked',
  'tillLost',
  'voucherVoid',
];

function keep(tx: Tx, items: readonly FeedItem[], verify: Verifier): void {
  tx.store.reference.apply(items.filter(({ kind }) => !TABLES.includes(kind)));
  for (const item of items) {
    if (item.kind === 'customer') keepCustomer(tx, item);
    else if (item.kind === 'mailState') keepMailState(tx, item);
    else if (item.kind === 'foreignOrder') keepForeignOrder(tx, item);
    else if (item.kind === 'personErased') keepErased(tx, item);
    else if (item.kind === 'case') keepCase(tx, item);
    else if (item.kind === 'authority') keepAuthority(tx, item);
    else if (item.kind === 'certificate') keepCertificate(tx, item.value, verify);
    else if (item.kind === 'pass') keepPass(tx, item);
    else if (item.kind === 'use') keepUse(tx, item);
  }
}

function touch(tx: Tx, items: readonly FeedItem[]): void {
  const has = (kind: string): boolean => items.some((item) => item.kind === kind);
  if (has('customer')) tx.touch('customers', 'cart');
  if (has('personErased')) tx.touch('customers', 'cart', 'orders', 'parked');
  if (has('mailState') || has('foreignOrder') || has('authority')) tx.touch('orders');
  if (has('case') || has('tillLost') || has('certificate')) tx.touch('till');
  if (has('pass') || has('use') || has('voucherVoid')) tx.touch('cart');
  if (has('seatsSold')) tx.touch('seats');
  if (items.some((item) => !APART.includes(item.kind))) tx.touch('offer', 'till', 'cart', 'seats');
}

/** A row that has not its form is left out; what is known of the customer stays. */
function keepCustomer(tx: Tx, item: FeedItem): void {
  if (item.value === null) {
    tx.store.customers.remove(item.id as CustomerId);
    return;
  }
  const read = Reference.customer.safeParse(item.value);
  if (!read.success) return;
  const { id, ...fields } = read.data;
  tx.store.customers.put(id as CustomerId, fields);
}

function keepMailState(tx: Tx, item: FeedItem): void {
  const read = Reference.mailState.safeParse(item.value);
  if (read.success)
    tx.store.mails.setState(read.data.id as MailId, read.data.state, read.data.problem, msOf(read.data.at));
}

/** The centre was restored: its feed is read again from the start, over the rows that are here. */
function startOver(parts: DownloadParts, generation: string): void {
  parts.journalist.transact((tx) => {
    tx.store.facts.set(FACT.cursor, '0');
    tx.store.facts.set(FACT.generation, generation);
    tx.store.reference.rewind();
    tx.store.asks.forget();
    tx.store.authorities.rewind();
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
  free: Object.fromEntries(reply.house.left.map(({ quota, free }) => [quota, free])),
});
