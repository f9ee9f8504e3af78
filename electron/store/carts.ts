import { type Cart, cartFromBefore } from '../../shared/domain/cart.ts';
import type { StaffId } from '../../shared/kernel/ids.ts';
import type { CartWriter } from '../core/ports/store.ts';
import { type Db, prepare } from './rows.ts';

/** Half-made orders, one per person. */
export function carts(db: Db): CartWriter {
  const of = prepare<[string], { content: string }>(db, 'SELECT content FROM cart WHERE owner = ?');
  const all = prepare<[], { owner: string; content: string }>(
    db,
    'SELECT owner, content FROM cart ORDER BY owner',
  );
  const owned = (): { owner: StaffId; cart: Cart }[] =>
    all.all().map((row) => ({
      owner: row.owner as StaffId,
      cart: cartFromBefore(JSON.parse(row.content) as Cart),
    }));
  const put = prepare<[string, string, string, number], never>(
    db,
    'INSERT OR REPLACE INTO cart (owner, id, content, changed_at) VALUES (?, ?, ?, ?)',
  );
  const remove = prepare<[string], never>(db, 'DELETE FROM cart WHERE id = ?');
  return {
    of: (owner) => {
      const row = of.get(owner);
      return row && cartFromBefore(JSON.parse(row.content) as Cart);
    },
    all: () => owned().map((row) => row.cart),
    owned,
    put: (owner, cart, at) => {
      put.run(owner, cart.id, JSON.stringify(cart), at);
    },
    remove: (cart) => {
      remove.run(cart);
    },
  };
}
