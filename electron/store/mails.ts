import type { MailId, OrderId } from '../../shared/kernel/ids.ts';
import type { MailRow, MailWriter } from '../core/ports/sellingStore.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

interface Sql {
  id: string;
  sale_order: string;
  entry: number;
  what: MailRow['what'];
  at: number;
  state: MailRow['state'];
  problem: string;
}

/** E-mails that this till queued, and what the centre says of them. */
export function mails(db: Db): MailWriter {
  const streams = streamNumbers(db);
  const ofOrder = prepare<[string], Sql>(db, 'SELECT * FROM mail WHERE sale_order = ? ORDER BY id');
  const add = prepare<[string, string, number, string, number, number], never>(
    db,
    'INSERT INTO mail (id, sale_order, entry, what, at, changed_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const set = prepare<[string, string, number, string], never>(
    db,
    'UPDATE mail SET state = ?, problem = ?, changed_at = ? WHERE id = ?',
  );
  return {
    ofOrder: (order) =>
      ofOrder.all(order).map((row) => ({
        mail: row.id as MailId,
        order: row.sale_order as OrderId,
        stream: streams.stream(streamNoOf(row.entry)),
        seq: seqOf(row.entry),
        what: row.what,
        at: row.at,
        state: row.state,
        problem: row.problem,
      })),
    add: ({ mail, order, stream, seq, what, at }) => {
      add.run(mail, order, journalId(streams.of(stream), seq), what, at, at);
    },
    setState: (mail, state, problem, at) => {
      set.run(state, problem, at, mail);
    },
  };
}
