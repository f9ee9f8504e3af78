import { type Block, band, cell, each, fitted, gap, row, rule, size, when } from '../block.ts';
import type { LayoutData } from '../layoutData.ts';

const ONE = [size(1, 1)];
const TWO = [size(2, 2), size(1, 2), size(1, 1)];
const section = (...blocks: readonly Block[]): readonly Block[] => [gap(2), rule(0.25), gap(2), ...blocks];

const BLOCKS: readonly Block[] = [
  when('mark', band('{mark}', '', size(2, 2)), gap(2)),
  row(fitted('{venue}', [size(2, 2), size(1, 1)], 2, true)),
  row(cell('{city}')),
  gap(3),
  when('number', row(fitted('{number}', TWO, 1, true))),
  when('heading', row(fitted('{heading}', TWO.slice(1), 2, true))),
  row(cell('{at}'), cell('{till}')),
  row(fitted('{by}', ONE, 2)),
  when('counts', ...section(each('counts', row(cell('{name}'), cell('{value}'))))),
  when(
    'sales',
    ...section(
      row(cell('{salesName}', TWO, true), cell('{sales}', TWO, true), true),
      when('vouchers', row(cell('{vouchersName}'), cell('{vouchers}'))),
      when('returns', row(fitted('{returnsName}', ONE, 1), cell('{returns}'))),
      when('rounding', row(cell('{roundingName}'), cell('{rounding}'))),
    ),
  ),
  when(
    'methods',
    ...section(
      each(
        'methods',
        row(fitted('{name}', ONE, 1), cell('{amount}')),
        when('foreign', row(cell('{foreign}'))),
      ),
    ),
  ),
  when('invoices', ...section(each('invoices', row(fitted('{name}', ONE, 2), cell('{value}'))))),
  when('taxes', ...section(each('taxes', row(fitted('{text}', ONE, 2), cell('{tax}'))))),
  when(
    'cash',
    ...section(
      each('cash', row(cell('{name}'), cell('{value}'))),
      each('foreign', row(cell('{name}'), cell('{value}'))),
      when(
        'difference',
        gap(1),
        row(cell('{differenceName}', TWO, true), cell('{difference}', TWO, true), true),
      ),
      when('beside', gap(1), each('beside', row(fitted('{name}', ONE, 2), cell('{value}')))),
      when('deposit', gap(1), each('deposit', row(fitted('{name}', ONE, 1), cell('{value}')))),
    ),
  ),
  when(
    'lists',
    ...section(
      each(
        'lists',
        when('title', gap(1), row(fitted('{title}', ONE, 4, true))),
        when('value', row(fitted('{name}', ONE, 4), cell('{value}'))),
      ),
    ),
  ),
  ...section(
    when('hash', row(cell('{hashName}'), cell('{hash}', size(1, 1), true))),
    gap(14),
    rule(0.25),
    row(fitted('{signature}', ONE, 2)),
    when('signature2', gap(14), rule(0.25), row(fitted('{signature2}', ONE, 2))),
  ),
];

export const CLOSING_ROLL_80: LayoutData = {
  id: 'closing-roll80',
  document: 'closing',
  stock: 'roll80',
  own: [],
  body: { kind: 'flow', blocks: BLOCKS },
};
export const CLOSING_ROLL_58: LayoutData = { ...CLOSING_ROLL_80, id: 'closing-roll58', stock: 'roll58' };
