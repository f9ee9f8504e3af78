import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { CentreActTable, CentreEntryRow, CentreStreamRow } from '../centreActsPort.ts';
import { type Connection, insertRows, replace } from './database.ts';

interface SqlStream {
  stream: string;
  life: number | string;
  generation: string;
  key_id: string;
  seq: number | string;
  hash: string;
  link: string;
}
interface SqlEntry {
  stream: string;
  seq: number | string;
  life: number | string;
  kind: string;
  bytes: Uint8Array;
  hash: string;
  signature: string | null;
}

const STREAM = ['stream', 'life', 'generation', 'key_id', 'seq', 'hash', 'link'];
const ENTRY = ['stream', 'seq', 'life', 'kind', 'bytes', 'hash', 'signature'];

const streamOf = (row: SqlStream): CentreStreamRow => ({
  stream: row.stream as StreamId,
  life: Number(row.life),
  generation: row.generation,
  keyId: row.key_id,
  seq: Number(row.seq),
  hash: row.hash,
  link: row.link,
});
const entryOf = (row: SqlEntry): CentreEntryRow => ({
  stream: row.stream as StreamId,
  seq: Number(row.seq),
  life: Number(row.life),
  kind: row.kind,
  bytes: Buffer.from(row.bytes).toString('utf8'),
  hash: row.hash,
  signature: row.signature,
});

/** The centre's own stream in SQL. */
export const sqlCentreActs = (connection: Connection, organiser: string): CentreActTable => ({
  lockHead: async () => {
    const [row] = await connection.query<SqlStream>(
      `select ${STREAM.join(', ')} from centre_streams where organiser = $1 order by life desc limit 1 for update`,
      [organiser],
    );
    return row && streamOf(row);
  },
  saveHead: (row) =>
    insertRows(
      connection,
      'centre_streams',
      ['organiser', ...STREAM],
      [[organiser, row.stream, row.life, row.generation, row.keyId, row.seq, row.hash, row.link]],
      replace(['organiser', 'stream'], ['organiser', ...STREAM]),
    ),
  add: (rows) =>
    insertRows(
      connection,
      'centre_acts',
      ['organiser', ...ENTRY],
      rows.map((row) => [
        organiser,
        row.stream,
        row.seq,
        row.life,
        row.kind,
        Buffer.from(row.bytes, 'utf8'),
        row.hash,
        row.signature,
      ]),
    ),
  streams: async () =>
    (
      await connection.query<SqlStream>(
        `select ${STREAM.join(', ')} from centre_streams where organiser = $1 order by life`,
        [organiser],
      )
    ).map(streamOf),
  entries: async (stream, from, to) =>
    (
      await connection.query<SqlEntry>(
        `select ${ENTRY.join(', ')} from centre_acts
         where organiser = $1 and stream = $2 and seq between $3 and $4 order by seq`,
        [organiser, stream, from, to],
      )
    ).map(entryOf),
  newest: async (without, limit) =>
    (
      await connection.query<SqlEntry>(
        `select ${ENTRY.join(', ')} from centre_acts
         where organiser = $1 and not (kind = any($2::text[])) order by life desc, seq desc limit $3`,
        [organiser, without, limit],
      )
    ).map(entryOf),
});
