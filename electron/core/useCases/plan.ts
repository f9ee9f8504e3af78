import type { PlanView, SeatStatesView } from '../../../shared/contract/planViews.ts';
import type { PricedPasses, PricedTickets } from '../../../shared/domain/priced.ts';
import { priceCart } from '../../../shared/domain/pricing.ts';
import type { Seat, SeatingPlan, SeatKind, SeatState } from '../../../shared/domain/seating/plan.ts';
import type { SeatId } from '../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { QueryHandlers } from '../api.ts';
import { type CoreContext, dayOf } from '../context.ts';
import { specimenOf } from '../documents.ts';
import { ANYONE, SELLERS } from '../people.ts';
import { heldSeats } from '../reservations/heldSeats.ts';
import { planOf, seatBook } from '../seating.ts';

const KIND: Readonly<Record<SeatKind, string>> = {
  normal: 'n',
  wheelchair: 'w',
  companion: 'c',
  restricted: 'r',
  house: 'h',
};
const STATE: Readonly<Record<SeatState, string>> = {
  free: 'f',
  elsewhere: 'e',
  sold: 's',
  held: 'h',
  blocked: 'b',
  cart: 'c',
  otherCart: 'o',
};

/** The seating plan of a date, how its seats stand, and what a ticket of the cart will look like. */
export function planQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'plan' | 'seatStates' | 'cartTicketDocument'> {
  return {
    plan: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const catalogue = context.cache.catalogue();
      const date = catalogue.dates.get(input.date);
      const plan = date && planOf(catalogue, date);
      if (!date || !plan) return refuse({ kind: 'planUnknown' });
      const zones = [...catalogue.zones.values()]
        .filter((zone) => zone.event === date.event && zone.category !== null)
        .sort((a, b) => a.order - b.order)
        .map((zone) => ({
          category: zone.category ?? '',
          zone: zone.id,
          name: zone.name,
          colour: zone.colour,
        }));
      return accept(planView(plan, zones));
    },
    seatStates: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const catalogue = context.cache.catalogue();
      const { read } = context.parts.store;
      const date = catalogue.dates.get(input.date);
      const plan = date && planOf(catalogue, date);
      const stream = read.journal.current()?.id;
      if (!plan || stream === undefined) return refuse({ kind: 'planUnknown' });
      const now = context.parts.clock.now();
      const own = read.carts.of(person.value.id) ?? { id: '' as never, lines: [] };
      const book = seatBook(
        { catalogue, store: read, leases: context.cache.leases(), stream, now },
        input.date,
        own,
      );
      const holds = heldSeats(catalogue, read, input.date);
      const heldHere = new Set(holds.flatMap((hold) => (hold.taken ? hold.seats : [])));
      const stateOf = (seat: SeatId): SeatState => (heldHere.has(seat) ? 'held' : book(seat));
      const sections = plan.sections.map((section) => ({
        id: section.id,
        states: section.rows.map((row) => row.seats.map((seat) => STATE[stateOf(seat.id)]).join('')).join(''),
      }));
      return accept({
        date: input.date,
        sections,
        holds: holds.map(({ owner, seats }) => ({ owner, seats: [...seats] })),
        at: instant(now),
      } satisfies SeatStatesView);
    },
    cartTicketDocument: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const { read } = context.parts.store;
      const cart = read.carts.of(person.value.id);
      if (!cart) return refuse({ kind: 'lineGone' });
      const now = context.parts.clock.now();
      const priced = priceCart(cart, context.cache.catalogue(), now, dayOf(context, now));
      if (!priced.ok) return priced;
      const line = priced.value.lines.find(
        (l): l is PricedTickets | PricedPasses => l.line === input.line && l.kind !== 'voucher',
      );
      if (!line || input.index >= line.quantity) return refuse({ kind: 'lineGone' });
      const customer = cart.customer === null ? undefined : read.customers.get(cart.customer);
      const made = specimenOf(context, cart, line, input.index, customer, input.language);
      return accept({ ...made, text: [...made.text] });
    },
  };
}

/** A plan in columns: a house of 30,000 seats is one message. */
function planView(plan: SeatingPlan, zones: PlanView['zones']): PlanView {
  const zoneOf = new Map(zones.map((zone, i) => [zone.category, i]));
  const column = <T>(seats: readonly Seat[], of: (seat: Seat) => T): T[] => seats.map(of);
  return {
    id: plan.id,
    name: plan.name,
    width: plan.width,
    height: plan.height,
    stage: { ...plan.stage },
    zones,
    sections: plan.sections.map((section) => ({
      id: section.id,
      name: section.name,
      rows: section.rows.map(({ name, seats }) => ({
        name,
        ids: column(seats, (seat) => seat.id),
        numbers: column(seats, (seat) => seat.number),
        x: column(seats, (seat) => seat.x),
        y: column(seats, (seat) => seat.y),
        zone: column(seats, (seat) => zoneOf.get(seat.category) ?? -1),
        kinds: column(seats, (seat) => KIND[seat.kind]).join(''),
      })),
    })),
  };
}
