import type { Database } from '../../central/storage/sql/database.ts';
import { embeddedDatabase } from '../../central/storage/sql/embedded.ts';
import { sqlStorage } from '../../central/storage/sql/storage.ts';
import type { OrganiserId } from '../../shared/kernel/ids.ts';
import type { CentreDisk } from './centreHost.ts';

/** One embedded PostgreSQL for many runs: each has an organiser of its own. */
export interface SqlDisks {
  next(organiser: OrganiserId): CentreDisk;
  close(): Promise<void>;
}

export async function sqlDisks(): Promise<SqlDisks> {
  const database = await embeddedDatabase(null);
  const storage = await sqlStorage(database);
  const tables = await tablesOf(database);
  let backups = 0;
  return {
    next: (organiser) => {
      return {
        organiser,
        storage: () => storage,
        backUp: async () => {
          backups += 1;
          const copy = (table: string): string => `backup_${backups}_${table}`;
          const names = tables.map((table) => [table, copy(table)] as const);
          await database.transaction(async ({ query }) => {
            for (const [table, kept] of names)
              await query(
                `create temporary table ${kept} as select * from ${table} where organiser = '${organiser}'`,
              );
          });
          return () =>
            database.transaction(async ({ query }) => {
              for (const [table, kept] of names) {
                await query(`delete from ${table} where organiser = '${organiser}'`);
                await query(`insert into ${table} select * from ${kept}`);
              }
            });
        },
      };
    },
    close: () => storage.close(),
  };
}

/** Every table that holds something of an organiser. */
const tablesOf = (database: Database): Promise<string[]> =>
  database.transaction(async ({ query }) =>
    (
      await query<{ table_name: string }>(
        `select table_name from information_schema.columns
         where table_schema = 'public' and column_name = 'organiser' order by table_name`,
      )
    ).map((row) => row.table_name),
  );
