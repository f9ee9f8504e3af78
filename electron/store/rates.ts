import type { StaffId } from '../../shared/kernel/ids.ts';
import type { Currency } from '../../shared/kernel/money.ts';
import type { RateWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';

/** What foreign cash counts for at this till. */
export function rates(db: Db): RateWriter {
  const all = prepare<[], { currency: string; rate_micro: number; set_at: number; set_by: string }>(
    db,
    'SELECT * FROM rate ORDER BY currency',
  );
  const put = prepare<[string, number, number, string], never>(
    db,
    'INSERT OR REPLACE INTO rate (currency, rate_micro, set_at, set_by) VALUES (?, ?, ?, ?)',
  );
  return {
    all: () =>
      all.all().map((row) => ({
        currency: row.currency as Currency,
        rateMicro: row.rate_micro,
        at: row.set_at,
        by: row.set_by as StaffId,
      })),
    put: ({ currency, rateMicro, at, by }) => {
      put.run(currency, rateMicro, at, by);
    },
  };
}
