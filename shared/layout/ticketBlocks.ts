import { type Block, band, cell, centred, fitted, gap, row, rule, size } from './block.ts';
import type { TicketDocument } from './documents.ts';
import { dateText, priceText, timeText } from './format.ts';
import { duplicateMark, paperWords } from './words.ts';

/** Six dots of 203 dpi: five is the least that door scanners forgive a crumpled ticket. */
const QR_MODULE_MM = 0.75;
const CODE128_MM = 11;

/**
 * A ticket from top to bottom. Date and time are the biggest after the event, for the wrong date is the
 * dearest mistake; a duplicate says so before anything else and once more beside its code.
 */
export function ticketBlocks(ticket: TicketDocument): Block[] {
  const words = paperWords(ticket.language);
  const duplicate =
    ticket.copy > 0 ? band(duplicateMark(ticket.language, ticket.copy), '', size(2, 2)) : null;
  return [
    ...(duplicate ? [duplicate, gap(1)] : []),
    band(ticket.venueName, ticket.ticketNumber),
    gap(3),
    row(fitted(ticket.eventName, [size(3, 3), size(2, 3), size(2, 2)], 3, true)),
    ...(ticket.eventSubtitle === '' ? [] : [gap(1), row(fitted(ticket.eventSubtitle, [size(1, 1)], 3))]),
    gap(3),
    rule(0.5),
    gap(3),
    row(cell(dateText(ticket.startsAt, ticket.timeZone, ticket.language), size(2, 2), true)),
    gap(2),
    row(
      cell(timeText(ticket.startsAt, ticket.timeZone), size(4, 4), true),
      cell(`${words.doors} ${timeText(ticket.doorsAt, ticket.timeZone)}`, size(1, 1), true),
    ),
    gap(3),
    rule(0.5),
    gap(3),
    row(fitted(ticket.zoneName, [size(3, 3), size(2, 2)], 2, true)),
    gap(2),
    row(
      fitted(ticket.priceName, [size(2, 2), size(1, 1)], 2),
      cell(priceText(ticket.minor, ticket.currency), size(2, 2), true),
    ),
    ...(ticket.holder === '' ? [] : [gap(2), row(fitted(ticket.holder, [size(2, 2), size(1, 1)], 2))]),
    gap(4),
    rule(0.25, true),
    gap(5),
    { kind: 'qr', text: ticket.qr, moduleMm: QR_MODULE_MM },
    gap(5),
    { kind: 'code128', text: ticket.code128, heightMm: CODE128_MM },
    gap(1.5),
    centred(cell(readableCode(ticket), size(1, 1), true)),
    gap(3),
    ...(duplicate ? [duplicate, gap(3)] : []),
    rule(0.25),
    gap(2),
    row(cell(`${words.order} ${ticket.orderNumber}`), cell(`${words.ticket} ${ticket.ticketNumber}`)),
  ];
}

/** The CODE128 in groups that can be read out when no scanner works. */
function readableCode(ticket: TicketDocument): string {
  const number = ticket.ticketNumber.replaceAll('-', '');
  if (!ticket.code128.startsWith(number)) return ticket.code128;
  const secret = ticket.code128.slice(number.length);
  return [ticket.ticketNumber, ...(secret.match(/.{1,4}/g) ?? [])].join(' ');
}
