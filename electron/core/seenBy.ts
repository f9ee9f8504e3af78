import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import type { Staff } from '../../shared/domain/catalogue.ts';

/** An order as somebody in a role may see it: at the door a name is enough, contacts and notes are the counter's (G10). */
export function seenBy({ role }: Pick<Staff, 'role'>, order: OrderView): OrderView {
  if (role !== 'door') return order;
  const { customer, mails } = order;
  return {
    ...order,
    customer: customer && nameOnly(customer),
    mails: mails.map((mail) => ({ ...mail, to: '' })),
  };
}

/** A reservation as somebody in a role may see it. */
export const reservationSeenBy = (
  { role }: Pick<Staff, 'role'>,
  reservation: ReservationView,
): ReservationView =>
  role === 'door' && reservation.customer
    ? { ...reservation, customer: nameOnly(reservation.customer) }
    : reservation;

const nameOnly = (customer: NonNullable<OrderView['customer']>): NonNullable<OrderView['customer']> => ({
  ...customer,
  email: '',
  phone: '',
  street: '',
  postcode: '',
  city: '',
  note: '',
});
