import { soldFrom } from '../../../../shared/domain/cart.ts';
import { priceCart } from '../../../../shared/domain/pricing.ts';
import type { OrderId } from '../../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../../shared/kernel/result.ts';
import { instant, msOf } from '../../../../shared/kernel/time.ts';
import type { QueryHandlers } from '../../api.ts';
import { type CoreContext, dayOf, venueOf } from '../../context.ts';
import { ANYONE } from '../../people.ts';
import type { StoreReader } from '../../ports/store.ts';
import { type Reservation, reservationOf } from '../../reservations/known.ts';
import { defaultEnd } from '../../reservations/pay.ts';
import { reservationViewOf } from '../../reservations/view.ts';
import { reservationSeenBy } from '../../seenBy.ts';

/** Customers whose reservations are looked for when a name is typed. */
const MOST_CUSTOMERS = 20;

/** Reservations of this till and of others: open ones, tonight's, or what is typed or scanned. */
export function reservationQueries(
  context: CoreContext,
): Pick<QueryHandlers, 'reservations' | 'reservation'> {
  const { read } = context.parts.store;
  return {
    reservations: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const now = context.parts.clock.now();
      const search = input.search.trim();
      const ids = search === '' ? openOnes(read, 500) : found(read, search, input.limit);
      const today = dayOf(context, now);
      const tonight = (one: Reservation): boolean => startsOf(one).some((at) => dayOf(context, at) === today);
      const all = ids.flatMap((order) => reservationOf(read, order) ?? []);
      const shown =
        search !== ''
          ? all
          : all.filter(
              (one) => one.state === 'open' && one.pieces.length > 0 && fits(one, input.which, tonight),
            );
      const first = Math.min(...shown.filter(tonight).flatMap(startsOf));
      return accept({
        reservations: shown
          .sort((a, b) => (a.expiresAt ?? Number.MAX_SAFE_INTEGER) - (b.expiresAt ?? Number.MAX_SAFE_INTEGER))
          .slice(0, input.limit)
          .map((one) => reservationSeenBy(person.value, reservationViewOf(context, read, one))),
        cartEndsAt: cartEndsAt(context, read, person.value.id, now),
        releaseFrom: Number.isFinite(first) ? instant(first - before(context)) : null,
      });
    },
    reservation: async (input, screen) => {
      const person = context.people.allowed(screen, ANYONE);
      if (!person.ok) return person;
      const one = reservationOf(read, input.order);
      return one
        ? accept(reservationSeenBy(person.value, reservationViewOf(context, read, one)))
        : refuse({ kind: 'reservationUnknown' });
    },
  };
}

/** Guests stand on their lists. */
function fits(
  one: Reservation,
  which: 'open' | 'tonight' | 'holds',
  tonight: (one: Reservation) => boolean,
): boolean {
  if (which === 'holds') return one.hold !== null && one.hold.kind !== 'guest';
  return one.hold === null && (which === 'open' || tonight(one));
}

/** How long before the show they may be released, in ms. */
const before = (context: CoreContext): number => (venueOf(context)?.reservationMinutes ?? 30) * 60_000;

const startsOf = (one: Reservation): number[] =>
  one.lines.flatMap((line) => (line.kind === 'ticket' ? [msOf(line.startsAt)] : []));

const openOnes = (read: StoreReader, limit: number): OrderId[] => [
  ...read.reservations.open(limit).map(({ order }) => order),
  ...read.foreignOrders.reserved(limit).map(({ id }) => id as OrderId),
];

/** By number or its end, else by the beginnings of names and e-mails. */
function found(read: StoreReader, search: string, limit: number): OrderId[] {
  const numbers = [
    ...read.orders.search(search, limit).map(({ order }) => order),
    ...read.foreignOrders.search(search, limit).map(({ id }) => id as OrderId),
  ];
  if (numbers.length > 0) return numbers;
  const customers = read.customers.search(search, MOST_CUSTOMERS);
  const named = [
    ...read.orders.named(search, limit).map(({ order }) => order),
    ...customers.flatMap(({ id }) => read.orders.ofCustomer(id, limit)).map(({ order }) => order),
    ...customers.flatMap(({ id }) => read.foreignOrders.ofCustomer(id, limit)).map(({ id }) => id as OrderId),
  ];
  return [...new Set(named)];
}

function cartEndsAt(context: CoreContext, read: StoreReader, staff: string, now: number) {
  const cart = read.carts.of(staff as never);
  if (!cart || cart.lines.length === 0) return null;
  const priced = priceCart(cart, context.cache.catalogue(), soldFrom(cart, now), dayOf(context, now));
  return priced.ok
    ? instant(defaultEnd(priced.value.lines, now, venueOf(context)?.reservationMinutes))
    : null;
}
