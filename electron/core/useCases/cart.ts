import type { Refusal } from '../../../shared/contract/refusal.ts';
import type { CartView } from '../../../shared/contract/views.ts';
import { addTickets, type Cart, MOST_PER_LINE, setHolder, setQuantity } from '../../../shared/domain/cart.ts';
import type { Staff } from '../../../shared/domain/catalogue.ts';
import { priceCart } from '../../../shared/domain/pricing.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import { type CoreContext, dayOf } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { SELLERS } from '../people.ts';
import { reservedByOthers, takeRights } from '../rights.ts';
import { cartViewOf } from '../views.ts';

type CartCommands = Pick<
  CommandHandlers,
  'addTickets' | 'setQuantity' | 'setHolder' | 'emptyCart' | 'startTerminalPayment' | 'declineTerminalPayment'
>;

/** The half-made order: on disk after every touch, so that a power cut leaves it as it was. */
export function cartCommands(context: CoreContext): CartCommands {
  const change = (
    tx: Tx,
    person: Staff,
    to: (cart: Cart) => Result<Cart, Refusal>,
  ): Result<CartView, Refusal> => {
    const cart = cartOf(tx, person);
    if (cart.terminal) return refuse({ kind: 'terminalPending' });
    const next = to(cart);
    if (!next.ok) return next;
    return keep(context, tx, person, next.value);
  };
  return {
    addTickets: async (input, screen, id) =>
      context.once({ name: 'addTickets', id, input, screen }, SELLERS, (tx, person) =>
        change(tx, person, (cart) => {
          const line = {
            id: tx.id<'line'>(),
            date: input.date,
            price: input.price,
            quantity: input.quantity,
            holder: '',
          };
          return sellable(context, tx, addTickets(cart, line));
        }),
      ),
    setQuantity: async (input, screen, id) =>
      context.once({ name: 'setQuantity', id, input, screen }, SELLERS, (tx, person) =>
        change(tx, person, (cart) => {
          const line = cart.lines.find((l) => l.id === input.line);
          if (!line) return refuse({ kind: 'lineGone' });
          const next = setQuantity(cart, input.line, input.quantity);
          // Taking away is always possible, also once the sale has ended.
          return input.quantity <= line.quantity ? accept(next) : sellable(context, tx, next);
        }),
      ),
    setHolder: async (input, screen, id) =>
      context.once({ name: 'setHolder', id, input, screen }, SELLERS, (tx, person) =>
        change(tx, person, (cart) =>
          cart.lines.some((l) => l.id === input.line)
            ? accept(setHolder(cart, input.line, input.holder))
            : refuse({ kind: 'lineGone' }),
        ),
      ),
    emptyCart: async (input, screen, id) =>
      context.once({ name: 'emptyCart', id, input, screen }, SELLERS, (tx, person) =>
        change(tx, person, (cart) => accept({ ...cart, lines: [] })),
      ),
    startTerminalPayment: async (input, screen, id) =>
      context.once({ name: 'startTerminalPayment', id, input, screen }, SELLERS, (tx, person) =>
        change(tx, person, (cart) => {
          if (cart.id !== input.cart) return refuse({ kind: 'cartGone' });
          if (cart.lines.length === 0) return refuse({ kind: 'cartEmpty' });
          if (!tx.state().session) return refuse({ kind: 'sessionMissing' });
          const method = context.cache.catalogue().paymentMethods.get(input.method);
          if (!method || method.kind === 'cash')
            return refuse({ kind: 'methodUnknown', method: input.method });
          const allowed = sellable(context, tx, cart);
          if (!allowed.ok) return allowed;
          const minor = cartViewOf(context, cart, tx.now).totalMinor;
          return accept({ ...cart, terminal: { method: input.method, minor, startedAt: instant(tx.now) } });
        }),
      ),
    declineTerminalPayment: async (input, screen, id) =>
      context.once({ name: 'declineTerminalPayment', id, input, screen }, SELLERS, (tx, person) => {
        const cart = cartOf(tx, person);
        if (cart.id !== input.cart) return refuse({ kind: 'cartGone' });
        if (!cart.terminal) return refuse({ kind: 'terminalNotStarted' });
        return keep(context, tx, person, { ...cart, terminal: null });
      }),
  };
}

/** The cart of the person on the screen; a new one is kept at once, for its command id must outlive a crash. */
export function cartQuery(context: CoreContext): Pick<QueryHandlers, 'cart'> {
  return {
    cart: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const kept = context.parts.store.read.carts.of(person.value.id);
      const cart =
        kept ??
        context.journalist.transact((tx) => {
          const made = cartOf(tx, person.value);
          tx.store.carts.put(person.value.id, made, tx.now);
          return made;
        });
      return accept(cartViewOf(context, cart, context.parts.clock.now()));
    },
  };
}

function cartOf(tx: Tx, person: Staff): Cart {
  return tx.store.carts.of(person.id) ?? { id: tx.id(), commandId: tx.id(), lines: [], terminal: null };
}

function keep(context: CoreContext, tx: Tx, person: Staff, cart: Cart): Result<CartView, Refusal> {
  tx.store.carts.put(person.id, cart, tx.now);
  tx.touch('cart');
  return accept(cartViewOf(context, cart, tx.now));
}

/** Refuses early what the sale would refuse: the price, the sale's end, and what this till may sell. */
function sellable(context: CoreContext, tx: Tx, cart: Cart): Result<Cart, Refusal> {
  if (cart.lines.some((line) => line.quantity > MOST_PER_LINE))
    return refuse({ kind: 'tooManyInLine', most: MOST_PER_LINE });
  const priced = priceCart(cart, context.cache.catalogue(), tx.now, dayOf(context, tx.now));
  if (!priced.ok) return priced;
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const rights = takeRights(
    context.cache.leases(),
    tx.store.leases,
    stream.id,
    priced.value,
    reservedByOthers(tx.store.carts.all(), cart.id, context.cache.catalogue()),
  );
  return rights.ok ? accept(cart) : rights;
}
