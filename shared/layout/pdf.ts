import type { ClosingDocument, ReceiptDocument, TicketDocument } from './documents.ts';
import { layoutOf } from './layout.ts';
import type { LayoutData, LayoutEdit } from './layoutData.ts';
import { TICKET_A4 } from './layouts/ticketA4.ts';
import { TICKET_CARD } from './layouts/ticketCard.ts';
import { drawLayout } from './pdfLayout.ts';
import { drawOrder } from './pdfOrder.ts';
import { drawReport } from './pdfReport.ts';
import { type PdfSurface, points } from './pdfSurface.ts';
import { drawSheet, type Sheet } from './sheet.ts';
import { A4, CARD } from './stock.ts';
import type { Codes } from './svg.ts';

/**
 * What is drawn of an order on A4: a page for each ticket, or one page that confirms or bills the order. `cards`: its passes,
 * each on a page of the size of a CR80 card.
 */
export interface OrderPages {
  readonly what: 'tickets' | 'cards' | 'confirmation' | 'invoice';
  readonly tickets: readonly TicketDocument[];
  readonly order: ReceiptDocument;
  /** The venue's own texts and logo on its A4 tickets, or on its cards. */
  readonly edit?: LayoutEdit;
}

/** A report of a cash session on A4. */
export interface ReportPages {
  readonly what: 'report';
  readonly report: ClosingDocument;
}

/** A report of tables on A4. */
export interface SheetPages {
  readonly what: 'sheet';
  readonly sheet: Sheet;
}

/** What a viewer shows as the title. */
export function titleOf(pages: OrderPages | ReportPages | SheetPages): string {
  if (pages.what === 'sheet') return pages.sheet.title;
  return pages.what === 'report' ? pages.report.number : pages.order.orderNumber;
}

/** The layout of an order's tickets in a PDF. */
export const layoutOfPages = (what: 'tickets' | 'cards'): LayoutData =>
  what === 'cards' ? TICKET_CARD : TICKET_A4;

/** The size of the pages, in points. */
export function pageSizeOf(pages: OrderPages | ReportPages | SheetPages): [width: number, height: number] {
  const paper = pages.what === 'cards' ? CARD : A4;
  return [points(paper.widthMm), points(paper.heightMm ?? 0)];
}

/**
 * Draws an order or a report on A4, page after page. The surface stands on an empty first page; codes are drawn as vectors, so
 * they print sharp at any size.
 */
export function drawPdf(
  surface: PdfSurface,
  pages: OrderPages | ReportPages | SheetPages,
  codes: Codes,
): void {
  if (pages.what === 'sheet') {
    drawSheet(surface, pages.sheet);
    return;
  }
  if (pages.what === 'report') {
    drawReport(surface, pages.report);
    return;
  }
  if (pages.what !== 'tickets' && pages.what !== 'cards') {
    drawOrder(surface, pages.order, pages.what);
    return;
  }
  for (const [i, ticket] of pages.tickets.entries()) {
    if (i > 0) surface.addPage();
    const options = { layout: layoutOfPages(pages.what), ...(pages.edit ? { edit: pages.edit } : {}) };
    drawLayout(surface, layoutOf(ticket, options), codes);
  }
}
