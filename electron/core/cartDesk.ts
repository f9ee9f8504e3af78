import type { CartView } from '../../shared/contract/cartViews.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { type Cart, emptyCart } from '../../shared/domain/cart.ts';
import type { Staff } from '../../shared/domain/catalogue.ts';
import { mostProblem } from '../../shared/domain/checkSale.ts';
import type { PricedCart } from '../../shared/domain/priced.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import type { StaffId, StreamId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import { cartViewOf } from './cartView.ts';
import { type CoreContext, dayOf, venueOf } from './context.ts';
import type { Tx } from './journalist.ts';
import { type Attempt, alone } from './onDemand.ts';
import { passRows, withPassesNow } from './passes/cartPasses.ts';
import { reservedByOthers, type TakenRights, takeRights } from './rights.ts';
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
  const fixed = cart.reservation !== null && next.ok && next.value.reservation !== null;
  if (fixed && (next.value.lines !== cart.lines || next.value.codes !== cart.codes))
    return refuse({ kind: 'reservationFixed', number: cart.reservation.number });
  if (!next.ok) return next;
  const stream = tx.store.journal.current();
  const now = stream ? withPassesNow(context, tx.store, stream.id, next.value) : next;
  return now.ok ? keep(context, tx, person, now.value) : now;
}

/**
 * The cart with its seats found, if all of it may be sold: refuses early what the sale would refuse, the price, the
 * sale's end, limits upwards, seats, and what this till may sell. Priced at `at` (ms UTC). Changes nothing.
 */
export function sellable(
  context: CoreContext,
  tx: Tx,
  wanted: Cart,
  attempt: Attempt = alone(),
  at: number = tx.now,
): Result<Cart, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  if (wanted.reservation) return refuse({ kind: 'reservationFixed', number: wanted.reservation.number });
  const catalogue = context.cache.catalogue();
  const how = beyondFor(wanted, attempt);
  const taken = withPassesNow(context, tx.store, stream.id, wanted, attempt);
  if (!taken.ok) return taken;
  const seated = assignSeats(context, tx, stream.id, taken.value, how);
  if (!seated.ok) return seated;
  const cart = seated.value;
  const priced = priceCart(cart, catalogue, at, dayOf(context, tx.now));
  if (!priced.ok) return priced;
  const problem = mostProblem(priced.value, catalogue) ?? seatProblem(context, tx, stream.id, cart, how);
  if (problem) return refuse(problem);
  const rights = rightsFor(context, tx, cart, priced.value, attempt);
  if (!rights.ok) return rights;
  const { by, places } = rights.value;
  return accept({ ...cart, override: by, ...(places === undefined ? {} : { overridePlaces: places }) });
}

/** Whether a cart may be sold beyond the leases in an attempt: a manager has said so. */
const beyondFor = (cart: Pick<Cart, 'override'>, { lacks, beyond, word }: Attempt) => ({
  lacks,
  beyond: beyond && (cart.override ?? word) !== null,
});

/** What a cart takes of the leases, and by whose word it sells beyond them; null while nobody had to say so. */
export interface CartRights extends TakenRights {
  readonly by: StaffId | null;
  /** For how many places that word is. */
  readonly places: number | undefined;
}

/** The rights that a priced cart would use. */
export function rightsFor(
  context: CoreContext,
  tx: Tx,
  cart: Cart,
  priced: PricedCart,
  attempt: Attempt = alone(),
): Result<CartRights, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  // What was reserved is held already.
  if (cart.reservation) return accept({ rights: [], beyond: [], by: null, places: undefined });
  const others = otherCarts(tx.store, cart, tx.now);
  const held = {
    rows: [...passRows(context, tx.store, stream.id, priced), ...context.cache.leases()],
    used: tx.store.leases,
    stream: stream.id,
    reserved: reservedByOthers(others, context.cache.catalogue(), tx.now, dayOf(context, tx.now)),
  };
  const taken = takeRights(held, priced, beyondFor(cart, attempt));
  if (!taken.ok) return taken;
  const { override, overridePlaces } = cart;
  if (taken.value.beyond.length === 0)
    return accept({ ...taken.value, by: override, places: overridePlaces });
  const wanted = sum(taken.value.beyond.map((lack) => lack.amount));
  const most = venueOf(context)?.overrideMost ?? 0;
  if (most === 0) return refuse({ kind: 'overrideNever' });
  if (wanted > most) return refuse({ kind: 'overrideTooMany', most, wanted });
  if (attempt.word !== null) return accept({ ...taken.value, by: attempt.word, places: wanted });
  // A word for one place is none for ten: it is refused as if nobody had given it.
  if (wanted > (overridePlaces ?? wanted)) {
    const without = takeRights(held, priced, { beyond: false, lacks: attempt.lacks });
    if (!without.ok) return without;
  }
  return accept({ ...taken.value, by: override, places: overridePlaces });
}

/** The problem of a cart's seats in an attempt; null when it may have them all. */
export const seatsOfCart = (context: CoreContext, tx: Tx, stream: StreamId, cart: Cart, attempt: Attempt) =>
  cart.reservation ? null : seatProblem(context, tx, stream, cart, beyondFor(cart, attempt));
