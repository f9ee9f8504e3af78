import PDFDocument from 'pdfkit';
import {
  drawPdf,
  type OrderPages,
  pageSizeOf,
  type ReportPages,
  type SheetPages,
  titleOf,
} from '../../shared/layout/pdf.ts';
import { PDF_FONTS } from '../../shared/layout/pdfSurface.ts';
import type { MakePdf } from '../core/ports/pdf.ts';
import { codes } from './codes.ts';
import { productFont } from './productFonts.ts';

/** A4 pages, or cards, with embedded fonts that know accents, Greek and Cyrillic. */
export const makePdf: MakePdf = (pages: OrderPages | ReportPages | SheetPages) =>
  new Promise((done, fail) => {
    const surface = new PDFDocument({ size: pageSizeOf(pages), margin: 0, info: { Title: titleOf(pages) } });
    const chunks: Buffer[] = [];
    surface.on('data', (chunk: Buffer) => chunks.push(chunk));
    surface.on('error', fail);
    surface.on('end', () => done({ base64: Buffer.concat(chunks).toString('base64') }));
    surface.registerFont(PDF_FONTS.regular, productFont('DejaVuSansCondensed.ttf'));
    surface.registerFont(PDF_FONTS.bold, productFont('DejaVuSansCondensed-Bold.ttf'));
    try {
      drawPdf(surface, pages, codes);
    } finally {
      surface.end();
    }
  });
