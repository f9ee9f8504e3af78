import type { OrderId } from '../../shared/kernel/ids.ts';
import type { CollectedElsewhereWriter } from '../core/ports/collectionStore.ts';
import { type Db, prepare } from './rows.ts';

/** Orders of this till whose tickets were handed out at another one, as the centre told. */
export function collections(db: Db): CollectedElsewhereWriter {
  const get = prepare<[string], { at: number; made_by: string; till_no: number }>(
    db,
    'SELECT at, made_by, till_no FROM collected_elsewhere WHERE id = ?',
  );
  const put = prepare<[string, number, string, number], never>(
    db,
    'INSERT OR REPLACE INTO collected_elsewhere (id, at, made_by, till_no) VALUES (?, ?, ?, ?)',
  );
  return {
    get: (order: OrderId) => {
      const sql = get.get(order);
      return sql && { at: sql.at, by: sql.made_by, tillNo: sql.till_no };
    },
    put: (order, { at, by, tillNo }) => {
      put.run(order, at, by, tillNo);
    },
  };
}
