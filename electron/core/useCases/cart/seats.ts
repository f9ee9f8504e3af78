import { detailsFor, putLine, type TicketLine, withoutLine } from '../../../../shared/domain/cart.ts';
import { seatsById } from '../../../../shared/domain/seating/places.ts';
import type { SeatId } from '../../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../../api.ts';
import { change, sellable } from '../../cartDesk.ts';
import type { CoreContext } from '../../context.ts';
import { SELLERS } from '../../people.ts';
import { nameOfSeat } from '../../seatAssignment.ts';
import { planOf } from '../../seating.ts';

/** Seats picked by hand on the plan, and given back. */
export function seatCommands(context: CoreContext): Pick<CommandHandlers, 'pickSeat' | 'dropSeat'> {
  return {
    pickSeat: async (input, screen, id) =>
      context.once({ name: 'pickSeat', id, input, screen }, SELLERS, (tx, person) =>
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
          const known = cart.lines.find(
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
            putLine(cart, { ...line, quantity, seats, details: detailsFor(line.details, quantity) }),
          );
        }),
      ),
    dropSeat: async (input, screen, id) =>
      context.once({ name: 'dropSeat', id, input, screen }, SELLERS, (tx, person) =>
        change(context, tx, person, (cart) => {
          const line = cart.lines.find(
            (l): l is TicketLine =>
              l.kind === 'ticket' && l.date === input.date && l.seats.some((s) => s.seat === input.seat),
          );
          if (!line) return refuse({ kind: 'lineGone' });
          const index = line.seats.findIndex((s) => s.seat === input.seat);
          if (line.quantity === 1) return accept(withoutLine(cart, line.id));
          const rest = {
            ...line,
            quantity: line.quantity - 1,
            // What stays has been looked at on the plan: it does not move any more.
            seats: line.seats.filter((_, i) => i !== index).map((s) => ({ ...s, picked: true })),
            details: line.details.filter((_, i) => i !== index),
          };
          return accept(putLine(cart, rest));
        }),
      ),
  };
}
