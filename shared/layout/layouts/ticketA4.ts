import type { LayoutData } from '../layoutData.ts';
import { bar, code128, logo, only, qr, text } from '../placed.ts';

/** A page for each ticket, to be printed at home or shown on a telephone: 190 × 277 mm. */
export const TICKET_A4: LayoutData = {
  id: 'ticket-a4',
  document: 'ticket',
  stock: 'a4',
  own: [
    { name: 'note', most: 600 },
    { name: 'foot', most: 120 },
  ],
  body: {
    kind: 'placed',
    elements: [
      only('mark', bar([10, 0, 170, 9])),
      only('mark', text([12, 0.5, 166, 8], '{mark}', 17, { bold: true, inverse: true, valign: 'middle' })),
      text([10, 12, 110, 6], '{venue}', 12, { valign: 'middle' }),
      logo([130, 10, 50, 20]),
      text([10, 22, 115, 32], '{event}', 36, { bold: true, lines: 3, minPt: 14, valign: 'bottom' }),
      text([10, 55, 170, 12], '{subtitle}', 13, { lines: 2 }),
      bar([10, 70, 170, 0.5]),
      only('!pass', text([10, 75, 112, 8], '{date}', 17, { bold: true })),
      only('!pass', text([10, 84, 112, 14], '{time}', 34, { bold: true, valign: 'middle' })),
      only('!pass', text([10, 99, 112, 6], '{doors}', 13)),
      only('pass', text([10, 75, 112, 10], '{pass}', 22, { bold: true })),
      only('pass', text([10, 87, 112, 7], '{validFrom}', 15)),
      only('pass', text([10, 94, 112, 7], '{validTo}', 15, { bold: true })),
      only('zone !row', text([10, 110, 112, 18], '{zone}', 20, { bold: true, lines: 2, minPt: 11 })),
      only('row', text([10, 109, 112, 7], '{section}', 14, { bold: true, minPt: 9 })),
      only(
        'row',
        text([10, 116, 112, 11], '{row}   {seat}', 22, { bold: true, minPt: 10, valign: 'middle' }),
      ),
      text([10, 130, 74, 7], '{priceName}', 14, { valign: 'middle' }),
      text([84, 130, 38, 7], '{price}', 14, { bold: true, align: 'right', valign: 'middle' }),
      text([10, 139, 112, 8], '{holder}', 16, { bold: true, minPt: 9, valign: 'middle' }),
      text([10, 149, 112, 22], '{freeText}', 11, { lines: 4 }),
      qr([126, 74, 56, 56], '{qr}', 1),
      text([126, 132, 54, 5], '{ticketNumber}', 11, { align: 'centre' }),
      code128([35, 178, 120, 18], '{code128}', 0.4),
      text([10, 198, 170, 5], '{readable}', 11, { bold: true, align: 'centre' }),
      bar([10, 208, 170, 0.5]),
      text([10, 211, 85, 5], '{order}', 10),
      text([95, 211, 85, 5], '{number}', 10, { align: 'right' }),
      text([10, 220, 170, 36], '{own.note}', 10, { lines: 7, minPt: 7 }),
      text([10, 270, 170, 5], '{own.foot}', 9, { align: 'centre', minPt: 7 }),
    ],
  },
};
