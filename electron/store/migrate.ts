import { MIGRATIONS } from './migrations/index.ts';
import type { Db } from './rows.ts';
import { foldedWords } from './words.ts';

/** The database was written by a newer version of the program. */
export class NewerStore extends Error {
  override name = 'NewerStore';
  constructor(found: number, known: number) {
    super(
      `This till's data was written by a newer version of Guichet (format ${found}, this version knows ${known}). Install that version again; nothing was changed.`,
    );
  }
}

/** The schema's version; throws NewerStore for one that this program does not know. */
export function schemaVersion(db: Db): number {
  const found = db.pragma('user_version', { simple: true }) as number;
  if (found > MIGRATIONS.length) throw new NewerStore(found, MIGRATIONS.length);
  return found;
}

/** Runs the migrations that are missing, all in one transaction. */
export function migrate(db: Db, migrations: readonly string[] = MIGRATIONS): void {
  const from = db.pragma('user_version', { simple: true }) as number;
  if (from === migrations.length) return;
  db.function('folded_words', (text) => JSON.stringify(foldedWords(String(text))));
  db.exec('BEGIN IMMEDIATE');
  try {
    for (const sql of migrations.slice(from)) db.exec(sql);
    db.pragma(`user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
