import type { Box, Layout } from '../../../shared/layout/box.ts';
import { qrInset } from '../../../shared/layout/codeSize.ts';
import { type Raster, rasterOf } from './raster.ts';
import { RefusedContent } from './refused.ts';

/**
 * The bytes of one label in ZPL II (the maker's programming guide): the texts as one picture, the codes by the printer's
 * own commands. Nobody's text is in the bytes but the codes', and those are checked.
 */
export async function zpl(layout: Layout): Promise<Uint8Array> {
  const { paper, dotMm } = layout;
  const dots = (mm: number): number => Math.round(mm / dotMm);
  const left = dots((paper.widthMm - paper.printableMm) / 2);
  const top = dots(paper.marginYMm);
  const picture = await rasterOf(layout, false);
  const length = dots(paper.heightMm ?? layout.heightMm + 2 * paper.marginYMm);
  const out = [
    '^XA',
    `^PW${dots(paper.widthMm)}^LL${length}^LH0,0`,
    `^FO${left},${top}${graphic(picture)}^FS`,
    ...layout.boxes.flatMap((box) => codeFields(box, left, top, dots)),
    '^PQ1,0,0,N^XZ',
  ].join('\n');
  return Buffer.from(`${out}\n`, 'ascii');
}

/** `^`, `~` and `_` begin commands or escapes: no code of ours holds them, and none that does is sent. */
function safe(text: string): string {
  if (!/^[ -~]+$/.test(text) || /[\^~_]/.test(text))
    throw new RefusedContent('a code holds what ZPL takes as a command');
  return text;
}

function codeFields(box: Box, left: number, top: number, dots: (mm: number) => number): string[] {
  if (box.kind === 'qr') {
    const magnification = dots(box.moduleMm);
    if (magnification > 10) throw new RefusedContent('ZPL prints QR modules of 10 dots at most');
    const inset = magnification * qrInset(box.text, box.width / box.moduleMm);
    const x = left + dots(box.x) + inset;
    const y = top + dots(box.y) + inset;
    return [`^FO${x},${y}^BQN,2,${magnification}^FDMA,${safe(box.text)}^FS`];
  }
  if (box.kind !== 'code128') return [];
  // `>` begins a change of set; `>0` is a real one.
  const data = safe(box.text).replaceAll('>', '>0');
  const at = `^FO${left + dots(box.x)},${top + dots(box.y)}`;
  return [`^BY${dots(box.moduleMm)}${at}^BCN,${dots(box.height)},N,N,N^FD>:${data}^FS`];
}

/** A picture in hex with the guide's run lengths: `G` to `Y` for 1 to 19, `g` to `z` for 20 to 400, `,` for white to the end. */
function graphic(picture: Raster): string {
  const { bytesPerRow, height, data } = picture;
  let out = '';
  let before = '';
  for (let row = 0; row < height; row++) {
    const hex = Buffer.from(data.subarray(row * bytesPerRow, (row + 1) * bytesPerRow))
      .toString('hex')
      .toUpperCase();
    out += hex === before ? ':' : runs(hex);
    before = hex;
  }
  const total = bytesPerRow * height;
  return `^GFA,${total},${total},${bytesPerRow},${out}`;
}

function runs(hex: string): string {
  const dark = hex.replace(/0+$/, '');
  let out = '';
  for (const run of dark.matchAll(/(.)\1*/g)) out += `${count(run[0].length)}${run[1]}`;
  return dark.length < hex.length ? `${out},` : out;
}

function count(length: number): string {
  if (length === 1) return '';
  let out = '';
  let left = length;
  for (; left >= 400; left -= 400) out += 'z';
  if (left >= 20) {
    out += String.fromCharCode(0x66 + Math.floor(left / 20));
    left %= 20;
  }
  return left > 0 ? out + String.fromCharCode(0x46 + left) : out;
}
