import type { ThingId } from '../../shared/kernel/ids.ts';
import { Reference } from '../../shared/sync/reference.ts';
import type { AskWriter } from '../core/ports/rightsStore.ts';
import { type Db, prepare } from './rows.ts';

/** What other tills want of this one: rows of the feed that were not answered yet. */
export function asks(db: Db): AskWriter {
  const open = prepare<[string], { id: string; position: number; value: string }>(
    db,
    `SELECT r.id, r.position, r.value FROM reference r LEFT JOIN answered_ask a ON a.id = r.kind || ' ' || r.id
     WHERE r.kind = ? AND r.position > coalesce(a.position, -1) ORDER BY r.position, r.id`,
  );
  const answered = prepare<[string, number], never>(
    db,
    'INSERT OR REPLACE INTO answered_ask (id, position) VALUES (?, ?)',
  );
  const forget = prepare<[], never>(db, 'DELETE FROM answered_ask');
  const forgetRows = prepare<[], never>(
    db,
    "DELETE FROM reference WHERE kind IN ('leaseAsked', 'authorityAsked')",
  );
  const named = (kind: string, id: string): string => `${kind} ${id}`;
  return {
    leases: (stream) =>
      open.all('leaseAsked').flatMap(({ id, position, value }) => {
        const read = Reference.leaseAsked.safeParse(JSON.parse(value));
        return read.success && read.data.stream === stream
          ? [{ id: named('leaseAsked', id), position, value: read.data }]
          : [];
      }),
    things: (stream) =>
      open.all('authorityAsked').flatMap(({ id, position, value }) => {
        const read = Reference.authorityAsked.safeParse(JSON.parse(value));
        return read.success && read.data.id === stream
          ? [{ id: named('authorityAsked', id), position, value: read.data.things as ThingId[] }]
          : [];
      }),
    answered: ({ id, position }) => {
      answered.run(id, position);
    },
    forget: () => {
      forget.run();
      forgetRows.run();
    },
  };
}
