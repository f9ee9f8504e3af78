import { grant, type Lease, openOf } from '../../shared/inventory/ledger.ts';
import type { LeaseId, QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import type { LeasesReply, LeasesRequest } from '../../shared/sync/wire.ts';
import { sha256Hex } from '../platform/crypto.ts';
import type { AskRow } from '../storage/actsPort.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { answeredOnce } from './answeredOnce.ts';
import type { CentreParts } from './parts.ts';
import { openPassQuotas } from './passes.ts';
import { openPart, type QuotaBook, quotaBooks } from './rightsOf.ts';
import { seatShare } from './seatShares.ts';
import { recordGrants } from './shares.ts';
import { leaseRow, mayGrant, ownStream, tellLeases } from './streams.ts';

type Want = LeasesRequest['wants'][number];

/**
 * Grants a till what it would like to sell, as far as it is free; the rest is asked of the tills that hold it, which give
 * at their next contact. The same request is answered alike for ever. Refuses a stream that is not the till's
 * (notYourStream) or was declared lost (tillLost). In a generation in which not every till was heard nothing is granted.
 */
export function grantLeases(
  parts: CentreParts,
  device: DeviceRow,
  request: LeasesRequest,
): Promise<LeasesReply> {
  const stream = request.stream as StreamId;
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    await ownStream(tx, device, stream);
    return answeredOnce(tx, request.request, request, async () => {
      const { generation } = parts;
      if (!(await mayGrant(tx, generation)))
        return { keep: false, reply: { generation, leases: [], short: request.wants.map(notNow) } };
      const outcome = await grantAll(tx, parts, stream, request);
      return { keep: outcome.leases.length > 0, reply: { generation, ...outcome } };
    });
  });
}

const notNow = (want: Want) => ({ quota: want.quota, missing: want.amount, asked: false });

async function grantAll(
  tx: Tx,
  parts: CentreParts,
  stream: StreamId,
  { request, wants, freeOnly }: LeasesRequest,
): Promise<Pick<LeasesReply, 'leases' | 'short'>> {
  const quotas = wants.map((want) => want.quota as QuotaId);
  await openPassQuotas(tx, quotas);
  const books = await quotaBooks(tx, quotas);
  const granted: Lease[] = [];
  const fresh: Lease[] = [];
  const short: LeasesReply['short'][number][] = [];
  for (const [i, want] of wants.entries()) {
    const book = books.get(want.quota as QuotaId);
    if (!book) {
      short.push(notNow(want));
      continue;
    }
    const id = `lease-${sha256Hex(`${request}\n${want.quota}\n${i}`).slice(0, 32)}` as LeaseId;
    // A centre that was restored has forgotten its answer, and its till may have told it of the lease already.
    const before = book.leases.find((lease) => lease.lease === id);
    if (before) {
      granted.push(before);
      continue;
    }
    const part = partOf(book, want, stream, parts.expectedTills);
    const outcome =
      part.amount === 0
        ? undefined
        : grant(book.balance, {
            lease: id,
            stream,
            amount: part.amount,
            ...(part.seats ? { seats: part.seats } : {}),
          });
    if (outcome?.ok) {
      granted.push(outcome.value.lease);
      fresh.push(outcome.value.lease);
      books.set(book.balance.quota, withLease(book, outcome.value.balance, outcome.value.lease));
    }
    const missing = want.amount - (outcome?.ok ? part.amount : 0);
    if (missing <= 0) continue;
    const asks = freeOnly ? [] : asksFor(book, want, stream, missing, part.seats ?? []);
    await ask(tx, asks);
    short.push({ quota: want.quota, missing, asked: asks.length > 0 });
  }
  await tx.inventory.saveQuotas([...books.values()].map((book) => book.balance));
  await tx.inventory.saveLeases(granted);
  await tellLeases(tx, granted);
  await recordGrants(parts, tx, { by: stream, why: 'asked' }, fresh);
  return { leases: granted.map(leaseRow), short };
}

const withLease = (book: QuotaBook, balance: QuotaBook['balance'], lease: Lease): QuotaBook => ({
  ...book,
  balance,
  leases: [...book.leases, lease],
  taken: new Set([...book.taken, ...(lease.seats ?? [])]),
});

/** What can be granted of a wish: never more than is free; of named seats those that nobody has. */
function partOf(
  book: QuotaBook,
  want: Want,
  stream: StreamId,
  expectedTills: number,
): { readonly amount: number; readonly seats?: readonly SeatId[] } {
  const most = Math.max(0, Math.min(want.amount, book.balance.free));
  if (!book.rows) return { amount: want.seats ? 0 : most };
  const known = new Set(book.rows.flat());
  const turn = book.leases.findIndex((lease) => lease.stream === stream);
  const seats = want.seats
    ? [...new Set(want.seats as readonly string[] as readonly SeatId[])].filter(
        (seat) => known.has(seat) && !book.taken.has(seat),
      )
    : seatShare(book.rows, book.taken, most, Math.max(0, turn), expectedTills);
  const some = seats.slice(0, most);
  return { amount: some.length, seats: some };
}

/** Whom to ask for what is missing: who holds the seats, or for places whoever has most of them. */
function asksFor(
  book: QuotaBook,
  want: Want,
  stream: StreamId,
  missing: number,
  got: readonly SeatId[],
): AskRow[] {
  const others = book.leases.filter((lease) => lease.stream !== stream && openOf(lease) > 0);
  const { quota } = book.balance;
  if (want.seats) {
    const wanted = new Set<string>(want.seats.filter((seat) => !got.includes(seat as SeatId)));
    const byHolder = new Map<StreamId, SeatId[]>();
    for (const lease of others)
      for (const seat of openPart(book, lease).seats ?? [])
        if (wanted.has(seat)) byHolder.set(lease.stream, [...(byHolder.get(lease.stream) ?? []), seat]);
    return [...byHolder].map(([holder, seats]) => ({
      holder,
      quota,
      amount: seats.length,
      seats,
      why: 'asked',
    }));
  }
  const open = new Map<StreamId, number>();
  for (const lease of others) open.set(lease.stream, (open.get(lease.stream) ?? 0) + openOf(lease));
  const [most] = [...open].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return most ? [{ holder: most[0], quota, amount: Math.min(missing, most[1]), why: 'asked' }] : [];
}

/** Writes down what tills are asked to give back, beside what they were asked for already, and tells them. */
export async function ask(tx: Tx, asks: readonly AskRow[]): Promise<void> {
  for (const one of asks) {
    const before = (await tx.acts.asks(one.holder)).find((row) => row.quota === one.quota);
    const seats = [...new Set([...(before?.seats ?? []), ...(one.seats ?? [])])];
    const row: AskRow = {
      ...one,
      amount: Math.max(before?.amount ?? 0, one.amount, seats.length),
      ...(seats.length > 0 ? { seats } : {}),
      why: before?.why === 'shared' ? 'shared' : one.why,
    };
    await tx.acts.saveAsks([row]);
    await tx.feed.publish([
      {
        kind: 'leaseAsked',
        id: `${row.holder}:${row.quota}`,
        audience: row.holder,
        value: {
          id: `${row.holder}:${row.quota}`,
          stream: row.holder,
          quota: row.quota,
          amount: row.amount,
          ...(row.seats ? { seats: [...row.seats] } : {}),
          why: row.why,
        },
      },
    ]);
  }
}
