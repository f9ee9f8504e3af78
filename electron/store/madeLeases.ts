import type { MadeLeaseWriter } from '../core/ports/rightsStore.ts';
import { type Db, journalId, prepare } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

interface Sql {
  id: string;
  quota: string;
  amount: number;
  seats: string | null;
}

/** Leases that this till made of what its returns freed. */
export function madeLeases(db: Db): MadeLeaseWriter {
  const streams = streamNumbers(db);
  const open = prepare<[number, number], Sql>(
    db,
    `SELECT m.id, m.quota, m.amount, m.seats FROM made_lease m
     LEFT JOIN lease_use u ON u.lease = m.id AND u.epoch = 1
     WHERE m.entry > ? AND m.entry < ? AND m.amount > coalesce(u.consumed + u.released, 0) ORDER BY m.id`,
  );
  const add = prepare<[string, number, string, number, string | null, string | null], never>(
    db,
    'INSERT INTO made_lease (id, entry, quota, amount, seats, date) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    open: (stream) => {
      const no = streams.of(stream);
      return open.all(journalId(no, 0), journalId(no + 1, 0)).map((row) => ({
        id: row.id,
        stream,
        quota: row.quota,
        amount: row.amount,
        epoch: 1,
        ...(row.seats === null ? {} : { seats: JSON.parse(row.seats) as string[] }),
      }));
    },
    add: (stream, seq, { lease, quota, amount, seats, date }) => {
      const entry = journalId(streams.of(stream), seq);
      add.run(lease, entry, quota, amount, seats ? JSON.stringify(seats) : null, date ?? null);
    },
  };
}
