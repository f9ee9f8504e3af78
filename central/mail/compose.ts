import type { Venue } from '../../shared/domain/catalogue.ts';
import { isEmail } from '../../shared/domain/forms.ts';
import type { OrderPersonal } from '../../shared/journal/bodies.ts';
import { readOrder } from '../../shared/journal/orderFact.ts';
import { LANGUAGES } from '../../shared/kernel/language.ts';
import { type OrderOnPaper, receiptPaper, ticketPaper } from '../../shared/papers/orderPapers.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { sha256 } from '../platform/crypto.ts';
import type { Tx } from '../storage/port.ts';
import type { MailRow } from '../storage/rows.ts';
import { letterFor } from './letters.ts';
import { orderPdf } from './pdf.ts';

/** An e-mail ready to be handed over. */
export interface ReadyMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment: { readonly filename: string; readonly content: Buffer };
}

/** Why an e-mail can never be sent: trying again would not help. */
export class Unsendable extends Error {
  override name = 'Unsendable';
}

/** What is read of a mail and its order, within a transaction. */
export interface MailFacts {
  readonly to: string;
  readonly order: OrderOnPaper;
  /** Tickets that were taken back: they are void and not sent. */
  readonly returned: ReadonlySet<string>;
}

/** What a mail's personal part holds; texts that were changed since the sale come with it. */
type SaidInMail = { readonly to?: string } & Pick<OrderPersonal, 'holders' | 'texts' | 'customer'>;

/** Reads a mail's address and its order; throws Unsendable when one of them is gone. */
export async function readMail(tx: Tx, mail: MailRow): Promise<MailFacts> {
  const [entry] = await tx.journal.entries(mail.stream, mail.seq, mail.seq);
  const said = entry?.personal ? (JSON.parse(entry.personal) as { data: SaidInMail }).data : {};
  const { to, holders, texts, customer } = said;
  if (to === undefined) throw new Unsendable('the address was erased');
  if (typeof to !== 'string' || !isEmail(to)) throw new Unsendable('it is not for one e-mail address');
  const place = (await tx.records.orderPlaces([mail.order])).get(mail.order);
  const [sealed] = place ? await tx.journal.entries(place.stream, place.seq, place.seq) : [];
  const stream = place && (await tx.journal.stream(place.stream));
  if (!sealed || !stream) throw new Unsendable('its order is not known');
  const { body, personal, at } = readOrder(sealed);
  const staff = await tx.feed.published('staff', [body.by]);
  const venue = await venueOf(tx, body.lines);
  const returned = await tx.acts.returns(body.tickets.map((ticket) => ticket.ticket));
  return {
    to,
    returned: new Set(returned.keys()),
    order: {
      body,
      personal: {
        ...personal,
        ...(holders ? { holders } : {}),
        ...(texts ? { texts } : {}),
        ...(customer ? { customer } : {}),
      },
      at,
      keyId: stream.state.keyId,
      tillNo: stream.state.tillNo,
      cashier: String(staff[0]?.value?.name ?? body.by),
      venue,
    },
  };
}

/** The venue of the first event in an order; of passes and vouchers alone it is the house's first one. */
async function venueOf(tx: Tx, lines: OrderOnPaper['body']['lines']): Promise<OrderOnPaper['venue']> {
  const ticket = lines.find((line) => line.kind === 'ticket');
  const [event] = ticket ? await tx.feed.published('event', [ticket.event]) : [];
  const venues = await tx.feed.published('venue', event ? [String(event.value?.venue)] : undefined);
  const read = Reference.venue.safeParse(venues.find((row) => row.value !== null)?.value);
  if (read.success) return read.data as unknown as Venue;
  return { name: lines[0]?.venueName ?? '', city: '', timeZone: 'Europe/Zurich', receiptFooter: '' };
}

/** Writes the letter and draws the PDF. */
export async function composeMail(mail: MailRow, { to, order, returned }: MailFacts): Promise<ReadyMail> {
  const language = LANGUAGES.find((one) => one === mail.language) ?? 'en';
  const { number } = order.body;
  const tickets =
    mail.what === 'tickets'
      ? order.body.tickets.flatMap(({ ticket }, place) =>
          returned.has(ticket) ? [] : [ticketPaper(order, place, 0, language, sha256)],
        )
      : [];
  // Vouchers have no ticket, and their codes never leave the till: what was bought is confirmed instead.
  const what = mail.what === 'tickets' && tickets.length === 0 ? 'confirmation' : mail.what;
  const content = await orderPdf({ what, tickets, order: receiptPaper(order, 0, language) });
  const { subject, text } = letterFor(what, language, number, order.venue.name);
  return { to, subject, text, attachment: { filename: `${what}-${number}.pdf`, content } };
}
