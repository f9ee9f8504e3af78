import type { Language } from '../kernel/language.ts';
import type { PrintDocument, ReceiptDocument, TicketDocument } from './documents.ts';
import type { DocumentKind } from './layoutData.ts';
import { paperWords } from './words.ts';

/** As long as a signed ticket's, in the alphabet of its QR code, and no ticket. */
const SAMPLE_QR = `SAMPLE ${'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$%*+-./:'.repeat(4)}`.slice(0, 158);

const COMMON = {
  timeZone: 'Europe/Zurich',
  venueName: 'Salle Métropole',
  currency: 'CHF',
} as const;
const AT = '2026-11-27T19:00:00.000Z';

/** Ways to pay as a venue names them. */
const METHODS: Readonly<Record<Language, { readonly cash: string; readonly card: string }>> = {
  en: { cash: 'Cash', card: 'Card' },
  'de-CH': { cash: 'Bar', card: 'Karte' },
  'fr-CH': { cash: 'Espèces', card: 'Carte' },
  'it-CH': { cash: 'Contanti', card: 'Carta' },
};

const ticket = (language: Language): TicketDocument => ({
  kind: 'ticket',
  language,
  ...COMMON,
  eventName: 'Les Nuits du Lac',
  eventSubtitle: 'Chœur et Orchestre de l’Été',
  startsAt: AT,
  doorsAt: '2026-11-27T18:00:00.000Z',
  zoneName: 'Parterre',
  priceName: 'Plein tarif',
  minor: 5800,
  orderNumber: '12B-000412',
  ticketNumber: 'T12B-000913-91',
  holder: 'Zoë Müller-Rochat',
  seat: null,
  text: [],
  hidePrice: false,
  pass: null,
  specimen: false,
  qr: SAMPLE_QR,
  code128: 'T12B00091391ABCDEFGH',
  copy: 0,
});

const receipt = (language: Language): ReceiptDocument => ({
  kind: 'receipt',
  language,
  ...COMMON,
  venueCity: 'Vevey',
  footer: '',
  at: AT,
  orderNumber: '12B-000412',
  refund: null,
  tillNo: 12,
  cashier: 'Anna Meier',
  lines: [
    {
      text: 'Les Nuits du Lac',
      detail: 'Parterre · Plein tarif',
      startsAt: AT,
      quantity: 2,
      unitMinor: 5800,
      totalMinor: 11_600,
      discounts: [],
    },
  ],
  totalMinor: 11_600,
  roundingMinor: 0,
  payments: [
    {
      name: METHODS[language].cash,
      minor: 11_600,
      givenMinor: 20_000,
      changeMinor: 8400,
      reference: '',
      foreign: null,
      voucher: null,
    },
  ],
  taxes: [{ name: 'VAT', basisPoints: 260, grossMinor: 11_600, taxMinor: 294 }],
  copy: 0,
});

const refund = (language: Language): ReceiptDocument => ({
  ...receipt(language),
  refund: { number: 'R12B-000007', approvedBy: 'Sophie Blanc', feeMinor: 500 },
  lines: receipt(language).lines.map((line) => ({ ...line, totalMinor: -line.totalMinor })),
  totalMinor: -11_100,
  payments: [
    {
      name: METHODS[language].cash,
      minor: -11_100,
      givenMinor: -11_100,
      changeMinor: 0,
      reference: '',
      foreign: null,
      voucher: null,
    },
  ],
  taxes: [{ name: 'VAT', basisPoints: 260, grossMinor: -11_600, taxMinor: -294 }],
});

/** Documents that look like the real ones, to show a layout and to check it: every shape that a kind has. */
export function samplesOf(kind: DocumentKind, language: Language): readonly PrintDocument[] {
  const words = paperWords(language);
  const { cash, card } = METHODS[language];
  switch (kind) {
    case 'ticket':
      return [
        ticket(language),
        {
          ...ticket(language),
          seat: { section: 'Galerie', row: '12', number: '124' },
          text: ['Table 7'],
          copy: 12,
        },
        {
          ...ticket(language),
          pass: {
            kind: 'season',
            entries: 0,
            photo: 'F-0417',
            validFrom: AT,
            validTo: '2027-06-30T21:59:00.000Z',
          },
        },
      ];
    case 'voucher':
      return [
        {
          kind: 'voucher',
          language,
          ...COMMON,
          name: words.voucher,
          minor: 5000,
          validTo: '2031-11-27T22:59:00.000Z',
          code: '7K3M-Q9XW-2TB5-HD8R-76',
          orderNumber: '12B-000412',
          copy: 0,
        },
      ];
    case 'receipt':
      return [receipt(language), refund(language)];
    case 'closing':
      return [
        {
          kind: 'closing',
          language,
          ...COMMON,
          venueCity: 'Vevey',
          number: 'Z12B-00041',
          at: AT,
          by: 'Sophie Blanc',
          tillNo: 12,
          orders: 184,
          tickets: 437,
          copies: 3,
          floatMinor: 20_000,
          linesMinor: 1_828_100,
          vouchersMinor: 5000,
          returns: { refunds: 2, tickets: 3, minor: 17_400 },
          roundingMinor: -4,
          methods: [
            { name: cash, count: 84, minor: 512_300, foreign: null },
            { name: card, count: 98, minor: 1_310_796, foreign: null },
            { name: `${cash} EUR`, count: 2, minor: 5000, foreign: { currency: 'EUR', minor: 5300 } },
          ],
          taxes: [{ basisPoints: 260, grossMinor: 1_823_100, taxMinor: 46_196 }],
          expectedCashMinor: 532_300,
          countedCashMinor: 532_200,
          differenceMinor: -100,
          countedForeign: [{ currency: 'EUR', minor: 5300 }],
          counting: {
            floatLeftMinor: 20_000,
            depositMinor: 512_200,
            bag: '004711',
            methods: [{ name: card, countedMinor: 1_310_796, expectedMinor: 1_310_796 }],
          },
          invoices: { issued: 2, issuedMinor: 34_800, creditedMinor: 0, settled: 1, settledMinor: 11_600 },
          movements: { dropsMinor: 200_000, payOutsMinor: 4_550, payInsMinor: 0, noSales: 2 },
          open: false,
          lists: [
            {
              title: 'byDate',
              rows: [{ name: 'Symphonie fantastique 27.11.2026 20:00', quantity: 437, minor: 1_823_100 }],
            },
            { title: 'free', rows: [{ name: 'Press', quantity: 4, minor: null }] },
          ],
          shortHash: '4f1c9a7e20b3',
          copy: 0,
        },
      ];
    case 'test':
      return [{ kind: 'test', language, ...COMMON, printerName: 'Foyer 1', at: AT }];
  }
}
