import type { GuestListView } from '../../shared/contract/guests.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import { SOPHIE } from './invoices.ts';
import { reserve, tryReserve } from './reservations.ts';
import type { TestTill } from './till.ts';
import { accepted } from './toldOrders.ts';

const HOLD = { name: 'Amis du Lac', hold: { kind: 'hold', reason: 'Sponsor' }, approval: SOPHIE };

/** Holds places at a price, by the manager's word. */
export const holdPlaces = (
  till: TestTill,
  price: string,
  quantity: number,
  more: object = {},
): Promise<ReservationView> => reserve(till, price, quantity, { ...HOLD, ...more });

/** Puts free tickets into the cart, as press, and makes a guest list of them; gives its id. */
export async function listFor(till: TestTill, quantity: number, more: object = {}): Promise<string> {
  await freeCart(till, quantity);
  const made = await tryReserve(till, {
    name: 'Presse',
    hold: { kind: 'guests', reason: '' },
    approval: SOPHIE,
    ...more,
  });
  return accepted(made).id;
}

/** Free tickets in the cart, each with its reason. */
export async function freeCart(till: TestTill, quantity: number): Promise<void> {
  accepted(await till.command('addTickets', { date: 'd1' as never, price: 'p0' as never, quantity }));
  const { lines } = accepted(await till.query('cart', {}));
  accepted(await till.command('setLine', { line: lines[0]?.id as never, reason: 'press' as never }));
}

/** The one list that a till knows. */
export async function onlyList(till: TestTill): Promise<GuestListView> {
  const [list] = accepted(await till.query('guestLists', {})).lists;
  if (!list) throw new Error('there is no guest list');
  return list;
}

export const addGuest = (till: TestTill, list: string, name: string, plus: number) =>
  till.command('addGuest', { list: list as never, name, plus });

export const tick = (till: TestTill, guest: string | undefined, more: object = {}) =>
  till.command('tickGuest', { guest: guest as never, language: 'en', ...more });
