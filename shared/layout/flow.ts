import { type Fields, fill, holds } from './bind.ts';
import type { Block, Cell } from './block.ts';
import type { Bitmap, Box, TextBox, TextSize } from './box.ts';
import { code128Modules, isCodeText, leastQrDots, qrModules } from './codeSize.ts';
import { type Letters, setIn } from './letters.ts';
import type { Paper } from './stock.ts';
import { wrap } from './wrap.ts';

/** Black above and below the text of a band. */
const BAND_EDGE_MM = 1;
const BAND_INDENT_COLUMNS = 1;
/** White between the two texts of a row. */
const GUTTER_COLUMNS = 2;
/** White below a logo. */
const LOGO_GAP_MM = 2;

/** What a flow is measured for. */
export interface FlowOn {
  readonly paper: Paper;
  readonly letters: Letters;
  readonly logo: Bitmap | null;
}

interface Fitted {
  readonly lines: readonly string[];
  readonly size: TextSize;
  readonly bold: boolean;
  readonly cut: boolean;
}

interface Placed {
  readonly boxes: readonly Box[];
  readonly bottom: number;
}

/**
 * Measures blocks on a roll: boxes in mm from top to bottom. The same step serves screen and printer, so what the
 * screen shows is what is printed. Throws when a code cannot be printed on this paper.
 */
export function flow(
  blocks: readonly Block[],
  fields: Fields,
  on: FlowOn,
): { boxes: Box[]; heightMm: number } {
  const { boxes, bottom } = placeAll(blocks, fields, 0, on);
  return { boxes: [...boxes], heightMm: bottom };
}

function placeAll(blocks: readonly Block[], fields: Fields, y: number, on: FlowOn): Placed {
  const boxes: Box[] = [];
  let bottom = y;
  for (const block of blocks) {
    const placed = place(block, fields, bottom, on);
    boxes.push(...placed.boxes);
    bottom = placed.bottom;
  }
  return { boxes, bottom };
}

function place(block: Block, fields: Fields, y: number, on: FlowOn): Placed {
  const { paper } = on;
  switch (block.kind) {
    case 'gap':
      return { boxes: [], bottom: y + block.mm };
    case 'rule':
      return { boxes: [ruleAt(y, block.mm, paper, block.dashed)], bottom: y + block.mm };
    case 'band':
      return placeBand(block, fields, y, on);
    case 'row':
      return placeRow(
        bound(block.left, fields),
        block.right && bound(block.right, fields),
        block.orBelow,
        y,
        on,
      );
    case 'centred':
      return placeCentred(bound(block.cell, fields), y, on);
    case 'qr':
      return placeQr(fill(block.text, fields), block.moduleMm, y, paper);
    case 'code128':
      return placeCode128(fill(block.text, fields), block.heightMm, y, paper);
    case 'logo':
      return placeLogo(on.logo, y, paper);
    case 'when':
      return holds(block.when, fields) ? placeAll(block.blocks, fields, y, on) : { boxes: [], bottom: y };
    case 'each':
      return placeEach(block, fields, y, on);
  }
}

const bound = (cell: Cell, fields: Fields): Cell => ({ ...cell, text: fill(cell.text, fields) });

function placeEach(block: Extract<Block, { kind: 'each' }>, fields: Fields, y: number, on: FlowOn): Placed {
  const items = fields[block.of];
  const boxes: Box[] = [];
  let bottom = y;
  for (const item of Array.isArray(items) ? (items as readonly Fields[]) : []) {
    const placed = placeAll(block.blocks, item, bottom, on);
    boxes.push(...placed.boxes);
    bottom = placed.bottom;
  }
  return { boxes, bottom };
}

const ruleAt = (y: number, mm: number, paper: Paper, dashed: boolean): Box => ({
  kind: 'rule',
  x: 0,
  y,
  width: paper.printableMm,
  height: mm,
  dashed,
});

function measure(cell: Cell, columns: number, letters: Letters): Fitted {
  const text = setIn(letters, cell.text);
  let last: Fitted = { lines: [], size: { wide: 1, high: 1 }, bold: cell.bold, cut: false };
  for (const size of cell.sizes) {
    const wrapped = wrap(text, Math.max(1, Math.floor(columns / size.wide)), cell.lines);
    last = { lines: wrapped.lines, size, bold: cell.bold, cut: !wrapped.whole };
    if (wrapped.whole) return last;
  }
  return last;
}

function textAt(
  text: string,
  column: number,
  bottom: number,
  style: {
    readonly size: TextSize;
    readonly bold: boolean;
    readonly inverse: boolean;
    readonly cut: boolean;
  },
  paper: Paper,
): TextBox {
  const { size, bold, inverse, cut } = style;
  const height = size.high * paper.cellHeightMm;
  return {
    kind: 'text',
    x: column * paper.cellWidthMm,
    y: bottom - height,
    width: text.length * size.wide * paper.cellWidthMm,
    height,
    text,
    font: { kind: 'cells', ...size },
    bold,
    inverse,
    cut,
  };
}

/** Columns that a cell takes on one line in its first size. */
const wanted = (cell: Cell, letters: Letters): number =>
  setIn(letters, cell.text).length * (cell.sizes[0]?.wide ?? 1);

function placeRow(left: Cell, right: Cell | null, orBelow: boolean, y: number, on: FlowOn): Placed {
  const { paper, letters } = on;
  if (right && orBelow && wanted(left, letters) + GUTTER_COLUMNS + wanted(right, letters) > paper.columns) {
    const above = placeRow(left, null, false, y, on);
    const below = placeRow(right, null, false, above.bottom, on);
    return { boxes: [...above.boxes, ...below.boxes], bottom: below.bottom };
  }
  const end = right && measure(right, paper.columns, letters);
  const endText = end?.lines[0] ?? '';
  const endColumns = end ? endText.length * end.size.wide : 0;
  const start = measure(left, paper.columns - (end ? endColumns + GUTTER_COLUMNS : 0), letters);
  const boxes: Box[] = [];
  let bottom = y;
  start.lines.forEach((line, index) => {
    const high = Math.max(start.size.high, index === 0 && end ? end.size.high : 1);
    bottom += high * paper.cellHeightMm;
    if (line !== '') boxes.push(textAt(line, 0, bottom, { ...start, inverse: false }, paper));
    if (index === 0 && end && endText !== '')
      boxes.push(textAt(endText, paper.columns - endColumns, bottom, { ...end, inverse: false }, paper));
  });
  return { boxes, bottom };
}

function placeCentred(cell: Cell, y: number, { paper, letters }: FlowOn): Placed {
  const fitted = measure(cell, paper.columns, letters);
  const boxes: Box[] = [];
  let bottom = y;
  for (const line of fitted.lines) {
    bottom += fitted.size.high * paper.cellHeightMm;
    const column = Math.floor((paper.columns - line.length * fitted.size.wide) / 2);
    if (line !== '') boxes.push(textAt(line, column, bottom, { ...fitted, inverse: false }, paper));
  }
  return { boxes, bottom };
}

/** The first of a band's sizes in which both texts stand whole; the last one cuts the left text. */
function placeBand(
  block: Extract<Block, { kind: 'band' }>,
  fields: Fields,
  y: number,
  { paper, letters }: FlowOn,
): Placed {
  const right = setIn(letters, fill(block.right, fields));
  const tries = block.sizes.map((size) => {
    const columns = Math.floor(paper.columns / size.wide);
    const room = columns - 2 * BAND_INDENT_COLUMNS - (right === '' ? 0 : right.length + 1);
    return { size, columns, wrapped: wrap(setIn(letters, fill(block.left, fields)), room, 1) };
  });
  const taken = tries.find((one) => one.wrapped.whole) ?? tries.at(-1);
  if (!taken) throw new Error('layout: a band without a size');
  const { size, columns, wrapped } = taken;
  const indent = ' '.repeat(BAND_INDENT_COLUMNS);
  const left = (wrapped.lines[0] ?? '').padEnd(columns - 2 * BAND_INDENT_COLUMNS - right.length);
  const bottom = y + BAND_EDGE_MM + size.high * paper.cellHeightMm;
  const style = { size, bold: true, inverse: true, cut: !wrapped.whole };
  return {
    boxes: [
      ruleAt(y, BAND_EDGE_MM, paper, false),
      textAt(`${indent}${left}${right}${indent}`, 0, bottom, style, paper),
      ruleAt(bottom, BAND_EDGE_MM, paper, false),
    ],
    bottom: bottom + BAND_EDGE_MM,
  };
}

function placeQr(text: string, moduleMm: number, y: number, paper: Paper): Placed {
  if (!isCodeText(text)) throw new Error('layout: a QR code may hold printable ASCII only');
  const snapped = leastQrDots(moduleMm, paper.dotMm) * paper.dotMm;
  const side = qrModules(text) * snapped;
  if (side > paper.printableMm) throw new Error('layout: the QR code is wider than the paper');
  const box: Box = {
    kind: 'qr',
    x: (paper.printableMm - side) / 2,
    y,
    width: side,
    height: side,
    text,
    moduleMm: snapped,
  };
  return { boxes: [box], bottom: y + side };
}

/** Three dots per module where the paper is wide enough, two otherwise; one dot is not read reliably. */
function placeCode128(text: string, heightMm: number, y: number, paper: Paper): Placed {
  if (!isCodeText(text)) throw new Error('layout: a CODE128 may hold printable ASCII only');
  const modules = code128Modules(text);
  const dots = [3, 2].find((n) => modules * n * paper.dotMm <= paper.printableMm);
  if (dots === undefined) throw new Error('layout: the CODE128 is wider than the paper');
  const moduleMm = dots * paper.dotMm;
  const width = modules * moduleMm;
  const x = (paper.printableMm - width) / 2;
  return {
    boxes: [{ kind: 'code128', x, y, width, height: heightMm, text, moduleMm }],
    bottom: y + heightMm,
  };
}

function placeLogo(logo: Bitmap | null, y: number, paper: Paper): Placed {
  if (!logo) return { boxes: [], bottom: y };
  const scale = Math.min(1, paper.printableMm / (logo.width * paper.dotMm));
  const width = logo.width * paper.dotMm * scale;
  const height = logo.height * paper.dotMm * scale;
  const x = (paper.printableMm - width) / 2;
  return { boxes: [{ kind: 'image', x, y, width, height, bitmap: logo }], bottom: y + height + LOGO_GAP_MM };
}
