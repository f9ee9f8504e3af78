import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { codes } from '../../electron/printing/codes.ts';
import { productFont } from '../../electron/printing/productFonts.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import type { LayoutData } from '../../shared/layout/layoutData.ts';
import { LAYOUTS } from '../../shared/layout/layouts/index.ts';
import { samplesOf } from '../../shared/layout/samples.ts';
import { svgOf } from '../../shared/layout/svg.ts';

/** npm run pictures: draws every layout with an example, as the documents show it. */
const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'pictures', 'layouts');
const FONTS = [
  'DejaVuSansCondensed.ttf',
  'DejaVuSansCondensed-Bold.ttf',
  'DejaVuSansMono.ttf',
  'DejaVuSansMono-Bold.ttf',
].map(productFont);
/** Pixels per mm: readable, and small in the repository. */
const ZOOM = 4;
const A4_ZOOM = 3;

mkdirSync(FOLDER, { recursive: true });
/** Passes are what cards are for; of tickets a seat and a duplicate's mark show the most; refunds have a picture of their own. */
const shownOf = ({ document, stock }: LayoutData): readonly (readonly [sample: number, suffix: string])[] => {
  if (stock === 'card' && document === 'ticket') return [[2, '']];
  if (document === 'ticket') return [[1, '']];
  return document === 'receipt'
    ? [
        [0, ''],
        [1, '-refund'],
      ]
    : [[0, '']];
};

for (const layout of LAYOUTS) {
  const samples = samplesOf(layout.document, 'fr-CH');
  for (const [index, suffix] of shownOf(layout)) {
    const sample = samples[index];
    if (!sample) throw new Error(`${layout.id}: no example ${index}`);
    const picture = new Resvg(svgOf(layoutOf(sample, { layout }), codes), {
      font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'DejaVu Sans' },
      fitTo: { mode: 'zoom', value: layout.stock === 'a4' ? A4_ZOOM : ZOOM },
    });
    writeFileSync(join(FOLDER, `${layout.id}${suffix}.png`), picture.render().asPng());
    console.log(`${layout.id}${suffix}`);
  }
}
