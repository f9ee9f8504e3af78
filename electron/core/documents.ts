import type { Cart } from '../../shared/domain/cart.ts';
import type { PricedPasses, PricedTickets } from '../../shared/domain/priced.ts';
import { groupedVoucherCode } from '../../shared/domain/vouchers.ts';
import type { OrderId, RefundId, VoucherId } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type {
  PrintDocument,
  ReceiptDocument,
  TicketDocument,
  VoucherDocument,
} from '../../shared/layout/documents.ts';
import { exchangePaper } from '../../shared/papers/exchangePaper.ts';
import {
  nameOfPerson,
  type OrderOnPaper,
  receiptPaper,
  ticketPaper,
  whatItIsFor,
} from '../../shared/papers/orderPapers.ts';
import { refundPaper } from '../../shared/papers/refundPaper.ts';
import { documentOfClosing, documentOfSlip, documentOfX } from './cash/papers.ts';
import { type CoreContext, nameOf, venueOf } from './context.ts';
import { factOf } from './orderFact.ts';
import { paidNow } from './paidNow.ts';
import type { PrintJob } from './ports/printing.ts';
import type { CustomerRow } from './ports/sellingStore.ts';
import type { TicketRow } from './ports/store.ts';
import { documentOfStatement } from './reports/statementDocument.ts';
import { refundFactOf } from './returns/refundView.ts';

/** What a job prints, built from the facts at the moment of printing. */
export function documentOf(context: CoreContext, job: PrintJob): PrintDocument {
  const { content, language } = job;
  if (content.type === 'receipt') return documentOfReceipt(context, content.order, content.copy, language);
  if (content.type === 'refund') return documentOfRefund(context, content.refund, content.copy, language);
  if (content.type === 'closing') return documentOfClosing(context, content.session, content.copy, language);
  if (content.type === 'statement') return documentOfStatement(context, content.date, content.copy, language);
  if (content.type === 'report') return documentOfX(context, content, content.copy, language);
  if (content.type === 'movement')
    return documentOfSlip(context, content.stream, content.seq, content.copy, language);
  if (content.type === 'voucher') return documentOfVoucher(context, content.voucher, content.copy, language);
  const ticket = context.parts.store.read.orders.ticket(content.ticket);
  if (!ticket) throw new Error(`print job ${job.id}: its ticket is unknown`);
  return documentOfTicket(context, ticket, content.copy, language);
}

function orderOf(context: CoreContext, order: OrderId): OrderOnPaper {
  const { read } = context.parts.store;
  const row = read.orders.get(order);
  const stream = row && read.journal.streams().find((s) => s.id === row.stream);
  if (!row || !stream) throw new Error(`order ${order}: its journal entry is missing`);
  const { body, personal, at } = factOf(read, row);
  return {
    body: { ...body, ...paidNow(read, body) },
    personal,
    at,
    keyId: stream.state.keyId,
    tillNo: stream.state.tillNo,
    cashier: nameOf(context, body.by),
    venue: venueOnPaper(context),
  };
}

function venueOnPaper(context: CoreContext): OrderOnPaper['venue'] {
  const venue = venueOf(context);
  return {
    name: venue?.name ?? '',
    city: venue?.city ?? '',
    timeZone: zoneOf(context),
    receiptFooter: venue?.receiptFooter ?? '',
  };
}

const zoneOf = (context: CoreContext): string => venueOf(context)?.timeZone ?? 'Europe/Zurich';

/** A ticket or a pass with its codes: the same codes on every copy. */
export const documentOfTicket = (
  context: CoreContext,
  ticket: TicketRow,
  copy: number,
  language: Language,
): TicketDocument =>
  ticketPaper(orderOf(context, ticket.order), ticket.index, copy, language, context.parts.sha256);

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
    ...whatItIsFor(line, index, detail?.photo ?? ''),
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

/** The receipt of tickets taken back here. */
function documentOfRefund(
  context: CoreContext,
  refund: RefundId,
  copy: number,
  language: Language,
): ReceiptDocument {
  const { read } = context.parts.store;
  const row = read.refunds.get(refund);
  const stream = row && read.journal.streams().find((s) => s.id === row.stream);
  if (!row || !stream) throw new Error(`refund ${refund}: its journal entry is missing`);
  const { body } = refundFactOf(read, row);
  const paper = {
    body,
    at: row.at,
    tillNo: stream.state.tillNo,
    cashier: nameOf(context, body.by),
    approvedBy: body.approvedBy === undefined ? '' : nameOf(context, body.approvedBy),
    venue: venueOnPaper(context),
  };
  return refundPaper(paper, copy, language);
}

/** An order's receipt; of one that took the place of others, with those. */
export function documentOfReceipt(
  context: CoreContext,
  id: OrderId,
  copy: number,
  language: Language,
): ReceiptDocument {
  const { read } = context.parts.store;
  const order = orderOf(context, id);
  const refund = order.body.replaces && read.refunds.get(order.body.replaces);
  if (!refund) return receiptPaper(order, copy, language);
  return exchangePaper(order, refundFactOf(read, refund).body, copy, language);
}
