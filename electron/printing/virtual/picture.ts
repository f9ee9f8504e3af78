import { Resvg } from '@resvg/resvg-js';
import { productFont } from '../productFonts.ts';
import type { Mark, Paper } from './paper.ts';

/** White around what the head can reach: the roll is 80 mm wide, the head 72 mm; 8 dots per mm. */
const MARGIN_X = 32;
const MARGIN_Y = 40;
const LETTER_WIDTH = 12;
const LETTER_HEIGHT = 24;
/** The font's letters are 0.602 em wide: this fills a cell; the stretch gives them a printer's height. */
const FONT_SIZE = 19.9;
const STRETCH = 1.16;
const BASELINE = 15.8;
const FONT = 'DejaVu Sans Mono';
const FONT_FILES = ['DejaVuSansMono.ttf', 'DejaVuSansMono-Bold.ttf'];

/** A piece of paper as SVG, one unit per dot. */
export function paperSvg(paper: Paper): string {
  const width = paper.headDots + 2 * MARGIN_X;
  const height = paper.heightDots + 2 * MARGIN_Y;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#fff"/>` +
    `<g transform="translate(${MARGIN_X} ${MARGIN_Y})" fill="#111">${paper.marks.map(drawn).join('')}</g></svg>`
  );
}

/** A piece of paper as PNG, `scale` pixels per dot. The font comes with the product: no system font is used. */
export function paperPng(paper: Paper, scale = 1): Uint8Array {
  const picture = new Resvg(paperSvg(paper), {
    font: {
      loadSystemFonts: false,
      fontFiles: FONT_FILES.map(productFont),
      defaultFontFamily: FONT,
    },
    fitTo: { mode: 'zoom', value: scale },
  });
  return picture.render().asPng();
}

function drawn(mark: Mark): string {
  if (mark.kind === 'bars') {
    let out = '';
    for (const run of mark.bits.matchAll(/1+/g))
      out += rect(mark.x + run.index * mark.module, mark.y, run[0].length * mark.module, mark.height);
    return out;
  }
  const width = mark.text.length * mark.wide * LETTER_WIDTH;
  const ground = mark.inverse ? rect(mark.x, mark.y, width, mark.high * LETTER_HEIGHT) : '';
  if (mark.text.trim() === '') return ground;
  const xs = Array.from(mark.text, (_, index) => index * LETTER_WIDTH).join(' ');
  return (
    `${ground}<text transform="translate(${mark.x} ${mark.y}) scale(${mark.wide} ${mark.high * STRETCH})" ` +
    `x="${xs}" y="${BASELINE}" font-family="${FONT}" font-size="${FONT_SIZE}" xml:space="preserve"` +
    `${mark.bold ? ' font-weight="700"' : ''}${mark.inverse ? ' fill="#fff"' : ''}>${escaped(mark.text)}</text>`
  );
}

const rect = (x: number, y: number, width: number, height: number): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" shape-rendering="crispEdges"/>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&<>]/g, (char) => ENTITIES[char] ?? '');
