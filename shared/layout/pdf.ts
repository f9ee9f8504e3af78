import type { ReceiptDocument, TicketDocument } from './documents.ts';
import { amountText, dateText, dayText, momentText, priceText, timeText } from './format.ts';
import type { Codes } from './svg.ts';
import { type PaperWords, paperWords } from './words.ts';

/** What is drawn of an order on A4: a page for each ticket, or one page that confirms or bills the order. */
export interface OrderPages {
  readonly what: 'tickets' | 'confirmation' | 'invoice';
  readonly tickets: readonly TicketDocument[];
  readonly order: ReceiptDocument;
}

/** What a PDF is drawn on: a part of what pdfkit's document offers. Lengths in points from the top left. */
export interface PdfSurface {
  addPage(): unknown;
  font(name: string): unknown;
  fontSize(points: number): unknown;
  fillColor(colour: string): unknown;
  text(
    text: string,
    x: number,
    y: number,
    options: {
      width: number;
      align?: 'left' | 'right' | 'center';
      lineBreak?: boolean;
      height?: number;
      ellipsis?: boolean;
    },
  ): unknown;
  heightOfString(text: string, options: { width: number }): number;
  rect(x: number, y: number, width: number, height: number): { fill(colour: string): unknown };
}

/** Names under which the adapter registers its fonts: they must hold Latin, Greek and Cyrillic letters. */
export const PDF_FONTS = { regular: 'regular', bold: 'bold' } as const;

const POINTS_PER_MM = 72 / 25.4;
const mm = (length: number): number => length * POINTS_PER_MM;
const LEFT = mm(20);
const WIDTH = mm(170);
const QR_MM = 46;
const INK = '#000000';
const GREY = '#555555';

/**
 * Draws an order on A4, page after page. The surface stands on an empty first page; codes are drawn as vectors, so
 * they print sharp at any size.
 */
export function drawPdf(surface: PdfSurface, pages: OrderPages, codes: Codes): void {
  if (pages.what === 'tickets') {
    for (const [i, ticket] of pages.tickets.entries()) {
      if (i > 0) surface.addPage();
      drawTicket(surface, ticket, codes);
    }
    return;
  }
  drawOrder(surface, pages.order, pages.what);
}

/** One text at a place; gives the y below it. */
function write(
  surface: PdfSurface,
  text: string,
  y: number,
  {
    size,
    bold = false,
    colour = INK,
    x = LEFT,
    width = WIDTH,
    align = 'left',
  }: {
    readonly size: number;
    readonly bold?: boolean;
    readonly colour?: string;
    readonly x?: number;
    readonly width?: number;
    readonly align?: 'left' | 'right' | 'center';
  },
): number {
  if (text === '') return y;
  surface.font(bold ? PDF_FONTS.bold : PDF_FONTS.regular);
  surface.fontSize(size);
  surface.fillColor(colour);
  const height = surface.heightOfString(text, { width });
  surface.text(text, x, y, { width, align });
  return y + height;
}

/** Sizes of an event's name, in points: a long one is written smaller rather than over half of the page. */
const NAME_SIZES = [26, 20, 15] as const;
const NAME_HEIGHT = mm(36);

function fitting(surface: PdfSurface, text: string): number {
  surface.font(PDF_FONTS.bold);
  const fits = NAME_SIZES.find((points) => {
    surface.fontSize(points);
    return surface.heightOfString(text, { width: WIDTH }) <= NAME_HEIGHT;
  });
  return fits ?? NAME_SIZES[2];
}

const line = (surface: PdfSurface, y: number): number => {
  surface.rect(LEFT, y, WIDTH, 0.75).fill(INK);
  return y + mm(4);
};

function drawTicket(surface: PdfSurface, ticket: TicketDocument, codes: Codes): void {
  const words = paperWords(ticket.language);
  const text = WIDTH - mm(QR_MM + 8);
  let y = mm(18);
  if (ticket.copy > 0)
    y = write(surface, `${words.duplicate} ${ticket.copy}`, y, { size: 18, bold: true }) + mm(2);
  y = write(surface, ticket.venueName, y, { size: 11, colour: GREY }) + mm(2);
  y = write(surface, ticket.eventName, y, { size: fitting(surface, ticket.eventName), bold: true });
  y = write(surface, ticket.eventSubtitle, y, { size: 12, colour: GREY });
  y = line(surface, y + mm(4));
  const top = y;
  drawQr(surface, codes.qr(ticket.qr), LEFT + WIDTH - mm(QR_MM), top);
  y = writeWhen(surface, ticket, words, y, text);
  y += mm(4);
  if (ticket.seat !== null) {
    const { section, row, number } = ticket.seat;
    y = write(surface, section === ticket.zoneName ? section : `${ticket.zoneName} · ${section}`, y, {
      size: 14,
      bold: true,
      width: text,
    });
    y = write(surface, `${words.row} ${row}   ${words.seat} ${number}`, y, {
      size: 20,
      bold: true,
      width: text,
    });
  } else y = write(surface, ticket.zoneName, y, { size: 16, bold: true, width: text });
  const price = ticket.hidePrice ? '' : `   ${priceText(ticket.minor, ticket.currency)}`;
  y = write(surface, `${ticket.priceName}${price}`, y + mm(1), { size: 13, width: text });
  y = write(surface, ticket.holder, y + mm(3), { size: 14, bold: true, width: text });
  for (const free of ticket.text) y = write(surface, free, y + mm(1), { size: 11, width: text });
  y = Math.max(y, top + mm(QR_MM)) + mm(6);
  drawBars(surface, codes.code128(ticket.code128).bars, LEFT, y, mm(100), mm(16));
  y = write(surface, ticket.code128, y + mm(17), { size: 9, colour: GREY, width: mm(100), align: 'center' });
  y = line(surface, y + mm(5));
  write(surface, `${words.order} ${ticket.orderNumber}   ${words.ticket} ${ticket.ticketNumber}`, y, {
    size: 9,
    colour: GREY,
  });
}

function writeWhen(
  surface: PdfSurface,
  ticket: TicketDocument,
  words: PaperWords,
  from: number,
  width: number,
): number {
  const { timeZone, language, pass } = ticket;
  if (pass !== null) {
    const kind = pass.kind === 'season' ? words.season : `${pass.entries} ${words.entries}`;
    const y = write(surface, kind, from, { size: 18, bold: true, width });
    const valid = `${words.validFrom} ${dayText(pass.validFrom, timeZone)} ${words.validTo} ${dayText(pass.validTo, timeZone)}`;
    return write(surface, valid, y + mm(1), { size: 13, width });
  }
  let y = write(surface, dateText(ticket.startsAt, timeZone, language), from, {
    size: 15,
    bold: true,
    width,
  });
  y = write(surface, timeText(ticket.startsAt, timeZone), y, { size: 28, bold: true, width });
  return write(surface, `${words.doors} ${timeText(ticket.doorsAt, timeZone)}`, y, { size: 12, width });
}

/** Modules as runs of black, with the quiet zone that the page itself gives. */
function drawQr(surface: PdfSurface, modules: readonly (readonly boolean[])[], x: number, y: number): void {
  const size = mm(QR_MM) / modules.length;
  for (const [row, cells] of modules.entries())
    for (let from = 0; from < cells.length; from++) {
      if (!cells[from]) continue;
      let to = from;
      while (cells[to]) to += 1;
      surface.rect(x + from * size, y + row * size, (to - from) * size, size).fill(INK);
      from = to;
    }
}

function drawBars(
  surface: PdfSurface,
  bars: string,
  x: number,
  y: number,
  width: number,
  height: number,
): void {
  const size = width / bars.length;
  for (const run of bars.matchAll(/1+/g))
    surface.rect(x + run.index * size, y, run[0].length * size, height).fill(INK);
}

/** Columns of an order's lines: text, quantity, amount. */
const QUANTITY_X = LEFT + mm(120);
const AMOUNT_WIDTH = mm(32);
const AMOUNT_X = LEFT + WIDTH - AMOUNT_WIDTH;
/** Lines below this go to the next page. */
const LOWEST = mm(270);

function drawOrder(surface: PdfSurface, order: ReceiptDocument, what: 'confirmation' | 'invoice'): void {
  const words = paperWords(order.language);
  let y = write(surface, order.venueName, mm(18), { size: 18, bold: true });
  y = write(surface, order.venueCity, y, { size: 11, colour: GREY });
  y = write(surface, `${words[what]} ${order.orderNumber}`, y + mm(10), { size: 20, bold: true });
  y = write(surface, momentText(order.at, order.timeZone), y, { size: 11, colour: GREY });
  y = line(surface, y + mm(4));
  for (const sold of order.lines) {
    if (y > LOWEST - mm(20)) {
      surface.addPage();
      y = mm(18);
    }
    const start = y;
    y = write(surface, sold.text, start, { size: 11, bold: true, width: mm(115) });
    write(surface, `${sold.quantity} ×`, start, { size: 11, x: QUANTITY_X, width: mm(16) });
    amount(surface, amountText(sold.totalMinor), start, 11);
    const when = sold.startsAt === null ? '' : ` · ${momentText(sold.startsAt, order.timeZone)}`;
    y = write(surface, `${sold.detail}${when}`, y, { size: 10, colour: GREY, width: mm(115) });
    for (const discount of sold.discounts)
      y = write(surface, `${discount.name} ${amountText(-discount.minor)}`, y, { size: 10, colour: GREY });
    y += mm(2.5);
  }
  y = line(surface, y + mm(1));
  write(surface, words.total, y, { size: 14, bold: true, width: mm(100) });
  y = amount(surface, priceText(order.totalMinor, order.currency), y, 14) + mm(2);
  if (order.roundingMinor !== 0) {
    write(surface, words.rounding, y, { size: 10, width: mm(100) });
    y = amount(surface, amountText(order.roundingMinor), y, 10);
  }
  for (const payment of order.payments) {
    write(surface, payment.name, y, { size: 10, width: mm(100) });
    y = amount(surface, amountText(payment.minor), y, 10);
  }
  if (what === 'invoice' && order.payments.length === 0)
    y = write(surface, words.reserved, y + mm(2), { size: 11, bold: true });
  for (const tax of order.taxes)
    y = write(
      surface,
      `${words.vatIncluded} ${tax.basisPoints / 100} % ${words.on} ${amountText(tax.grossMinor)}: ${amountText(tax.taxMinor)}`,
      y + mm(1),
      { size: 9, colour: GREY },
    );
  write(surface, order.footer, y + mm(8), { size: 9, colour: GREY });
}

const amount = (surface: PdfSurface, text: string, y: number, size: number): number =>
  write(surface, text, y, { size, bold: size > 10, x: AMOUNT_X, width: AMOUNT_WIDTH, align: 'right' });
