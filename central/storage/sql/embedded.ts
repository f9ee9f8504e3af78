import { PGlite } from '@electric-sql/pglite';
import { type Connection, type Database, retrying } from './database.ts';

/** A PostgreSQL within this process, in a folder or (null) in memory. One process may open a folder: see folderLock. */
export async function embeddedDatabase(folder: string | null): Promise<Database> {
  const pglite = folder === null ? new PGlite() : new PGlite(folder);
  await pglite.waitReady;
  return {
    kind: 'embedded',
    transaction: (work) =>
      retrying(() =>
        pglite.transaction((tx) => {
          const connection: Connection = {
            query: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
              (await tx.query<Row>(text, [...values])).rows,
          };
          return work(connection);
        }),
      ),
    close: () => pglite.close(),
  };
}
