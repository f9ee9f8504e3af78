import type { FactWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** Single values about the till itself. */
export function facts(db: Db): FactWriter {
  const get = prepare<[string], { value: string }>(db, 'SELECT value FROM fact WHERE key = ?');
  const put = prepare<[string, string], never>(db, 'INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)');
  const remove = prepare<[string], never>(db, 'DELETE FROM fact WHERE key = ?');
  return {
    get: (key) => get.get(key)?.value,
    set: (key, value) => {
      if (value === null) remove.run(key);
      else put.run(key, value);
    },
  };
}
