import type { LayoutData } from '../layoutData.ts';
import { bar, code128, logo, only, type PlacedElement, qr, text } from '../placed.ts';

/** 97.6 mm across and 72.2 mm down: what it is for on the left, what is scanned on the right and below. */
const elements: readonly PlacedElement[] = [
  only('mark', bar([0, 0, 58, 6.5])),
  only('mark', text([1, 0.25, 56, 6], '{mark}', 13, { bold: true, inverse: true, valign: 'middle' })),
  only('!mark', text([0, 0, 44, 5], '{venue}', 8.5, { valign: 'middle' })),
  logo([44, 0, 16, 6.4]),
  text([0, 7.5, 59, 13], '{event}', 20, { bold: true, lines: 2, minPt: 8, valign: 'bottom' }),
  text([0, 20.5, 59, 4], '{subtitle}', 8),
  bar([0, 25, 59, 0.4]),
  only('!pass', text([0, 26, 59, 5.5], '{date}', 11.5, { bold: true, valign: 'middle' })),
  only('!pass', text([0, 31.5, 30, 9.5], '{time}', 24, { bold: true, valign: 'middle' })),
  only('!pass', text([30, 31.5, 29, 9.5], '{doors}', 9, { align: 'right', valign: 'middle' })),
  only('pass', text([0, 26, 59, 6], '{pass}', 13, { bold: true, valign: 'middle' })),
  only('pass', text([0, 32, 59, 4.5], '{validFrom}', 9)),
  only('pass', text([0, 36.5, 59, 4.5], '{validTo}', 9, { bold: true })),
  bar([0, 41.5, 59, 0.4]),
  only('zone !row', text([0, 42.5, 59, 8], '{zone}', 17, { bold: true, minPt: 8, valign: 'middle' })),
  only('row', text([0, 42.3, 59, 3.8], '{section}', 8, { bold: true })),
  only('row', text([0, 46, 30, 5], '{row}', 13, { bold: true, minPt: 7, valign: 'middle' })),
  only(
    'row',
    text([30, 46, 29, 5], '{seat}', 13, { bold: true, minPt: 7, align: 'right', valign: 'middle' }),
  ),
  text([0, 51.3, 37, 4.5], '{priceName}', 9, { valign: 'middle' }),
  text([37, 51.3, 22, 4.5], '{price}', 10, { bold: true, align: 'right', valign: 'middle' }),
  qr([62, 0.5, 35, 35], '{qr}', 0.625),
  text([62, 36, 35.6, 4], '{holder}', 8.5, { align: 'centre', valign: 'middle' }),
  text([62, 40, 35.6, 7], '{freeText}', 7, { lines: 2, align: 'centre' }),
  text([62, 47, 35.6, 3.5], '{order}', 7, { align: 'centre' }),
  text([62, 50.3, 35.6, 5.5], '{own.note}', 6, { lines: 2, align: 'centre', minPt: 5 }),
  code128([9, 56.8, 80, 9.5], '{code128}', 0.25),
  text([0, 66.6, 97.6, 3.2], '{readable}', 7.5, { bold: true, align: 'centre' }),
  text([0, 69.6, 97.6, 2.6], '{own.foot}', 5.5, { align: 'centre', minPt: 5 }),
];

export const TICKET_CINEMA: LayoutData = {
  id: 'ticket-cinema',
  document: 'ticket',
  stock: 'cinema',
  own: [
    { name: 'note', most: 90 },
    { name: 'foot', most: 80 },
  ],
  body: { kind: 'placed', elements },
};

export const VOUCHER_CINEMA: LayoutData = {
  id: 'voucher-cinema',
  document: 'voucher',
  stock: 'cinema',
  own: [{ name: 'note', most: 90 }],
  body: {
    kind: 'placed',
    elements: [
      only('mark', bar([0, 0, 58, 6.5])),
      only('mark', text([1, 0.25, 56, 6], '{mark}', 13, { bold: true, inverse: true, valign: 'middle' })),
      only('!mark', text([0, 0, 44, 5], '{venue}', 8.5, { valign: 'middle' })),
      logo([44, 0, 16, 6.4]),
      text([0, 8, 59, 5], '{what}', 11),
      text([0, 13.5, 59, 11], '{name}', 15, { bold: true, lines: 2, minPt: 8 }),
      text([0, 26, 59, 13], '{amount}', 30, { bold: true, valign: 'middle' }),
      bar([0, 41, 59, 0.4]),
      text([0, 42.5, 59, 4], '{validUntil}', 8.5),
      text([0, 46.5, 59, 5.5], '{validTo}', 11.5, { bold: true, valign: 'middle' }),
      qr([62, 0.5, 35, 35], '{qr}', 1.25),
      text([62, 44, 35.6, 4], '{order}', 7, { align: 'centre' }),
      text([0, 55, 97.6, 7], '{code}', 17, { bold: true, align: 'centre', valign: 'middle', minPt: 9 }),
      text([0, 62.6, 97.6, 4.2], '{hint}', 8, { align: 'centre' }),
      text([0, 67, 97.6, 5.2], '{own.note}', 7, { lines: 2, align: 'centre', minPt: 5 }),
    ],
  },
};
