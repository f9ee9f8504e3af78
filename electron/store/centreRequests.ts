import type { CentreRequestWriter } from '../core/ports/rightsStore.ts';
import { type Db, prepare } from './rows.ts';

/** Questions to the centre whose answers are outstanding. */
export function centreRequests(db: Db): CentreRequestWriter {
  const all = prepare<[], { id: string; kind: 'leases' | 'authority'; body: string; at: number }>(
    db,
    'SELECT * FROM centre_request ORDER BY id',
  );
  const add = prepare<[string, string, string, number], never>(
    db,
    'INSERT INTO centre_request (id, kind, body, at) VALUES (?, ?, ?, ?)',
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM centre_request WHERE id = ?');
  return {
    all: () => all.all().map((row) => ({ ...row, body: JSON.parse(row.body) as unknown })),
    add: ({ id, kind, body, at }) => {
      add.run(id, kind, JSON.stringify(body), at);
    },
    remove: (id) => {
      remove.run(id);
    },
  };
}
