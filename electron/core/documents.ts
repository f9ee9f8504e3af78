import type { Cart } from '../../shared/domain/cart.ts';
import type { PricedPasses, PricedTickets } from '../../shared/domain/priced.ts';
import { code128Of, dateDigest, qrText } from '../../shared/domain/ticketCode.ts';
import { groupedVoucherCode } from '../../shared/domain/vouchers.ts';
import type { SoldLine } from '../../shared/journal/bodies.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import type { OrderId, VoucherId } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { instant } from '../../shared/kernel/time.ts';
import type {
  PrintDocument,
  ReceiptDocument,
  TicketDocument,
  VoucherDocument,
} from '../../shared/layout/documents.ts';
import { type CoreContext, nameOf, venueOf } from './context.ts';
import { factOf } from './orderFact.ts';
import type { PrintJob } from './ports/printing.ts';
import type { CustomerRow } from './ports/sellingStore.ts';
import type { TicketRow } from './ports/store.ts';
import { saidOf } from './sale/personal.ts';

/** What a job prints, built from the facts at the moment of printing. */
export function documentOf(context: CoreContext, job: PrintJob): PrintDocument {
  const { content, language } = job;
  if (content.type === 'receipt') return documentOfReceipt(context, content.order, content.copy, language);
  if (content.type === 'voucher') return documentOfVoucher(context, content.voucher, content.copy, language);
  const ticket = context.parts.store.read.orders.ticket(content.ticket);
  if (!ticket) throw new Error(`print job ${job.id}: its ticket is unknown`);
  return documentOfTicket(context, ticket, content.copy, language);
}

function orderOf(context: CoreContext, order: OrderId) {
  const { read } = context.parts.store;
  const row = read.orders.get(order);
  const stream = row && read.journal.streams().find((s) => s.id === row.stream);
  if (!row || !stream) throw new Error(`order ${order}: its journal entry is missing`);
  return { row, stream: stream.state, ...factOf(read, row) };
}

const zoneOf = (context: CoreContext): string => venueOf(context)?.timeZone ?? 'Europe/Zurich';

/** A ticket or a pass with its codes: the same codes on every copy. */
export function documentOfTicket(
  context: CoreContext,
  ticket: TicketRow,
  copy: number,
  language: Language,
): TicketDocument {
  const { body, personal, stream } = orderOf(context, ticket.order);
  const sold = body.tickets[ticket.index];
  const line = sold && body.lines[sold.line];
  if (!sold || !line || line.kind === 'voucher')
    throw new Error(`ticket ${ticket.number}: its order does not name it`);
  const index = sold.index ?? 0;
  const claim = {
    ticket: sold.ticket,
    date: dateDigest(context.parts.sha256, line.kind === 'ticket' ? line.date : line.product),
    validFromMinute: sold.validFromMinute,
    validToMinute: sold.validToMinute,
    keyId: stream.keyId,
  };
  const customer = personal.customer ? nameOfPerson(personal.customer) : '';
  return {
    kind: 'ticket',
    language,
    ...whatItIsFor(line, index),
    timeZone: zoneOf(context),
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

/** The parts of a ticket that its line gives. */
function whatItIsFor(
  line: Exclude<SoldLine, { kind: 'voucher' }> | PricedTickets | PricedPasses,
  index: number,
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

const nameOfPerson = (person: Pick<CustomerRow, 'first' | 'last' | 'company'>): string =>
  `${person.first} ${person.last}`.trim() || person.company;

/** What a ticket of the cart in hand will look like; its number and codes are none yet. */
export function specimenOf(
  context: CoreContext,
  cart: Cart,
  line: PricedTickets | PricedPasses,
  index: number,
  customer: CustomerRow | undefined,
  language: Language,
): TicketDocument {
  const detail = line.details[index];
  const holder = detail?.holder.trim() ?? '';
  const named = cart.customerOnTickets && customer ? nameOfPerson(customer) : '';
  return {
    kind: 'ticket',
    language,
    ...whatItIsFor(line, index),
    timeZone: zoneOf(context),
    minor: line.minors[index] ?? line.unitMinor,
    currency: venueOf(context)?.currency ?? 'CHF',
    orderNumber: '–',
    ticketNumber: '–',
    holder: holder === '' ? named : holder,
    text: [...cart.text, ...(detail?.text ?? [])].map((text) => text.trim()).filter((text) => text !== ''),
    hidePrice: cart.hidePrice,
    specimen: true,
    qr: 'SPECIMEN',
    code128: 'SPECIMEN',
    copy: 0,
  };
}

function documentOfVoucher(
  context: CoreContext,
  voucher: VoucherId,
  copy: number,
  language: Language,
): VoucherDocument {
  const row = context.parts.store.read.vouchers.get(voucher);
  const code = row && context.parts.pins.open(row.sealed);
  if (!row || code === undefined) throw new Error('voucher: its code can not be opened with this keystore');
  const { body } = orderOf(context, row.order);
  const line = body.lines[body.vouchers?.find((sold) => sold.voucher === voucher)?.line ?? -1];
  return {
    kind: 'voucher',
    language,
    venueName: venueOf(context)?.name ?? '',
    name: line?.kind === 'voucher' ? line.productName : '',
    minor: row.minor,
    currency: body.currency,
    validTo: row.validTo,
    timeZone: zoneOf(context),
    code: groupedVoucherCode(code),
    orderNumber: body.number,
    copy,
  };
}

/** An order's receipt. */
export function documentOfReceipt(
  context: CoreContext,
  order: OrderId,
  copy: number,
  language: Language,
): ReceiptDocument {
  const { row, body, stream } = orderOf(context, order);
  const venue = venueOf(context);
  return {
    kind: 'receipt',
    language,
    venueName: venue?.name ?? '',
    venueCity: venue?.city ?? '',
    footer: venue?.receiptFooter ?? '',
    timeZone: zoneOf(context),
    at: instant(row.at),
    orderNumber: body.number,
    tillNo: stream.tillNo,
    cashier: nameOf(context, body.by),
    currency: body.currency,
    lines: body.lines.map((line) => ({
      text: line.kind === 'ticket' ? line.eventName : line.productName,
      detail: line.kind === 'ticket' ? `${line.zoneName} · ${line.priceName}` : '',
      startsAt: line.kind === 'ticket' ? line.startsAt : null,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      totalMinor: line.totalMinor,
      discounts: line.discounts.map(({ name, minor }) => ({ name, minor })),
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
