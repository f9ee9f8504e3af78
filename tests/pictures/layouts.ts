import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { codes } from '../../electron/printing/codes.ts';
import { productFont } from '../../electron/printing/productFonts.ts';
import { layoutOf } from '../../shared/layout/layout.ts';
import { LAYOUTS } from '../../shared/layout/layouts/index.ts';
import { samplesOf } from '../../shared/layout/samples.ts';
import { svgOf } from '../../shared/layout/svg.ts';

/** npm run pictures: draws every layout with its second example, as the documents show it. */
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
for (const layout of LAYOUTS) {
  const samples = samplesOf(layout.document, 'fr-CH');
  // Passes are what cards are for; a seat and a duplicate's mark show the most of the others.
  const sample = samples[layout.stock === 'card' ? 2 : 1] ?? samples[0];
  if (!sample) continue;
  const picture = new Resvg(svgOf(layoutOf(sample, { layout }), codes), {
    font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'DejaVu Sans' },
    fitTo: { mode: 'zoom', value: layout.stock === 'a4' ? A4_ZOOM : ZOOM },
  });
  writeFileSync(join(FOLDER, `${layout.id}.png`), picture.render().asPng());
  console.log(layout.id);
}
