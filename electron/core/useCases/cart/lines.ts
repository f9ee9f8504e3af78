import {
  type Cart,
  type CartLine,
  detailsFor,
  MOST_PER_LINE,
  putLine,
  type TicketLine,
  withoutLine,
} from '../../../../shared/domain/cart.ts';
import type { LineId } from '../../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers, QueryHandlers } from '../../api.ts';
import { managersWord, withoutPin } from '../../approval.ts';
import { cartOf, change, sellable } from '../../cartDesk.ts';
import { cartViewOf } from '../../cartView.ts';
import type { CoreContext } from '../../context.ts';
import { onDemand } from '../../onDemand.ts';
import { SELLERS } from '../../people.ts';

type LineCommands = Pick<
  CommandHandlers,
  'addTickets' | 'addPass' | 'addVoucher' | 'setQuantity' | 'setWish'
>;

/** The half-made order: on disk after every touch, so that a power cut leaves it as it was (S20). */
export function lineCommands(context: CoreContext): LineCommands {
  return {
    addTickets: async (input, screen, id) => {
      const manager = await managersWord(context, input.approval, id);
      if (!manager.ok) return manager;
      const kept = { name: 'addTickets', id, input: withoutPin(input, manager.value), screen } as const;
      return onDemand(context, kept, SELLERS, manager.value, (tx, person, attempt) =>
        change(context, tx, person, (cart) => {
          const same = cart.lines.find(
            (line): line is TicketLine =>
              line.kind === 'ticket' &&
              line.date === input.date &&
              line.price === input.price &&
              line.chosenMinor === input.chosenMinor,
          );
          const line: TicketLine = same ?? {
            kind: 'ticket',
            id: tx.id<'line'>(),
            date: input.date,
            price: input.price,
            quantity: 0,
            seats: [],
            chosenMinor: input.chosenMinor,
            proofSeen: false,
            reason: null,
            details: [],
          };
          return sellable(
            context,
            tx,
            putLine(cart, withQuantity(line, line.quantity + input.quantity)),
            attempt,
          );
        }),
      );
    },
    addPass: async (input, screen, id) =>
      onDemand(context, { name: 'addPass', id, input, screen }, SELLERS, null, (tx, person, attempt) =>
        change(context, tx, person, (cart) => {
          const same = cart.lines.find((line) => line.kind === 'pass' && line.product === input.product);
          const line: CartLine = same ?? {
            kind: 'pass',
            id: tx.id<'line'>(),
            product: input.product,
            quantity: 0,
            details: [],
          };
          return sellable(
            context,
            tx,
            putLine(cart, withQuantity(line, line.quantity + input.quantity)),
            attempt,
          );
        }),
      ),
    addVoucher: async (input, screen, id) =>
      context.once({ name: 'addVoucher', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const same = cart.lines.find(
            (line) => line.kind === 'voucher' && line.product === input.product && line.minor === input.minor,
          );
          const line: CartLine = same ?? {
            kind: 'voucher',
            id: tx.id<'line'>(),
            product: input.product,
            minor: input.minor,
            quantity: 0,
          };
          return sellable(context, tx, putLine(cart, withQuantity(line, line.quantity + input.quantity)));
        }),
      ),
    setQuantity: async (input, screen, id) => {
      const manager = await managersWord(context, input.approval, id);
      if (!manager.ok) return manager;
      const kept = { name: 'setQuantity', id, input: withoutPin(input, manager.value), screen } as const;
      return onDemand(context, kept, SELLERS, manager.value, (tx, person, attempt) =>
        change(context, tx, person, (cart) => {
          const line = cart.lines.find((l) => l.id === input.line);
          if (!line) return refuse({ kind: 'lineGone' });
          const next =
            input.quantity === 0
              ? withoutLine(cart, input.line)
              : putLine(cart, withQuantity(line, input.quantity));
          if (input.quantity > line.quantity) return sellable(context, tx, next, attempt);
          // Taking away is always possible, also once the sale has ended; then seats stay as they are.
          const fewer = sellable(context, tx, next);
          return fewer.ok ? fewer : accept(next);
        }),
      );
    },
    setWish: async (input, screen, id) =>
      context.once({ name: 'setWish', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const next: Cart = { ...cart, wish: input.wish };
          return next.lines.length === 0 ? accept(next) : sellable(context, tx, next);
        }),
      ),
  };
}

/** A line with more or fewer: what was said of the first ones stays, and so do their seats. */
export function withQuantity(line: CartLine, quantity: number): CartLine {
  const within = Math.min(quantity, MOST_PER_LINE + 1);
  if (line.kind === 'voucher') return { ...line, quantity: within };
  const details = detailsFor(line.details, within);
  if (line.kind === 'pass') return { ...line, quantity: within, details };
  return { ...line, quantity: within, details, seats: line.seats.slice(0, within) };
}

/** The line of an id. */
export const lineOf = (cart: Cart, line: LineId): CartLine | undefined =>
  cart.lines.find((l) => l.id === line);

/** The cart of the person on the screen; a new one is kept at once, for its command id must outlive a crash. */
export function cartQuery(context: CoreContext): Pick<QueryHandlers, 'cart'> {
  return {
    cart: async (_input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const { read } = context.parts.store;
      const cart =
        read.carts.of(person.value.id) ??
        context.journalist.transact((tx) => {
          const made = cartOf(tx, person.value);
          tx.store.carts.put(person.value.id, made, tx.now);
          return made;
        });
      return accept(cartViewOf(context, read, cart, context.parts.clock.now(), person.value.id));
    },
  };
}
