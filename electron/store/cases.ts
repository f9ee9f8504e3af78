import type { CaseOnWire } from '../../shared/sync/wire.ts';
import type { CaseWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** What the centre objected to. */
export function cases(db: Db): CaseWriter {
  const count = prepare<[], { n: number }>(db, 'SELECT count(*) AS n FROM centre_case');
  const all = prepare<[], CaseOnWire>(
    db,
    'SELECT id, kind, stream, seq, detail FROM centre_case ORDER BY at, id',
  );
  const put = prepare<[string, string, string, number, string, number], never>(
    db,
    'INSERT OR IGNORE INTO centre_case (id, kind, stream, seq, detail, at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return {
    count: () => count.get()?.n ?? 0,
    all: () => all.all(),
    put: (found, at) => {
      put.run(found.id, found.kind, found.stream, found.seq, found.detail, at);
    },
  };
}
