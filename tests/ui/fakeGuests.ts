import type { GuestListView, GuestView } from '../../shared/contract/guests.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

/** The guest lists of a fake evening. */
export function fakeGuests(newId: () => string) {
  const guest = (name: string, plus: number, state: GuestView['state'] = 'expected'): GuestView => ({
    id: newId(),
    name,
    plus,
    state,
    order: state === 'came' ? '2-000409' : '',
    seats: '',
    authority: 'here',
  });
  const list = (name: string, reason: string, left: number, guests: GuestView[]): GuestListView => ({
    id: newId(),
    number: `2-000${left}81`,
    name,
    reason,
    note: '',
    tillNo: left === 0 ? 3 : null,
    eventName: 'Les Nuits du Lac',
    startsAt: instant(EVENING + 3_600_000),
    releaseAt: instant(EVENING + 1_800_000),
    places: left + guests.reduce((sum, one) => sum + one.plus + 1, 0),
    left,
    came: guests.reduce((sum, one) => sum + (one.state === 'came' ? one.plus + 1 : 0), 0),
    open: true,
    guests,
  });
  const lists = [
    list('Compagnie du Théâtre', 'Artist', 3, [
      guest('Anne-Sophie Bernasconi-Aeschlimann', 4),
      guest('Jonas Keller', 1, 'came'),
      guest('Mirjam Zbinden', 0),
    ]),
    list('Presse', 'Press', 0, [guest('Le Courrier du Lac, rédaction culturelle', 1)]),
  ];
  const listOf = (id: string) => lists.find((one) => one.guests.some((each) => each.id === id));
  return {
    lists,
    add: ({
      list: id,
      name,
      plus,
    }: {
      list: string;
      name: string;
      plus: number;
    }): GuestListView | Refusal => {
      const one = lists.find((each) => each.id === id);
      if (!one) return { kind: 'guestListUnknown' };
      one.guests.push(guest(name, plus));
      return Object.assign(one, { left: one.left - plus - 1 });
    },
    tick: (id: string): GuestListView | Refusal => {
      const one = listOf(id);
      if (!one) return { kind: 'guestListUnknown' };
      one.guests = one.guests.map((each) =>
        each.id === id ? { ...each, state: 'came', order: '2-000412' } : each,
      );
      return one;
    },
  };
}
