import {
  type Cart,
  detailsFor,
  putLine,
  type TicketLine,
  withoutLine,
} from '../../../../shared/domain/cart.ts';
import { seatsById } from '../../../../shared/domain/seating/places.ts';
import type { DateId, PriceId, SeatId } from '../../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import { managersWord, withoutPin } from '../../approval.ts';
import { change, sellable } from '../../cartDesk.ts';
import type { CoreContext } from '../../context.ts';
import { onDemand } from '../../onDemand.ts';
import { SELLERS } from '../../people.ts';
import { nameOfSeat } from '../../seatAssignment.ts';
import { planOf } from '../../seating.ts';

/** Seats picked by hand on the plan, and given back. */
export function seatCommands(context: CoreContext): Pick<CommandHandlers, 'pickSeat' | 'dropSeat'> {
  return {
    pickSeat: async (input, screen, id) => {
      const manager = await managersWord(context, input.approval, id);
      if (!manager.ok) return manager;
      const kept = { name: 'pickSeat', id, input: withoutPin(input, manager.value), screen } as const;
      return onDemand(context, kept, SELLERS, manager.value, (tx, person, attempt) =>
        change(context, tx, person, (cart) => {
          const catalogue = context.cache.catalogue();
          const date = catalogue.dates.get(input.date);
          const plan = date && planOf(catalogue, date);
          if (!plan) return refuse({ kind: 'planUnknown' });
          const seat = seatsById(plan).get(input.seat);
          const price = catalogue.prices.get(input.price);
          const zone = price && catalogue.zones.get(price.zone);
          if (!seat || !zone || zone.category !== seat.category)
            return refuse({ kind: 'seatUnknown', seat: nameOfSeat(context, input.date, input.seat) });
          const wanted: SeatId[] = seat.with === null ? [seat.seat] : [seat.seat, seat.with];
          // A seat that this cart has at another price changes its price: nobody sits on it twice.
          const without = wanted.reduce((so, one) => withoutSeat(so, input.date, one, input.price), cart);
          const known = without.lines.find(
            (line): line is TicketLine =>
              line.kind === 'ticket' && line.date === input.date && line.price === input.price,
          );
          const line: TicketLine = known ?? {
            kind: 'ticket',
            id: tx.id<'line'>(),
            date: input.date,
            price: input.price,
            quantity: 0,
            seats: [],
            chosenMinor: null,
            proofSeen: false,
            reason: null,
            details: [],
          };
          const more = wanted.filter((one) => !line.seats.some((s) => s.seat === one));
          const quantity = line.quantity + more.length;
          const seats = [
            // The plan is open: what was found before has been seen, and does not move any more.
            ...line.seats.map((s) => ({ ...s, picked: true })),
            ...more.map((one) => ({ seat: one, picked: true })),
          ];
          return sellable(
            context,
            tx,
            putLine(without, { ...line, quantity, seats, details: detailsFor(line.details, quantity) }),
            attempt,
          );
        }),
      );
    },
    dropSeat: async (input, screen, id) =>
      context.once({ name: 'dropSeat', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          if (!lineWith(cart, input.date, input.seat)) return refuse({ kind: 'lineGone' });
          const date = context.cache.catalogue().dates.get(input.date);
          const plan = date && planOf(context.cache.catalogue(), date);
          // A companion's seat is sold with its wheelchair place only; the place is sold without, too.
          const companion = (plan && seatsById(plan).get(input.seat)?.with) ?? null;
          const seats = companion === null ? [input.seat] : [input.seat, companion];
          return accept(seats.reduce((so, seat) => withoutSeat(so, input.date, seat), cart));
        }),
      ),
  };
}

const lineWith = (cart: Cart, date: DateId, seat: SeatId): TicketLine | undefined =>
  cart.lines.find(
    (line): line is TicketLine =>
      line.kind === 'ticket' && line.date === date && line.seats.some((one) => one.seat === seat),
  );

/** The cart without a seat, and without its ticket, unless it is at the price `but`. */
function withoutSeat(cart: Cart, date: DateId, seat: SeatId, but?: PriceId): Cart {
  const line = lineWith(cart, date, seat);
  if (!line || line.price === but) return cart;
  if (line.quantity === 1) return withoutLine(cart, line.id);
  const index = line.seats.findIndex((one) => one.seat === seat);
  return putLine(cart, {
    ...line,
    quantity: line.quantity - 1,
    // What stays has been looked at on the plan: it does not move any more.
    seats: line.seats.filter((_, i) => i !== index).map((one) => ({ ...one, picked: true })),
    details: line.details.filter((_, i) => i !== index),
  });
}
