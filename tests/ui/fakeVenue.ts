import type { OfferView } from '../../shared/contract/offerViews.ts';
import type { TillView } from '../../shared/contract/tillViews.ts';
import { instant } from '../../shared/kernel/time.ts';

const HOUR = 3_600_000;

/** Where the fake's clock stands: a Friday evening in Lausanne, 18:42. */
export const EVENING = Date.parse('2026-11-27T17:42:00.000Z');

const at = (hours: number): string => instant(EVENING + hours * HOUR);

type Price = readonly [name: string, minor: number];
interface ZoneData {
  readonly name: string;
  readonly colour: number;
  readonly here: number | null;
  readonly house: number;
  readonly prices: readonly Price[];
}

const zones = (
  date: string,
  data: readonly ZoneData[],
): OfferView['events'][number]['dates'][number]['zones'] =>
  data.map((zone, z) => ({
    id: `${date}-zone-${z}`,
    name: zone.name,
    colour: zone.colour,
    here: zone.here,
    house: { left: zone.house, at: at(-0.1) },
    numbered: false,
    prices: zone.prices.map(([name, minor], p) => ({
      id: `${date}-price-${z}-${p}`,
      name,
      minor,
      form: null,
      notNow: false,
      least: null,
      most: null,
      payWhatYouWantFrom: null,
      proof: '',
    })),
  }));

const HALL: readonly ZoneData[] = [
  {
    name: 'Parterre',
    colour: 1,
    here: 214,
    house: 380,
    prices: [
      ['Full price', 5800],
      ['Reduced', 4400],
      ['Under 16', 2900],
    ],
  },
  {
    name: 'Balcony',
    colour: 2,
    here: 4,
    house: 140,
    prices: [
      ['Full price', 3800],
      ['Restricted view', 2437],
    ],
  },
  {
    name: 'Standing',
    colour: 4,
    here: 480,
    house: 900,
    prices: [
      ['Full price', 3200],
      ['Reduced, with student or AHV card', 2500],
      ['Festival volunteer', 1000],
    ],
  },
  { name: 'Boxes', colour: 3, here: null, house: 12, prices: [['Full price', 9500]] },
];

const method = (
  id: string,
  kind: OfferView['methods'][number]['kind'],
  name: string,
): OfferView['methods'][number] => ({
  id,
  kind,
  name,
  givesChange: kind === 'cash',
  wantsReference: kind === 'other',
  opensDrawer: kind === 'cash',
  currency: null,
});

/** Two events with what a real evening has: scarce, sold out here, long names, ended. */
export function fakeOffer(): OfferView {
  const date = (id: string, startsIn: number, today: boolean, data = HALL, ended = false) => ({
    id,
    startsAt: at(startsIn),
    doorsAt: at(startsIn - 1),
    salesEndAt: at(startsIn + 0.5),
    today,
    ended,
    full: false,
    zones: zones(id, data),
  });
  return {
    events: [
      {
        id: 'nuits',
        name: 'Les Nuits du Lac',
        subtitle: 'Soirée d’ouverture',
        venueName: 'Salle Métropole',
        plan: null,
        mostPerOrder: null,
        dates: [
          date('d1', 1.3, true),
          date('d2', 22.3, false),
          date('d3', 25.8, false),
          date('d4', 44.3, false),
        ],
      },
      {
        id: 'quartett',
        name: 'Carmina-Quartett: Schubert, Der Tod und das Mädchen',
        subtitle: 'Kammermusik am Nachmittag',
        venueName: 'Kleiner Saal',
        plan: null,
        mostPerOrder: null,
        dates: [date('d5', -3, true, HALL.slice(0, 1), true), date('d6', 164, false, HALL.slice(0, 2))],
      },
    ],
    passes: [
      {
        id: 'pass-season',
        photo: true,
        name: 'Abonnement de saison 2026/2027',
        kind: 'season',
        entries: 0,
        minor: 48_000,
        validFrom: at(-24),
        validTo: at(4000),
        form: null,
        here: null,
      },
    ],
    vouchers: [
      {
        id: 'gift',
        name: 'Geschenkgutschein',
        amounts: [2000, 5000, 10_000],
        own: { least: 1000, most: 50_000 },
        validMonths: 24,
      },
    ],
    forms: [],
    freeReasons: [
      { id: 'artist', name: 'Artist' },
      { id: 'press', name: 'Press' },
    ],
    methods: [
      method('cash', 'cash', 'Cash'),
      method('card', 'card', 'Card'),
      method('twint', 'twint', 'TWINT'),
      method('invoice', 'invoice', 'Invoice'),
      method('reka', 'other', 'REKA'),
    ],
  };
}

/** A till as it stands when nobody is signed in yet. */
export function fakeTill(): TillView {
  return {
    enrolled: true,
    tillNo: 2,
    prefix: '2',
    venue: {
      name: 'Salle Métropole',
      city: 'Lausanne',
      timeZone: 'Europe/Zurich',
      currency: 'CHF',
      cashStep: 5,
      priceMayBeHidden: true,
      autoLockMinutes: 10,
    },
    language: 'en',
    staff: [
      { id: 'anna', name: 'Anna Meier', role: 'cashier' },
      { id: 'luca', name: 'Luca Rossi', role: 'cashier' },
      { id: 'chloe', name: 'Chloé Bernasconi-Aeschlimann', role: 'cashier' },
      { id: 'noah', name: 'Noah Favre', role: 'door' },
      { id: 'sophie', name: 'Sophie Blanc', role: 'manager' },
    ],
    signedIn: null,
    session: {
      id: 'session-1',
      openedAt: at(-1.2),
      openedBy: 'anna',
      openedByName: 'Anna Meier',
      floatMinor: 30_000,
      orders: 36,
      tickets: 81,
      takingsMinor: 362_000,
      foreign: [],
      beside: [
        { method: 'card', name: 'Card' },
        { method: 'twint', name: 'TWINT' },
      ],
      dropDue: false,
      counted: false,
    },
    sync: {
      state: 'offline',
      ordersWaiting: 37,
      entriesWaiting: 120,
      lastContactAt: at(-0.6),
      catalogueAt: at(-3),
      cases: 0,
      problem: null,
      sending: null,
      nextTryAt: null,
    },
    printers: [
      {
        id: 'p1',
        name: 'Epson TM-T88 at the counter',
        use: 'tickets',
        address: 'tcp://192.168.1.50:9100',
        language: 'escpos',
        stock: 'roll80',
        dpi: 203,
        letters: 'own',
        layouts: {},
        drawer: 'none',
        standIn: null,
        capability: 'confirms',
        state: 'ready',
        waiting: 0,
        blocked: 0,
        toCheck: 0,
      },
      {
        id: 'p2',
        name: 'Receipt printer',
        use: 'receipts',
        address: 'tcp://192.168.1.51:9100',
        language: 'escpos',
        stock: 'roll80',
        dpi: 203,
        letters: 'own',
        layouts: {},
        drawer: 'none',
        standIn: null,
        capability: 'confirms',
        state: 'ready',
        waiting: 0,
        blocked: 0,
        toCheck: 0,
      },
    ],
    rates: [],
    lostAt: null,
    notices: [],
    now: instant(EVENING),
  };
}
