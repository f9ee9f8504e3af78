import type { GuestListView, GuestView } from '../../../shared/contract/guests.ts';
import { seatLabel } from '../../../shared/domain/seating/places.ts';
import type { OrderId } from '../../../shared/kernel/ids.ts';
import { sum } from '../../../shared/kernel/money.ts';
import { instant } from '../../../shared/kernel/time.ts';
import type { CoreContext } from '../context.ts';
import type { StoreReader } from '../ports/store.ts';
import { heldReservations } from '../reservations/heldSeats.ts';
import { type Reservation, standingOf } from '../reservations/known.ts';

/** Guest lists of this till and of others, the soonest first. */
export function guestLists(context: CoreContext, store: StoreReader): GuestListView[] {
  const held = heldReservations(store);
  return held
    .filter((one) => one.hold?.kind === 'guests')
    .map((list) => {
      const guests = held.filter((one) => one.hold?.kind === 'guest' && one.hold.list === list.order);
      return listViewOf(context, store, list, guests);
    })
    .sort((a, b) => ((a.startsAt ?? '') < (b.startsAt ?? '') ? -1 : 1));
}

/** One list; undefined for what is none. */
export const guestListOf = (context: CoreContext, store: StoreReader, list: OrderId) =>
  guestLists(context, store).find((one) => one.id === list);

function listViewOf(
  context: CoreContext,
  store: StoreReader,
  list: Reservation,
  guests: readonly Reservation[],
): GuestListView {
  const [first] = list.made ?? [];
  const left = list.state === 'open' ? list.pieces.length : 0;
  const shown = guests
    .map((guest) => guestViewOf(context, store, guest))
    .sort((a, b) => a.name.localeCompare(b.name));
  const places = (of: GuestView['state']): number =>
    sum(shown.flatMap((guest) => (guest.state === of ? [guest.plus + 1] : [])));
  return {
    id: list.order,
    number: list.number,
    name: list.hold?.owner ?? '',
    reason: first?.kind === 'ticket' ? first.reasonName : '',
    note: list.hold?.reason ?? '',
    tillNo: list.tillNo,
    eventName: first?.kind === 'ticket' ? first.eventName : '',
    startsAt: first?.kind === 'ticket' ? first.startsAt : null,
    releaseAt: list.expiresAt === null ? null : instant(list.expiresAt),
    places: left + places('expected') + places('came'),
    left,
    came: places('came'),
    open: left > 0 || shown.some((guest) => guest.state === 'expected'),
    guests: shown,
  };
}

function guestViewOf(context: CoreContext, store: StoreReader, guest: Reservation): GuestView {
  const stream = store.journal.current()?.id;
  const here = stream !== undefined && standingOf(store, stream, guest) !== null;
  const online = context.workers.sync.status().state === 'online';
  const seats = guest.lines.flatMap((line) => (line.kind === 'ticket' ? line.seats.map(seatLabel) : []));
  return {
    id: guest.order,
    name: guest.hold?.owner ?? '',
    plus: Math.max(0, guest.pieces.length - 1),
    state: guest.state === 'open' ? 'expected' : guest.state === 'paid' ? 'came' : 'ended',
    order: guest.state === 'paid' ? guest.by : '',
    seats: seats.join(', '),
    authority: here ? 'here' : online ? 'centre' : 'away',
  };
}
