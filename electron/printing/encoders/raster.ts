import { type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import type { Box, Layout } from '../../../shared/layout/box.ts';
import { bitmapRows, textSvg } from '../../../shared/layout/svg.ts';
import { codes } from '../codes.ts';
import { productFont } from '../productFonts.ts';
import { RefusedContent } from './refused.ts';

/** Black dots, eight to a byte, the left one in the highest bit. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly bytesPerRow: number;
  readonly data: Uint8Array;
}

/** A dot of a rendered letter is black when it is darker than this, of 255. */
const BLACK_BELOW = 150;
/** One dash and one gap, mm. */
const DASH_MM = 1.5;
const FONTS = [
  'DejaVuSansCondensed.ttf',
  'DejaVuSansCondensed-Bold.ttf',
  'DejaVuSansMono.ttf',
  'DejaVuSansMono-Bold.ttf',
];

let fonts: ResvgRenderOptions['font'] | undefined;
/** The fonts that come with the product: no system font is used. */
function productFonts(): NonNullable<ResvgRenderOptions['font']> {
  fonts ??= {
    loadSystemFonts: false,
    fontFiles: FONTS.map(productFont),
    defaultFontFamily: 'DejaVu Sans',
  };
  return fonts;
}

/**
 * A layout's printable area as dots. Letters are rendered outside of this thread; rules, codes and logos are set dot by
 * dot, so that they are as sharp as the printer. Without `withCodes` the codes' places stay white: for printers that
 * make them themselves.
 */
export async function rasterOf(layout: Layout, withCodes: boolean): Promise<Raster> {
  const { dotMm } = layout;
  const width = Math.round(layout.paper.printableMm / dotMm);
  const height = Math.max(1, Math.round(layout.heightMm / dotMm));
  const rendered = await renderAsync(textSvg(layout, width, height), { font: productFonts() });
  const letters = pack(rendered.pixels, width, height);
  const { data, fill, letterTurns } = painter(width, height, letters);
  for (const box of layout.boxes) {
    if (box.kind === 'text') {
      if (box.inverse && box.font.kind === 'cells') fill(...areaOf(box, dotMm));
    } else if (withCodes || (box.kind !== 'qr' && box.kind !== 'code128')) draw(fill, box, dotMm);
  }
  letterTurns(
    layout.boxes.filter((box) => box.kind === 'text' && box.inverse).map((box) => areaOf(box, dotMm)),
  );
  return { width, height, bytesPerRow: Math.ceil(width / 8), data };
}

type Dots = readonly [x: number, y: number, width: number, height: number];
type Fill = (...area: Dots) => void;

const areaOf = (box: Box, dotMm: number): Dots => {
  const dots = (mm: number): number => Math.round(mm / dotMm);
  return [dots(box.x), dots(box.y), dots(box.width), dots(box.height)];
};

/** RGBA pixels as dots. */
export function pack(pixels: Uint8Array, width: number, height: number): Uint8Array {
  const perRow = Math.ceil(width / 8);
  const data = new Uint8Array(perRow * height);
  // Four bytes at once: white is by far the most frequent, and needs no more than a look.
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const word = words[i] as number;
      if (word !== 0xffffffff && (word & 0xff) < BLACK_BELOW)
        data[y * perRow + (x >> 3)] = (data[y * perRow + (x >> 3)] as number) | (0x80 >> (x & 7));
    }
  return data;
}

interface Painter {
  readonly data: Uint8Array;
  readonly fill: Fill;
  /** Adds the letters: black on white, and in these areas white on what is black there. */
  letterTurns(inverse: readonly Dots[]): void;
}

function painter(width: number, height: number, letters: Uint8Array): Painter {
  const perRow = Math.ceil(width / 8);
  const data = new Uint8Array(perRow * height);
  const eachBit = ([x, y, w, h]: Dots, act: (at: number, bit: number) => void): void => {
    for (let row = Math.max(0, y); row < Math.min(height, y + h); row++)
      for (let column = Math.max(0, x); column < Math.min(width, x + w); column++)
        act(row * perRow + (column >> 3), 0x80 >> (column & 7));
  };
  return {
    data,
    fill: (...area) =>
      eachBit(area, (at, bit) => {
        data[at] = (data[at] as number) | bit;
      }),
    letterTurns: (inverse) => {
      for (const area of inverse)
        eachBit(area, (at, bit) => {
          if (((letters[at] as number) & bit) === 0) return;
          data[at] = (data[at] as number) & ~bit;
          letters[at] = (letters[at] as number) & ~bit;
        });
      for (let at = 0; at < data.length; at++) data[at] = (data[at] as number) | (letters[at] as number);
    },
  };
}

function draw(fill: Fill, box: Exclude<Box, { kind: 'text' }>, dotMm: number): void {
  const dots = (mm: number): number => Math.round(mm / dotMm);
  const [x, y, width, height] = [dots(box.x), dots(box.y), dots(box.width), Math.max(1, dots(box.height))];
  switch (box.kind) {
    case 'rule': {
      const dash = box.dashed ? dots(DASH_MM) : width;
      for (let at = 0; at < width; at += box.dashed ? 2 * dash : width)
        fill(x + at, y, Math.min(dash, width - at), height);
      return;
    }
    case 'frame': {
      const t = Math.max(1, dots(box.thicknessMm));
      fill(x, y, width, t);
      fill(x, y + height - t, width, t);
      fill(x, y + t, t, height - 2 * t);
      fill(x + width - t, y + t, t, height - 2 * t);
      return;
    }
    case 'qr': {
      const modules = codes.qr(box.text);
      const module = dots(box.moduleMm);
      const inset = Math.round((width - modules.length * module) / 2);
      if (inset < 0) throw new RefusedContent('the QR code is larger than its place');
      modules.forEach((row, r) => {
        row.forEach((dark, c) => {
          if (dark) fill(x + inset + c * module, y + inset + r * module, module, module);
        });
      });
      return;
    }
    case 'code128': {
      const { bars } = codes.code128(box.text);
      const module = dots(box.moduleMm);
      const inset = Math.round((width - bars.length * module) / 2);
      if (inset < 0) throw new RefusedContent('the CODE128 is larger than its place');
      for (const run of bars.matchAll(/1+/g))
        fill(x + inset + run.index * module, y, run[0].length * module, height);
      return;
    }
    case 'image': {
      bitmapRows(box.bitmap).forEach((bits, row) => {
        const top = y + Math.floor((row * height) / box.bitmap.height);
        const bottom = y + Math.floor(((row + 1) * height) / box.bitmap.height);
        for (const run of bits.matchAll(/1+/g)) {
          const left = Math.floor((run.index * width) / box.bitmap.width);
          const right = Math.floor(((run.index + run[0].length) * width) / box.bitmap.width);
          fill(x + left, top, right - left, bottom - top);
        }
      });
    }
  }
}
