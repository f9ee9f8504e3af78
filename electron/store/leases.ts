import type { LeaseId, SeatId } from '../../shared/kernel/ids.ts';
import type { LeaseWriter } from '../core/ports/rightsStore.ts';
import { type Db, prepare } from './rows.ts';

/** What sales have taken from leases, and what was given back of them. */
export function leases(db: Db): LeaseWriter {
  const get = prepare<[string, number], { consumed: number; released: number }>(
    db,
    'SELECT consumed, released FROM lease_use WHERE lease = ? AND epoch = ?',
  );
  const add = prepare<[string, number, number, number], never>(
    db,
    `INSERT INTO lease_use (lease, epoch, consumed, released) VALUES (?, ?, ?, ?)
     ON CONFLICT (lease, epoch) DO UPDATE
     SET consumed = consumed + excluded.consumed, released = released + excluded.released`,
  );
  const named = prepare<[string, string], { lease: string }>(
    db,
    'SELECT DISTINCT lease FROM lease_use WHERE lease >= ? AND lease < ? ORDER BY lease',
  );
  const seats = prepare<[string], { seat: string }>(db, 'SELECT seat FROM lease_seat WHERE lease = ?');
  const use = prepare<[string, string, string], never>(
    db,
    'INSERT INTO lease_seat (lease, seat, used) VALUES (?, ?, ?)',
  );
  return {
    named: (beginning) => named.all(beginning, `${beginning}\u{10ffff}`).map(({ lease }) => lease as LeaseId),
    consumed: (lease, epoch) => get.get(lease, epoch)?.consumed ?? 0,
    released: (lease, epoch) => get.get(lease, epoch)?.released ?? 0,
    usedSeats: (lease) => seats.all(lease).map(({ seat }) => seat as SeatId),
    consume: ({ lease, epoch, amount, seats: named }) => {
      add.run(lease, epoch, amount, 0);
      for (const seat of named ?? []) use.run(lease, seat, 'sold');
    },
    release: ({ lease, epoch, amount, seats: named }) => {
      add.run(lease, epoch, 0, amount);
      for (const seat of named ?? []) use.run(lease, seat, 'released');
    },
  };
}
