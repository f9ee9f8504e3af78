import type { SoldLine } from '../../shared/journal/bodies.ts';
import { linesOfPieces, placesHeld } from '../../shared/journal/reservedLines.ts';
import { closedReservation, freeHeld } from '../../shared/journal/venueReservations.ts';
import { leasesOfOwners, type Place, readSeatKey, seatKey } from '../../shared/journal/venueSeats.ts';
import type { LeaseId, OrderId, TicketId } from '../../shared/kernel/ids.ts';
import type { ForeignOrderRow } from '../../shared/sync/reference.ts';
import { afterAct } from '../intake/foreignOrders.ts';
import { authorityOf } from '../intake/learn.ts';
import { publishSeats } from '../intake/tellTills.ts';
import type { Tx } from '../storage/port.ts';
import { record } from './centreStream.ts';
import type { CentreParts } from './parts.ts';

/**
 * Reservations whose till is lost and that have reached their end: nobody else may end them, so the centre does. Their
 * places are free. Those that it gave to another till are that one's to end. Gives the orders that ended.
 */
export async function endOfLost(
  parts: CentreParts,
  tx: Tx,
  rows: readonly ForeignOrderRow[],
): Promise<ReadonlySet<string>> {
  const now = parts.clock.now();
  const due = rows.filter(
    ({ state, reservation }) => state === 'reserved' && (reservation?.expiresAt ?? now + 1) <= now,
  );
  if (due.length === 0) return new Set();
  const ids = due.map((row) => row.id as OrderId);
  const places = await tx.records.orderPlaces(ids);
  const holders = await authorityOf(tx, places);
  const closed = await tx.acts.returns(ids as readonly string[] as readonly TicketId[]);
  const ended = new Set<string>();
  for (const row of due) {
    const id = row.id as OrderId;
    const made = places.get(id);
    if (!made || holders.get(id) !== null || closed.has(id as string as TicketId)) continue;
    if (!(await tx.journal.stream(made.stream))?.lost) continue;
    await end(parts, tx, row, made);
    ended.add(row.id);
  }
  return ended;
}

async function end(parts: CentreParts, tx: Tx, row: ForeignOrderRow, made: Place): Promise<void> {
  const order = row.id as OrderId;
  const gone = new Set(row.reservation?.taken);
  const lines = (row.reservation?.lines ?? []) as unknown as readonly SoldLine[];
  // What is free is in nobody's hands: no lease is made of it.
  const held = placesHeld(
    linesOfPieces(lines, (piece) => !gone.has(piece)),
    () => '' as LeaseId,
  );
  const seats = await tx.inventory.seatOwners(
    held.flatMap(({ date, seats: named }) =>
      date === undefined ? [] : (named ?? []).map((seat) => seatKey(date, seat)),
    ),
  );
  const leases = await tx.inventory.leases(leasesOfOwners(seats.values()));
  const quotas = await tx.inventory.quotas([...new Set(held.map(({ quota }) => quota))]);
  const { step, freed } = freeHeld(
    {
      quotas: new Map(quotas.map((quota) => [quota.quota, quota])),
      leases: new Map(leases.map((lease) => [lease.lease, lease])),
      seats,
    },
    order,
    held,
  );
  const [place] = await record(parts, tx, [
    {
      kind: 'reservationEndedByCentre',
      body: { by: 'centre', order, number: row.number, maker: made.stream, freed },
    },
  ]);
  await tx.inventory.saveQuotas(step.quotas);
  await tx.inventory.saveLeases(step.leases);
  await tx.inventory.removeSeatOwners(step.seatsFreed);
  await tx.inventory.addSeatOwners(step.seats);
  await tx.acts.saveReturns([closedReservation(order, row.number, 'ended', place ?? made)]);
  await tx.feed.publish([afterAct(row, { state: 'ended' })]);
  await publishSeats(
    tx,
    step.seatsFreed.flatMap((key) => {
      const owner = seats.get(key);
      const claims = owner ? [owner, ...(owner.behind ?? [])] : [];
      return [...new Set([made.stream, ...claims.map((one) => one.place.stream)])].map((stream) => ({
        date: readSeatKey(key).date,
        stream,
      }));
    }),
  );
}
