import type { Block, Cell } from './block.ts';
import type { Box, Layout, Paper, TextBox, TextSize } from './box.ts';
import { code128Modules, isCodeText, qrModules } from './codeSize.ts';
import { paperText } from './paperText.ts';
import { wrap } from './wrap.ts';

/** Black above and below the text of a band. */
const BAND_EDGE_MM = 1;
const BAND_INDENT_COLUMNS = 1;
/** White between the two texts of a row. */
const GUTTER_COLUMNS = 2;

interface Fitted {
  readonly lines: readonly string[];
  readonly size: TextSize;
  readonly bold: boolean;
}

/**
 * Measures blocks on a paper: boxes in mm from top to bottom. The same step serves screen and printer, so
 * what the screen shows is what is printed. Throws when a code cannot be printed on this paper.
 */
export function flow(blocks: readonly Block[], paper: Paper): Layout {
  const boxes: Box[] = [];
  let y = 0;
  for (const block of blocks) {
    const placed = place(block, y, paper);
    boxes.push(...placed.boxes);
    y = placed.bottom;
  }
  return { paper, heightMm: y, boxes };
}

interface Placed {
  readonly boxes: readonly Box[];
  readonly bottom: number;
}

function place(block: Block, y: number, paper: Paper): Placed {
  switch (block.kind) {
    case 'gap':
      return { boxes: [], bottom: y + block.mm };
    case 'rule': {
      const box = ruleAt(y, block.mm, paper, block.dashed);
      return { boxes: [box], bottom: y + block.mm };
    }
    case 'band':
      return placeBand(block, y, paper);
    case 'row':
      return placeRow(block.left, block.right, y, paper);
    case 'centred':
      return placeCentred(block.cell, y, paper);
    case 'qr':
      return placeQr(block.text, block.moduleMm, y, paper);
    case 'code128':
      return placeCode128(block.text, block.heightMm, y, paper);
  }
}

const ruleAt = (y: number, mm: number, paper: Paper, dashed: boolean): Box => ({
  kind: 'rule',
  x: 0,
  y,
  width: paper.printableMm,
  height: mm,
  dashed,
});

function measure(cell: Cell, columns: number): Fitted {
  const text = paperText(cell.text);
  let last: Fitted = { lines: [], size: { wide: 1, high: 1 }, bold: cell.bold };
  for (const size of cell.sizes) {
    const wrapped = wrap(text, Math.max(1, Math.floor(columns / size.wide)), cell.lines);
    last = { lines: wrapped.lines, size, bold: cell.bold };
    if (wrapped.whole) return last;
  }
  return last;
}

function textAt(
  text: string,
  column: number,
  bottom: number,
  style: { readonly size: TextSize; readonly bold: boolean; readonly inverse: boolean },
  paper: Paper,
): TextBox {
  const height = style.size.high * paper.cellHeightMm;
  return {
    kind: 'text',
    x: column * paper.cellWidthMm,
    y: bottom - height,
    width: text.length * style.size.wide * paper.cellWidthMm,
    height,
    text,
    ...style,
  };
}

function placeRow(left: Cell, right: Cell | null, y: number, paper: Paper): Placed {
  const end = right && measure(right, paper.columns);
  const endText = end?.lines[0] ?? '';
  const endColumns = end ? endText.length * end.size.wide : 0;
  const start = measure(left, paper.columns - (end ? endColumns + GUTTER_COLUMNS : 0));
  const boxes: Box[] = [];
  let bottom = y;
  start.lines.forEach((line, index) => {
    const high = Math.max(start.size.high, index === 0 && end ? end.size.high : 1);
    bottom += high * paper.cellHeightMm;
    if (line !== '') boxes.push(textAt(line, 0, bottom, { ...plain(start), inverse: false }, paper));
    if (index === 0 && end && endText !== '')
      boxes.push(
        textAt(endText, paper.columns - endColumns, bottom, { ...plain(end), inverse: false }, paper),
      );
  });
  return { boxes, bottom };
}

const plain = (fitted: Fitted): { readonly size: TextSize; readonly bold: boolean } => ({
  size: fitted.size,
  bold: fitted.bold,
});

function placeCentred(cell: Cell, y: number, paper: Paper): Placed {
  const fitted = measure(cell, paper.columns);
  const boxes: Box[] = [];
  let bottom = y;
  for (const line of fitted.lines) {
    bottom += fitted.size.high * paper.cellHeightMm;
    const column = Math.floor((paper.columns - line.length * fitted.size.wide) / 2);
    if (line !== '') boxes.push(textAt(line, column, bottom, { ...plain(fitted), inverse: false }, paper));
  }
  return { boxes, bottom };
}

function placeBand(block: Extract<Block, { kind: 'band' }>, y: number, paper: Paper): Placed {
  const columns = Math.floor(paper.columns / block.size.wide);
  const right = paperText(block.right);
  const room = columns - 2 * BAND_INDENT_COLUMNS - (right === '' ? 0 : right.length + 1);
  const left = wrap(paperText(block.left), room, 1).lines[0] ?? '';
  const indent = ' '.repeat(BAND_INDENT_COLUMNS);
  const text = `${indent}${left.padEnd(columns - 2 * BAND_INDENT_COLUMNS - right.length)}${right}${indent}`;
  const bottom = y + BAND_EDGE_MM + block.size.high * paper.cellHeightMm;
  return {
    boxes: [
      ruleAt(y, BAND_EDGE_MM, paper, false),
      textAt(text, 0, bottom, { size: block.size, bold: true, inverse: true }, paper),
      ruleAt(bottom, BAND_EDGE_MM, paper, false),
    ],
    bottom: bottom + BAND_EDGE_MM,
  };
}

function placeQr(text: string, moduleMm: number, y: number, paper: Paper): Placed {
  if (!isCodeText(text)) throw new Error('layout: a QR code may hold printable ASCII only');
  const side = qrModules(text) * moduleMm;
  if (side > paper.printableMm) throw new Error('layout: the QR code is wider than the paper');
  const box: Box = {
    kind: 'qr',
    x: (paper.printableMm - side) / 2,
    y,
    width: side,
    height: side,
    text,
    moduleMm,
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
  const box: Box = {
    kind: 'code128',
    x: (paper.printableMm - width) / 2,
    y,
    width,
    height: heightMm,
    text,
    moduleMm,
  };
  return { boxes: [box], bottom: y + heightMm };
}
