import { type Block, band, cell, centred, fitted, gap, LOGO, row, rule, size, when } from '../block.ts';
import type { LayoutData } from '../layoutData.ts';

const BLOCKS: readonly Block[] = [
  when('mark', band('{mark}', '', size(2, 2)), gap(1)),
  LOGO,
  band('{venue}', ''),
  gap(3),
  when('what', row(cell('{what}'))),
  row(fitted('{name}', [size(2, 2), size(1, 1)], 2, true)),
  gap(3),
  row(cell('{amount}', [size(4, 4), size(3, 3), size(2, 2)], true)),
  gap(3),
  row(cell('{validUntil}')),
  row(fitted('{validTo}', [size(2, 2), size(1, 2), size(1, 1)], 1, true)),
  gap(4),
  rule(0.25, true),
  gap(5),
  { kind: 'qr', text: '{qr}', moduleMm: 0.75 },
  gap(4),
  centred(cell('{code}', [size(2, 2), size(1, 2)], true)),
  gap(4),
  row(fitted('{hint}', [size(1, 1)], 3)),
  when('own.note', gap(2), row(fitted('{own.note}', [size(1, 1)], 5))),
  gap(2),
  rule(0.25),
  gap(2),
  row(cell('{order}')),
];

export const VOUCHER_ROLL_80: LayoutData = {
  id: 'voucher-roll80',
  document: 'voucher',
  stock: 'roll80',
  own: [{ name: 'note', most: 200 }],
  body: { kind: 'flow', blocks: BLOCKS },
};
export const VOUCHER_ROLL_58: LayoutData = { ...VOUCHER_ROLL_80, id: 'voucher-roll58', stock: 'roll58' };
