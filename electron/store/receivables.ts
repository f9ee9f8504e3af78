import type { OrderId } from '../../shared/kernel/ids.ts';
import type { ReceivableRow, ReceivableWriter } from '../core/ports/receivableStore.ts';
import { type Db, journalId, prepare } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

interface Sql {
  id: string;
  issued: number;
  credited: number;
  settled: number | null;
  credited_elsewhere: number;
  settled_elsewhere: number;
}

/** Invoices issued now, and how they stand. */
export function receivables(db: Db): ReceivableWriter {
  const streams = streamNumbers(db);
  const get = prepare<[string], Sql>(db, 'SELECT * FROM receivable WHERE id = ?');
  const open = prepare<[number], Sql>(
    db,
    `SELECT * FROM receivable WHERE issued > credited + credited_elsewhere AND settled IS NULL
     AND settled_elsewhere = 0 ORDER BY id LIMIT ?`,
  );
  const issue = prepare<[string, number], never>(
    db,
    'INSERT INTO receivable (id, issued, credited) VALUES (?, ?, 0)',
  );
  const ensure = prepare<[string], never>(
    db,
    'INSERT OR IGNORE INTO receivable (id, issued, credited) VALUES (?, 0, 0)',
  );
  const credit = prepare<[number, string], never>(
    db,
    'UPDATE receivable SET credited = credited + ? WHERE id = ?',
  );
  const settle = prepare<[number, string], never>(db, 'UPDATE receivable SET settled = ? WHERE id = ?');
  const elsewhere = prepare<[number, number, string], never>(
    db,
    'UPDATE receivable SET credited_elsewhere = ?, settled_elsewhere = ? WHERE id = ?',
  );
  return {
    get: (order) => {
      const sql = get.get(order);
      return sql && rowOf(sql);
    },
    open: (limit) => open.all(limit).map(rowOf),
    issue: (order, minor) => {
      issue.run(order, minor);
    },
    credit: (order, minor) => {
      ensure.run(order);
      credit.run(minor, order);
    },
    settle: (order, stream, seq) => {
      ensure.run(order);
      settle.run(journalId(streams.of(stream), seq), order);
    },
    elsewhere: (order, creditedMinor, settled) => {
      elsewhere.run(creditedMinor, settled ? 1 : 0, order);
    },
  };
}

const rowOf = (sql: Sql): ReceivableRow => ({
  order: sql.id as OrderId,
  issuedMinor: sql.issued,
  creditedMinor: sql.credited + sql.credited_elsewhere,
  settled: sql.settled !== null || sql.settled_elsewhere === 1,
});
