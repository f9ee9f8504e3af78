import type { ReceiptDocument, TestDocument, TicketDocument } from '../../shared/layout/documents.ts';

const BASE45 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** A text as long as a signed ticket's, in the alphabet of its QR code, different for every number. */
export const qrTextFor = (n: number): string =>
  String(n).padStart(6, '0') +
  Array.from({ length: 152 }, (_, i) => BASE45[(i * i * 7 + i * 11 + n * (i + 3)) % 45]).join('');

/** A ticket that looks like one. */
export const aTicket = (changes: Partial<TicketDocument> = {}): TicketDocument => ({
  kind: 'ticket',
  language: 'fr-CH',
  eventName: 'Les Nuits du Lac',
  eventSubtitle: 'Chœur et Orchestre de l’Été',
  venueName: 'Salle Métropole',
  startsAt: '2026-11-27T19:00:00.000Z',
  doorsAt: '2026-11-27T18:00:00.000Z',
  timeZone: 'Europe/Zurich',
  zoneName: 'Parterre',
  priceName: 'Plein tarif',
  minor: 5800,
  currency: 'CHF',
  orderNumber: '2-000412',
  ticketNumber: 'T2-000913-91',
  holder: '',
  seat: null,
  text: [],
  hidePrice: false,
  pass: null,
  specimen: false,
  qr: qrTextFor(1),
  code128: 'T2000913917K2M9QXW',
  copy: 0,
  ...changes,
});

/** A receipt with change, rounding and VAT. */
export const aReceipt = (changes: Partial<ReceiptDocument> = {}): ReceiptDocument => ({
  kind: 'receipt',
  refund: null,
  language: 'de-CH',
  venueName: 'Salle Métropole',
  venueCity: 'Vevey',
  footer: 'CHE-123.456.789 MWST',
  timeZone: 'Europe/Zurich',
  at: '2026-11-27T18:14:00.000Z',
  orderNumber: '2-000412',
  tillNo: 2,
  cashier: 'Anna Meier',
  currency: 'CHF',
  lines: [
    {
      text: 'Les Nuits du Lac',
      detail: 'Parterre · Vollpreis',
      startsAt: '2026-11-27T19:00:00.000Z',
      quantity: 2,
      unitMinor: 5800,
      totalMinor: 11_600,
      discounts: [],
    },
    {
      text: 'Les Nuits du Lac',
      detail: 'Stehplatz · Reduziert',
      startsAt: '2026-11-28T19:30:00.000Z',
      quantity: 1,
      unitMinor: 1717,
      totalMinor: 1717,
      discounts: [],
    },
  ],
  totalMinor: 13_317,
  roundingMinor: 3,
  payments: [
    {
      name: 'Bar',
      minor: 13_320,
      givenMinor: 20_000,
      changeMinor: 6680,
      reference: '',
      foreign: null,
      voucher: null,
    },
  ],
  taxes: [{ name: 'Kultur', basisPoints: 260, grossMinor: 13_317, taxMinor: 337 }],
  copy: 0,
  ...changes,
});

/** A test page. */
export const aTest = (changes: Partial<TestDocument> = {}): TestDocument => ({
  kind: 'test',
  language: 'it-CH',
  printerName: 'Cassa 2',
  venueName: 'Salle Métropole',
  at: '2026-11-27T18:14:00.000Z',
  timeZone: 'Europe/Zurich',
  ...changes,
});
