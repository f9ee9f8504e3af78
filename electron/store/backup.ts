import {
  closeSync,
  existsSync,
  fsyncSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Db } from './rows.ts';
import { stampAfter } from './stamp.ts';

const KEPT = 5;
/** Pages copied between two looks at the queue: the event loop's gap stays short. */
const PAGES_A_STEP = 200;

const folder = (dataDir: string): string => join(dataDir, 'backups');

/** Files of the backups, the one that was made last first. */
export function backupsIn(dataDir: string): string[] {
  if (!existsSync(folder(dataDir))) return [];
  return readdirSync(folder(dataDir))
    .filter((name) => /^till-.*\.db$/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder(dataDir), name));
}

/**
 * Copies the open database beside it and keeps the newest few, the copy always. It gets its name only when it is whole;
 * the name sorts behind those that lie there, also when the clock was set back, and the file's own time is `at`, in ms UTC.
 * Gives the file's path.
 */
export async function backUp(db: Db, dataDir: string, at: number): Promise<string> {
  mkdirSync(folder(dataDir), { recursive: true, mode: 0o700 });
  // What a cut left behind is no backup and never becomes one.
  for (const old of readdirSync(folder(dataDir)))
    if (old.startsWith('partial-')) rmSync(join(folder(dataDir), old), { force: true });
  const name = `till-${stampAfter(backupsIn(dataDir), at)}.db`;
  const partial = join(folder(dataDir), `partial-${name}`);
  await db.backup(partial, { progress: () => PAGES_A_STEP });
  const file = join(folder(dataDir), name);
  flush(partial, at);
  renameSync(partial, file);
  const others = backupsIn(dataDir).filter((other) => other !== file);
  for (const old of others.slice(KEPT - 1)) rmSync(old, { force: true });
  return file;
}

/** On disk before it has its name: older backups are removed once it has. */
function flush(file: string, at: number): void {
  const fd = openSync(file, 'r+');
  futimesSync(fd, at / 1000, at / 1000);
  fsyncSync(fd);
  closeSync(fd);
}

/** When the newest backup was made by the clock of then, ms UTC; undefined without one. */
export function lastBackupAt(dataDir: string): number | undefined {
  const newest = backupsIn(dataDir)[0];
  return newest === undefined ? undefined : Math.round(statSync(newest).mtimeMs);
}

/** The newest backup that passes SQLite's own check; undefined when there is none. */
export function newestGoodBackup(dataDir: string): string | undefined {
  return backupsIn(dataDir).find((file) => isWhole(file));
}

/** True when SQLite finds nothing wrong with a file. */
export function isWhole(file: string): boolean {
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly: true });
    return db.pragma('quick_check', { simple: true }) === 'ok';
  } catch {
    return false;
  } finally {
    db?.close();
  }
}
