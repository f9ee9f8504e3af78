import { type Block, band, cell, centred, fitted, gap, row, rule, size } from './block.ts';
import type { TestDocument } from './documents.ts';
import { momentText } from './format.ts';
import { paperWords } from './words.ts';

/** What both codes of a test page hold; no ticket has such a text. */
export const TEST_CODE = 'GUICHET TEST 0123456789';
export const TEST_CODE128 = 'TEST0123456789';

/** A page that shows width, sizes, accents and codes of a printer. */
export function testBlocks(test: TestDocument): Block[] {
  const words = paperWords(test.language);
  return [
    band(test.venueName, momentText(test.at, test.timeZone)),
    gap(3),
    row(cell(words.testPage, size(3, 3), true)),
    gap(1),
    row(fitted(test.printerName, [size(2, 2), size(1, 1)], 2)),
    gap(3),
    rule(0.5),
    gap(2),
    row(cell('····5···10···15···20···25···30···35···40···45··|')),
    row(cell('àâäçèéêëîïìòôöùûüœ ÀÂÄÇÈÉÊËÎÏÌÒÔÖÙÛÜŒ')),
    row(cell('CHF 1’234.50   € 58.00   « l’été »   „Grüezi“')),
    gap(2),
    row(fitted(words.testReadable, [size(1, 1)], 4)),
    gap(4),
    { kind: 'qr', text: TEST_CODE, moduleMm: 0.75 },
    gap(4),
    { kind: 'code128', text: TEST_CODE128, heightMm: 10 },
    gap(1.5),
    centred(cell(TEST_CODE128, size(1, 1), true)),
  ];
}
