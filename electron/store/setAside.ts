import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { FACT } from '../core/ports/facts.ts';
import { newestGoodBackup } from './backup.ts';
import { openConnection } from './connection.ts';
import { schemaVersion } from './migrate.ts';
import { stampAfter } from './stamp.ts';

/** What became of a database that can't be used. Paths are file names within the data folder. */
export interface SetAside {
  readonly file: string;
  readonly restoredFrom: string | null;
}

const FLAG = 'check-failed';

/** Remembers across the restart that the background check found the database damaged. */
export const flagDamage = (dataDir: string, detail: string): void =>
  writeFileSync(join(dataDir, FLAG), `${detail}\n`);

/** What the background check found last time, if it found damage. */
export function flaggedDamage(dataDir: string): string | undefined {
  const file = join(dataDir, FLAG);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** True for errors of SQLite that mean: this file is damaged. */
export function meansDamage(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/**
 * Moves a damaged database out of the way, never over anything, and puts the newest good backup in its place, or the
 * one that is named. `at` in ms UTC.
 */
export function setAside(
  dataDir: string,
  file: string,
  at: number,
  backup = newestGoodBackup(dataDir),
): SetAside {
  const restored = backup && markedCopy(dataDir, backup);
  const target = join(dataDir, `damaged-${stampAfter(asidesIn(dataDir), at)}.db`);
  for (const tail of ['', '-wal', '-shm'])
    if (existsSync(file + tail)) renameSync(file + tail, target + tail);
  rmSync(join(dataDir, FLAG), { force: true });
  if (restored) renameSync(restored, file);
  return { file: basename(target), restoredFrom: backup ? basename(backup) : null };
}

/** Names of what was set aside. */
const asidesIn = (dataDir: string): string[] =>
  readdirSync(dataDir).filter((name) => name.startsWith('damaged-'));

/** Copies a backup beside the database; the copy says of itself that it was restored. */
function markedCopy(dataDir: string, backup: string): string {
  const copy = join(dataDir, 'restoring.db');
  // A cut may have left one behind.
  for (const tail of ['', '-wal', '-shm']) rmSync(copy + tail, { force: true });
  copyFileSync(backup, copy);
  const db = openConnection(copy);
  try {
    if (schemaVersion(db) > 0)
      db.prepare('INSERT OR REPLACE INTO fact (key, value) VALUES (?, ?)').run(
        FACT.restored,
        basename(backup),
      );
  } finally {
    db.close();
  }
  return copy;
}
