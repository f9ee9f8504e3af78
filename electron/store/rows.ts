import type Database from 'better-sqlite3';

export type Db = Database.Database;

/** The aggregates share this: statements are prepared once per connection. */
export const prepare = <P extends unknown[], R>(db: Db, sql: string): Database.Statement<P, R> =>
  db.prepare<P, R>(sql);

const STREAM_SHIFT = 2 ** 40;

/** Key of a journal row: streams of this store behind each other, each in its order. seq < 2^40, stream < 8192. */
export const journalId = (streamNo: number, seq: number): number => streamNo * STREAM_SHIFT + seq;
export const seqOf = (id: number): number => id % STREAM_SHIFT;
export const streamNoOf = (id: number): number => Math.floor(id / STREAM_SHIFT);
