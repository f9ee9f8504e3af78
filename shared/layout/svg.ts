import type { Box, Code128Box, Layout, QrBox, TextBox } from './box.ts';

/** Makes codes; layout imports no packages, so whoever draws brings them along. */
export interface Codes {
  /** Modules of a QR code at level M without quiet zone, row by row. */
  qr(text: string): readonly (readonly boolean[])[];
  /** Modules of a CODE128 in set B without quiet zone: '1' is a bar. */
  code128(text: string): { readonly bars: string };
}

/** White above and below the print, mm. */
const MARGIN_Y_MM = 4;
/** Where the line of letters stands in a cell, from its top. */
const BASELINE = 0.77;
/** Height of the font in cells; with a letter as wide as 0.6 of it a cell is filled. */
const FONT_CELLS = 0.86;
const FONT_FAMILY = "'DejaVu Sans Mono', ui-monospace, monospace";

/** A layout as an SVG in mm, drawn cell by cell so that any font keeps the columns. Texts are escaped. */
export function svgOf(layout: Layout, codes: Codes): string {
  const { paper } = layout;
  const height = layout.heightMm + 2 * MARGIN_Y_MM;
  const inset = (paper.widthMm - paper.printableMm) / 2;
  const drawn = layout.boxes.map((box) => draw(box, codes, paper.cellWidthMm, paper.cellHeightMm)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${num(paper.widthMm)}mm" height="${num(height)}mm" ` +
    `viewBox="0 0 ${num(paper.widthMm)} ${num(height)}">` +
    `<rect width="100%" height="100%" fill="#fff"/>` +
    `<g transform="translate(${num(inset)} ${MARGIN_Y_MM})" fill="#000" shape-rendering="crispEdges">${drawn}</g></svg>`
  );
}

function draw(box: Box, codes: Codes, cellWidth: number, cellHeight: number): string {
  switch (box.kind) {
    case 'rule':
      return box.dashed
        ? `<path d="M0 ${num(box.y + box.height / 2)}H${num(box.width)}" stroke="#000" stroke-width="${num(box.height)}" stroke-dasharray="1.5 1.5"/>`
        : rect(box.x, box.y, box.width, box.height);
    case 'text':
      return drawText(box, cellWidth, cellHeight);
    case 'qr':
      return drawQr(box, codes);
    case 'code128':
      return drawCode128(box, codes);
  }
}

function drawText(box: TextBox, cellWidth: number, cellHeight: number): string {
  const xs = Array.from(box.text, (_, i) => num(i * cellWidth)).join(' ');
  const ground = box.inverse ? rect(box.x, box.y, box.width, box.height) : '';
  return (
    `${ground}<text transform="translate(${num(box.x)} ${num(box.y)}) scale(${box.size.wide} ${box.size.high})" ` +
    `x="${xs}" y="${num(cellHeight * BASELINE)}" font-family="${FONT_FAMILY}" font-size="${num(cellHeight * FONT_CELLS)}" ` +
    `xml:space="preserve"${box.bold ? ' font-weight="700"' : ''}${box.inverse ? ' fill="#fff"' : ''}>${escaped(box.text)}</text>`
  );
}

function drawQr(box: QrBox, codes: Codes): string {
  const modules = codes.qr(box.text);
  const side = modules.length * box.moduleMm;
  const x = box.x + (box.width - side) / 2;
  let out = '';
  modules.forEach((line, row) => {
    const bits = line.map((dark) => (dark ? '1' : '0')).join('');
    out += bars(bits, x, box.y + row * box.moduleMm, box.moduleMm, box.moduleMm);
  });
  return out;
}

function drawCode128(box: Code128Box, codes: Codes): string {
  const bits = codes.code128(box.text).bars;
  const x = box.x + (box.width - bits.length * box.moduleMm) / 2;
  return bars(bits, x, box.y, box.moduleMm, box.height);
}

function bars(bits: string, x: number, y: number, module: number, height: number): string {
  let out = '';
  for (const run of bits.matchAll(/1+/g))
    out += rect(x + run.index * module, y, run[0].length * module, height);
  return out;
}

const rect = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${num(x)}" y="${num(y)}" width="${num(width)}" height="${num(height)}"/>`;

const num = (value: number): string => String(Math.round(value * 1000) / 1000);

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escaped = (text: string): string => text.replace(/[&<>"]/g, (char) => ENTITIES[char] ?? '');
