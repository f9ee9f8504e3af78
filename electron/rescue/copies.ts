import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { backupsIn } from '../store/backup.ts';
import { STORE_FILE } from '../store/open.ts';

/** Somebody must be told that nothing can be read here. */
export class UnusableFolder extends Error {
  override name = 'UnusableFolder';
}

/** A till's database that may be looked into, by where it lies. */
export interface Candidate {
  readonly path: string;
  /** The till's own, one that the till itself has set aside as damaged, or a backup. */
  readonly kind: 'main' | 'aside' | 'backup';
}

const BACKUP = /^till-.*\.db$/;
const ASIDE = /^damaged-.*\.db$/;

/**
 * The databases of a data folder, a folder of backups, or one file: the till's own first, then what it has set aside,
 * then backups, newest first.
 */
export function candidatesIn(path: string): Candidate[] {
  if (!existsSync(path)) throw new UnusableFolder(`${path} does not exist`);
  if (!statSync(path).isDirectory()) return [{ path, kind: BACKUP.test(basename(path)) ? 'backup' : 'main' }];
  const main = join(path, STORE_FILE);
  const own: Candidate[] = existsSync(main) ? [{ path: main, kind: 'main' }] : [];
  const named = (pattern: RegExp): string[] =>
    readdirSync(path)
      .filter((name) => pattern.test(name))
      .sort()
      .reverse()
      .map((name) => join(path, name));
  const found: Candidate[] = [
    ...own,
    ...named(ASIDE).map((file) => ({ path: file, kind: 'aside' as const })),
    ...[...backupsIn(path), ...named(BACKUP)].map((file) => ({ path: file, kind: 'backup' as const })),
  ];
  if (found.length === 0) throw new UnusableFolder(`${path} holds no till's database and no backups of one`);
  return found;
}

const TRIES = 3;

/**
 * Copies a database with its write-ahead log into `dir`, so that looking into it writes nothing beside the original.
 * Throws when the file goes on changing: then a till is at work on it.
 */
export function copyDatabase(path: string, dir: string, name: string): string {
  const target = join(dir, name);
  for (let tries = 0; tries < TRIES; tries++) {
    const before = stateOf(path);
    copyFileSync(path, target);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${target}-wal`);
    if (stateOf(path) === before) return target;
  }
  throw new UnusableFolder(
    `a till is at work on ${path}: close it first, or use “Save takings” in its settings instead`,
  );
}

const stateOf = (path: string): string =>
  ['', '-wal']
    .map((tail) => (existsSync(path + tail) ? statSync(path + tail) : null))
    .map((stat) => (stat ? `${stat.size} ${stat.mtimeMs}` : 'none'))
    .join(' ');
