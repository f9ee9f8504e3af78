import Database from 'better-sqlite3';
import type { Db } from './rows.ts';

/** SQLite before this can lose committed pages when a write-ahead log is reset while another connection reads. */
const LEAST_SQLITE = [3, 51, 3] as const;

/** How hard the disk is asked to keep what was committed. Anything but FULL loses acknowledged sales. */
export type Synchronous = 'FULL' | 'NORMAL';

/** Opens the writing connection with every setting that durability rests on, and asserts those that matter (G1). */
export function openConnection(file: string, synchronous: Synchronous = 'FULL'): Db {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('fullfsync = ON');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('busy_timeout = 5000');
    // Checkpoints are made when the till is idle: checkpoints.ts.
    db.pragma('wal_autocheckpoint = 0');
    db.pragma('cache_size = -32000');
    assertVersion(db);
    assertDurable(db, synchronous);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Throws unless the connection is in WAL mode and synchronous as asked for; better-sqlite3 reopens with NORMAL. */
export function assertDurable(db: Db, synchronous: Synchronous = 'FULL'): void {
  const mode = db.pragma('journal_mode', { simple: true });
  const level = db.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || level !== (synchronous === 'FULL' ? 2 : 1))
    throw new Error(`the store is not durable: journal_mode ${mode}, synchronous ${level}`);
}

function assertVersion(db: Db): void {
  const { version } = db.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get() as {
    version: string;
  };
  const parts = version.split('.').map(Number);
  for (const [i, least] of LEAST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${version} is too old: ${LEAST_SQLITE.join('.')} is the least`);
  }
}
