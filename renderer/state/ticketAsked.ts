import type { OrderView } from '../../shared/contract/orderViews.ts';
import { readQrText } from '../../shared/domain/ticketCode.ts';

/**
 * The ticket of an order that was scanned, or whose number was typed (the barcode has the secret behind it); undefined when
 * the order was looked for by something else.
 */
export function ticketAsked(
  { tickets }: Pick<OrderView, 'tickets'>,
  search: string,
): OrderView['tickets'][number] | undefined {
  const scanned = readQrText(search.trim())?.claim.ticket;
  const typed = search.trim().toUpperCase().replaceAll('-', '');
  return tickets.find(({ id, number }) => id === scanned || typed.startsWith(number.replaceAll('-', '')));
}
