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
 * A database, its write-ahead log and the log's index, in the order in which they are moved: after a cut a log without its
 * database is found and follows it, but a database without its log would be opened as if it were whole.
 */
const TAILS = ['', '-wal', '-shm'] as const;

/**
 * Moves a damaged database out of the way, never over anything, and puts the newest good backup in its place, or the
 * one that is named. What a cut left undone is done when it is called again. `at` in ms UTC.
 */
export function setAside(
  dataDir: string,
  file: string,
  at: number,
  backup = newestGoodBackup(dataDir),
): SetAside {
  const restored = backup && markedCopy(dataDir, backup);
  const target = targetOf(dataDir, file, at);
  for (const tail of TAILS) if (existsSync(file + tail)) renameSync(file + tail, target + tail);
  rmSync(join(dataDir, FLAG), { force: true });
  if (restored) renameSync(restored, file);
  return { file: basename(target), restoredFrom: backup ? basename(backup) : null };
}

/**
 * Where there is no database, ends a setting aside that a cut stopped before another one was in its place; without a
 * database a new one would be made, and a log that was left behind would be thrown away. A database that somebody took away
 * is restored too. Null when nothing was set aside. `at` in ms UTC.
 */
export function endCutSetAside(dataDir: string, file: string, at: number): SetAside | null {
  if (existsSync(file)) return null;
  const ended = setAside(dataDir, file, at);
  return existsSync(join(dataDir, ended.file)) ? ended : null;
}

/** Path for a database that is set aside; where it was moved already, its log and index follow it. */
function targetOf(dataDir: string, file: string, at: number): string {
  const asides = readdirSync(dataDir).filter((name) => name.startsWith('damaged-'));
  const newest = asides
    .filter((name) => name.endsWith('.db'))
    .sort()
    .at(-1);
  const moved = newest !== undefined && !existsSync(file) ? join(dataDir, newest) : undefined;
  if (moved !== undefined && !TAILS.some((tail) => existsSync(file + tail) && existsSync(moved + tail)))
    return moved;
  return join(dataDir, `damaged-${stampAfter(asides, at)}.db`);
}

/** Copies a backup beside the database; the copy says of itself that it was restored. */
function markedCopy(dataDir: string, backup: string): string {
  const copy = join(dataDir, 'restoring.db');
  // A cut may have left one behind.
  for (const tail of TAILS) rmSync(copy + tail, { force: true });
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
