import { BreakLine, CharacterSet, PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import type {
  Box,
  Code128Box,
  ImageBox,
  Layout,
  QrBox,
  RuleBox,
  TextBox,
} from '../../../shared/layout/box.ts';
import { QR_LEVEL } from '../../../shared/layout/codeSize.ts';
import { bitmapRows } from '../../../shared/layout/svg.ts';
import { CUT, feedDots, lineSpacing, REPORT_STATUS, RESET, raster, textSize } from '../commands.ts';
import { RefusedContent } from './refused.ts';

/** Dots of one dash and of one gap in a dashed rule. */
const DASH_DOTS = 12;
const MAX_FEED_DOTS = 255;
const QR_CELL_MAX = 8;
/** The library's own code128() is declared with other settings than it takes. */
const CODE128 = 73;

/**
 * The bytes of one job in ESC/POS text mode, from reset to cut. Boxes must stand on the grid of the paper's cells. It
 * relies on nothing a job before it may have left behind, and holds no drawer pulse. Throws RefusedContent when a code
 * would be missing on paper.
 */
export function escposText(layout: Layout): Uint8Array {
  const { paper } = layout;
  const builder = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: '',
    width: paper.columns,
    breakLine: BreakLine.NONE,
  });
  const dots = (mm: number): number => Math.round(mm / paper.dotMm);
  builder.setBuffer(Buffer.concat([RESET, REPORT_STATUS]));
  builder.setCharacterSet(CharacterSet.WPC1252);
  builder.add(Buffer.from(lineSpacing(dots(paper.cellHeightMm))));
  let at = 0;
  for (const row of rowsOf(layout.boxes)) {
    const top = Math.min(...row.map((box) => dots(box.y)));
    feed(builder, top - at);
    const first = row[0];
    if (first?.kind === 'rule') addRule(builder, first, dots);
    else if (first?.kind === 'image') addImage(builder, first, dots);
    else if (first?.kind === 'qr') addQr(builder, first, dots);
    else if (first?.kind === 'code128') addCode128(builder, first, dots);
    else addText(builder, row.filter(isText), dots(paper.cellWidthMm), dots);
    at = Math.max(...row.map((box) => dots(box.y + box.height)));
  }
  builder.add(Buffer.from(CUT));
  const bytes = builder.getBuffer();
  assertCodes(bytes, layout.boxes);
  return bytes;
}

const isText = (box: Box): box is TextBox => box.kind === 'text';

/** Texts that end at the same height are one printed line. */
function rowsOf(boxes: readonly Box[]): readonly (readonly Box[])[] {
  const rows: Box[][] = [];
  for (const box of boxes) {
    const last = rows.at(-1);
    const before = last?.[0];
    if (last && before?.kind === 'text' && box.kind === 'text' && bottom(before) === bottom(box))
      last.push(box);
    else rows.push([box]);
  }
  return rows;
}

const bottom = (box: Box): number => Math.round((box.y + box.height) * 1000);

function feed(builder: ThermalPrinter, dots: number): void {
  for (let left = dots; left > 0; left -= MAX_FEED_DOTS)
    builder.add(Buffer.from(feedDots(Math.min(left, MAX_FEED_DOTS))));
}

function addText(
  builder: ThermalPrinter,
  row: readonly TextBox[],
  cellDots: number,
  dots: (mm: number) => number,
): void {
  let column = 0;
  for (const box of [...row].sort((a, b) => a.x - b.x)) {
    const start = Math.round(dots(box.x) / cellDots);
    if (start > column) builder.print(' '.repeat(start - column));
    const { font } = box;
    if (font.kind !== 'cells') throw new RefusedContent('a text that is not in the printer’s own letters');
    const large = font.wide > 1 || font.high > 1;
    if (large) builder.add(Buffer.from(textSize(font.wide, font.high)));
    if (box.bold) builder.bold(true);
    if (box.inverse) builder.invert(true);
    builder.print(box.text);
    if (box.inverse) builder.invert(false);
    if (box.bold) builder.bold(false);
    if (large) builder.add(Buffer.from(textSize(1, 1)));
    column = start + box.text.length * font.wide;
  }
  builder.newLine();
}

/** Rules are dots, not letters: no code page has a line that touches its neighbour on every make. */
function addRule(builder: ThermalPrinter, box: RuleBox, dots: (mm: number) => number): void {
  const width = dots(box.width);
  const row = new Uint8Array(Math.ceil(width / 8));
  for (let x = 0; x < width; x++) {
    const dark = !box.dashed || Math.floor(x / DASH_DOTS) % 2 === 0;
    if (dark) row[x >> 3] = (row[x >> 3] ?? 0) | (0x80 >> (x & 7));
  }
  const rows = Array.from({ length: Math.max(1, dots(box.height)) }, () => row);
  builder.add(Buffer.from(raster(row.length, rows)));
}

/** A picture centred by white dots of its own: raster is printed from the left end of the head. */
function addImage(builder: ThermalPrinter, box: ImageBox, dots: (mm: number) => number): void {
  const [left, width, height] = [dots(box.x), dots(box.width), dots(box.height)];
  const bits = bitmapRows(box.bitmap);
  const perRow = Math.ceil((left + width) / 8);
  const rows = Array.from({ length: height }, (_, y) => {
    const source = bits[Math.floor((y * box.bitmap.height) / height)] ?? '';
    const row = new Uint8Array(perRow);
    for (let x = 0; x < width; x++)
      if (source[Math.floor((x * box.bitmap.width) / width)] === '1') {
        const at = left + x;
        row[at >> 3] = (row[at >> 3] ?? 0) | (0x80 >> (at & 7));
      }
    return row;
  });
  builder.add(Buffer.from(raster(perRow, rows)));
}

function addQr(builder: ThermalPrinter, box: QrBox, dots: (mm: number) => number): void {
  builder.alignCenter();
  builder.printQR(box.text, {
    model: 2,
    cellSize: Math.min(QR_CELL_MAX, dots(box.moduleMm)),
    correction: QR_LEVEL,
  });
  builder.alignLeft();
}

/** Set B takes `{` as the beginning of a command: a real one is written twice. */
const code128Data = (text: string): string => text.replaceAll('{', '{{');

function addCode128(builder: ThermalPrinter, box: Code128Box, dots: (mm: number) => number): void {
  builder.alignCenter();
  builder.printBarcode(code128Data(box.text), CODE128, {
    width: dots(box.moduleMm),
    height: dots(box.height),
  });
  builder.alignLeft();
}

/** A library that only logs a code it cannot make would let a ticket out that no door can read. */
function assertCodes(bytes: Buffer, boxes: readonly Box[]): void {
  for (const box of boxes) {
    if (box.kind !== 'qr' && box.kind !== 'code128') continue;
    if (!codeCommand(box).every((part) => bytes.includes(part)))
      throw new RefusedContent(`the ${box.kind} is missing in the bytes`);
  }
}

function codeCommand(box: QrBox | Code128Box): readonly Buffer[] {
  if (box.kind === 'qr') {
    const length = box.text.length + 3;
    const store = [0x1d, 0x28, 0x6b, length % 256, Math.floor(length / 256), 0x31, 0x50, 0x30];
    return [
      Buffer.concat([Buffer.from(store), Buffer.from(box.text, 'ascii')]),
      Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30]),
    ];
  }
  const data = Buffer.from(`{B${code128Data(box.text)}`, 'ascii');
  return [Buffer.concat([Buffer.from([0x1d, 0x6b, 0x49, data.length]), data])];
}
