import { type Cart, cartFromBefore } from '../../shared/domain/cart.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import type { ParkedCart, ParkedWriter } from '../core/ports/sellingStore.ts';
import { type Db, prepare } from './rows.ts';

interface Sql {
  owner: string;
  kind: ParkedCart['kind'];
  label: string;
  content: string;
  parked_at: number;
  expires_at: number;
}

/** Carts put aside, and carts emptied a moment ago. */
export function parkedCarts(db: Db): ParkedWriter {
  const all = prepare<[number], Sql>(
    db,
    'SELECT * FROM parked_cart WHERE expires_at > ? ORDER BY parked_at, id',
  );
  const put = prepare<[string, string, string, string, string, number, number], never>(
    db,
    `INSERT OR REPLACE INTO parked_cart (id, owner, kind, label, content, parked_at, expires_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM parked_cart WHERE id = ?');
  const expire = prepare<[number], never>(db, 'DELETE FROM parked_cart WHERE expires_at <= ?');
  return {
    all: (now) =>
      all.all(now).map((row) => ({
        cart: cartFromBefore(JSON.parse(row.content) as Cart),
        owner: row.owner as StaffId,
        kind: row.kind,
        label: row.label,
        parkedAt: row.parked_at,
        expiresAt: row.expires_at,
      })),
    put: ({ cart, owner, kind, label, parkedAt, expiresAt }) => {
      put.run(cart.id, owner, kind, label, JSON.stringify(cart), parkedAt, expiresAt);
    },
    remove: (cart) => {
      remove.run(cart);
    },
    expire: (now) => {
      expire.run(now);
    },
  };
}
