// Writes shared/layout/fontWidths.ts: how wide the letters of the product's font are. Run it by hand when the font's
// version changes; a test compares the table with the font files.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './machine.mjs';

const require = createRequire(join(root, 'package.json'));
const fontkit = require('fontkit');
const open = (name) => fontkit.openSync(require.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

/** Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian, punctuation, currencies. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x370, 0x52f],
  [0x531, 0x5f4],
  [0x60c, 0x6ff],
  [0x10a0, 0x10ff],
  [0x1e00, 0x1fff],
  [0x2010, 0x2044],
  [0x20a0, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2199],
  [0x2605, 0x2606],
];
const LINE = 100;

const widths = (font) =>
  RANGES.map(([from, to]) => {
    let out = '';
    for (let code = from; code <= to; code++) {
      const there = font.hasGlyphForCodePoint(code);
      const width = there
        ? Math.round((font.glyphForCodePoint(code).advanceWidth * 1000) / font.unitsPerEm)
        : 0;
      out += there ? Math.min(1295, width).toString(36).padStart(2, '0') : '--';
    }
    return [from, out];
  });
const table = (name, font) => {
  const rows = widths(font).map(([from, text]) => {
    const lines = text.match(new RegExp(`.{1,${LINE}}`, 'g')) ?? [];
    return `  [\n    0x${from.toString(16)},\n${lines.map((line, i) => `    ${i > 0 ? '  ' : ''}'${line}'${i < lines.length - 1 ? ' +' : ','}`).join('\n')}\n  ],`;
  });
  return `export const ${name}: readonly (readonly [number, string])[] = [\n${rows.join('\n')}\n];\n`;
};
const out =
  `// Written by build/scripts/fontWidths.mjs from DejaVu Sans Condensed: first code point of a range, then for each letter\n` +
  `// two digits to the base of 36, thousandths of an em; -- for letters that the font does not have.\n` +
  table('REGULAR_WIDTHS', open('DejaVuSansCondensed')) +
  table('BOLD_WIDTHS', open('DejaVuSansCondensed-Bold'));
writeFileSync(join(root, 'shared/layout/fontWidths.ts'), out);
