import pg from 'pg';
import { binaryArray } from './binaryArray.ts';
import { type Connection, type Database, retrying } from './database.ts';

/** A PostgreSQL server by URL. Give `onError` what breaks on idle connections; a query that needs one tells its caller. */
export function postgresDatabase(url: string, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on('error', onError);
  return {
    kind: 'postgres',
    transaction: (work) => retrying(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
}

/** One transaction. A connection that falls in it is its error alone, also between two queries, and serves nobody after it. */
async function inTransaction<T>(pool: pg.Pool, work: (connection: Connection) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const fell = (error: Error): void => {
    broken = error;
  };
  // The pool listens to idle connections only, and an error that nobody listens to ends the process.
  client.on('error', fell);
  try {
    await client.query('begin');
    const result = await work(connectionOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failed: unknown) => {
      broken = failed instanceof Error ? failed : new Error(String(failed));
    });
    throw error;
  } finally {
    client.off('error', fell);
    client.release(broken);
  }
}

/** A client's queries as the storage asks them. */
export const connectionOf = (client: Pick<pg.ClientBase, 'query'>): Connection => ({
  bytesInArrays: true,
  query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
    (await client.query<Row>(text, values.map(inBinary))).rows,
});

const inBinary = (value: unknown): unknown => (Array.isArray(value) ? (binaryArray(value) ?? value) : value);
