import { code128Of, dateDigest, qrText } from '../../shared/domain/ticketCode.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import type { OrderId } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { instant } from '../../shared/kernel/time.ts';
import type { PrintDocument, ReceiptDocument, TicketDocument } from '../../shared/layout/documents.ts';
import { type CoreContext, nameOf, venueOf } from './context.ts';
import type { PrintJob } from './ports/printing.ts';
import type { TicketRow } from './ports/store.ts';
import { readOrder } from './views.ts';

/** What a job prints, built from the facts at the moment of printing. */
export function documentOf(context: CoreContext, job: PrintJob): PrintDocument {
  if (job.content.type === 'receipt')
    return documentOfReceipt(context, job.content.order, job.content.copy, job.language);
  const ticket = context.parts.store.read.orders.ticket(job.content.ticket);
  if (!ticket) throw new Error(`print job ${job.id}: its ticket is unknown`);
  return documentOfTicket(context, ticket, job.content.copy, job.language);
}

function factOf(context: CoreContext, order: OrderId) {
  const { read } = context.parts.store;
  const row = read.orders.get(order);
  const sealed = row && read.journal.entry(row.stream, row.seq);
  const stream = row && read.journal.streams().find((s) => s.id === row.stream);
  if (!row || !sealed || !stream) throw new Error(`order ${order}: its journal entry is missing`);
  return { row, state: stream.state, ...readOrder(sealed) };
}

/** A ticket with its codes: the same codes on every copy. */
export function documentOfTicket(
  context: CoreContext,
  ticket: TicketRow,
  copy: number,
  language: Language,
): TicketDocument {
  const { body, holders, state } = factOf(context, ticket.order);
  const sold = body.tickets[ticket.index];
  const line = sold && body.lines[sold.line];
  if (!sold || !line) throw new Error(`ticket ${ticket.number}: its order does not name it`);
  const claim = {
    ticket: sold.ticket,
    date: dateDigest(context.parts.sha256, line.date),
    validFromMinute: sold.validFromMinute,
    validToMinute: sold.validToMinute,
    keyId: state.keyId,
  };
  return {
    kind: 'ticket',
    language,
    eventName: line.eventName,
    eventSubtitle: line.eventSubtitle,
    venueName: line.venueName,
    startsAt: line.startsAt,
    doorsAt: line.doorsAt,
    timeZone: venueOf(context)?.timeZone ?? 'Europe/Zurich',
    zoneName: line.zoneName,
    priceName: line.priceName,
    minor: line.unitMinor,
    currency: body.currency,
    orderNumber: body.number,
    ticketNumber: sold.number,
    holder: holders[String(sold.line)] ?? '',
    qr: qrText(claim, fromHex(sold.signature)),
    code128: code128Of(sold.number, sold.secret),
    copy,
  };
}

function documentOfReceipt(
  context: CoreContext,
  order: OrderId,
  copy: number,
  language: Language,
): ReceiptDocument {
  const { row, body, state } = factOf(context, order);
  const venue = venueOf(context);
  return {
    kind: 'receipt',
    language,
    venueName: venue?.name ?? '',
    venueCity: venue?.city ?? '',
    footer: venue?.receiptFooter ?? '',
    timeZone: venue?.timeZone ?? 'Europe/Zurich',
    at: instant(row.at),
    orderNumber: body.number,
    tillNo: state.tillNo,
    cashier: nameOf(context, body.by),
    currency: body.currency,
    lines: body.lines.map((line) => ({
      text: line.eventName,
      detail: `${line.zoneName} · ${line.priceName}`,
      startsAt: line.startsAt,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      totalMinor: line.totalMinor,
    })),
    totalMinor: body.totalMinor,
    roundingMinor: body.roundingMinor,
    payments: body.payments.map((p) => ({
      name: p.methodName,
      minor: p.minor,
      givenMinor: p.givenMinor,
      changeMinor: p.changeMinor,
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
