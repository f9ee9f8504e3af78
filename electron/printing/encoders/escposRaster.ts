import type { Layout } from '../../../shared/layout/box.ts';
import { CUT, feedDots, REPORT_STATUS, RESET, raster } from '../commands.ts';
import { type Raster, rasterOf } from './raster.ts';

/** Rows in one command: a printer starts with the first while the others are on their way. */
const BAND_ROWS = 256;
const MAX_FEED_DOTS = 255;

/**
 * The bytes of one job as a picture: for paper of a fixed size, and for scripts that the printer's own font lacks. Holds
 * no letter of anybody's text, only dots.
 */
export async function escposRaster(layout: Layout): Promise<Uint8Array> {
  const margin = Math.round(layout.paper.marginYMm / layout.dotMm);
  const dots = await rasterOf(layout, true);
  return Buffer.concat([RESET, REPORT_STATUS, ...feed(margin), ...bands(dots), ...feed(margin), CUT]);
}

function* bands(dots: Raster): Generator<Uint8Array> {
  for (let from = 0; from < dots.height; from += BAND_ROWS) {
    const count = Math.min(BAND_ROWS, dots.height - from);
    const rows = Array.from({ length: count }, (_, i) =>
      dots.data.subarray((from + i) * dots.bytesPerRow, (from + i + 1) * dots.bytesPerRow),
    );
    yield raster(dots.bytesPerRow, rows);
  }
}

function* feed(dots: number): Generator<Uint8Array> {
  for (let left = dots; left > 0; left -= MAX_FEED_DOTS) yield feedDots(Math.min(left, MAX_FEED_DOTS));
}
