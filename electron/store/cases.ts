import type { CaseRow, CaseWriter } from '../core/ports/returnsStore.ts';
import { type Db, journalId, prepare } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

interface Sql {
  id: string;
  kind: string;
  stream: string;
  seq: number;
  detail: string;
  at: number;
  about: string;
  till_no: number | null;
  remedy: CaseRow['remedy'];
  resolved_by: string | null;
  resolved_at: number | null;
}

const MOST_SHOWN = 1000;

/** What the centre objected to, and what became of it: the centre's word, else the remedy chosen here. */
export function cases(db: Db): CaseWriter {
  const streams = streamNumbers(db);
  const columns = `c.id, c.kind, c.stream, c.seq, c.detail, c.at, c.about, c.till_no,
    coalesce(c.remedy, r.remedy) AS remedy, coalesce(c.resolved_by, r.made_by) AS resolved_by,
    coalesce(c.resolved_at, r.at) AS resolved_at`;
  const from = 'FROM centre_case c LEFT JOIN case_remedy r ON r.id = c.id';
  const count = prepare<[], { n: number }>(
    db,
    `SELECT count(*) AS n ${from} WHERE c.resolved_at IS NULL AND r.at IS NULL`,
  );
  const get = prepare<[string], Sql>(db, `SELECT ${columns} ${from} WHERE c.id = ?`);
  const all = prepare<[number], Sql>(
    db,
    `SELECT ${columns} ${from}
     ORDER BY coalesce(c.resolved_at, r.at) IS NOT NULL, c.at DESC, c.id DESC LIMIT ?`,
  );
  const put = prepare<[string, string, string, number, string, number, string], never>(
    db,
    'INSERT OR IGNORE INTO centre_case (id, kind, stream, seq, detail, at, about) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const told = prepare<unknown[], never>(
    db,
    `INSERT OR REPLACE INTO centre_case
       (id, kind, stream, seq, detail, at, about, till_no, remedy, resolved_by, resolved_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM centre_case WHERE id = ?');
  const resolve = prepare<[string, number, string, string, number], never>(
    db,
    'INSERT OR IGNORE INTO case_remedy (id, entry, remedy, made_by, at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    count: () => count.get()?.n ?? 0,
    get: (id) => {
      const sql = get.get(id);
      return sql && rowOf(sql);
    },
    all: (limit = MOST_SHOWN) => all.all(limit).map(rowOf),
    put: (found, at) => {
      put.run(
        found.id,
        found.kind,
        found.stream,
        found.seq,
        found.detail,
        at,
        JSON.stringify(found.about ?? []),
      );
    },
    told: (row) => {
      const { id, kind, stream, seq, detail, openedAt, about, tillNo, remedy, resolvedBy, resolvedAt } = row;
      const values = [id, kind, stream, seq, detail, openedAt, JSON.stringify(about), tillNo];
      told.run(...values, remedy, resolvedBy, resolvedAt);
    },
    remove: (id) => {
      remove.run(id);
    },
    resolve: (stream, seq, at, { case: id, remedy, by }) => {
      resolve.run(id, journalId(streams.of(stream), seq), remedy, by, at);
    },
  };
}

const rowOf = (sql: Sql): CaseRow => ({
  id: sql.id,
  kind: sql.kind,
  stream: sql.stream,
  tillNo: sql.till_no,
  seq: sql.seq,
  detail: sql.detail,
  about: JSON.parse(sql.about) as string[],
  openedAt: sql.at,
  state: sql.resolved_at === null ? 'open' : 'resolved',
  remedy: sql.remedy,
  resolvedBy: sql.resolved_by,
  resolvedAt: sql.resolved_at,
});
