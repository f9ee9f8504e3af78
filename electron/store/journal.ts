import type { SealedEntry } from '../../shared/journal/entry.ts';
import type { StreamState } from '../../shared/journal/streamState.ts';
import type { StreamId } from '../../shared/kernel/ids.ts';
import type { JournalWriter, StreamRow } from '../core/ports/store.ts';
import { type Db, journalId, prepare, seqOf } from './rows.ts';

interface StreamSql {
  no: number;
  id: string;
  state: string;
  link: string;
  acked: number;
  acked_orders: number;
}
interface EntrySql {
  id: number;
  bytes: string;
  hash: string;
  signature: string | null;
  personal: string | null;
}

/** The journal and its streams. The newest stream is the one that this till writes. */
export function journal(db: Db): JournalWriter {
  const current = prepare<[], StreamSql>(db, 'SELECT * FROM stream ORDER BY no DESC LIMIT 1');
  const all = prepare<[], StreamSql>(db, 'SELECT * FROM stream ORDER BY no');
  const byId = prepare<[string], StreamSql>(db, 'SELECT * FROM stream WHERE id = ?');
  const page = prepare<[number, number, number], EntrySql>(
    db,
    'SELECT * FROM journal WHERE id >= ? AND id <= ? ORDER BY id LIMIT ?',
  );
  const insertStream = prepare<[string, string, string], never>(
    db,
    'INSERT INTO stream (id, state, link) VALUES (?, ?, ?)',
  );
  const insert = prepare<[number, string, string, string | null, string | null], never>(
    db,
    'INSERT INTO journal (id, bytes, hash, signature, personal) VALUES (?, ?, ?, ?, ?)',
  );
  const setState = prepare<[string, string, number], never>(
    db,
    'UPDATE stream SET state = ?, link = ? WHERE no = ?',
  );
  const setAcked = prepare<[number, number, number], never>(
    db,
    'UPDATE stream SET acked = ?, acked_orders = acked_orders + ? WHERE no = ?',
  );
  const keepAnchor = prepare<[string, number, string, string], never>(
    db,
    'INSERT OR REPLACE INTO anchor (stream, seq, hash, countersignature) VALUES (?, ?, ?, ?)',
  );
  const dropAnchors = prepare<[string, number], never>(db, 'DELETE FROM anchor WHERE stream = ? AND seq < ?');
  const ordersBetween = prepare<[number, number], { n: number }>(
    db,
    `SELECT count(*) AS n FROM journal WHERE id > ? AND id <= ? AND bytes ->> '$.kind' IN ('orderValidated', 'orderReserved')`,
  );

  const entries = (stream: StreamId, from: number, limit: number): SealedEntry[] => {
    const row = byId.get(stream);
    if (!row) return [];
    const last = journalId(row.no + 1, 0) - 1;
    return page
      .all(journalId(row.no, from), last, limit)
      .map(({ id, ...rest }) => ({ stream, seq: seqOf(id), ...rest }));
  };
  const currentRow = (): StreamRow | undefined => {
    const row = current.get();
    return row && streamRow(row);
  };
  return {
    current: currentRow,
    streams: () => all.all().map(streamRow),
    entry: (stream, seq) => entries(stream, seq, 1).find((entry) => entry.seq === seq),
    page: entries,
    start: (state, link) => {
      insertStream.run(state.stream, JSON.stringify(state), link);
    },
    append: (sealed, state, link) => {
      const row = current.get();
      if (!row || row.id !== state.stream)
        throw new Error(`journal: stream ${state.stream} is not the current one`);
      for (const entry of sealed)
        insert.run(journalId(row.no, entry.seq), entry.bytes, entry.hash, entry.signature, entry.personal);
      setState.run(JSON.stringify(state), link, row.no);
    },
    keepAnchor: (stream, head) => {
      keepAnchor.run(stream, head.seq, head.hash, head.countersignature);
      dropAnchors.run(stream, head.seq);
    },
    setAcked: (stream, acked) => {
      const row = byId.get(stream);
      if (!row || row.acked === acked) return;
      const [low, high] = row.acked < acked ? [row.acked, acked] : [acked, row.acked];
      const orders = ordersBetween.get(journalId(row.no, low), journalId(row.no, high))?.n ?? 0;
      setAcked.run(acked, row.acked < acked ? orders : -orders, row.no);
    },
  };
}

const streamRow = (row: StreamSql): StreamRow => ({
  no: row.no,
  id: row.id as StreamId,
  state: JSON.parse(row.state) as StreamState,
  link: row.link,
  acked: row.acked,
  ackedOrders: row.acked_orders,
});
