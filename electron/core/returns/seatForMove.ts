import type { Refusal } from '../../../shared/contract/refusal.ts';
import { emptyCart, NO_DETAIL, type TicketLine } from '../../../shared/domain/cart.ts';
import type { PricedTickets } from '../../../shared/domain/priced.ts';
import { seatsById } from '../../../shared/domain/seating/places.ts';
import type { SeatId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CoreContext } from '../context.ts';
import type { Tx } from '../journalist.ts';
import { assignSeats, seatProblem } from '../seatAssignment.ts';
import { planOf } from '../seating.ts';
import { lineAgain, zoneOf } from './lineAgain.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';

/**
 * The line that a ticket is sold as on another seat of its zone, from what this till may sell: on `wanted`, or on the best
 * one. Refuses a ticket without a numbered seat, a seat of another zone, and one that is not free and ours.
 */
export function seatForMove(
  context: CoreContext,
  tx: Tx,
  sold: SoldOrder,
  thing: SoldThing,
  wanted: SeatId | null,
): Result<PricedTickets, Refusal> {
  const stream = tx.store.journal.current();
  if (!stream) return refuse({ kind: 'notEnrolled' });
  const catalogue = context.cache.catalogue();
  const zone = zoneOf(catalogue, thing);
  const line = lineAgain(catalogue, sold, thing, tx.id());
  const date = zone && catalogue.dates.get(zone.date);
  const plan = date && planOf(catalogue, date);
  if (!zone || !line || !plan || thing.item.seat === undefined) return refuse({ kind: 'remedyNotForThis' });
  const places = seatsById(plan);
  if (wanted !== null && places.get(wanted)?.category !== zone.category)
    return refuse({ kind: 'seatUnknown', seat: wanted });
  const asked: TicketLine = {
    kind: 'ticket',
    id: line.line,
    date: line.date,
    price: line.price,
    quantity: 1,
    seats: wanted === null ? [] : [{ seat: wanted, picked: true }],
    chosenMinor: null,
    proofSeen: true,
    reason: null,
    details: [NO_DETAIL],
  };
  // Nobody is moved to a place that this till has no right to.
  const within = { beyond: false, lacks: [] };
  const cart = { ...emptyCart(tx.id(), tx.id()), lines: [asked] };
  const seated = assignSeats(context, tx, stream.id, cart, within);
  if (!seated.ok) return seated;
  const problem = seatProblem(context, tx, stream.id, seated.value, within);
  if (problem) return refuse(problem);
  const [found] = seated.value.lines;
  const seat = found?.kind === 'ticket' ? found.seats[0]?.seat : undefined;
  const place = seat && places.get(seat);
  if (!place) return refuse({ kind: 'seatsMissing', zone: zone.zone.name });
  const { section, row, number, kind } = place;
  return accept({ ...line, seats: [{ seat: place.seat, section, row, number, kind }] });
}
