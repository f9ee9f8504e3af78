import type { SessionClosed } from '../../shared/journal/bodies.ts';
import type { SessionId, StaffId } from '../../shared/kernel/ids.ts';
import type { SessionRow, SessionWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

interface SessionSql {
  id: string;
  opened_at: number;
  opened_by: string;
  float_minor: number;
  closed_at: number | null;
  closing: string | null;
}

/** Cash sessions and their closings. */
export function sessions(db: Db): SessionWriter {
  const closed = prepare<[number], SessionSql>(
    db,
    'SELECT * FROM cash_session WHERE closed_at IS NOT NULL ORDER BY id DESC LIMIT ?',
  );
  const open = prepare<[string, number, string, number], never>(
    db,
    'INSERT INTO cash_session (id, opened_at, opened_by, float_minor) VALUES (?, ?, ?, ?)',
  );
  const close = prepare<[number, string, string], never>(
    db,
    'UPDATE cash_session SET closed_at = ?, closing = ? WHERE id = ?',
  );
  const get = prepare<[string], SessionSql>(db, 'SELECT * FROM cash_session WHERE id = ?');
  return {
    get: (session) => {
      const row = get.get(session);
      return row && sessionRow(row);
    },
    closed: (limit) => closed.all(limit).map(sessionRow),
    opened: (row) => {
      open.run(row.session, row.openedAt, row.openedBy, row.floatMinor);
    },
    close: (session, at, closing) => {
      close.run(at, JSON.stringify(closing), session);
    },
  };
}

const sessionRow = (sql: SessionSql): SessionRow => ({
  session: sql.id as SessionId,
  openedAt: sql.opened_at,
  openedBy: sql.opened_by as StaffId,
  floatMinor: sql.float_minor,
  closedAt: sql.closed_at,
  closing: sql.closing === null ? null : (JSON.parse(sql.closing) as SessionClosed),
});
