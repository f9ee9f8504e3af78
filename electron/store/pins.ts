import type { PinWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** Wrong PINs in a row. */
export function pins(db: Db): PinWriter {
  const get = prepare<[string], { failed: number; locked_until: number }>(
    db,
    'SELECT failed, locked_until FROM pin_tries WHERE staff = ?',
  );
  const put = prepare<[string, number, number], never>(
    db,
    'INSERT OR REPLACE INTO pin_tries (staff, failed, locked_until) VALUES (?, ?, ?)',
  );
  return {
    tries: (staff) => {
      const row = get.get(staff);
      return { failed: row?.failed ?? 0, lockedUntil: row?.locked_until ?? 0 };
    },
    setTries: (staff, tries) => {
      put.run(staff, tries.failed, tries.lockedUntil);
    },
  };
}
