import { type Block, band, cell, centred, each, fitted, gap, LOGO, row, rule, size, when } from '../block.ts';
import type { LayoutData } from '../layoutData.ts';

/** Six dots of 203 dpi: five is the least that door scanners forgive a crumpled ticket. */
const QR_MODULE_MM = 0.75;
const BIG = [size(3, 3), size(2, 3), size(2, 2)];
const SEAT = [size(3, 3), size(2, 2), size(1, 1)];
const TWO = [size(2, 2), size(1, 2), size(1, 1)];
const ONE = [size(1, 1)];

/** Date and time are the biggest after the event: the wrong date is the dearest mistake. */
const WHEN: readonly Block[] = [
  when(
    '!pass',
    row(cell('{date}', TWO, true)),
    gap(2),
    row(cell('{time}', size(4, 4), true), cell('{doors}', size(1, 1), true), true),
  ),
  when(
    'pass',
    row(fitted('{pass}', [size(3, 3), size(2, 2)], 2, true)),
    gap(2),
    row(cell('{validFrom}', size(1, 2))),
    row(cell('{validTo}', size(1, 2), true)),
  ),
];

/** Zone, and in a numbered one where to sit: row and seat are what is looked for in the dark. */
const WHERE: readonly Block[] = [
  when('zone !row', row(fitted('{zone}', [size(3, 3), size(2, 2)], 2, true)), gap(2)),
  when(
    'row',
    row(fitted('{section}', TWO, 2, true)),
    gap(2),
    row(fitted('{row}', SEAT, 1, true), fitted('{seat}', SEAT, 1, true), true),
    gap(2),
  ),
];

const mark = (after: number): Block => when('mark', band('{mark}', '', size(2, 2)), gap(after));

const blocks = (codes: readonly Block[]): readonly Block[] => [
  // A duplicate says so before anything else and once more beside its code.
  mark(1),
  LOGO,
  band('{venue}', '{ticketNumber}'),
  gap(3),
  row(fitted('{event}', BIG, 3, true)),
  when('subtitle', gap(1), row(fitted('{subtitle}', ONE, 3))),
  gap(3),
  rule(0.5),
  gap(3),
  ...WHEN,
  gap(3),
  rule(0.5),
  gap(3),
  ...WHERE,
  when('price', row(fitted('{priceName}', [size(2, 2), size(1, 1)], 2), cell('{price}', TWO, true))),
  when('!price', row(fitted('{priceName}', [size(2, 2), size(1, 1)], 2))),
  when('holder', gap(2), row(fitted('{holder}', [size(2, 2), size(1, 1)], 2))),
  when('text', gap(2)),
  each('text', row(fitted('{line}', ONE, 2))),
  gap(4),
  rule(0.25, true),
  gap(5),
  ...codes,
  gap(3),
  mark(3),
  when('own.note', row(fitted('{own.note}', ONE, 5)), gap(2)),
  rule(0.25),
  gap(2),
  row(cell('{order}'), cell('{number}'), true),
  when('own.foot', gap(1), centred(cell('{own.foot}'))),
];

const OWN: LayoutData['own'] = [
  { name: 'note', most: 200 },
  { name: 'foot', most: 48 },
];
const READABLE: readonly Block[] = [gap(1.5), centred(cell('{readable}', size(1, 1), true))];

export const TICKET_ROLL_80: LayoutData = {
  id: 'ticket-roll80',
  document: 'ticket',
  stock: 'roll80',
  own: OWN,
  body: {
    kind: 'flow',
    blocks: blocks([
      { kind: 'qr', text: '{qr}', moduleMm: QR_MODULE_MM },
      gap(5),
      { kind: 'code128', text: '{code128}', heightMm: 11 },
      ...READABLE,
    ]),
  },
};

/** For long queues: half the paper, the same code. */
export const TICKET_ROLL_80_SHORT: LayoutData = {
  id: 'ticket-roll80-short',
  document: 'ticket',
  stock: 'roll80',
  own: [{ name: 'foot', most: 48 }],
  body: {
    kind: 'flow',
    blocks: [
      mark(1.5),
      row(fitted('{event}', [size(2, 2), size(1, 1)], 2, true)),
      gap(1),
      when('!pass', row(cell('{date}', [size(1, 2), size(1, 1)], true), cell('{time}', size(2, 2), true))),
      when('pass', row(fitted('{pass}', TWO, 1, true)), row(cell('{validFrom} {validTo}'))),
      gap(1),
      rule(0.25),
      gap(1),
      when('zone !row', row(fitted('{zone}', TWO, 1, true)), gap(1)),
      when(
        'row',
        row(fitted('{section}', ONE, 1)),
        gap(0.5),
        row(cell('{row}', TWO, true), cell('{seat}', TWO, true), true),
        gap(1),
      ),
      row(fitted('{priceName}', ONE, 1), cell('{price}')),
      when('holder', row(fitted('{holder}', ONE, 1))),
      each('text', row(fitted('{line}', ONE, 1))),
      gap(3),
      { kind: 'qr', text: '{qr}', moduleMm: 0.625 },
      gap(3),
      centred(cell('{readable}', size(1, 1), true)),
      gap(1.5),
      mark(1.5),
      row(fitted('{venue}', ONE, 1), cell('{order}')),
      when('own.foot', centred(cell('{own.foot}'))),
    ],
  },
};

/**
 * 58 mm are too narrow for a CODE128 of two dots per bar: the QR code and the code to read out stand alone.
 */
export const TICKET_ROLL_58: LayoutData = {
  id: 'ticket-roll58',
  document: 'ticket',
  stock: 'roll58',
  own: [
    { name: 'note', most: 160 },
    { name: 'foot', most: 32 },
  ],
  body: { kind: 'flow', blocks: blocks([{ kind: 'qr', text: '{qr}', moduleMm: QR_MODULE_MM }, ...READABLE]) },
};
