import type { OrganiserId } from '../../../shared/kernel/ids.ts';
import { type CentreStorage, TransactionLost, type Tx } from '../port.ts';
import { sqlActs } from './acts.ts';
import { sqlCentreActs } from './centreActs.ts';
import { type Connection, type Database, losesTransaction } from './database.ts';
import { sqlFeed } from './feed.ts';
import { sqlIdentity } from './identity.ts';
import { sqlInventory } from './inventory.ts';
import { sqlJournal } from './journal.ts';
import { sqlMails } from './mails.ts';
import { migrate } from './migrations.ts';
import { sqlRecords } from './records.ts';

/** The storage on a PostgreSQL, embedded or a server; brings its tables to this version. Closes the database with itself. */
export async function sqlStorage(database: Database, interrupted = false): Promise<CentreStorage> {
  await migrate(database);
  return {
    kind: database.kind,
    interrupted,
    transaction: (organiser, work) =>
      database.transaction((connection) => work(transactionOf(connection, organiser))),
    close: () => database.close(),
  };
}

/** The tables of one organiser over one open transaction. */
export function transactionOf(connection: Connection, organiser: OrganiserId): Tx {
  let depth = 0;
  return {
    identity: sqlIdentity(connection, organiser),
    journal: sqlJournal(connection, organiser),
    records: sqlRecords(connection, organiser),
    inventory: sqlInventory(connection, organiser),
    feed: sqlFeed(connection, organiser),
    mails: sqlMails(connection, organiser),
    acts: sqlActs(connection, organiser),
    centreActs: sqlCentreActs(connection, organiser),
    savepoint: async (work) => {
      const name = `entry_${++depth}`;
      await connection.query(`savepoint ${name}`);
      try {
        const result = await work();
        await connection.query(`release savepoint ${name}`);
        return result;
      } catch (error) {
        if (losesTransaction(error)) throw new TransactionLost('the transaction is lost', { cause: error });
        await connection.query(`rollback to savepoint ${name}`);
        throw error;
      } finally {
        depth -= 1;
      }
    },
  };
}
