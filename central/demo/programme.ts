/** Prices of a zone: name, minor units, VAT rate. */
export type DemoPrice = readonly [name: string, minor: number, vatRate: string];

export interface DemoZone {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
  /** Places on each date. */
  readonly places: number;
  readonly prices: readonly DemoPrice[];
}

export interface DemoEvent {
  readonly id: string;
  readonly name: string;
  readonly subtitle: string;
  readonly zones: readonly DemoZone[];
  /** Days after tonight, doors, start. */
  readonly dates: readonly (readonly [days: number, doors: string, starts: string])[];
}

/** Rates as they changed; the organiser has opted in for its concerts, and not for the morning shows. */
export const VAT_RATES = [
  {
    id: 'vat-standard',
    name: 'Standard',
    steps: [
      ['2018-01-01', 770],
      ['2024-01-01', 810],
    ],
  },
  {
    id: 'vat-reduced',
    name: 'Reduced',
    steps: [
      ['2018-01-01', 250],
      ['2024-01-01', 260],
    ],
  },
  {
    id: 'vat-special',
    name: 'Accommodation',
    steps: [
      ['2018-01-01', 370],
      ['2024-01-01', 380],
    ],
  },
  { id: 'vat-exempt', name: 'Exempt', steps: [['2018-01-01', 0]] },
] as const;

export const PAYMENT_METHODS = [
  { id: 'pay-cash', kind: 'cash', name: 'Cash', opensDrawer: true },
  { id: 'pay-card', kind: 'card', name: 'Card', opensDrawer: false },
  { id: 'pay-twint', kind: 'twint', name: 'TWINT', opensDrawer: false },
  { id: 'pay-eur', kind: 'cash', name: 'EUR', opensDrawer: true, givesChange: true, currency: 'EUR' },
  { id: 'pay-reka', kind: 'other', name: 'REKA', opensDrawer: true, wantsReference: true },
  { id: 'pay-invoice', kind: 'invoice', name: 'Invoice', opensDrawer: false, countedAtClosing: false },
  { id: 'pay-voucher', kind: 'voucher', name: 'Gift voucher', opensDrawer: false, countedAtClosing: false },
  { id: 'pay-free', kind: 'free', name: 'Invitation', opensDrawer: false, countedAtClosing: false },
] as const;

const CULTURE = 'vat-reduced';
const OPEN_AIR: DemoZone = {
  id: 'standing',
  name: 'Standing',
  colour: 4,
  places: 900,
  prices: [
    ['Full price', 3200, CULTURE],
    ['Reduced', 2500, CULTURE],
  ],
};

/** What the demo venue plays: tonight's show first. */
export const PROGRAMME: readonly DemoEvent[] = [
  {
    id: 'nuits-du-lac',
    name: 'Les Nuits du Lac',
    subtitle: 'Orchestre de chambre et voix · Claire Monnier, direction',
    zones: [
      {
        id: 'stalls',
        name: 'Stalls',
        colour: 1,
        places: 380,
        prices: [
          ['Full price', 5800, CULTURE],
          ['Reduced', 4400, CULTURE],
          ['Under 16', 2900, CULTURE],
        ],
      },
      {
        id: 'balcony',
        name: 'Balcony',
        colour: 2,
        places: 140,
        prices: [
          ['Full price', 3800, CULTURE],
          ['Restricted view', 2400, CULTURE],
          ['Under 16', 1900, CULTURE],
        ],
      },
      OPEN_AIR,
    ],
    dates: [
      [0, '19:00', '20:00'],
      [1, '16:00', '17:00'],
      [1, '19:30', '20:30'],
      [2, '14:00', '15:00'],
    ],
  },
  {
    id: 'cine-concert',
    name: 'Ciné-concert',
    subtitle: 'La ruée vers l’or, partition jouée en direct',
    zones: [
      {
        id: 'stalls',
        name: 'Stalls',
        colour: 1,
        places: 420,
        prices: [
          ['Full price', 4850, CULTURE],
          ['Reduced', 3650, CULTURE],
          ['Under 16', 2150, CULTURE],
        ],
      },
      {
        id: 'balcony',
        name: 'Balcony',
        colour: 2,
        places: 180,
        prices: [
          ['Full price', 3450, CULTURE],
          ['Under 16', 1650, CULTURE],
        ],
      },
    ],
    dates: [
      [3, '19:00', '20:00'],
      [4, '16:00', '17:00'],
    ],
  },
  {
    id: 'matinee-famille',
    name: 'Matinée en famille',
    subtitle: 'Le petit orchestre raconte · dès 5 ans',
    zones: [
      {
        id: 'stalls',
        name: 'Stalls',
        colour: 1,
        places: 300,
        prices: [
          ['Full price', 2000, 'vat-exempt'],
          ['Under 16', 1200, 'vat-exempt'],
        ],
      },
    ],
    dates: [
      [1, '10:30', '11:00'],
      [2, '10:30', '11:00'],
    ],
  },
  {
    id: 'bal-du-metropole',
    name: 'Bal du Métropole',
    subtitle: 'Buffet et orchestre de danse',
    zones: [
      {
        id: 'floor',
        name: 'Dance floor',
        colour: 5,
        places: 600,
        prices: [
          ['Full price', 4500, 'vat-standard'],
          ['Reduced', 3500, 'vat-standard'],
        ],
      },
      {
        id: 'tables',
        name: 'Tables',
        colour: 3,
        places: 120,
        prices: [['With dinner', 11_800, 'vat-standard']],
      },
    ],
    dates: [[8, '20:00', '21:00']],
  },
];
