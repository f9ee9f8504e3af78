import type { Fields } from '../bind.ts';
import type { TicketDocument } from '../documents.ts';
import { dateText, dayText, priceText, timeText } from '../format.ts';
import { duplicateMark, paperWords } from '../words.ts';

/** What a ticket's layout can name. `mark` is DUPLICATE n, or what says that it is none; `pass` is empty for tickets. */
export function ticketFields(ticket: TicketDocument): Fields {
  const { language, timeZone, pass, seat } = ticket;
  const words = paperWords(language);
  const duplicate = ticket.copy > 0 ? duplicateMark(language, ticket.copy) : '';
  return {
    mark: ticket.specimen ? words.specimen : duplicate,
    venue: ticket.venueName,
    event: ticket.eventName,
    subtitle: ticket.eventSubtitle,
    date: dateText(ticket.startsAt, timeZone, language),
    time: timeText(ticket.startsAt, timeZone),
    doors: `${words.doors} ${timeText(ticket.doorsAt, timeZone)}`,
    pass: pass === null ? '' : passInWords(pass, words),
    photo: pass === null || pass.photo === '' ? '' : `${words.photo} ${pass.photo}`,
    validFrom: pass === null ? '' : `${words.validFrom} ${dayText(pass.validFrom, timeZone)}`,
    validTo: pass === null ? '' : `${words.validTo} ${dayText(pass.validTo, timeZone)}`,
    zone: pass === null ? ticket.zoneName : '',
    section: seat === null ? '' : sectionOf(ticket.zoneName, seat.section),
    row: seat === null ? '' : `${words.row} ${seat.row}`,
    seat: seat === null ? '' : `${words.seat} ${seat.number}`,
    priceName: ticket.priceName,
    price: ticket.hidePrice && ticket.minor > 0 ? '' : priceText(ticket.minor, ticket.currency),
    holder: ticket.holder,
    text: ticket.text.map((line) => ({ line })),
    freeText: ticket.text.join(' · '),
    order: `${words.order} ${ticket.orderNumber}`,
    number: `${words.ticket} ${ticket.ticketNumber}`,
    ticketNumber: ticket.ticketNumber,
    qr: ticket.qr,
    code128: ticket.code128,
    readable: readableCode(ticket),
  };
}

function passInWords(
  { kind, entries }: NonNullable<TicketDocument['pass']>,
  words: ReturnType<typeof paperWords>,
): string {
  if (kind === 'entries') return `${entries} ${words.entries}`;
  if (kind === 'discount') return words.discountCard;
  return kind === 'accreditation' ? words.accreditation : words.season;
}

const sectionOf = (zone: string, section: string): string =>
  section === zone ? section : `${zone} · ${section}`;

/** The CODE128 in groups that can be read out when no scanner works. */
function readableCode(ticket: TicketDocument): string {
  const number = ticket.ticketNumber.replaceAll('-', '');
  if (!ticket.code128.startsWith(number)) return ticket.code128;
  const secret = ticket.code128.slice(number.length);
  return [ticket.ticketNumber, ...(secret.match(/.{1,4}/g) ?? [])].join(' ');
}
