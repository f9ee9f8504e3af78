import { type Block, band, cell, centred, fitted, gap, row, rule, size } from './block.ts';
import type { TicketDocument } from './documents.ts';
import { dateText, dayText, priceText, timeText } from './format.ts';
import { duplicateMark, paperWords } from './words.ts';

/** Six dots of 203 dpi: five is the least that door scanners forgive a crumpled ticket. */
const QR_MODULE_MM = 0.75;
const CODE128_MM = 11;
/** Row and seat as large as they fit; together so many characters fit beside each other on a roll of 80 mm. */
const MOST_BESIDE = 13;
const SEAT_SIZES = [size(3, 3), size(2, 2), size(1, 1)];

/**
 * A ticket from top to bottom. Date and time are the biggest after the event, for the wrong date is the
 * dearest mistake; a duplicate says so before anything else and once more beside its code.
 */
export function ticketBlocks(ticket: TicketDocument): Block[] {
  const words = paperWords(ticket.language);
  const duplicate =
    ticket.copy > 0 ? band(duplicateMark(ticket.language, ticket.copy), '', size(2, 2)) : null;
  const mark = ticket.specimen ? band(words.specimen, '', size(2, 2)) : duplicate;
  return [
    ...(mark ? [mark, gap(1)] : []),
    band(ticket.venueName, ticket.ticketNumber),
    gap(3),
    row(fitted(ticket.eventName, [size(3, 3), size(2, 3), size(2, 2)], 3, true)),
    ...(ticket.eventSubtitle === '' ? [] : [gap(1), row(fitted(ticket.eventSubtitle, [size(1, 1)], 3))]),
    gap(3),
    rule(0.5),
    gap(3),
    ...(ticket.pass === null ? dateBlocks(ticket) : passBlocks(ticket, ticket.pass)),
    gap(3),
    rule(0.5),
    gap(3),
    ...(ticket.pass === null ? placeBlocks(ticket) : []),
    row(
      fitted(ticket.priceName, [size(2, 2), size(1, 1)], 2),
      ticket.hidePrice ? null : cell(priceText(ticket.minor, ticket.currency), size(2, 2), true),
    ),
    ...(ticket.holder === '' ? [] : [gap(2), row(fitted(ticket.holder, [size(2, 2), size(1, 1)], 2))]),
    ...(ticket.text.length === 0 ? [] : [gap(2)]),
    ...ticket.text.map((line) => row(fitted(line, [size(1, 1)], 2))),
    gap(4),
    rule(0.25, true),
    gap(5),
    { kind: 'qr', text: ticket.qr, moduleMm: QR_MODULE_MM },
    gap(5),
    { kind: 'code128', text: ticket.code128, heightMm: CODE128_MM },
    gap(1.5),
    centred(cell(readableCode(ticket), size(1, 1), true)),
    gap(3),
    ...(mark ? [mark, gap(3)] : []),
    rule(0.25),
    gap(2),
    row(cell(`${words.order} ${ticket.orderNumber}`), cell(`${words.ticket} ${ticket.ticketNumber}`)),
  ];
}

function dateBlocks(ticket: TicketDocument): Block[] {
  const words = paperWords(ticket.language);
  return [
    row(cell(dateText(ticket.startsAt, ticket.timeZone, ticket.language), size(2, 2), true)),
    gap(2),
    row(
      cell(timeText(ticket.startsAt, ticket.timeZone), size(4, 4), true),
      cell(`${words.doors} ${timeText(ticket.doorsAt, ticket.timeZone)}`, size(1, 1), true),
    ),
  ];
}

function passBlocks(ticket: TicketDocument, pass: NonNullable<TicketDocument['pass']>): Block[] {
  const words = paperWords(ticket.language);
  const kind = pass.kind === 'season' ? words.season : `${pass.entries} ${words.entries}`;
  return [
    row(fitted(kind, [size(3, 3), size(2, 2)], 2, true)),
    gap(2),
    row(cell(`${words.validFrom} ${dayText(pass.validFrom, ticket.timeZone)}`, size(1, 2))),
    row(cell(`${words.validTo} ${dayText(pass.validTo, ticket.timeZone)}`, size(1, 2), true)),
  ];
}

/** Zone, and in a numbered one where to sit: row and seat are what is looked for in the dark. */
function placeBlocks(ticket: TicketDocument): Block[] {
  const words = paperWords(ticket.language);
  const zone = row(fitted(ticket.zoneName, [size(3, 3), size(2, 2)], 2, true));
  if (ticket.seat === null) return [zone, gap(2)];
  const { section, row: name, number } = ticket.seat;
  return [
    row(
      fitted(
        section === ticket.zoneName ? section : `${ticket.zoneName} · ${section}`,
        [size(2, 2), size(1, 1)],
        2,
        true,
      ),
    ),
    gap(2),
    ...rowAndSeat(`${words.row} ${name}`, `${words.seat} ${number}`),
    gap(2),
  ];
}

/** Beside each other when short, which they nearly always are; else below each other, so that neither is cut. */
function rowAndSeat(name: string, seat: string): Block[] {
  const [left, right] = [fitted(name, SEAT_SIZES, 1, true), fitted(seat, SEAT_SIZES, 1, true)];
  return name.length + seat.length <= MOST_BESIDE ? [row(left, right)] : [row(left), row(right)];
}

/** The CODE128 in groups that can be read out when no scanner works. */
function readableCode(ticket: TicketDocument): string {
  const number = ticket.ticketNumber.replaceAll('-', '');
  if (!ticket.code128.startsWith(number)) return ticket.code128;
  const secret = ticket.code128.slice(number.length);
  return [ticket.ticketNumber, ...(secret.match(/.{1,4}/g) ?? [])].join(' ');
}
