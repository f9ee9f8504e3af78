import { createRequire } from 'node:module';
import JsBarcode from 'jsbarcode';
import PDFDocument from 'pdfkit';
import { encodeQR } from 'qr';
import { drawPdf, type OrderPages } from '../../shared/layout/pdf.ts';
import { PDF_FONTS } from '../../shared/layout/pdfSurface.ts';
import type { Codes } from '../../shared/layout/svg.ts';

const { resolve } = createRequire(import.meta.url);

const codes: Codes = {
  // The package draws a border of one module at least.
  qr: (text) =>
    encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
      .slice(1, -1)
      .map((row) => row.slice(1, -1)),
  code128: (text) => {
    const made: { encodings?: readonly { readonly data: string }[] } = {};
    JsBarcode(made, text, { format: 'CODE128B', displayValue: false });
    return { bars: (made.encodings ?? []).map((part) => part.data).join('') };
  },
};

/** An order's pages as an A4 PDF, its fonts embedded. */
export const orderPdf = (pages: OrderPages): Promise<Buffer> =>
  new Promise((done, fail) => {
    const surface = new PDFDocument({ size: 'A4', margin: 0, info: { Title: pages.order.orderNumber } });
    const chunks: Buffer[] = [];
    surface.on('data', (chunk: Buffer) => chunks.push(chunk));
    surface.on('error', fail);
    surface.on('end', () => done(Buffer.concat(chunks)));
    surface.registerFont(PDF_FONTS.regular, resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'));
    surface.registerFont(PDF_FONTS.bold, resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'));
    try {
      drawPdf(surface, pages, codes);
    } finally {
      surface.end();
    }
  });
