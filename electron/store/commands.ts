import type { CommandWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** What commands were answered (G2). */
export function commands(db: Db): CommandWriter {
  const get = prepare<[string], { name: string; digest: string; reply: string }>(
    db,
    'SELECT name, digest, reply FROM command WHERE id = ?',
  );
  const put = prepare<[string, string, string, string, number], never>(
    db,
    'INSERT INTO command (id, name, digest, reply, at) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    get: (command) => get.get(command),
    put: (command, row, at) => {
      put.run(command, row.name, row.digest, row.reply, at);
    },
  };
}
