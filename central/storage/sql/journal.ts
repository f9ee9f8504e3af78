import type { StreamState } from '../../../shared/journal/streamState.ts';
import type { StreamTakings } from '../../../shared/journal/streamTakings.ts';
import type { CaseKind } from '../../../shared/journal/venueCases.ts';
import type { DeviceId, StreamId } from '../../../shared/kernel/ids.ts';
import type { JournalTable } from '../port.ts';
import type { CaseRow, EntryRow, StreamRow } from '../rows.ts';
import { type Connection, insertRows, replace } from './database.ts';

interface SqlStream {
  stream: string;
  device: string;
  parent: string | null;
  seq: number | string;
  hash: string;
  link: string;
  state: string;
  takings: string;
  heard_in: string;
  lost: number | string;
  yielded_to: number | string;
  held_in: string;
  held_head: number | string;
  superseded_by: string | null;
}
interface SqlEntry {
  stream: string;
  seq: number | string;
  bytes: Uint8Array;
  hash: string;
  claimed_hash: string;
  signature: string | null;
  personal: Uint8Array | null;
  intake: number | string;
  received_at: number | string;
}
interface SqlCase {
  case_id: string;
  kind: string;
  stream: string;
  seq: number | string;
  detail: string;
  about: string;
  opened_at: number | string;
  remedy: string | null;
  resolved_by: string | null;
  resolved_at: number | string | null;
}

const STREAM =
  'stream device parent seq hash link state takings heard_in lost yielded_to held_in held_head superseded_by'.split(
    ' ',
  );
const ENTRY = 'stream seq bytes hash claimed_hash signature personal intake received_at'.split(' ');
const CASE = 'case_id kind stream seq detail about opened_at remedy resolved_by resolved_at'.split(' ');

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const bytes = (value: string): Uint8Array => Buffer.from(value, 'utf8');

const streamOf = (row: SqlStream): StreamRow => ({
  stream: row.stream as StreamId,
  device: row.device as DeviceId,
  parent: row.parent as StreamId | null,
  seq: Number(row.seq),
  hash: row.hash,
  link: row.link,
  state: JSON.parse(row.state) as StreamState,
  takings: JSON.parse(row.takings) as StreamTakings,
  heardIn: row.heard_in,
  lost: Number(row.lost) === 1,
  yieldedTo: Number(row.yielded_to),
  heldIn: row.held_in,
  heldHead: Number(row.held_head),
  supersededBy: row.superseded_by as StreamId | null,
});
const entryOf = (row: SqlEntry): EntryRow => ({
  stream: row.stream as StreamId,
  seq: Number(row.seq),
  bytes: text(row.bytes),
  hash: row.hash,
  claimedHash: row.claimed_hash,
  signature: row.signature,
  personal: row.personal === null ? null : text(row.personal),
  intake: Number(row.intake),
  receivedAt: Number(row.received_at),
});
const caseOf = (row: SqlCase): CaseRow => ({
  id: row.case_id,
  kind: row.kind as CaseKind,
  stream: row.stream as StreamId,
  seq: Number(row.seq),
  detail: row.detail,
  about: JSON.parse(row.about) as string[],
  openedAt: Number(row.opened_at),
  resolved:
    row.remedy === null
      ? null
      : {
          remedy: row.remedy as NonNullable<CaseRow['resolved']>['remedy'],
          by: row.resolved_by ?? '',
          at: Number(row.resolved_at),
        },
});

const caseValues = (organiser: string, r: CaseRow) => [
  organiser,
  r.id,
  r.kind,
  r.stream,
  r.seq,
  r.detail,
  JSON.stringify(r.about),
  r.openedAt,
  r.resolved?.remedy ?? null,
  r.resolved?.by ?? null,
  r.resolved?.at ?? null,
];

/** Streams, entries and cases in SQL. */
export const sqlJournal = (connection: Connection, organiser: string): JournalTable => {
  const streams = async (where: string, values: readonly unknown[]): Promise<StreamRow[]> => {
    const rows = await connection.query<SqlStream>(
      `select ${STREAM.join(', ')} from streams where organiser = $1 ${where} order by stream collate "C"`,
      [organiser, ...values],
    );
    return rows.map(streamOf);
  };
  return {
    stream: async (id) => (await streams('and stream = $2', [id]))[0],
    streams: () => streams('', []),
    branches: (parent) => streams('and parent = $2', [parent]),
    saveStream: async (s) => {
      const columns = ['organiser', ...STREAM];
      const { state, takings } = s;
      await insertRows(
        connection,
        'streams',
        columns,
        [
          [
            organiser,
            s.stream,
            s.device,
            s.parent,
            s.seq,
            s.hash,
            s.link,
            JSON.stringify(state),
            JSON.stringify(takings),
            s.heardIn,
            s.lost ? 1 : 0,
            s.yieldedTo,
            s.heldIn,
            s.heldHead,
            s.supersededBy,
          ],
        ],
        replace(['organiser', 'stream'], columns),
      );
    },
    addEntries: (rows) =>
      insertRows(
        connection,
        'entries',
        ['organiser', ...ENTRY],
        rows.map((r) => [
          organiser,
          r.stream,
          r.seq,
          bytes(r.bytes),
          r.hash,
          r.claimedHash,
          r.signature,
          r.personal === null ? null : bytes(r.personal),
          r.intake,
          r.receivedAt,
        ]),
      ),
    entries: async (stream, from, to) => {
      const rows = await connection.query<SqlEntry>(
        `select ${ENTRY.join(', ')} from entries
         where organiser = $1 and stream = $2 and seq between $3 and $4 order by seq`,
        [organiser, stream, from, to],
      );
      return rows.map(entryOf);
    },
    entriesWith: async (texts) => {
      if (texts.length === 0) return [];
      const wanted = texts.map((_, i) => `position($${i + 2}::bytea in bytes) > 0`).join(' or ');
      const rows = await connection.query<Pick<SqlEntry, 'stream' | 'seq' | 'bytes'>>(
        `select stream, seq, bytes from entries where organiser = $1 and (${wanted})
         order by stream collate "C", seq`,
        [organiser, ...texts.map(bytes)],
      );
      return rows.map((row) => ({
        stream: row.stream as StreamId,
        seq: Number(row.seq),
        bytes: text(row.bytes),
      }));
    },
    hashes: async (stream, from, to) => {
      const rows = await connection.query<{ seq: number | string; hash: string }>(
        'select seq, hash from entries where organiser = $1 and stream = $2 and seq between $3 and $4',
        [organiser, stream, from, to],
      );
      return new Map(rows.map((row) => [Number(row.seq), row.hash]));
    },
    erasePersonal: async (stream, seqs) => {
      await connection.query(
        'update entries set personal = null where organiser = $1 and stream = $2 and seq = any($3::bigint[])',
        [organiser, stream, seqs],
      );
    },
    addCases: (rows) =>
      insertRows(
        connection,
        'cases',
        ['organiser', ...CASE],
        rows.map((r) => caseValues(organiser, r)),
      ),
    cases: async (stream, from, to) => {
      const rows = await connection.query<SqlCase>(
        `select ${CASE.join(', ')} from cases
         where organiser = $1 and stream = $2 and seq between $3 and $4 order by seq, case_id collate "C"`,
        [organiser, stream, from, to],
      );
      return rows.map(caseOf);
    },
    recentCases: async (limit) => {
      const rows = await connection.query<SqlCase>(
        `select ${CASE.join(', ')} from cases where organiser = $1
         order by opened_at desc, case_id collate "C" limit $2`,
        [organiser, limit],
      );
      return rows.map(caseOf);
    },
    countCases: async () => {
      const [row] = await connection.query<{ n: number | string }>(
        'select count(*) as n from cases where organiser = $1',
        [organiser],
      );
      return Number(row?.n ?? 0);
    },
    casesById: async (ids) => {
      if (ids.length === 0) return [];
      const rows = await connection.query<SqlCase>(
        `select ${CASE.join(', ')} from cases where organiser = $1 and case_id = any($2::text[])
         order by case_id collate "C"`,
        [organiser, ids],
      );
      return rows.map(caseOf);
    },
    casesAbout: async (places) => {
      if (places.length === 0) return [];
      const wanted = new Set(places.map((place) => `${place.stream}\n${place.seq}`));
      const rows = await connection.query<SqlCase>(
        `select ${CASE.join(', ')} from cases where organiser = $1 and stream = any($2::text[])
         and seq = any($3::bigint[]) order by case_id collate "C"`,
        [organiser, places.map((place) => place.stream), places.map((place) => place.seq)],
      );
      return rows.map(caseOf).filter((row) => wanted.has(`${row.stream}\n${row.seq}`));
    },
    allCases: async (openOnly) => {
      const rows = await connection.query<SqlCase>(
        `select ${CASE.join(', ')} from cases where organiser = $1 ${openOnly ? 'and remedy is null' : ''}
         order by opened_at, case_id collate "C"`,
        [organiser],
      );
      return rows.map(caseOf);
    },
    resolveCases: (rows) =>
      insertRows(
        connection,
        'cases',
        ['organiser', ...CASE],
        rows.map((r) => caseValues(organiser, r)),
        replace(['organiser', 'case_id'], ['organiser', ...CASE]),
      ),
  };
};
