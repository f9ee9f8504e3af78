import pg from 'pg';
import type { Database } from '../../central/storage/sql/database.ts';
import { connectionOf } from '../../central/storage/sql/postgres.ts';

/** What a killed process can't say any more. */
export class Killed extends Error {
  override name = 'Killed';
}

/** Counts the steps of a transaction; at `killAt` (1 …) the line to the server is cut as a dead process cuts it. */
export interface Killer {
  killAt: number;
  /** Steps of the last transaction, its begin and commit among them. */
  steps: number;
}

/** A PostgreSQL by URL whose client dies at a step, without a rollback and without a word. */
export function killedDatabase(url: string, killer: Killer): Database {
  return {
    kind: 'postgres',
    transaction: async (work) => {
      const client = new pg.Client(url);
      client.on('error', () => {});
      await client.connect();
      killer.steps = 0;
      const step = async <T>(run: () => Promise<T>): Promise<T> => {
        killer.steps += 1;
        if (killer.steps === killer.killAt) {
          (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
          throw new Killed(`killed at step ${killer.killAt}`);
        }
        return run();
      };
      const { query } = connectionOf(client);
      try {
        await step(() => client.query('begin'));
        const result = await work({
          query: <Row extends object>(text: string, values?: readonly unknown[]) =>
            step(() => query<Row>(text, values)),
        });
        await step(() => client.query('commit'));
        // Committed, and nobody hears of it.
        await step(async () => undefined);
        await client.end();
        return result;
      } catch (error) {
        if (!(error instanceof Killed)) {
          await client.query('rollback');
          await client.end();
        }
        throw error;
      }
    },
    close: async () => {},
  };
}
