import type { Catalogue } from '../../../shared/domain/catalogue.ts';
import type { DateId, OrderId, SeatId } from '../../../shared/kernel/ids.ts';
import type { StoreReader } from '../ports/store.ts';
import { type Reservation, reservationOf } from './known.ts';

/** No house holds more at once. */
const MOST_HELD = 5_000;

/** Everything that is held and not to be paid, however it stands: of this till and of others. */
export function heldReservations(store: StoreReader): Reservation[] {
  const own = store.reservations.held(MOST_HELD).map(({ order }) => order);
  const foreign = store.foreignOrders.held(MOST_HELD).map(({ id }) => id as OrderId);
  return [...own, ...foreign].flatMap((order) => reservationOf(store, order) ?? []);
}

/** Seats of a date that are held for somebody. */
export interface HeldSeats {
  readonly owner: string;
  readonly seats: readonly SeatId[];
  /** By an entry of a till; else by the catalogue. */
  readonly taken: boolean;
}

/** For whom seats of a date are held: by the catalogue, and by what managers hold; a list's guests sit on its seats. */
export function heldSeats(catalogue: Catalogue, store: StoreReader, date: DateId): HeldSeats[] {
  const told = [...catalogue.seatHolds.values()]
    .filter((hold) => hold.date === date && hold.kind === 'held')
    .map(
      ({ owner, seats }): HeldSeats => ({
        owner,
        seats: seats as readonly string[] as SeatId[],
        taken: false,
      }),
    );
  const made = heldReservations(store)
    .filter((one) => one.state === 'open')
    .map(
      ({ hold, lines }): HeldSeats => ({
        owner: hold?.owner ?? '',
        seats: lines.flatMap((line) =>
          line.kind === 'ticket' && line.date === date ? line.seats.map(({ seat }) => seat) : [],
        ),
        taken: true,
      }),
    )
    .filter((hold) => hold.seats.length > 0);
  return [...told, ...made];
}
