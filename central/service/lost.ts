import { openOf, revoke } from '../../shared/inventory/ledger.ts';
import type { CentreBodies, LeaseInAct } from '../../shared/journal/bodiesOfCentre.ts';
import { bookYield } from '../../shared/journal/venueReturns.ts';
import { leasesOfOwners, readSeatKey } from '../../shared/journal/venueSeats.ts';
import type { DeviceId, QuotaId, StreamId, TicketId } from '../../shared/kernel/ids.ts';
import { authorityOf } from '../intake/learn.ts';
import { publishSeats } from '../intake/tellTills.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow } from '../storage/rows.ts';
import { leaseInAct, record } from './centreStream.ts';
import { type CentreParts, Refused } from './parts.ts';
import { openPart, quotaBooks } from './rightsOf.ts';
import { grantShares } from './shares.ts';

/**
 * A manager declares a till lost: the open rest of its leases is free again under a higher epoch, what it made is the
 * centre's to give the authority of, and nobody waits for it. What it still has and sends later is stored, and is a case
 * where it sold under what was taken back. Refuses an unknown till (tillUnknown). Gives how many streams it had.
 */
export function declareLost(parts: CentreParts, device: DeviceId): Promise<number> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const { tillNo } = await deviceOf(tx, device);
    const rows = (await tx.journal.streams()).filter((row) => row.device === device && !row.lost);
    const streams = rows.map((row) => row.stream);
    const freed: TicketId[] = [];
    for (const row of rows) {
      await takeBack(parts, tx, row.stream, 'lost');
      freed.push(...(await freeWaiting(tx, row.stream)));
      await tx.acts.yieldAuthorities(row.stream);
      await tx.journal.saveStream({ ...row, lost: true, yieldedTo: row.seq });
    }
    await tellLost(tx, streams, parts.clock.now());
    if (streams.length > 0)
      await record(parts, tx, [
        { kind: 'tillDeclaredLost', body: { by: 'operator', device, tillNo, streams, freed } },
      ]);
    await grantShares(parts, tx);
    parts.log.warn('a till was declared lost', { device, streams: streams.length });
    return streams.length;
  });
}

/** A till that was lost has been found: it may ask for leases again. What was taken back stays taken back. */
export function declareFound(parts: CentreParts, device: DeviceId): Promise<void> {
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const { tillNo } = await deviceOf(tx, device);
    const rows = (await tx.journal.streams()).filter((row) => row.device === device && row.lost);
    for (const row of rows) await tx.journal.saveStream({ ...row, lost: false, heardIn: parts.generation });
    await tellLost(
      tx,
      rows.map((row) => row.stream),
      null,
    );
    if (rows.length > 0)
      await record(parts, tx, [
        {
          kind: 'tillFound',
          body: { by: 'operator', device, tillNo, streams: rows.map((row) => row.stream) },
        },
      ]);
    await grantShares(parts, tx);
    parts.log.info('a lost till was found', { device });
  });
}

/** Tells a till, should it come back, that it was declared lost at `at` (ms UTC), or that it is not any more (null). */
const tellLost = (tx: Tx, streams: readonly StreamId[], at: number | null): Promise<void> =>
  tx.feed.publish(
    streams.map((stream) => ({
      kind: 'tillLost',
      id: stream,
      audience: stream,
      value: at === null ? null : { id: stream, stream, at },
    })),
  );

async function deviceOf(tx: Tx, device: DeviceId): Promise<DeviceRow> {
  const found = (await tx.identity.devices()).find((row) => row.device === device);
  if (!found) throw new Refused(404, 'tillUnknown', 'this till is not known');
  return found;
}

/** The open rest of a stream's leases is free again, under a higher epoch. Tells its till. */
export async function takeBack(
  parts: CentreParts,
  tx: Tx,
  stream: StreamId,
  why: CentreBodies['leasesRevoked']['why'],
): Promise<void> {
  const leases = await tx.inventory.leasesOfStream(stream);
  if (leases.length === 0) return;
  const books = await quotaBooks(tx, [...new Set(leases.map((lease) => lease.quota))]);
  const quotas = new Map([...books].map(([id, book]) => [id, book.balance]));
  const revoked: LeaseInAct[] = [];
  const ended = leases.map((lease) => {
    const book = books.get(lease.quota);
    const balance = quotas.get(lease.quota);
    if (!book || !balance) return { ...lease, epoch: lease.epoch + 1 };
    const open = openPart(book, lease);
    const after = revoke(balance, lease, open.seats);
    revoked.push(leaseInAct(after.lease, { ...open, amount: openOf(lease) }));
    quotas.set(lease.quota, after.balance);
    return after.lease;
  });
  await tx.inventory.saveQuotas([...quotas.values()]);
  await tx.inventory.saveLeases(ended);
  await tx.feed.publish(
    ended.flatMap((lease) => [
      { kind: 'lease', id: lease.lease, audience: stream, value: null },
      {
        kind: 'leaseEnded',
        id: lease.lease,
        audience: stream,
        value: { id: lease.lease, stream, epoch: lease.epoch },
      },
    ]),
  );
  await record(parts, tx, [
    {
      kind: 'leasesRevoked',
      body: { by: why === 'lost' ? 'operator' : 'centre', why, stream, leases: revoked },
    },
  ]);
}

/** Places of tickets that others took back and that waited for this till to yield. */
export async function freeWaiting(tx: Tx, stream: StreamId): Promise<readonly TicketId[]> {
  const waiting = await tx.acts.unfreed();
  const places = await tx.records.ticketPlaces(waiting.map((one) => one.ticket));
  const holders = await authorityOf(tx, places);
  const pending = waiting.filter((one) => holders.get(one.ticket) === stream);
  if (pending.length === 0) return [];
  const ids = [...new Set(pending.flatMap((one) => one.quotas))] as QuotaId[];
  const seats = await tx.inventory.seatOwners(
    pending.flatMap((one) => (one.seat === null ? [] : [one.seat])),
  );
  const leases = await tx.inventory.leases(leasesOfOwners(seats.values()));
  const step = bookYield(
    {
      quotas: new Map((await tx.inventory.quotas(ids)).map((quota) => [quota.quota, quota])),
      leases: new Map(leases.map((lease) => [lease.lease, lease])),
      seats,
    },
    pending,
  );
  await tx.inventory.saveQuotas(step.quotas);
  await tx.inventory.saveLeases(step.leases);
  await tx.inventory.removeSeatOwners(step.seatsFreed);
  await tx.inventory.addSeatOwners(step.seats);
  await tx.acts.saveReturns(step.returns);
  await publishSeats(
    tx,
    step.seatsFreed.flatMap((key) => {
      const owner = seats.get(key);
      const claims = owner ? [owner, ...(owner.behind ?? [])] : [];
      return [...new Set([stream, ...claims.map((one) => one.place.stream)])].map((of) => ({
        date: readSeatKey(key).date,
        stream: of,
      }));
    }),
  );
  return pending.map((one) => one.ticket);
}
