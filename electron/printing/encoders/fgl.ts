import type { Box, Layout } from '../../../shared/layout/box.ts';
import { qrInset } from '../../../shared/layout/codeSize.ts';
import { type Raster, rasterOf } from './raster.ts';
import { RefusedContent } from './refused.ts';

const STRIP_ROWS = 8;
/** White columns that are cheaper skipped than sent. */
const SKIP_COLUMNS = 12;

/**
 * The bytes of one ticket in FGL (the maker's programming guide, FGL46): the texts as strips of dots in hex, the codes by
 * the printer's own commands. Not proven on hardware. Nobody's text is in the bytes but the codes', and those are checked.
 */
export async function fgl(layout: Layout): Promise<Uint8Array> {
  const { paper, dotMm } = layout;
  const dots = (mm: number): number => Math.round(mm / dotMm);
  const left = dots((paper.widthMm - paper.printableMm) / 2);
  const top = dots(paper.marginYMm);
  const strips = stripsOf(await rasterOf(layout, false), left, top);
  const codes = layout.boxes.flatMap((box) => codeCommands(box, left, top, dots));
  return Buffer.from(['<NR><HW1,1>', ...strips, ...codes, '<p>'].join(''), 'ascii');
}

/** Base45 in alphanumeric mode; what it lacks goes as bytes. */
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

/** `<`, `>` and the brackets of a code's data end what they stand in. */
function safe(text: string): string {
  if (!/^[ -~]+$/.test(text) || /[<>{}^~]/.test(text))
    throw new RefusedContent('a code holds what FGL takes as a command');
  return text;
}

function codeCommands(box: Box, left: number, top: number, dots: (mm: number) => number): string[] {
  if (box.kind === 'qr') {
    const module = dots(box.moduleMm);
    if (module > 16) throw new RefusedContent('FGL prints QR modules of 16 dots at most');
    const inset = module * qrInset(box.text, box.width / box.moduleMm);
    const at = `<RC${top + dots(box.y) + inset},${left + dots(box.x) + inset}>`;
    // Size, no tilde escapes, mode, level M.
    return [`${at}<QR${module},0,${ALPHANUMERIC.test(box.text) ? 1 : 0},0>{${safe(box.text)}}`];
  }
  if (box.kind !== 'code128') return [];
  const at = `<RC${top + dots(box.y)},${left + dots(box.x)}>`;
  return [
    `${at}<X${dots(box.moduleMm)}><oP${Math.max(1, Math.floor(dots(box.height) / 8))}>^${safe(box.text)}^`,
  ];
}

/** Columns of eight dots, the highest bit on top; white is left out. */
function stripsOf(picture: Raster, left: number, top: number): string[] {
  const out: string[] = [];
  const dark = (x: number, y: number): boolean =>
    y < picture.height &&
    ((picture.data[y * picture.bytesPerRow + (x >> 3)] as number) & (0x80 >> (x & 7))) !== 0;
  for (let row = 0; row < picture.height; row += STRIP_ROWS) {
    const columns = Array.from({ length: picture.width }, (_, x) => {
      let byte = 0;
      for (let bit = 0; bit < STRIP_ROWS; bit++) if (dark(x, row + bit)) byte |= 0x80 >> bit;
      return byte;
    });
    for (const [from, to] of runsOf(columns)) {
      const hex = Buffer.from(columns.slice(from, to)).toString('hex').toUpperCase();
      out.push(`<RC${top + row},${left + from}><g${hex.length}>${hex}`);
    }
  }
  return out;
}

/** Where there are dots, as [from, to); short gaps stay inside. */
function runsOf(columns: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  columns.forEach((byte, x) => {
    if (byte === 0) return;
    const last = runs.at(-1);
    if (last && x - last[1] < SKIP_COLUMNS) last[1] = x + 1;
    else runs.push([x, x + 1]);
  });
  return runs;
}
