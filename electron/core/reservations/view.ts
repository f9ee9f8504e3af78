import type { ReservationView } from '../../../shared/contract/reservations.ts';
import type { PricedLine } from '../../../shared/domain/priced.ts';
import { seatLabel } from '../../../shared/domain/seating/places.ts';
import { instant } from '../../../shared/kernel/time.ts';
import { nameOfPerson } from '../../../shared/papers/orderPapers.ts';
import type { CoreContext } from '../context.ts';
import { customerViewOf } from '../customerView.ts';
import type { StoreReader } from '../ports/store.ts';
import { type Reservation, standingOf } from './known.ts';

/** Customer, else the name that was given, else a holder's; empty where only another till knows. */
export function nameOfReservation(
  store: StoreReader,
  { customer, personal, hold }: Pick<Reservation, 'customer' | 'personal' | 'hold'>,
): string {
  const known = customer === null ? undefined : store.customers.get(customer);
  const said = personal.customer;
  return (
    (known && nameOfPerson(known)) ||
    (said ? `${said.first} ${said.last}`.trim() || said.company : '') ||
    personal.reservedFor ||
    hold?.owner ||
    Object.values(personal.holders ?? {})[0] ||
    ''
  );
}

/** A reservation as a screen shows it. */
export function reservationViewOf(
  context: CoreContext,
  store: StoreReader,
  reservation: Reservation,
): ReservationView {
  const { order, number, tillNo, at, state, by, expiresAt, customer, totalMinor, lines, pieces } =
    reservation;
  const { hold } = reservation;
  const known = customer === null ? undefined : store.customers.get(customer);
  const stream = store.journal.current()?.id;
  const here = stream !== undefined && standingOf(store, stream, reservation) !== null;
  const online = context.workers.sync.status().state === 'online';
  let piece = 0;
  return {
    id: order,
    number,
    tillNo,
    at: instant(at),
    state,
    by,
    expiresAt: expiresAt === null ? null : instant(expiresAt),
    name: nameOfReservation(store, reservation),
    customer: known ? customerViewOf(known) : null,
    totalMinor,
    hold: hold && { kind: hold.kind, owner: hold.owner, reason: hold.reason },
    pieces: lines.flatMap((line) =>
      Array.from({ length: line.quantity }, (_, index) => pieceView(line, index, pieces[piece++] ?? '')),
    ),
    authority: here ? 'here' : online ? 'centre' : 'away',
  };
}

function pieceView(line: PricedLine, index: number, id: string): ReservationView['pieces'][number] {
  const minor = line.minors[index] ?? line.unitMinor;
  if (line.kind === 'voucher')
    return { id, what: line.productName, detail: '', startsAt: null, seat: '', holder: '', minor };
  const holder = line.details[index]?.holder ?? '';
  if (line.kind === 'pass')
    return { id, what: line.productName, detail: '', startsAt: null, seat: '', holder, minor };
  const place = line.seats[index];
  return {
    id,
    what: line.eventName,
    detail: `${line.zoneName} · ${line.priceName}`,
    startsAt: line.startsAt,
    seat: place ? seatLabel(place) : '',
    holder,
    minor,
  };
}
