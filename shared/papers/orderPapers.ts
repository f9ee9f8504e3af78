import type { PricedPasses, PricedTickets } from '../domain/priced.ts';
import { code128Of, dateDigest, qrText } from '../domain/ticketCode.ts';
import type { OrderPersonal, OrderValidated, SoldLine } from '../journal/bodies.ts';
import { saidOf } from '../journal/orderPersonal.ts';
import { fromHex } from '../kernel/bytes.ts';
import type { Sha256 } from '../kernel/crypto.ts';
import type { Language } from '../kernel/language.ts';
import { instant } from '../kernel/time.ts';
import type { ReceiptDocument, TicketDocument } from '../layout/documents.ts';

/** An order as written down, with what is needed to put it on paper. */
export interface OrderOnPaper {
  readonly body: OrderValidated;
  readonly personal: OrderPersonal;
  /** ms UTC. */
  readonly at: number;
  readonly keyId: string;
  readonly tillNo: number;
  readonly cashier: string;
  readonly venue: {
    readonly name: string;
    readonly city: string;
    readonly timeZone: string;
    readonly receiptFooter: string;
  };
}

/** A ticket or pass of an order, by its place among the order's tickets. Throws when the order has no such ticket. */
export function ticketPaper(
  order: OrderOnPaper,
  place: number,
  copy: number,
  language: Language,
  sha256: Sha256,
): TicketDocument {
  const { body, personal } = order;
  const sold = body.tickets[place];
  const line = sold && body.lines[sold.line];
  if (!sold || !line || line.kind === 'voucher') throw new Error(`order ${body.number}: no ticket ${place}`);
  const index = sold.index ?? 0;
  const claim = {
    ticket: sold.ticket,
    date: dateDigest(sha256, line.kind === 'ticket' ? line.date : line.product),
    validFromMinute: sold.validFromMinute,
    validToMinute: sold.validToMinute,
    keyId: order.keyId,
  };
  const customer = personal.customer ? nameOfPerson(personal.customer) : '';
  return {
    kind: 'ticket',
    language,
    ...whatItIsFor(line, index, saidOf(personal.photos, sold.line, index) ?? ''),
    timeZone: order.venue.timeZone,
    minor: line.minors[index] ?? line.unitMinor,
    currency: body.currency,
    orderNumber: body.number,
    ticketNumber: sold.number,
    holder: saidOf(personal.holders, sold.line, index) ?? (body.customerOnTickets ? customer : ''),
    text: [...(personal.orderText ?? []), ...(saidOf(personal.texts, sold.line, index) ?? [])],
    hidePrice: body.hidePrice ?? false,
    specimen: false,
    qr: qrText(claim, fromHex(sold.signature)),
    code128: code128Of(sold.number, sold.secret),
    copy,
  };
}

/** A person's or a company's name in one line. */
export const nameOfPerson = (person: {
  readonly first: string;
  readonly last: string;
  readonly company: string;
}): string => `${person.first} ${person.last}`.trim() || person.company;

/** The parts of a ticket that its line gives. */
export function whatItIsFor(
  line: Exclude<SoldLine, { kind: 'voucher' }> | PricedTickets | PricedPasses,
  index: number,
  photo = '',
): Pick<
  TicketDocument,
  | 'eventName'
  | 'eventSubtitle'
  | 'venueName'
  | 'startsAt'
  | 'doorsAt'
  | 'zoneName'
  | 'priceName'
  | 'seat'
  | 'pass'
> {
  if (line.kind === 'pass')
    return {
      eventName: line.productName,
      eventSubtitle: '',
      venueName: line.venueName,
      startsAt: line.validFrom,
      doorsAt: line.validFrom,
      zoneName: '',
      priceName: line.productName,
      seat: null,
      pass: {
        kind: line.passKind,
        entries: line.entries,
        photo,
        validFrom: line.validFrom,
        validTo: line.validTo,
      },
    };
  const place = line.seats[index];
  return {
    eventName: line.eventName,
    eventSubtitle: line.eventSubtitle,
    venueName: line.venueName,
    startsAt: line.startsAt,
    doorsAt: line.doorsAt,
    zoneName: line.zoneName,
    priceName: line.reasonName !== '' && line.minors[index] === 0 ? line.reasonName : line.priceName,
    seat: place ? { section: place.section, row: place.row, number: place.number } : null,
    pass: null,
  };
}

/** An order's receipt; also what a confirmation and an invoice are drawn from. */
export function receiptPaper(order: OrderOnPaper, copy: number, language: Language): ReceiptDocument {
  const { body, venue } = order;
  return {
    kind: 'receipt',
    language,
    venueName: venue.name,
    venueCity: venue.city,
    footer: venue.receiptFooter,
    timeZone: venue.timeZone,
    at: instant(order.at),
    orderNumber: body.number,
    refund: null,
    tillNo: order.tillNo,
    cashier: order.cashier,
    currency: body.currency,
    lines: body.lines.map((line) => ({
      text: line.kind === 'ticket' ? line.eventName : line.productName,
      detail: line.kind === 'ticket' ? `${line.zoneName} · ${line.priceName}` : '',
      startsAt: line.kind === 'ticket' ? line.startsAt : null,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      totalMinor: line.totalMinor,
      discounts: line.discounts.map(({ kind, name, code, minor }) => ({
        name: kind === 'pass' ? `${name} ${code}` : name,
        minor,
      })),
    })),
    totalMinor: body.totalMinor,
    roundingMinor: body.roundingMinor,
    payments: body.payments.map((p) => ({
      name: p.methodName,
      minor: p.minor,
      givenMinor: p.givenMinor,
      changeMinor: p.changeMinor,
      reference: p.reference ?? '',
      foreign: p.foreign ?? null,
      voucher: p.voucher
        ? { last4: p.voucher.last4, leftMinor: p.voucher.leftMinor, validTo: p.voucher.validTo }
        : null,
    })),
    taxes: body.taxes
      .filter((tax) => tax.vatBasisPoints > 0)
      .map((tax) => ({
        name: tax.vatName,
        basisPoints: tax.vatBasisPoints,
        grossMinor: tax.grossMinor,
        taxMinor: tax.taxMinor,
      })),
    copy,
  };
}
