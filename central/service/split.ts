import { grant, type Lease, openOf } from '../../shared/inventory/ledger.ts';
import type { DateId, LeaseId, QuotaId, StreamId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { sha256Hex } from '../platform/crypto.ts';
import type { TargetRow } from '../storage/actsPort.ts';
import type { Tx } from '../storage/port.ts';
import type { StreamRow } from '../storage/rows.ts';
import { record } from './centreStream.ts';
import { ask } from './leases.ts';
import { type CentreParts, Refused } from './parts.ts';
import { type QuotaBook, quotaBooks } from './rightsOf.ts';
import { seatShare } from './seatShares.ts';
import { recordGrants } from './shares.ts';
import { isCurrent, mayGrant, tellLeases } from './streams.ts';

/** How much of a quota a till is to hold. */
export interface Share {
  readonly quota: QuotaId;
  readonly stream: StreamId;
  readonly amount: number;
}

/**
 * A manager shares a date out over the tills before doors: whoever holds more than that is asked to give the rest back,
 * whoever holds less gets what is free, now and as it comes back. Refuses shares of a quota that is not the date's
 * (quotaUnknown), of an unknown stream (streamUnknown), and more in all than there is (tooMuch).
 */
export function splitDate(parts: CentreParts, date: DateId, shares: readonly Share[]): Promise<void> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const ids = [...new Set(shares.map((share) => share.quota))];
    const books = await quotaBooks(tx, ids);
    const streams = new Map((await tx.journal.streams()).map((row) => [row.stream, row]));
    for (const id of ids) {
      const [row] = await tx.feed.published('quota', [id]);
      const read = Reference.quota.safeParse(row?.value);
      const book = books.get(id);
      if (!read.success || read.data.date !== date || !book)
        throw new Refused(400, 'quotaUnknown', `quota ${id} is not one of date ${date}`);
      const wanted = shares
        .filter((share) => share.quota === id)
        .reduce((sum, share) => sum + share.amount, 0);
      const there = book.balance.free + book.balance.leased;
      if (wanted > there)
        throw new Refused(
          409,
          'tooMuch',
          `${wanted} places are shared out of quota ${id}, ${there} are not sold`,
        );
    }
    for (const { stream } of shares)
      if (!isCurrentIn(streams, stream))
        throw new Refused(400, 'streamUnknown', `stream ${stream} is not known, lost, or an earlier life`);
    await tx.acts.saveTargets(
      shares.map((share) => {
        const book = books.get(share.quota);
        return { ...share, amount: share.amount + (book ? soldBy(book, share.stream) : 0) };
      }),
    );
    await record(parts, tx, [
      {
        kind: 'dateShared',
        body: {
          by: 'operator',
          date,
          shares: shares.map(({ quota, stream, amount }) => ({ quota, stream, amount })),
        },
      },
    ]);
    for (const share of shares) {
      const book = books.get(share.quota);
      const more = (book ? openFor(book, share.stream) : 0) - share.amount;
      if (more > 0)
        await ask(tx, [{ holder: share.stream, quota: share.quota, amount: more, why: 'shared' }]);
    }
    if (await mayGrant(tx, parts.generation)) await grantTargets(parts, tx, ids);
  });
}

/** Shares what is not sold of a date out evenly over the tills that are neither lost nor revoked; see `splitDate`. */
export async function splitEvenly(parts: CentreParts, date: DateId): Promise<void> {
  const shares = await parts.storage.transaction(parts.organiser, async (tx): Promise<Share[]> => {
    const working = new Set(
      (await tx.identity.devices()).filter((row) => row.revokedAt === null).map((row) => row.device),
    );
    // Of a till that began a new life only the newest stream sells; ids are in the order of time.
    const newest = new Map<string, StreamId>();
    for (const row of await tx.journal.streams())
      if (isCurrent(row) && working.has(row.device)) newest.set(row.device, row.stream);
    const streams = [...newest.values()];
    const quotas = (await tx.feed.published('quota')).flatMap((row) => {
      const read = Reference.quota.safeParse(row.value);
      return read.success && read.data.date === date ? [row.id as QuotaId] : [];
    });
    return (await tx.inventory.quotas(quotas)).flatMap((balance) => {
      const there = Math.max(0, balance.free + balance.leased);
      return streams.map((stream, i) => ({
        quota: balance.quota,
        stream,
        amount: Math.floor(there / streams.length) + (i < there % streams.length ? 1 : 0),
      }));
    });
  });
  if (shares.length > 0) await splitDate(parts, date, shares);
}

const isCurrentIn = (streams: ReadonlyMap<StreamId, StreamRow>, stream: StreamId): boolean => {
  const row = streams.get(stream);
  return row !== undefined && isCurrent(row);
};

const openFor = (book: QuotaBook, stream: StreamId): number =>
  book.leases.reduce((sum, lease) => sum + (lease.stream === stream ? openOf(lease) : 0), 0);

/**
 * Grants what tills still lack of what a manager shared out, as far as it is free: called whenever something came back.
 * What a till sold of its share is not given to it again.
 */
export async function grantTargets(parts: CentreParts, tx: Tx, ids: readonly QuotaId[]): Promise<void> {
  const targets = await tx.acts.targets(ids);
  if (targets.length === 0) return;
  const books = await quotaBooks(tx, [...new Set(targets.map((target) => target.quota))]);
  const granted: Lease[] = [];
  for (const target of targets) {
    const book = books.get(target.quota);
    if (!book) continue;
    const lacking = target.amount - heldAndSold(book, target);
    const amount = Math.min(Math.max(0, lacking), Math.max(0, book.balance.free));
    if (amount === 0) continue;
    const turn = targets.filter((one) => one.quota === target.quota).indexOf(target);
    const seats = book.rows && seatShare(book.rows, book.taken, amount, turn, parts.expectedTills);
    const size = seats?.length ?? amount;
    if (size === 0) continue;
    const id = freeId(target, book);
    const outcome = grant(book.balance, {
      lease: id,
      stream: target.stream,
      amount: size,
      ...(seats ? { seats } : {}),
    });
    if (!outcome.ok) continue;
    const { balance, lease } = outcome.value;
    granted.push(lease);
    books.set(target.quota, {
      ...book,
      balance,
      leases: [...book.leases, lease],
      taken: new Set([...book.taken, ...(lease.seats ?? [])]),
    });
  }
  await tx.inventory.saveQuotas([...books.values()].map((book) => book.balance));
  await tx.inventory.saveLeases(granted);
  await tellLeases(tx, granted);
  await recordGrants(parts, tx, { by: 'centre', why: 'shared' }, granted);
}

/** An id that no lease of the quota has: one of a centre's that was restored may be in use at its till. */
function freeId({ stream, quota }: TargetRow, { leases }: QuotaBook): LeaseId {
  const used = new Set<string>(leases.map((lease) => lease.lease));
  for (let n = leases.length; ; n++) {
    const id = `lease-${sha256Hex(`shared\n${stream}\n${quota}\n${n}`).slice(0, 32)}`;
    if (!used.has(id)) return id as LeaseId;
  }
}

const soldBy = (book: QuotaBook, stream: StreamId): number =>
  book.leases.reduce((sum, lease) => sum + (lease.stream === stream ? lease.consumed : 0), 0);

/** What a till holds or has sold: its targets count both, so that a share is given once. */
const heldAndSold = (book: QuotaBook, { stream }: TargetRow): number =>
  book.leases.reduce((sum, lease) => sum + (lease.stream === stream ? lease.amount - lease.released : 0), 0);
