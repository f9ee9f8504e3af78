import type { LayoutData } from '../layoutData.ts';
import { bar, code128, logo, only, type PlacedElement, qr, text } from '../placed.ts';

/** 78 mm across and 199.2 mm down: event, when, where; below the dashed line the part that is scanned. */
const elements: readonly PlacedElement[] = [
  only('mark', bar([0, 0, 78, 9])),
  only(
    'mark',
    text([2, 0.5, 74, 8], '{mark}', 18, { bold: true, inverse: true, align: 'centre', valign: 'middle' }),
  ),
  text([0, 11, 50, 6], '{venue}', 11, { valign: 'middle', lines: 1 }),
  logo([54, 10, 24, 9.5]),
  bar([0, 20.5, 78, 0.5]),
  text([0, 22.5, 78, 31], '{event}', 36, { bold: true, lines: 3, minPt: 13, valign: 'bottom' }),
  text([0, 54.5, 78, 9], '{subtitle}', 11, { lines: 2 }),
  bar([0, 65, 78, 0.5]),
  only('!pass', text([0, 66.5, 78, 8], '{date}', 17, { bold: true })),
  only('!pass', text([0, 74.5, 44, 15], '{time}', 38, { bold: true, valign: 'middle' })),
  only('!pass', text([44, 74.5, 34, 15], '{doors}', 13, { align: 'right', valign: 'middle' })),
  only('pass', text([0, 66.5, 78, 10], '{pass}', 20, { bold: true })),
  only('pass', text([0, 77, 78, 6], '{validFrom}', 13)),
  only('pass', text([0, 83, 78, 6], '{validTo}', 13, { bold: true })),
  bar([0, 90, 78, 0.5]),
  only(
    'zone !row',
    text([0, 91.5, 78, 19], '{zone}', 30, { bold: true, lines: 2, minPt: 12, valign: 'middle' }),
  ),
  only('row', text([0, 91.5, 78, 7], '{section}', 14, { bold: true, minPt: 8 })),
  only('row', text([0, 98.5, 37, 12], '{row}', 24, { bold: true, minPt: 10, valign: 'middle' })),
  only(
    'row',
    text([41, 98.5, 37, 12], '{seat}', 24, { bold: true, minPt: 10, align: 'right', valign: 'middle' }),
  ),
  text([0, 111, 48, 6], '{priceName}', 12, { valign: 'middle' }),
  text([48, 111, 30, 6], '{price}', 14, { bold: true, align: 'right', valign: 'middle' }),
  text([0, 117, 78, 6], '{holder}', 12, { valign: 'middle' }),
  text([0, 123.2, 78, 6.6], '{freeText}', 7.5, { lines: 2 }),
  bar([0, 130.5, 78, 0.25], true),
  qr([18.5, 132, 41, 41], '{qr}', 0.75),
  text([0, 134, 18, 12], '{order}', 8, { lines: 2 }),
  text([60, 134, 18, 12], '{number}', 8, { lines: 2, align: 'right' }),
  only('mark', text([0, 158, 18, 12], '{mark}', 10, { bold: true, lines: 2, valign: 'bottom' })),
  code128([1, 174, 76, 12], '{code128}', 0.25),
  text([0, 187, 78, 4], '{readable}', 9, { bold: true, align: 'centre' }),
  text([0, 191.5, 78, 4.5], '{own.note}', 6.5, { lines: 2, align: 'centre', minPt: 5 }),
  text([0, 196, 78, 3], '{own.foot}', 7, { align: 'centre' }),
];

export const TICKET_SHOW: LayoutData = {
  id: 'ticket-show',
  document: 'ticket',
  stock: 'show',
  own: [
    { name: 'note', most: 160 },
    { name: 'foot', most: 48 },
  ],
  body: { kind: 'placed', elements },
};

export const VOUCHER_SHOW: LayoutData = {
  id: 'voucher-show',
  document: 'voucher',
  stock: 'show',
  own: [{ name: 'note', most: 160 }],
  body: {
    kind: 'placed',
    elements: [
      only('mark', bar([0, 0, 78, 9])),
      only(
        'mark',
        text([2, 0.5, 74, 8], '{mark}', 18, { bold: true, inverse: true, align: 'centre', valign: 'middle' }),
      ),
      text([0, 11, 50, 6], '{venue}', 11, { valign: 'middle' }),
      logo([54, 10, 24, 9.5]),
      bar([0, 20.5, 78, 0.5]),
      text([0, 24, 78, 8], '{what}', 16),
      text([0, 34, 78, 20], '{name}', 22, { bold: true, lines: 2, minPt: 11 }),
      text([0, 58, 78, 18], '{amount}', 40, { bold: true, valign: 'middle' }),
      bar([0, 80, 78, 0.5]),
      text([0, 83, 78, 6], '{validUntil}', 12),
      text([0, 89, 78, 8], '{validTo}', 17, { bold: true }),
      bar([0, 102, 78, 0.25], true),
      qr([21.5, 110, 35, 35], '{qr}', 1.25),
      text([0, 152, 78, 8], '{code}', 16, { bold: true, align: 'centre', valign: 'middle' }),
      text([0, 164, 78, 10], '{hint}', 9, { lines: 2, align: 'centre' }),
      text([0, 176, 78, 10], '{own.note}', 8, { lines: 3, align: 'centre', minPt: 5 }),
      text([0, 193, 78, 4], '{order}', 8),
    ],
  },
};
