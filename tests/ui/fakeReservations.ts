import type { CommandInput } from '../../shared/contract/commands.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

const MINUTE = 60_000;

/** A reservation of so many places in the stalls. */
function reserved(newId: () => string, no: number, name: string, count: number): ReservationView {
  return {
    id: newId(),
    number: `2-000${no}`,
    tillNo: no % 2 === 0 ? 3 : null,
    at: instant(EVENING - 3_600_000),
    state: 'open',
    by: '',
    expiresAt: instant(EVENING + 30 * MINUTE),
    name,
    customer: null,
    totalMinor: count * 5800,
    hold: null,
    pieces: Array.from({ length: count }, (_, index) => ({
      id: `0/${index}`,
      what: 'La Traviata',
      detail: 'Stalls · Full price',
      startsAt: instant(EVENING + 60 * MINUTE),
      seat: `E ${12 + index}`,
      holder: '',
      minor: 5800,
    })),
    authority: no % 2 === 0 ? 'centre' : 'here',
  };
}

/** The reservations of a fake evening, and what is done with them. */
export function fakeReservations(newId: () => string) {
  const all: ReservationView[] = [
    reserved(newId, 301, 'Lea Favre', 3),
    reserved(newId, 302, 'Bruno Keller', 2),
    reserved(newId, 303, 'Classe 8P, Collège du Belvédère', 8),
  ];
  const held = reserved(newId, 305, 'Association des Amis de l’Opéra', 6);
  all.push({
    ...held,
    hold: { kind: 'hold', owner: held.name, reason: 'Sponsors’ boxes, confirmed by Friday' },
  });
  const of = (order: string) => all.find((one) => one.id === order);
  const end = (order: string, by: string): ReservationView | Refusal => {
    const one = of(order);
    if (!one) return { kind: 'reservationUnknown' };
    Object.assign(one, { state: 'ended', by });
    return one;
  };
  return {
    all,
    of,
    end,
    add: (name: string, totalMinor: number): ReservationView => {
      const one = { ...reserved(newId, 311, name, 1), totalMinor };
      all.unshift(one);
      return one;
    },
    split: ({ order, pieces }: CommandInput<'splitReservation'>): ReservationView | Refusal => {
      const one = of(order);
      if (!one) return { kind: 'reservationUnknown' };
      const gone = one.pieces.filter((piece) => pieces.includes(piece.id));
      const part = { ...structuredClone(one), id: newId(), number: '2-000312', pieces: gone };
      one.pieces = one.pieces.filter((piece) => !pieces.includes(piece.id));
      for (const each of [one, part])
        each.totalMinor = each.pieces.reduce((sum, piece) => sum + piece.minor, 0);
      all.push(part);
      return part;
    },
    release: (orders: readonly string[]) => {
      const open = orders.flatMap((order) => of(order) ?? []).filter((one) => one.state === 'open');
      for (const one of open) end(one.id, 'noShow');
      return {
        released: open.length,
        places: open.reduce((sum, one) => sum + one.pieces.length, 0),
        kept: orders.length - open.length,
      };
    },
    list: (search: string, which: string) => ({
      reservations: all.filter((one) =>
        search === ''
          ? one.state === 'open' && (one.hold !== null) === (which === 'holds')
          : `${one.number} ${one.name}`.includes(search),
      ),
      cartEndsAt: instant(EVENING + 30 * MINUTE),
      releaseFrom: instant(EVENING - MINUTE),
    }),
  };
}
