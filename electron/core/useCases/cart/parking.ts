import { emptyCart, isPaying } from '../../../../shared/domain/cart.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import { instant } from '../../../../shared/kernel/time.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { cartOf, change, keep } from '../../cartDesk.ts';
import { cartViewOf } from '../../cartView.ts';
import { type CoreContext, nameOf } from '../../context.ts';
import { MANAGERS, SELLERS } from '../../people.ts';
import type { ParkedCart } from '../../ports/sellingStore.ts';
import { inHandEmpty, withoutParts } from '../../takenMoney.ts';

type ParkingCommands = Pick<
  CommandHandlers,
  'parkCart' | 'recallCart' | 'takeOverCart' | 'dropParked' | 'emptyCart' | 'undoEmpty'
>;

/** A parked cart and its seats are let go after this long, in ms. */
const PARKED_FOR_MS = 10 * 60_000;
/** An emptied cart can be brought back for this long, in ms. */
const UNDO_FOR_MS = 10_000;
const MOST_PARKED = 20;

/** Carts put aside and taken back, emptied and brought back (S21). */
export function parkingCommands(context: CoreContext): ParkingCommands {
  return {
    parkCart: async (input, screen, id) =>
      context.once({ name: 'parkCart', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          if (cart.lines.length === 0) return refuse({ kind: 'cartEmpty' });
          const unpaid = withoutParts(cart);
          if (!unpaid.ok) return unpaid;
          tx.store.parked.expire(tx.now);
          if (parkedOnly(tx.store.parked.all(tx.now)).length >= MOST_PARKED)
            return refuse({ kind: 'tooManyParked', most: MOST_PARKED });
          const customer = cart.customer === null ? undefined : tx.store.customers.get(cart.customer);
          const named = customer ? `${customer.first} ${customer.last}`.trim() || customer.company : '';
          tx.store.parked.put({
            cart,
            owner: person.id,
            kind: 'parked',
            label: input.label.trim() || named,
            parkedAt: tx.now,
            expiresAt: tx.now + PARKED_FOR_MS,
          });
          tx.touch('parked');
          return accept(emptyCart(tx.id(), tx.id()));
        }),
      ),
    recallCart: async (input, screen, id) =>
      context.once({ name: 'recallCart', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const empty = inHandEmpty(cart);
          if (!empty.ok) return empty;
          const found = parkedOnly(tx.store.parked.all(tx.now)).find((one) => one.cart.id === input.cart);
          if (!found) return refuse({ kind: 'parkedGone' });
          tx.store.parked.remove(found.cart.id);
          tx.touch('parked');
          return accept(found.cart);
        }),
      ),
    takeOverCart: async (input, screen, id) =>
      context.once({ name: 'takeOverCart', id, input, screen }, MANAGERS, (tx, person) => {
        const empty = inHandEmpty(cartOf(tx, person));
        if (!empty.ok) return empty;
        const cart = tx.store.carts.of(input.staff);
        if (!cart || input.staff === person.id || !isPaying(cart)) return refuse({ kind: 'cartGone' });
        tx.store.carts.remove(cart.id);
        return keep(context, tx, person, cart);
      }),
    dropParked: async (input, screen, id) =>
      context.once({ name: 'dropParked', id, input, screen }, SELLERS, (tx) => {
        tx.store.parked.remove(input.cart);
        tx.touch('parked', 'seats');
        return accept({ carts: parkedViews(context, tx.store.parked.all(tx.now), tx.now) });
      }),
    emptyCart: async (input, screen, id) =>
      context.once({ name: 'emptyCart', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const unpaid = withoutParts(cart);
          if (!unpaid.ok) return unpaid;
          for (const one of tx.store.parked.all(tx.now))
            if (one.kind === 'emptied' && one.owner === person.id) tx.store.parked.remove(one.cart.id);
          if (cart.lines.length > 0)
            tx.store.parked.put({
              cart,
              owner: person.id,
              kind: 'emptied',
              label: '',
              parkedAt: tx.now,
              expiresAt: tx.now + UNDO_FOR_MS,
            });
          return accept(emptyCart(tx.id(), tx.id()));
        }),
      ),
    undoEmpty: async (input, screen, id) =>
      context.once({ name: 'undoEmpty', id, input, screen }, SELLERS, (tx, person) => {
        const empty = inHandEmpty(cartOf(tx, person));
        if (!empty.ok) return empty;
        const found = tx.store.parked
          .all(tx.now)
          .find((one) => one.kind === 'emptied' && one.owner === person.id);
        if (!found) return refuse({ kind: 'nothingToUndo' });
        tx.store.parked.remove(found.cart.id);
        return keep(context, tx, person, found.cart);
      }),
  };
}

/** Carts that were put aside on purpose. */
export const parkedOnly = (carts: readonly ParkedCart[]): ParkedCart[] =>
  carts.filter((one) => one.kind === 'parked');

/** Parked carts, oldest first. */
export function parkedQuery(context: CoreContext): Pick<QueryHandlers, 'parkedCarts'> {
  return {
    parkedCarts: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const now = context.parts.clock.now();
      return accept({ carts: parkedViews(context, context.parts.store.read.parked.all(now), now) });
    },
  };
}

function parkedViews(context: CoreContext, carts: readonly ParkedCart[], now: number) {
  return parkedOnly(carts).map((one) => {
    const view = cartViewOf(context, context.parts.store.read, one.cart, now, one.owner);
    return {
      id: one.cart.id,
      label: one.label,
      summary: view.lines
        .map((line) =>
          line.kind === 'ticket'
            ? `${line.quantity} × ${line.zoneName} · ${line.priceName}`
            : `${line.quantity} × ${line.productName}`,
        )
        .join(', '),
      tickets: view.tickets,
      totalMinor: view.totalMinor,
      parkedAt: instant(one.parkedAt),
      byName: nameOf(context, one.owner),
      expiresAt: instant(one.expiresAt),
    };
  });
}
