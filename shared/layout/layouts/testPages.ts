import { type Block, band, cell, centred, fitted, gap, row, rule, size } from '../block.ts';
import type { LayoutData } from '../layoutData.ts';
import { bar, code128, frame, type PlacedElement, qr, text } from '../placed.ts';
import type { Paper } from '../stock.ts';
import { CARD, CINEMA, SHOW } from '../stock.ts';

const ACCENTS = 'àâäçèéêëîïìòôöùûüœ ÀÂÄÇÈÉÊËÎÏÌÒÔÖÙÛÜŒ';
const SIGNS = 'CHF 1’234.50   € 58.00   « l’été »   „Grüezi“';
const RULER = '····5···10···15···20···25···30···35···40···45··|';

const blocks = (columns: number, code: readonly Block[]): readonly Block[] => [
  band('{venue}', ''),
  gap(3),
  row(cell('{at}')),
  row(cell('{title}', [size(3, 3), size(2, 2)], true)),
  gap(1),
  row(fitted('{printer}', [size(2, 2), size(1, 1)], 2)),
  gap(3),
  rule(0.5),
  gap(2),
  row(cell(`${RULER.slice(0, columns - 1)}|`)),
  row(fitted(ACCENTS, [size(1, 1)], 2)),
  row(fitted(SIGNS, [size(1, 1)], 2)),
  gap(2),
  row(fitted('{readable}', [size(1, 1)], 4)),
  gap(4),
  { kind: 'qr', text: '{qr}', moduleMm: 0.75 },
  gap(4),
  ...code,
];
const CODE: readonly Block[] = [
  { kind: 'code128', text: '{code128}', heightMm: 10 },
  gap(1.5),
  centred(cell('{code128}', size(1, 1), true)),
];

const roll = (stock: 'roll80' | 'roll58', columns: number): LayoutData => ({
  id: `test-${stock}`,
  document: 'test',
  stock,
  own: [],
  body: { kind: 'flow', blocks: blocks(columns, CODE) },
});
export const TEST_ROLL_80 = roll('roll80', 48);
export const TEST_ROLL_58 = roll('roll58', 32);

/** A frame along the edge of what can be printed shows whether the paper lies straight. */
function placed(paper: Paper): LayoutData {
  const w = paper.printableMm;
  const h = (paper.heightMm ?? 0) - 2 * paper.marginYMm;
  const left = w - 24;
  const elements: PlacedElement[] = [
    frame([0, 0, w, h], 0.5),
    text([3, 2, left - 8, 6], '{title}', 13, { bold: true }),
    text([3, 8, left - 8, 4.5], '{printer}', 9),
    text([3, 12.5, left - 8, 4], '{venue} {at}', 7.5),
    bar([3, 17.5, left - 8, 0.5]),
    text([3, 19, left - 8, 7], ACCENTS, 7, { lines: 2 }),
    text([3, 26, left - 8, 3.5], SIGNS, 6.5),
    qr([left - 1, 2, 22, 22], '{qr}', 0.625),
    text([3, 30, w - 6, 3.5], '{readable}', 7),
    code128([4, 35, w - 8, 10], '{code128}', 0.25),
    text([4, 45.5, w - 8, 3.5], '{code128}', 7, { align: 'centre' }),
  ];
  return {
    id: `test-${paper.id}`,
    document: 'test',
    stock: paper.id,
    own: [],
    body: { kind: 'placed', elements },
  };
}
export const TEST_SHOW = placed(SHOW);
export const TEST_CINEMA = placed(CINEMA);
export const TEST_CARD = placed(CARD);
