import type { StreamId } from '../../../shared/kernel/ids.ts';
import { lastOfEach } from '../lastOfEach.ts';
import type { FeedTable } from '../port.ts';
import type { FeedRow } from '../rows.ts';
import { advance, type Connection, insertRows, replace } from './database.ts';

interface SqlFeed {
  kind: string;
  id: string;
  position: number | string;
  audience: string | null;
  value: string | null;
}

const FEED = ['organiser', 'kind', 'id', 'position', 'audience', 'value'];
const SELECT = 'select kind, id, position, audience, value from feed';

const feedOf = (row: SqlFeed): FeedRow => ({
  kind: row.kind,
  id: row.id,
  position: Number(row.position),
  audience: row.audience as StreamId | null,
  value: row.value === null ? null : (JSON.parse(row.value) as FeedRow['value']),
});

/** The feed in SQL: positions come from a counter row that stays locked until the commit. */
export const sqlFeed = (connection: Connection, organiser: string): FeedTable => ({
  publish: async (changes) => {
    const last = lastOfEach(changes);
    if (last.length === 0) return;
    const end = await advance(connection, organiser, 'feed', last.length);
    const rows = last.map(({ kind, id, audience, value }, i) => [
      organiser,
      kind,
      id,
      end - last.length + 1 + i,
      audience,
      value === null ? null : JSON.stringify(value),
    ]);
    await insertRows(connection, 'feed', FEED, rows, replace(['organiser', 'kind', 'id'], FEED));
  },
  feed: async (after, streams, limit) => {
    const rows = await connection.query<SqlFeed>(
      `${SELECT} where organiser = $1 and position > $2 and (audience is null or audience = any($3::text[]))
       order by position limit $4`,
      [organiser, after, streams, limit],
    );
    return rows.map(feedOf);
  },
  published: async (kind, ids) => {
    // Each name is looked up by itself: within a long import the database knows little of how many rows there are by
    // now, and would read all of the kind for every batch.
    const rows = await (ids === undefined
      ? connection.query<SqlFeed>(`${SELECT} where organiser = $1 and kind = $2 order by position`, [
          organiser,
          kind,
        ])
      : connection.query<SqlFeed>(
          `select found.* from (select distinct id from unnest($3::text[]) as named (id)) as wanted
           cross join lateral (${SELECT} where organiser = $1 and kind = $2 and feed.id = wanted.id limit 1) as found
           order by found.position`,
          [organiser, kind, ids],
        ));
    return rows.map(feedOf);
  },
  position: async () => {
    const [row] = await connection.query<{ position: number | string }>(
      "select position from counters where organiser = $1 and name = 'feed'",
      [organiser],
    );
    return Number(row?.position ?? 0);
  },
});
