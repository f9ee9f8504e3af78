import type { Box, Layout, TextBox } from './box.ts';
import { PDF_FONTS, type PdfSurface, points } from './pdfSurface.ts';
import { bitmapRows, type Codes } from './svg.ts';

const BLACK = '#000000';
const WHITE = '#ffffff';
const DASH_MM = 1.5;

/** Draws measured boxes on a page of their paper's size. Throws for a roll's own letters: those are no PDF's. */
export function drawLayout(surface: PdfSurface, layout: Layout, codes: Codes): void {
  const { paper } = layout;
  const left = (paper.widthMm - paper.printableMm) / 2;
  for (const box of layout.boxes) drawBox(surface, box, left, paper.marginYMm, codes);
}

function drawBox(surface: PdfSurface, box: Box, left: number, top: number, codes: Codes): void {
  const [x, y] = [left + box.x, top + box.y];
  const black = (fromX: number, fromY: number, width: number, height: number): void => {
    surface.rect(points(fromX), points(fromY), points(width), points(height)).fill(BLACK);
  };
  const dots = (bits: string, fromX: number, fromY: number, dot: number, height: number): void => {
    for (const run of bits.matchAll(/1+/g))
      black(fromX + run.index * dot, fromY, run[0].length * dot, height);
  };
  switch (box.kind) {
    case 'text':
      drawText(surface, box, x, y);
      return;
    case 'rule':
      if (!box.dashed) black(x, y, box.width, box.height);
      else
        for (let at = 0; at < box.width; at += 2 * DASH_MM)
          black(x + at, y, Math.min(DASH_MM, box.width - at), box.height);
      return;
    case 'frame': {
      const t = box.thicknessMm;
      black(x, y, box.width, t);
      black(x, y + box.height - t, box.width, t);
      black(x, y, t, box.height);
      black(x + box.width - t, y, t, box.height);
      return;
    }
    case 'qr': {
      const modules = codes.qr(box.text);
      const inset = (box.width - modules.length * box.moduleMm) / 2;
      modules.forEach((row, index) => {
        const bits = row.map((dark) => (dark ? '1' : '0')).join('');
        dots(bits, x + inset, y + inset + index * box.moduleMm, box.moduleMm, box.moduleMm);
      });
      return;
    }
    case 'code128': {
      const bits = codes.code128(box.text).bars;
      dots(bits, x + (box.width - bits.length * box.moduleMm) / 2, y, box.moduleMm, box.height);
      return;
    }
    case 'image': {
      const dot = box.width / box.bitmap.width;
      bitmapRows(box.bitmap).forEach((bits, row) => {
        dots(bits, x, y + row * dot, dot, dot);
      });
    }
  }
}

function drawText(surface: PdfSurface, box: TextBox, x: number, y: number): void {
  if (box.font.kind !== 'sans') throw new Error('pdf: a roll’s own letters can not be drawn');
  surface.font(box.bold ? PDF_FONTS.bold : PDF_FONTS.regular);
  surface.fontSize(points(box.font.mm));
  surface.fillColor(box.inverse ? WHITE : BLACK);
  surface.text(box.text, points(x), points(y), {
    width: points(box.width) + 20,
    lineBreak: false,
  });
}
