import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import type { TestTill } from './till.ts';
import { accepted } from './toldOrders.ts';

const cartOf = async (till: TestTill): Promise<CartView> => accepted(await till.query('cart', {}));

/** Puts tickets into the cart and reserves them. */
export async function reserve(
  till: TestTill,
  price: string,
  quantity: number,
  more: object = {},
): Promise<ReservationView> {
  const date = price === 'ph' ? 'dh' : 'd1';
  accepted(await till.command('addTickets', { date: date as never, price: price as never, quantity }));
  return accepted(await tryReserve(till, more));
}

/** Reserves what is in the cart. */
export async function tryReserve(till: TestTill, more: object = {}) {
  const { id, commandId } = await cartOf(till);
  return till.command('reserveCart', { cart: id as never, name: 'Lea Favre', ...more }, commandId as never);
}

/** Takes a reservation into the cart. */
export const take = (till: TestTill, order: string, more: object = {}) =>
  till.command('takeReservation', { order: order as never, ...more });

/** Pays the cart in cash. */
export async function payCash(till: TestTill) {
  const { id, commandId } = await cartOf(till);
  return till.command(
    'validateOrder',
    {
      cart: id as never,
      payments: [{ method: 'cash' as never, givenMinor: null }],
      language: 'en' as const,
    },
    commandId as never,
  );
}

/** Takes a reservation into the cart and pays it. */
export async function payReservation(till: TestTill, order: string): Promise<OrderView> {
  accepted(await take(till, order));
  return accepted(await payCash(till));
}
