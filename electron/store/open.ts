import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DiskFull, type Store, type StoreWriter } from '../core/ports/store.ts';
import { aggregates } from './aggregates.ts';
import { backUp, lastBackupAt } from './backup.ts';
import { dropBallast, layBallast } from './ballast.ts';
import { idleCheckpoints, meansFull } from './checkpoints.ts';
import { assertDurable, openConnection, type Synchronous } from './connection.ts';
import { lockDataFolder } from './lock.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { Db } from './rows.ts';
import { endCutSetAside, flaggedDamage, meansDamage, type SetAside, setAside } from './setAside.ts';

export interface StoreOptions {
  readonly dataDir: string;
  /** ms UTC, for names of backups. */
  readonly now: () => number;
  /** ms without a write after which the write-ahead log is folded in. */
  readonly idleMs?: number;
  /** Only tests that show what is lost without FULL ask for anything else. */
  readonly synchronous?: Synchronous;
}

export interface OpenedStore extends Store {
  readonly file: string;
  /** What was put out of the way at opening. */
  readonly setAside: SetAside | null;
  /** True once the ballast had to be given up. */
  diskLow(): boolean;
  backUp(): Promise<string>;
  /** ms UTC of the newest backup; undefined without one. */
  lastBackupAt(): number | undefined;
  /** Folds the write-ahead log in now; otherwise it happens when the till is idle. */
  checkpoint(): void;
  close(): void;
}

/** File name of the till's database within its data folder. */
export const STORE_FILE = 'till.db';

/**
 * Opens the till's store: lock, open, settings, refuse a newer one, back up, migrate, assert. A damaged file is
 * set aside and the newest good backup takes its place, also when a cut came between. Throws DataInUse and NewerStore
 * with what to do.
 */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true, mode: OWNER_ONLY });
  keepToOwner(dataDir);
  const lock = lockDataFolder(dataDir);
  const file = join(dataDir, STORE_FILE);
  try {
    let aside = endCutSetAside(dataDir, file, options.now());
    if (flaggedDamage(dataDir) !== undefined) aside = setAside(dataDir, file, options.now());
    let opened: OpenedFile;
    try {
      opened = await openFile(file, options);
    } catch (error) {
      if (!meansDamage(error)) throw error;
      aside = setAside(dataDir, file, options.now());
      opened = await openFile(file, options);
    }
    layBallast(dataDir);
    return assemble(opened, file, options, aside, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

const OWNER_ONLY = 0o700;

/** Customers' names and the journal are for the till's user alone, also in a folder that was there before. */
function keepToOwner(dataDir: string): void {
  try {
    chmodSync(dataDir, OWNER_ONLY);
  } catch {
    // Another user's folder, or a file system without modes: whoever made it says who may read it.
  }
}

interface OpenedFile {
  readonly db: Db;
  readonly all: StoreWriter;
}

async function openFile(file: string, options: StoreOptions): Promise<OpenedFile> {
  const db = openConnection(file, options.synchronous);
  try {
    const version = schemaVersion(db);
    if (version > 0 && version < MIGRATIONS.length) await backUp(db, options.dataDir, options.now());
    migrate(db);
    assertDurable(db, options.synchronous);
    // Reads every table's root page: damage there shows now, not in the middle of a sale.
    const all = aggregates(db);
    all.journal.current();
    return { db, all };
  } catch (error) {
    db.close();
    throw error;
  }
}

function assemble(
  { db, all }: OpenedFile,
  file: string,
  options: StoreOptions,
  aside: SetAside | null,
  release: () => void,
): OpenedStore {
  let low = false;
  const makeRoom = (): boolean => {
    low = true;
    return dropBallast(options.dataDir);
  };
  const checkpoints = idleCheckpoints(db, options.idleMs ?? 2000, makeRoom);
  const transact = <T>(work: (tx: StoreWriter) => T): T => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const value = work(all);
      db.exec('COMMIT');
      return value;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  };
  return {
    read: all,
    file,
    setAside: aside,
    diskLow: () => low,
    write: (work) => {
      try {
        return transact(work);
      } catch (error) {
        if (!meansFull(error)) throw error;
        if (!makeRoom()) throw new DiskFull('the disk is full');
        return transact(work);
      } finally {
        checkpoints.wrote();
      }
    },
    checkpoint: () => {
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    lastBackupAt: () => lastBackupAt(options.dataDir),
    backUp: () => backUp(db, options.dataDir, options.now()),
    close: () => {
      checkpoints.stop();
      if (db.open) {
        try {
          db.pragma('wal_checkpoint(TRUNCATE)');
        } catch {
          // The log has it all, and the next opening reads it: nobody is kept from closing.
        }
        db.close();
      }
      release();
    },
  };
}
