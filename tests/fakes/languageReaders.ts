import { Resvg } from '@resvg/resvg-js';
import { ready } from 'zpl-renderer-js';
import { codes } from '../../electron/printing/codes.ts';
import { createMechanism } from '../../electron/printing/virtual/mechanism.ts';
import type { Paper } from '../../electron/printing/virtual/paper.ts';
import { createParser } from '../../electron/printing/virtual/parser.ts';
import { paperPng } from '../../electron/printing/virtual/picture.ts';

/** The papers that ESC/POS bytes make on a head of so many dots. */
export function papersOf(bytes: Uint8Array, headDots: number): readonly Paper[] {
  const mechanism = createMechanism(headDots);
  return createParser()(bytes).flatMap((command) => mechanism.apply(command).paper ?? []);
}

/** The picture that ESC/POS bytes make; throws when a strict printer would not have understood all of it. */
export function escposPng(bytes: Uint8Array, headDots: number): Uint8Array {
  const [paper, ...more] = papersOf(bytes, headDots);
  if (!paper || more.length > 0) throw new Error(`${more.length + (paper ? 1 : 0)} papers came out`);
  if (paper.errors.length > 0) throw new Error(paper.errors.join());
  return paperPng(paper);
}

/** The picture that a ZPL renderer written by others makes. */
export async function zplPng(bytes: Uint8Array, widthMm: number, heightMm: number): Promise<Uint8Array> {
  const { api } = await ready;
  return Buffer.from(
    await api.zplToBase64Async(Buffer.from(bytes).toString('latin1'), widthMm, heightMm, 8),
    'base64',
  );
}

/** What FGL bytes ask for. */
export interface FglTicket {
  readonly qr: readonly {
    readonly row: number;
    readonly column: number;
    readonly dots: number;
    readonly text: string;
  }[];
  readonly code128: readonly {
    readonly row: number;
    readonly column: number;
    readonly dots: number;
    readonly height: number;
    readonly text: string;
  }[];
  /** Columns of eight dots. */
  readonly strips: readonly { readonly row: number; readonly column: number; readonly bytes: Uint8Array }[];
  readonly printed: number;
}

/**
 * Reads FGL strictly, as the maker's programming guide describes it: a command that is not in the guide, or data that
 * does not stand in its brackets, is an error. Not proven against hardware.
 */
export function readFgl(bytes: Uint8Array): FglTicket {
  const text = Buffer.from(bytes).toString('latin1');
  const ticket = {
    qr: [] as FglTicket['qr'][number][],
    code128: [] as FglTicket['code128'][number][],
    strips: [] as FglTicket['strips'][number][],
    printed: 0,
  };
  let [row, column, expand, at] = [0, 0, 1, 0];
  const take = (pattern: RegExp): RegExpExecArray => {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = at;
    const found = sticky.exec(text);
    if (!found) throw new Error(`FGL: not understood at ${at}: ${JSON.stringify(text.slice(at, at + 30))}`);
    at = sticky.lastIndex;
    return found;
  };
  while (at < text.length) {
    const command = take(/<([A-Za-z]+)([\d,]*)>/);
    const numbers = (command[2] ?? '').split(',').map(Number);
    switch (command[1]) {
      case 'NR':
      case 'HW':
        break;
      case 'RC':
        if (numbers.length !== 2) throw new Error('FGL: a place needs a row and a column');
        [row = 0, column = 0] = numbers;
        break;
      case 'X':
        expand = numbers[0] ?? 1;
        break;
      case 'g': {
        const hex = take(new RegExp(`[0-9A-F]{${numbers[0]}}`))[0];
        ticket.strips.push({ row, column, bytes: Buffer.from(hex, 'hex') });
        break;
      }
      case 'QR': {
        const data = take(/\{([^{}<>]*)\}/)[1] ?? '';
        if (numbers.length !== 4 || numbers[3] !== 0)
          throw new Error('FGL: a QR code that is not of level M');
        if (numbers[2] === 1 && /[^0-9A-Z $%*+\-./:]/.test(data)) throw new Error('FGL: not alphanumeric');
        ticket.qr.push({ row, column, dots: numbers[0] ?? 0, text: data });
        break;
      }
      case 'oP':
        ticket.code128.push({
          row,
          column,
          dots: expand,
          height: 8 * (numbers[0] ?? 0),
          text: take(/\^([^^<>]*)\^/)[1] ?? '',
        });
        break;
      case 'p':
        ticket.printed++;
        break;
      default:
        throw new Error(`FGL: ${command[0]} is not in the guide`);
    }
  }
  return ticket;
}

/** What a printer would make of an FGL ticket. */
export function fglPng(bytes: Uint8Array, widthDots: number, heightDots: number): Uint8Array {
  const ticket = readFgl(bytes);
  const rects: string[] = [];
  const rect = (x: number, y: number, width: number, height: number): void => {
    if (x < 0 || y < 0 || x + width > widthDots || y + height > heightDots)
      throw new Error('FGL: outside of the paper');
    rects.push(`M${x} ${y}h${width}v${height}h${-width}z`);
  };
  for (const strip of ticket.strips)
    strip.bytes.forEach((byte, i) => {
      for (let bit = 0; bit < 8; bit++)
        if (byte & (0x80 >> bit)) rect(strip.column + i, strip.row + bit, 1, 1);
    });
  for (const { row, column, dots, text } of ticket.qr)
    codes.qr(text).forEach((line, r) => {
      line.forEach((dark, c) => {
        if (dark) rect(column + c * dots, row + r * dots, dots, dots);
      });
    });
  for (const { row, column, dots, height, text } of ticket.code128)
    for (const run of codes.code128(text).bars.matchAll(/1+/g))
      rect(column + run.index * dots, row, run[0].length * dots, height);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${widthDots}" height="${heightDots}"><rect width="100%" height="100%" fill="#fff"/><path shape-rendering="crispEdges" d="${rects.join('')}"/></svg>`;
  return new Resvg(svg).render().asPng();
}
