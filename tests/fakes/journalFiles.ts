import Database from 'better-sqlite3';
import { migrate } from '../../electron/store/migrate.ts';
import { journalId } from '../../electron/store/rows.ts';
import { linkOf } from '../../shared/journal/entry.ts';
import { type Evening, journalCrypto } from './evenings.ts';

/** Writes a till's database that holds the journals of some evenings, one stream each, and nothing else. */
export function writeJournalFile(file: string, evenings: readonly Evening[]): void {
  const db = new Database(file);
  migrate(db);
  const stream = db.prepare('INSERT INTO stream (no, id, state, link) VALUES (?, ?, ?, ?)');
  const entry = db.prepare(
    'INSERT INTO journal (id, bytes, hash, signature, personal) VALUES (?, ?, ?, ?, ?)',
  );
  const { sha256 } = journalCrypto();
  db.transaction(() => {
    for (const [i, evening] of evenings.entries()) {
      const last = evening.sealed.at(-1);
      const link = last ? linkOf(sha256, last.hash, last.signature) : '';
      stream.run(i + 1, evening.stream, JSON.stringify(evening.state), link);
      for (const e of evening.sealed)
        entry.run(journalId(i + 1, e.seq), e.bytes, e.hash, e.signature, e.personal);
    }
  })();
  db.close();
}

/** Changes a database as somebody with SQLite in hand would, past the triggers. */
export function tamper(file: string, work: (db: Database.Database) => void): void {
  const db = new Database(file);
  try {
    const triggers = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).all() as {
      name: string;
    }[];
    for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
    work(db);
  } finally {
    db.close();
  }
}
