import type { ReceiptDocument } from './documents.ts';
import { amountText, momentText, priceText } from './format.ts';
import { points as mm, PDF_FONTS, type PdfSurface } from './pdfSurface.ts';
import { paperWords } from './words.ts';

const LEFT = mm(20);
const WIDTH = mm(170);
const INK = '#000000';
const GREY = '#555555';

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

const line = (surface: PdfSurface, y: number): number => {
  surface.rect(LEFT, y, WIDTH, 0.75).fill(INK);
  return y + mm(4);
};

/** Columns of an order's lines: text, quantity, amount. */
const QUANTITY_X = LEFT + mm(120);
const AMOUNT_WIDTH = mm(32);
const AMOUNT_X = LEFT + WIDTH - AMOUNT_WIDTH;
/** Lines below this go to the next page. */
const LOWEST = mm(270);

/** Draws what confirms or bills an order: as many pages as its lines need. */
export function drawOrder(
  surface: PdfSurface,
  order: ReceiptDocument,
  what: 'confirmation' | 'invoice',
): void {
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
