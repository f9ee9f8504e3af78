import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';

type Line = Extract<CartView['lines'][number], { kind: 'ticket' }>;

/** What every ticket of the fake evening has. */
const COMMON = {
  kind: 'ticket',
  eventSubtitle: 'Soirée d’ouverture',
  venueName: 'Salle Métropole',
  timeZone: 'Europe/Zurich',
  currency: 'CHF',
  seat: null,
  pass: null,
} as const;

/** A ticket of an order as a printer would get it. */
export function ticketDocument(order: OrderView, ticket: OrderView['tickets'][number]): object {
  return {
    ...COMMON,
    language: 'en',
    eventName: ticket.eventName,
    startsAt: ticket.startsAt,
    doorsAt: ticket.startsAt,
    zoneName: ticket.zoneName,
    priceName: ticket.priceName,
    minor: ticket.minor,
    orderNumber: order.number,
    ticketNumber: ticket.number,
    holder: ticket.holder,
    text: [],
    hidePrice: false,
    specimen: false,
    qr: 'G1:7QK2M4XD91PA55ZT0B3H8WYR6C',
    code128: ticket.number.replaceAll('-', ''),
    copy: ticket.print.copy,
  };
}

/** What a line of the cart will look like on paper. */
export function specimenDocument(cart: CartView, line: Line, language: string): object {
  return {
    ...COMMON,
    language,
    eventName: line.eventName,
    startsAt: line.startsAt,
    doorsAt: line.startsAt,
    zoneName: line.zoneName,
    priceName: line.priceName,
    minor: line.unitMinor,
    orderNumber: '–',
    ticketNumber: '–',
    holder: line.details[0]?.holder ?? '',
    text: [...cart.text],
    hidePrice: cart.hidePrice,
    specimen: true,
    qr: 'SPECIMEN',
    code128: 'SPECIMEN',
    copy: 0,
  };
}
