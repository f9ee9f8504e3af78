import { join } from 'node:path';
import Database from 'better-sqlite3';

/** Somebody else has this data folder open. */
export class DataInUse extends Error {
  override name = 'DataInUse';
  constructor(dataDir: string) {
    super(
      `Another Guichet runs on the data in ${dataDir}. Close it first, or choose another folder with --data.`,
    );
  }
}

/**
 * Takes the data folder for this process; throws DataInUse when another has it. The lock is SQLite's own on an
 * otherwise empty file: the operating system drops it when the process dies, so it is never left behind.
 */
export function lockDataFolder(dataDir: string): { release(): void } {
  const db = new Database(join(dataDir, 'lock'), { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw new DataInUse(dataDir);
    throw error;
  }
  return { release: () => db.close() };
}
