import type { OrderId } from '../../shared/kernel/ids.ts';
import type { OrderActRow, OrderActWriter } from '../core/ports/orderActs.ts';
import { type Db, journalId, prepare, seqOf, streamNoOf } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

interface Sql {
  entry: number;
  sale_order: string;
  kind: OrderActRow['kind'];
  at: number;
}

/** Acts on orders after their sale: lean rows to find the journal entries by. */
export function orderActs(db: Db): OrderActWriter {
  const streams = streamNumbers(db);
  const ofOrder = prepare<[string], Sql>(db, 'SELECT * FROM order_act WHERE sale_order = ? ORDER BY entry');
  const insert = prepare<[number, string, string, number], never>(
    db,
    'INSERT INTO order_act (entry, sale_order, kind, at) VALUES (?, ?, ?, ?)',
  );
  return {
    ofOrder: (order) =>
      ofOrder.all(order).map((sql) => ({
        order: sql.sale_order as OrderId,
        kind: sql.kind,
        stream: streams.stream(streamNoOf(sql.entry)),
        seq: seqOf(sql.entry),
        at: sql.at,
      })),
    add: ({ order, kind, stream, seq, at }) => {
      insert.run(journalId(streams.of(stream), seq), order, kind, at);
    },
  };
}
