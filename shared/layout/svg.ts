import { fromHex } from '../kernel/bytes.ts';
import type { Bitmap, Box, Code128Box, FrameBox, Layout, QrBox, TextBox } from './box.ts';
import type { Paper } from './stock.ts';

/** Makes codes; layout imports no packages, so whoever draws brings them along. */
export interface Codes {
  /** Modules of a QR code at level M without quiet zone, row by row. */
  qr(text: string): readonly (readonly boolean[])[];
  /** Modules of a CODE128 in set B without quiet zone: '1' is a bar. */
  code128(text: string): { readonly bars: string };
}

/** White above and below the print of a roll, mm. */
const ROLL_MARGIN_MM = 4;
/** Where the line of letters stands in a cell, from its top. */
const BASELINE = 0.77;
/** Height of the font in cells; with a letter as wide as 0.6 of it a cell is filled. */
const FONT_CELLS = 0.86;
/** Where the letters of the product's font stand in their line, in em from its top. */
const SANS_BASELINE = 0.93;
const MONO = "'DejaVu Sans Mono', ui-monospace, monospace";
const SANS = "'DejaVu Sans', 'DejaVu Sans Condensed', 'Arial Narrow', sans-serif";
/** Scripts whose letters join or run from the right: set as one run, not letter by letter. */
const JOINED = /[\u0590-\u08ff]/;

/** A layout as an SVG in mm, as it lies on the paper. Texts are escaped and as wide as they were measured in any font. */
export function svgOf(layout: Layout, codes: Codes): string {
  const { paper } = layout;
  const marginY = paper.heightMm === null ? ROLL_MARGIN_MM : paper.marginYMm;
  const height = paper.heightMm ?? layout.heightMm + 2 * marginY;
  const inset = (paper.widthMm - paper.printableMm) / 2;
  const drawn = layout.boxes.map((box) => draw(box, codes, paper, true)).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${num(paper.widthMm)}mm" height="${num(height)}mm" ` +
    `viewBox="0 0 ${num(paper.widthMm)} ${num(height)}">` +
    `<rect width="100%" height="100%" fill="#fff"/>` +
    `<g transform="translate(${num(inset)} ${num(marginY)})" fill="#000" shape-rendering="crispEdges">${drawn}</g></svg>`
  );
}

/**
 * Only the texts of a layout, black on white, one unit per dot over the printable area: what a printer's dots are made
 * of. Text that is white on black is black here too; whoever packs the dots turns it.
 */
export function textSvg(layout: Layout, widthDots: number, heightDots: number): string {
  const texts = layout.boxes
    .filter((box) => box.kind === 'text')
    .map((box) => draw({ ...box, inverse: false }, NO_CODES, layout.paper, false))
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widthDots}" height="${heightDots}" ` +
    `viewBox="0 0 ${widthDots} ${heightDots}"><rect width="100%" height="100%" fill="#fff"/>` +
    `<g transform="scale(${1 / layout.dotMm})" fill="#000">${texts}</g></svg>`
  );
}

const NO_CODES: Codes = { qr: () => [], code128: () => ({ bars: '' }) };

function draw(box: Box, codes: Codes, paper: Paper, fixWidth: boolean): string {
  switch (box.kind) {
    case 'rule':
      return box.dashed
        ? `<path d="M${num(box.x)} ${num(box.y + box.height / 2)}h${num(box.width)}" stroke="#000" stroke-width="${num(box.height)}" stroke-dasharray="1.5 1.5"/>`
        : rect(box.x, box.y, box.width, box.height);
    case 'frame':
      return drawFrame(box);
    case 'text':
      return drawText(box, paper, fixWidth);
    case 'qr':
      return drawQr(box, codes);
    case 'code128':
      return drawCode128(box, codes);
    case 'image':
      return drawBitmap(box.bitmap, box.x, box.y, box.width / box.bitmap.width);
  }
}

function drawFrame(box: FrameBox): string {
  const t = box.thicknessMm;
  return `<rect x="${num(box.x + t / 2)}" y="${num(box.y + t / 2)}" width="${num(box.width - t)}" height="${num(box.height - t)}" fill="none" stroke="#000" stroke-width="${num(t)}"/>`;
}

function drawText(box: TextBox, paper: Paper, fixWidth: boolean): string {
  const { font } = box;
  const ground = box.inverse && font.kind === 'cells' ? rect(box.x, box.y, box.width, box.height) : '';
  const looks = `${box.bold ? ' font-weight="700"' : ''}${box.inverse ? ' fill="#fff"' : ''}`;
  if (font.kind === 'sans') {
    const fixed =
      fixWidth && box.text.length > 1
        ? ` textLength="${num(box.width)}" lengthAdjust="spacingAndGlyphs"`
        : '';
    return (
      `<text x="${num(box.x)}" y="${num(box.y + font.mm * SANS_BASELINE)}" font-family="${SANS}" font-stretch="condensed" ` +
      `font-size="${num(font.mm)}" xml:space="preserve" style="font-kerning:none"${fixed}${looks}>${escaped(box.text)}</text>`
    );
  }
  const { cellWidthMm: cellWidth, cellHeightMm: cellHeight } = paper;
  const xs = JOINED.test(box.text) ? '0' : Array.from(box.text, (_, i) => num(i * cellWidth)).join(' ');
  return (
    `${ground}<text transform="translate(${num(box.x)} ${num(box.y)}) scale(${font.wide} ${font.high})" ` +
    `x="${xs}" y="${num(cellHeight * BASELINE)}" font-family="${MONO}" font-size="${num(cellHeight * FONT_CELLS)}" ` +
    `xml:space="preserve"${looks}>${escaped(box.text)}</text>`
  );
}

function drawQr(box: QrBox, codes: Codes): string {
  const modules = codes.qr(box.text);
  const side = modules.length * box.moduleMm;
  const x = box.x + (box.width - side) / 2;
  const y = box.y + (box.height - side) / 2;
  let out = '';
  modules.forEach((line, row) => {
    const bits = line.map((dark) => (dark ? '1' : '0')).join('');
    out += bars(bits, x, y + row * box.moduleMm, box.moduleMm, box.moduleMm);
  });
  return out;
}

function drawCode128(box: Code128Box, codes: Codes): string {
  const bits = codes.code128(box.text).bars;
  const x = box.x + (box.width - bits.length * box.moduleMm) / 2;
  return bars(bits, x, box.y, box.moduleMm, box.height);
}

function drawBitmap(bitmap: Bitmap, x: number, y: number, dot: number): string {
  let path = '';
  bitmapRows(bitmap).forEach((bits, row) => {
    for (const run of bits.matchAll(/1+/g))
      path += `M${num(x + run.index * dot)} ${num(y + row * dot)}h${num(run[0].length * dot)}v${num(dot)}h${num(-run[0].length * dot)}z`;
  });
  return `<path d="${path}"/>`;
}

/** A bitmap's rows as letters 0 and 1. Throws when its bits are fewer than its size says. */
export function bitmapRows(bitmap: Bitmap): readonly string[] {
  const perRow = Math.ceil(bitmap.width / 8);
  const bytes = fromHex(bitmap.bits);
  if (bytes.length !== perRow * bitmap.height) throw new Error('bitmap: its bits do not fill its size');
  return Array.from({ length: bitmap.height }, (_, row) =>
    Array.from(bytes.subarray(row * perRow, (row + 1) * perRow), (byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, bitmap.width),
  );
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
