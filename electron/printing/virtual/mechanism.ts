import { codes } from '../codes.ts';
import {
  freshMode,
  freshPage,
  HEAD_DOTS,
  LETTER_HEIGHT,
  LETTER_WIDTH,
  type Mark,
  type Mode,
  type Paper,
} from './paper.ts';
import type { Command } from './parser.ts';

const WINDOWS_1252 = 16;

/** The print mechanism: takes commands, moves paper. */
export interface Mechanism {
  /** Carries out a command; tells by how many dots the paper moved and the paper, when it was cut off. */
  apply(command: Command): { readonly movedDots: number; readonly paper?: Paper };
  /** Power lost: what is on paper so far, if anything, without a cut. */
  tear(): Paper | undefined;
}

/** Commands that only ask or answer: no part of what a piece of paper was made of. */
const TALK = new Set<Command['kind']>(['askStatus', 'report', 'fence', 'confirm']);

/** A mechanism with fresh paper, `headDots` across. */
export function createMechanism(headDots = HEAD_DOTS): Mechanism {
  let mode = freshMode();
  let page = freshPage();

  const text = (bytes: Uint8Array): void => {
    if (mode.codePage !== WINDOWS_1252 && bytes.some((byte) => byte > 0x7f))
      page.errors.push(`letters above ASCII in code page ${mode.codePage}`);
    const letters = new TextDecoder('windows-1252').decode(bytes);
    const { wide, high, bold, inverse } = mode;
    page.line.push({ kind: 'text', x: page.x, y: 0, text: letters, wide, high, bold, inverse });
    page.x += letters.length * wide * LETTER_WIDTH;
    if (page.x > headDots) page.errors.push(`a line is ${page.x} dots wide, the head has ${headDots}`);
  };
  const newLine = (): number => {
    const height = Math.max(LETTER_HEIGHT, ...page.line.map((mark) => markHeight(mark)));
    const moved = page.line.length === 0 ? mode.spacing : Math.max(height, mode.spacing);
    const shift = shiftOf(mode.align, page.x, headDots);
    for (const mark of page.line) {
      page.marks.push({ ...mark, x: mark.x + shift, y: page.y + height - markHeight(mark) });
    }
    page.lines.push(lineText(page.line));
    page.line = [];
    page.x = 0;
    page.y += moved;
    return moved;
  };
  const bars = (rows: readonly string[], module: number, height: number, align = mode.align): number => {
    if (page.line.length > 0) page.errors.push('a code or picture begins in the middle of a line');
    const width = (rows[0]?.length ?? 0) * module;
    if (width > headDots) page.errors.push(`a code is ${width} dots wide, the head has ${headDots}`);
    const x = shiftOf(align, width, headDots);
    rows.forEach((bits, index) => {
      if (bits.includes('1'))
        page.marks.push({ kind: 'bars', x, y: page.y + index * height, bits, module, height });
    });
    page.y += rows.length * height;
    return rows.length * height;
  };
  const code128 = (data: Uint8Array): number => {
    const read = readSetB(data);
    if (read === undefined) {
      page.errors.push('a CODE128 that is not plain set B');
      return 0;
    }
    page.code128.push(read);
    return bars([codes.code128(read).bars], mode.barWidth, mode.barHeight);
  };
  const qr = (): number => {
    if (mode.qr === undefined || mode.qrLevel !== 1 || mode.qrCell < 1 || mode.qrCell > 16) {
      page.errors.push('a QR code without data, size or level');
      return 0;
    }
    if (/[^ -~]/.test(mode.qr)) page.errors.push('a QR code with more than ASCII');
    page.qr.push(mode.qr);
    const rows = codes.qr(mode.qr).map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
    return bars(rows, mode.qrCell, mode.qrCell);
  };
  const finish = (cut: boolean): Paper => {
    const { lines, qr: qrTexts, code128: barTexts, marks, errors, drawerPulses } = page;
    const paper: Paper = {
      lines,
      qr: qrTexts,
      code128: barTexts,
      marks,
      headDots,
      heightDots: page.y,
      cut,
      errors,
      drawerPulses,
      bytes: Buffer.concat(page.bytes),
    };
    page = freshPage();
    return paper;
  };
  const carryOut = (command: Command): number => {
    switch (command.kind) {
      case 'text':
        text(command.raw);
        return 0;
      case 'newLine':
        return newLine();
      case 'reset':
        // As real ones do: a line not yet printed is gone.
        page.line = [];
        page.x = 0;
        mode = freshMode();
        return 0;
      case 'codePage':
        mode.codePage = command.page;
        return 0;
      case 'lineSpacing':
        mode.spacing = command.dots;
        return 0;
      case 'feed': {
        const printed = page.line.length > 0 ? newLine() : 0;
        page.y += command.dots;
        return printed + command.dots;
      }
      case 'bold':
        mode.bold = command.on;
        return 0;
      case 'inverse':
        mode.inverse = command.on;
        return 0;
      case 'align':
        if (page.line.length > 0) page.errors.push('alignment changed in the middle of a line');
        mode.align = command.to;
        return 0;
      case 'size':
        mode.wide = command.wide;
        mode.high = command.high;
        return 0;
      case 'barWidth':
        mode.barWidth = command.dots;
        return 0;
      case 'barHeight':
        mode.barHeight = command.dots;
        return 0;
      case 'code128':
        return code128(command.data);
      case 'qrCell':
        mode.qrCell = command.dots;
        return 0;
      case 'qrLevel':
        mode.qrLevel = command.level;
        return 0;
      case 'qrStore':
        mode.qr = Buffer.from(command.data).toString('latin1');
        return 0;
      case 'qrPrint':
        return qr();
      case 'raster':
        return bars(rasterRows(command.data, command.bytesPerRow), 1, 1, 'left');
      case 'drawer':
      case 'drawerNow':
        page.drawerPulses++;
        return 0;
      case 'unknown':
        page.errors.push(`not understood: ${Buffer.from(command.raw).toString('hex')}`);
        return 0;
      default:
        return 0;
    }
  };
  return {
    apply: (command) => {
      if (!TALK.has(command.kind)) page.bytes.push(command.raw);
      if (command.kind !== 'cut') return { movedDots: carryOut(command) };
      if (page.line.length > 0) page.errors.push('cut in the middle of a line');
      return { movedDots: 0, paper: finish(true) };
    },
    tear: () => {
      mode = freshMode();
      if (page.marks.length > 0) return finish(false);
      page = freshPage();
      return undefined;
    },
  };
}

const markHeight = (mark: Mark): number => (mark.kind === 'text' ? mark.high * LETTER_HEIGHT : mark.height);

const lineText = (line: readonly (Mark & { kind: 'text' })[]): string =>
  line
    .map((mark) => mark.text)
    .join('')
    .trimEnd();

function shiftOf(align: Mode['align'], width: number, headDots: number): number {
  const free = Math.max(0, headDots - width);
  if (align === 'left') return 0;
  return align === 'right' ? free : Math.floor(free / 2);
}

/** The text of a CODE128 command in set B, where `{{` stands for `{`; undefined for any other set. */
function readSetB(data: Uint8Array): string | undefined {
  const text = Buffer.from(data).toString('latin1');
  if (!text.startsWith('{B') || /[^ -~]/.test(text)) return undefined;
  const inner = text.slice(2);
  return /^(?:[^{]|\{\{)+$/.test(inner) ? inner.replaceAll('{{', '{') : undefined;
}

function rasterRows(data: Uint8Array, bytesPerRow: number): string[] {
  const rows: string[] = [];
  for (let at = 0; at < data.length; at += bytesPerRow)
    rows.push(
      Array.from(data.subarray(at, at + bytesPerRow), (byte) => byte.toString(2).padStart(8, '0')).join(''),
    );
  return rows;
}
