import type { LeaseWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** What sales have taken from leases. */
export function leases(db: Db): LeaseWriter {
  const get = prepare<[string, number], { consumed: number }>(
    db,
    'SELECT consumed FROM lease_use WHERE lease = ? AND epoch = ?',
  );
  const add = prepare<[string, number, number], never>(
    db,
    `INSERT INTO lease_use (lease, epoch, consumed) VALUES (?, ?, ?)
     ON CONFLICT (lease, epoch) DO UPDATE SET consumed = consumed + excluded.consumed`,
  );
  return {
    consumed: (lease, epoch) => get.get(lease, epoch)?.consumed ?? 0,
    consume: (lease, epoch, amount) => {
      add.run(lease, epoch, amount);
    },
  };
}
