import type { ClosingDocument, ReceiptDocument, TicketDocument } from './documents.ts';
import { layoutOf } from './layout.ts';
import type { LayoutEdit } from './layoutData.ts';
import { TICKET_A4 } from './layouts/ticketA4.ts';
import { drawLayout } from './pdfLayout.ts';
import { drawOrder } from './pdfOrder.ts';
import { drawReport } from './pdfReport.ts';
import type { PdfSurface } from './pdfSurface.ts';
import type { Codes } from './svg.ts';

/** What is drawn of an order on A4: a page for each ticket, or one page that confirms or bills the order. */
export interface OrderPages {
  readonly what: 'tickets' | 'confirmation' | 'invoice';
  readonly tickets: readonly TicketDocument[];
  readonly order: ReceiptDocument;
  /** The venue's own texts and logo on its A4 tickets. */
  readonly edit?: LayoutEdit;
}

/** A report of a cash session on A4. */
export interface ReportPages {
  readonly what: 'report';
  readonly report: ClosingDocument;
}

/**
 * Draws an order on A4, page after page. The surface stands on an empty first page; codes are drawn as vectors, so
 * they print sharp at any size.
 */
export function drawPdf(surface: PdfSurface, pages: OrderPages | ReportPages, codes: Codes): void {
  if (pages.what === 'report') {
    drawReport(surface, pages.report);
    return;
  }
  if (pages.what !== 'tickets') {
    drawOrder(surface, pages.order, pages.what);
    return;
  }
  for (const [i, ticket] of pages.tickets.entries()) {
    if (i > 0) surface.addPage();
    const options = { layout: TICKET_A4, ...(pages.edit ? { edit: pages.edit } : {}) };
    drawLayout(surface, layoutOf(ticket, options), codes);
  }
}
