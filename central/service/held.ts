import { adopt, openQuota } from '../../shared/inventory/ledger.ts';
import type { LeaseId, QuotaId, SeatId, StreamId, ThingId } from '../../shared/kernel/ids.ts';
import type { HeldReply, HeldRequest } from '../../shared/sync/wire.ts';
import { freshStream } from '../intake/branches.ts';
import { authorityOf } from '../intake/learn.ts';
import type { Tx } from '../storage/port.ts';
import type { DeviceRow, StreamRow } from '../storage/rows.ts';
import { grantThings, placesOfThings } from './authority.ts';
import { leaseInAct, record } from './centreStream.ts';
import type { CentreParts } from './parts.ts';
import { grantShares } from './shares.ts';
import { ownStream } from './streams.ts';

/**
 * Takes a till's report of everything it holds, made before it sends its journal again in a new generation. Leases and
 * authority that the centre has forgotten are taken up again, until all of the stream was heard: what comes after that was
 * granted in this generation, and is not forgotten. The stream counts as heard once its journal is here up to the head that it
 * names; one that the centre has forgotten, too (a life that began after the backup), is waited for from now on. Refuses as
 * `ownStream` does.
 */
export function takeHeld(parts: CentreParts, device: DeviceRow, request: HeldRequest): Promise<HeldReply> {
  const stream = request.stream as StreamId;
  return parts.storage.transaction(parts.organiser, async (tx) => {
    await tx.identity.lockIntake();
    const known = await tx.journal.stream(stream);
    const row = known ? await ownStream(tx, device, stream) : freshStream(stream, device.device, '');
    // Leases name their stream: it has to be there before them.
    if (!known) await tx.journal.saveStream(row);
    const over = row.heldIn === parts.generation && isHeard(row, parts.generation);
    const adopted = over ? 0 : await adoptAll(parts, tx, stream, request.leases);
    if (!over)
      await adoptThings(parts, tx, stream, request.things as readonly string[] as readonly ThingId[]);
    await heardOf(parts, tx, { ...row, heldIn: parts.generation, heldHead: request.head });
    return { generation: parts.generation, adopted };
  });
}

async function adoptAll(
  parts: CentreParts,
  tx: Tx,
  stream: StreamId,
  held: HeldRequest['leases'],
): Promise<number> {
  const known = new Set(
    (await tx.inventory.leases(held.map((one) => one.id as LeaseId))).map((l) => l.lease),
  );
  const forgotten = held.filter((one) => !known.has(one.id as LeaseId));
  const quotas = new Map(
    (await tx.inventory.quotas([...new Set(forgotten.map((one) => one.quota as QuotaId))])).map((q) => [
      q.quota,
      q,
    ]),
  );
  const leases = forgotten.map((one) => {
    const quota = one.quota as QuotaId;
    const taken = adopt(quotas.get(quota) ?? openQuota(quota, 0), {
      lease: one.id as LeaseId,
      stream,
      epoch: one.epoch,
      amount: one.amount,
      ...(one.seats ? { seats: one.seats as readonly string[] as readonly SeatId[] } : {}),
    });
    quotas.set(quota, taken.balance);
    return taken.lease;
  });
  await tx.inventory.saveQuotas([...quotas.values()]);
  await tx.inventory.saveLeases(leases);
  if (leases.length > 0)
    await record(parts, tx, [
      { kind: 'leasesAdopted', body: { by: stream, leases: leases.map((lease) => leaseInAct(lease)) } },
    ]);
  return leases.length;
}

/** True once all that a stream's till had written by its report is here. */
const isHeard = (row: StreamRow, generation: string): boolean =>
  row.heardIn === generation && row.seq >= row.heldHead;

/**
 * An authority that the centre has given and forgotten stands. Of another till that was heard all is known that it gave up:
 * from that one nothing is taken.
 */
async function adoptThings(
  parts: CentreParts,
  tx: Tx,
  stream: StreamId,
  things: readonly ThingId[],
): Promise<void> {
  const given = await tx.acts.authorities(things);
  const holders = new Map([...given, ...(await authorityOf(tx, await placesOfThings(tx, things)))]);
  const heard = new Set(
    (await tx.journal.streams())
      .filter((row) => row.stream !== stream && !row.lost && isHeard(row, parts.generation))
      .map((row) => row.stream),
  );
  const forgotten = things.filter((thing) => {
    const holder = holders.get(thing) ?? null;
    return given.get(thing) !== stream && (holder === null || !heard.has(holder));
  });
  await grantThings(parts, tx, { by: stream, stream, things: forgotten });
}

/**
 * Keeps a stream, and notes when all of it was heard in this generation: that may be what new grants were waiting for.
 * Gives the row as it was kept.
 */
export async function heardOf(parts: CentreParts, tx: Tx, row: StreamRow): Promise<StreamRow> {
  const all = row.heldIn === parts.generation && row.seq >= row.heldHead;
  const next = all ? { ...row, heardIn: parts.generation } : row;
  await tx.journal.saveStream(next);
  if (all && row.heardIn !== parts.generation) await grantShares(parts, tx);
  return next;
}
