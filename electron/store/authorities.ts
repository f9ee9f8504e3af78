import type { ThingId } from '../../shared/kernel/ids.ts';
import type { AuthorityWriter } from '../core/ports/rightsStore.ts';
import { type Db, journalId, prepare } from './rows.ts';
import { streamNumbers } from './streamNumbers.ts';

/** Who may act on what was sold, as this till knows it. */
export function authorities(db: Db): AuthorityWriter {
  const streams = streamNumbers(db);
  const yieldedTo = prepare<[string], { seq: number }>(
    db,
    'SELECT yielded_to AS seq FROM stream WHERE id = ?',
  );
  const yielded = prepare<[string], { thing: string }>(db, 'SELECT thing FROM yielded_thing WHERE thing = ?');
  const granted = prepare<[string, string], { thing: string }>(
    db,
    'SELECT thing FROM granted_thing WHERE thing = ? AND stream = ? AND yielded = 0',
  );
  const grantedTo = prepare<[string], { thing: string }>(
    db,
    'SELECT thing FROM granted_thing WHERE stream = ? AND yielded = 0 ORDER BY thing',
  );
  // Old news does not undo what was yielded since.
  const told = prepare<[string, string, number], never>(
    db,
    `INSERT INTO granted_thing (thing, stream, position) VALUES (?, ?, ?)
     ON CONFLICT (thing) DO UPDATE SET stream = excluded.stream, position = excluded.position, yielded = 0
     WHERE excluded.position > granted_thing.position`,
  );
  const taken = prepare<[string, number], never>(
    db,
    'DELETE FROM granted_thing WHERE thing = ? AND position < ?',
  );
  const grant = prepare<[string, string], never>(
    db,
    `INSERT INTO granted_thing (thing, stream, position) VALUES (?, ?, 0)
     ON CONFLICT (thing) DO UPDATE SET stream = excluded.stream, yielded = 0`,
  );
  const setYieldedTo = prepare<[number, string], never>(db, 'UPDATE stream SET yielded_to = ? WHERE id = ?');
  const giveAll = prepare<[number, string], never>(
    db,
    'UPDATE granted_thing SET yielded = 1, position = max(position, ?) WHERE stream = ?',
  );
  const give = prepare<[number, string, string], never>(
    db,
    'UPDATE granted_thing SET yielded = 1, position = max(position, ?) WHERE thing = ? AND stream = ?',
  );
  const name = prepare<[string, number], never>(
    db,
    'INSERT OR REPLACE INTO yielded_thing (thing, entry) VALUES (?, ?)',
  );
  const rewind = prepare<[], never>(db, 'UPDATE granted_thing SET position = 0 WHERE yielded = 0');
  return {
    yieldedTo: (stream) => yieldedTo.get(stream)?.seq ?? 0,
    yielded: (thing) => yielded.get(thing) !== undefined,
    granted: (stream, thing) => granted.get(thing, stream) !== undefined,
    grantedTo: (stream) => grantedTo.all(stream).map(({ thing }) => thing as ThingId),
    told: (thing, stream, position) => {
      if (stream === null) taken.run(thing, position);
      else told.run(thing, stream, position);
    },
    grant: (thing, stream) => {
      grant.run(thing, stream);
    },
    rewind: () => {
      rewind.run();
    },
    yieldAll: (stream, seq, cursor) => {
      setYieldedTo.run(seq, stream);
      giveAll.run(cursor, stream);
    },
    yieldThings: (stream, seq, things, cursor) => {
      for (const thing of things) {
        name.run(thing, journalId(streams.of(stream), seq));
        give.run(cursor, thing, stream);
      }
    },
  };
}
