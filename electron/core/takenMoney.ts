import type { Refusal } from '../../shared/contract/refusal.ts';
import { type Cart, isPaying } from '../../shared/domain/cart.ts';
import type { Staff } from '../../shared/domain/catalogue.ts';
import { sum } from '../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import { type CoreContext, nameOf } from './context.ts';
import type { Tx } from './journalist.ts';

const takenMinor = (cart: Cart): number => sum(cart.payments.map((payment) => payment.minor));

/** A cart that money was taken for can't be parked, emptied, replaced or closed over: the money would have no home. */
export const withoutParts = (cart: Cart): Result<Cart, Refusal> =>
  cart.payments.length === 0 ? accept(cart) : refuse({ kind: 'paymentsTaken', minor: takenMinor(cart) });

/** A cart in hand that another may take the place of: nothing is in it, and no money was taken for it. */
export const inHandEmpty = (cart: Cart): Result<Cart, Refusal> =>
  cart.lines.length > 0 ? refuse({ kind: 'cartNotEmpty' }) : withoutParts(cart);

/**
 * Refuses while somebody else's cart holds money: closed over, it would lie in the drawer of one session and be sold
 * in another. A manager may take such a cart over.
 */
export function nobodyPays(context: CoreContext, tx: Tx, me: Staff): Result<null, Refusal> {
  const found = tx.store.carts.owned().find(({ owner, cart }) => owner !== me.id && isPaying(cart));
  if (!found) return accept(null);
  const { owner, cart } = found;
  return refuse({
    kind: 'cartPaying',
    staff: owner,
    name: nameOf(context, owner),
    minor: takenMinor(cart) + (cart.terminal?.minor ?? 0),
  });
}
