import type { LayoutData } from '../layoutData.ts';
import { bar, code128, logo, only, qr, text } from '../placed.ts';

/** A pass for the purse: 81.6 × 50 mm of a CR80 card. */
export const TICKET_CARD: LayoutData = {
  id: 'ticket-card',
  document: 'ticket',
  stock: 'card',
  own: [{ name: 'foot', most: 60 }],
  body: {
    kind: 'placed',
    elements: [
      only('mark', bar([0, 0, 44, 4.6])),
      only('mark', text([1, 0.2, 42, 4.2], '{mark}', 9, { bold: true, inverse: true, valign: 'middle' })),
      only('!mark', text([0, 0, 32, 4.5], '{venue}', 7.5, { valign: 'middle' })),
      logo([32, 0, 12, 4.8]),
      text([0, 5.5, 44, 10], '{event}', 13, { bold: true, lines: 2, minPt: 7 }),
      only('pass', text([0, 16, 44, 4.5], '{pass}', 9.5, { bold: true })),
      only('pass', text([0, 20.5, 44, 3.6], '{validFrom} {validTo}', 7.5)),
      only('!pass', text([0, 16, 44, 4.5], '{date}', 9.5, { bold: true })),
      only('!pass', text([0, 20.5, 44, 3.6], '{time} · {zone} {row} {seat}', 7.5, { minPt: 5 })),
      text([0, 25, 44, 5.5], '{holder}', 12, { bold: true, minPt: 7, valign: 'middle' }),
      only('!pass', text([0, 31, 28, 3.6], '{priceName}', 7.5)),
      only('pass', text([0, 31, 28, 3.6], '{photo}', 7.5)),
      text([28, 31, 16, 3.6], '{price}', 7.5, { align: 'right' }),
      qr([46, 0, 35, 35], '{qr}', 0.625),
      code128([0, 36, 81.6, 8], '{code128}', 0.25),
      text([0, 44.3, 81.6, 3], '{readable}', 6.5, { bold: true, align: 'centre' }),
      text([0, 47.3, 81.6, 2.7], '{own.foot}', 5.5, { align: 'centre', minPt: 5 }),
    ],
  },
};
