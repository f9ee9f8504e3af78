import type { Piece } from '../../shared/journal/bodiesOfReservations.ts';
import type { OrderId } from '../../shared/kernel/ids.ts';
import type {
  HeldRow,
  ReservationRow,
  ReservationState,
  ReservationWriter,
} from '../core/ports/reservationStore.ts';
import { type Db, prepare } from './rows.ts';

interface Sql {
  id: string;
  expires_at: number | null;
  state: ReservationState;
  closed_by: string;
  taken: string;
  state_elsewhere: ReservationState;
  taken_elsewhere: string;
}

/** Open, made here, and not closed by another till as far as the centre has told. */
const OPEN = `SELECT r.* FROM reservation r JOIN sale_order o ON o.id = r.id
  WHERE r.state = 'open' AND r.state_elsewhere = 'open'`;

/** How reservations stand. */
export function reservations(db: Db): ReservationWriter {
  const get = prepare<[string], Sql>(db, 'SELECT * FROM reservation WHERE id = ?');
  const open = prepare<[number], Sql>(
    db,
    `${OPEN} ORDER BY r.expires_at IS NULL, r.expires_at, r.id LIMIT ?`,
  );
  const expired = prepare<[number], Sql>(db, `${OPEN} AND r.expires_at <= ? ORDER BY r.expires_at, r.id`);
  const add = prepare<[string, number | null], never>(
    db,
    "INSERT INTO reservation (id, expires_at, state, closed_by, taken) VALUES (?, ?, 'open', '', '[]')",
  );
  const hold = prepare<[string, string, string | null], never>(
    db,
    'INSERT INTO held_place (id, kind, list) VALUES (?, ?, ?)',
  );
  const held = prepare<[number], { id: string; kind: HeldRow['kind']; list: string | null }>(
    db,
    'SELECT * FROM held_place ORDER BY id LIMIT ?',
  );
  const ensure = prepare<[string], never>(
    db,
    `INSERT OR IGNORE INTO reservation (id, expires_at, state, closed_by, taken)
     VALUES (?, NULL, 'open', '', '[]')`,
  );
  const close = prepare<[string, string, string], never>(
    db,
    'UPDATE reservation SET state = ?, closed_by = ? WHERE id = ?',
  );
  const take = prepare<[string, string], never>(db, 'UPDATE reservation SET taken = ? WHERE id = ?');
  const elsewhere = prepare<[string, string, string], never>(
    db,
    'UPDATE reservation SET state_elsewhere = ?, taken_elsewhere = ? WHERE id = ?',
  );
  return {
    get: (order) => {
      const sql = get.get(order);
      return sql && rowOf(sql);
    },
    open: (limit) => open.all(limit).map(rowOf),
    held: (limit) =>
      held.all(limit).map((sql) => ({
        order: sql.id as OrderId,
        kind: sql.kind,
        list: sql.list as OrderId | null,
      })),
    expired: (now) => expired.all(now).map(rowOf),
    add: (order, expiresAt, of) => {
      add.run(order, expiresAt);
      if (of) hold.run(order, of.kind, of.list ?? null);
    },
    take: (order, pieces) => {
      ensure.run(order);
      const before = JSON.parse(get.get(order)?.taken ?? '[]') as Piece[];
      take.run(JSON.stringify([...before, ...pieces]), order);
    },
    paid: (order, number) => {
      ensure.run(order);
      close.run('paid', number, order);
    },
    ended: (order, why) => {
      ensure.run(order);
      close.run('ended', why, order);
    },
    elsewhere: (order, state, taken) => {
      elsewhere.run(state, JSON.stringify(taken), order);
    },
  };
}

const rowOf = (sql: Sql): ReservationRow => {
  const here = sql.state !== 'open';
  return {
    order: sql.id as OrderId,
    expiresAt: sql.expires_at,
    state: here ? sql.state : sql.state_elsewhere,
    by: here ? sql.closed_by : '',
    taken: [
      ...new Set([...(JSON.parse(sql.taken) as Piece[]), ...(JSON.parse(sql.taken_elsewhere) as Piece[])]),
    ],
  };
};
