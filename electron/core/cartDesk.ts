import type { Refusal } from '../../shared/contract/refusal.ts';
import type { CartView } from '../../shared/contract/views.ts';
import { type Cart, emptyCart } from '../../shared/domain/cart.ts';
import type { Staff } from '../../shared/domain/catalogue.ts';
import { mostProblem } from '../../shared/domain/checkSale.ts';
import type { PricedCart } from '../../shared/domain/priced.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import { cartViewOf } from './cartView.ts';
import { type CoreContext, dayOf } from './context.ts';
import type { Tx } from './journalist.ts';
import { reservedByOthers, takeRights } from './rights.ts';
import { assignSeats, seatProblem } from './seatAssignment.ts';
import { otherCarts } from './seating.ts';

/** The cart of a person; a new one when there is none. */
export const cartOf = (tx: Tx, person: Staff): Cart =>
  tx.store.carts.of(person.id) ?? emptyCart(tx.id(), tx.id());

/** Keeps a cart and shows it. */
export function keep(context: CoreContext, tx: Tx, person: Staff, cart: Cart): Result<CartView, Refusal> {
  tx.store.carts.put(person.id, cart, tx.now);
  tx.touch('cart', 'seats');
  return accept(cartViewOf(context, tx.store, cart, tx.now, person.id));
}

/** Changes the cart in hand. Refused while a terminal has been asked for money. */
export function change(
  context: CoreContext,
  tx: Tx,
  person: Staff,
  to: (cart: Cart) => Result<Cart, Refusal>,
): Result<CartView, Refusal> {
  const cart = cartOf(tx, person);
  if (cart.terminal) return refuse({ kind: 'terminalPending' });
  const next = to(cart);
  return next.ok ? keep(context, tx, person, next.value) : next;
}

/**
 * The cart with its seats found, if all of it may be sold: refuses early what the sale would refuse, the price, the
 * sale's end, limits upwards, seats, and what this till may sell. Priced at `at` (ms UTC). Changes nothing.
 */
export function sellable(
  context: CoreContext,
  tx: Tx,
  wanted: Cart,
  at: number = tx.now,
): Result<Cart, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const catalogue = context.cache.catalogue();
  const seated = assignSeats(context, tx, stream.id, wanted);
  if (!seated.ok) return seated;
  const cart = seated.value;
  const priced = priceCart(cart, catalogue, at, dayOf(context, tx.now));
  if (!priced.ok) return priced;
  const problem = mostProblem(priced.value, catalogue) ?? seatProblem(context, tx, stream.id, cart);
  if (problem) return refuse(problem);
  const rights = rightsFor(context, tx, cart, priced.value);
  return rights.ok ? accept(cart) : rights;
}

/** The rights that a priced cart would use. */
export function rightsFor(context: CoreContext, tx: Tx, cart: Cart, priced: PricedCart) {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' } as const);
  const others = otherCarts(tx.store, cart, tx.now);
  return takeRights(
    {
      rows: context.cache.leases(),
      used: tx.store.leases,
      stream: stream.id,
      reserved: reservedByOthers(others, context.cache.catalogue(), tx.now, dayOf(context, tx.now)),
    },
    priced,
  );
}
