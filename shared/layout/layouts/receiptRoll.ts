import { type Block, band, cell, each, fitted, gap, LOGO, row, rule, size, when } from '../block.ts';
import type { LayoutData } from '../layoutData.ts';

const ONE = [size(1, 1)];
const TWO = [size(2, 2), size(1, 2), size(1, 1)];

const BLOCKS: readonly Block[] = [
  when('mark', band('{mark}', '', size(2, 2)), gap(2)),
  LOGO,
  row(fitted('{venue}', [size(2, 2), size(1, 1)], 2, true)),
  row(cell('{city}')),
  when('own.head', row(fitted('{own.head}', ONE, 4))),
  gap(3),
  row(cell('{number}', size(1, 1), true), cell('{at}'), true),
  when('ofOrder', row(cell('{ofOrder}'))),
  row(fitted('{servedBy}', ONE, 1), cell('{till}')),
  when('approvedBy', row(fitted('{approvedBy}', ONE, 1))),
  gap(2),
  rule(0.25),
  gap(2),
  each(
    'lines',
    row(fitted('{text}', ONE, 2, true), cell('{total}', size(1, 1), true)),
    row(fitted('{detail}', ONE, 2), cell('{quantity}')),
    when('startsAt', row(cell('{startsAt}'))),
    each('discounts', row(fitted('{name}', ONE, 1), cell('{minor}'))),
    gap(2),
  ),
  when('fee', row(cell('{feeName}'), cell('{fee}')), gap(2)),
  rule(0.5),
  gap(2),
  row(cell('{totalName}', TWO, true), cell('{total}', TWO, true)),
  gap(2),
  when('rounding', row(cell('{roundingName}'), cell('{rounding}'))),
  each(
    'payments',
    row(fitted('{name}', ONE, 1), cell('{amount}')),
    when('reference', row(fitted('{reference}', ONE, 2))),
    when('voucher', row(fitted('{voucher}', ONE, 2))),
    when('foreign', row(cell('{foreign}'), cell('{rate}'))),
    when('given', row(cell('{givenName}'), cell('{given}'))),
    when('change', gap(1), row(cell('{changeName}', size(2, 2)), cell('{change}', size(2, 2)))),
  ),
  when('taxes', gap(2), rule(0.25), gap(2)),
  each('taxes', row(fitted('{text}', ONE, 2), cell('{tax}'))),
  when('footer', gap(3), row(fitted('{footer}', ONE, 6))),
  when('signature', gap(14), rule(0.25), row(cell('{signature}'))),
  when('own.foot', gap(2), row(fitted('{own.foot}', ONE, 6))),
];

const OWN: LayoutData['own'] = [
  { name: 'head', most: 160 },
  { name: 'foot', most: 200 },
];

export const RECEIPT_ROLL_80: LayoutData = {
  id: 'receipt-roll80',
  document: 'receipt',
  stock: 'roll80',
  own: OWN,
  body: { kind: 'flow', blocks: BLOCKS },
};
export const RECEIPT_ROLL_58: LayoutData = { ...RECEIPT_ROLL_80, id: 'receipt-roll58', stock: 'roll58' };
