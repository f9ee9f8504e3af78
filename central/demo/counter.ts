import { voucherIdOf } from '../../shared/domain/vouchers.ts';
import { sha256 } from '../platform/crypto.ts';
import type { CatalogueRow } from '../service/catalogue.ts';
import { HALL, hallPlaces } from './hall.ts';

const CULTURE = 'vat-reduced';

/** A voucher that was sold before, for trying one out: its code and what is on it. */
export const DEMO_VOUCHER = { code: '7K3MQ9XW2TB5HD8R76', minor: 5000 } as const;

/** Where the counter's own rows are in time; instants in ISO UTC. */
export interface CounterTimes {
  /** Tonight's doors and start, and the end of its sale. */
  readonly doorsAt: string;
  readonly startsAt: string;
  readonly salesEndAt: string;
  readonly clubDoorsAt: string;
  readonly clubStartsAt: string;
  readonly festival: readonly {
    readonly doorsAt: string;
    readonly startsAt: string;
    readonly salesEndAt: string;
  }[];
  /** A year ago, and the season's end. */
  readonly lastYear: string;
  readonly seasonEnds: string;
  readonly now: string;
}

type Value = { readonly id: string } & Record<string, unknown>;
const rowOf = (kind: CatalogueRow['kind'], value: Value): CatalogueRow => ({ kind, id: value.id, value });

/** What the demo counter has beyond plain shows: a numbered hall, a club, a festival, passes, vouchers, codes, forms. */
export function counterRows(venue: string, times: CounterTimes, places: number): CatalogueRow[] {
  return [
    ...symphony(venue, times),
    ...club(venue, times, places),
    ...festival(venue, times, places),
    ...passes(times),
    ...vouchers(times),
    ...codes(times),
    rowOf('quota', { id: 'quota-press', capacity: 40 }),
    ...['Artiste', 'Presse', 'Maison', 'Sponsor'].map((name, i) =>
      rowOf('freeReason', {
        id: `reason-${i + 1}`,
        name,
        order: i + 1,
        contingent: name === 'Presse' ? 'quota-press' : null,
      }),
    ),
    rowOf('levy', {
      id: 'levy-entertainment',
      name: 'Impôt sur les spectacles',
      basisPoints: 1000,
      base: 'net',
      order: 1,
    }),
    rowOf('levy', { id: 'levy-rights', name: 'Droits d’auteur', basisPoints: 0, base: 'net', order: 2 }),
  ];
}

function symphony(venue: string, times: CounterTimes): CatalogueRow[] {
  const date = 'symphonie-tonight';
  const zone = (id: string, name: string, category: string, colour: number, order: number) =>
    rowOf('zone', { id: `symphonie-${id}`, event: 'symphonie', name, colour, order, category });
  const price = (
    zoneId: string,
    k: number,
    name: string,
    minor: number,
    more: Record<string, unknown> = {},
  ) =>
    rowOf('price', {
      id: `symphonie-${zoneId}-${k}`,
      zone: `symphonie-${zoneId}`,
      name,
      minor,
      vatRate: CULTURE,
      order: k,
      ...more,
    });
  const zones = [
    ['a', 'Parterre A', 'A', 1, 9200],
    ['b', 'Parterre B', 'B', 2, 6800],
    ['c', 'Balcon', 'C', 3, 4200],
  ] as const;
  return [
    rowOf('form', {
      id: 'form-school',
      name: 'Classe',
      per: 'ticket',
      fields: [
        { id: 'class', label: 'Classe', type: 'text', required: true },
        { id: 'level', label: 'Degré', type: 'choice', required: true, choices: ['Primaire', 'Secondaire'] },
      ],
    }),
    rowOf('event', {
      id: 'symphonie',
      venue,
      name: 'Symphonie fantastique',
      subtitle: 'Orchestre du Léman · Hector Berlioz',
      plan: HALL,
      mostPerOrder: 40,
    }),
    ...zones.flatMap(([id, name, category, colour, minor], i) => [
      zone(id, name, category, colour, i + 1),
      price(id, 1, 'Plein tarif', minor),
      price(id, 2, 'Étudiant', Math.round(minor * 0.6), { proof: 'Carte d’étudiant' }),
      ...(id === 'b'
        ? [
            price(id, 3, 'École', 1500, { form: 'form-school', least: 1, most: 30 }),
            price(id, 4, 'Invitation', 0),
          ]
        : []),
    ]),
    rowOf('date', {
      id: date,
      event: 'symphonie',
      doorsAt: times.doorsAt,
      startsAt: times.startsAt,
      salesEndAt: times.salesEndAt,
    }),
    rowOf('seatHold', {
      id: 'hold-sponsor',
      date,
      kind: 'held',
      owner: 'Sponsor',
      seats: ['stalls-c-3-11', 'stalls-c-3-12', 'stalls-c-3-13', 'stalls-c-3-14'],
    }),
    rowOf('seatHold', {
      id: 'hold-camera',
      date,
      kind: 'blocked',
      owner: 'Caméra',
      seats: ['stalls-c-14-13', 'stalls-c-14-14'],
    }),
    ...zones.map(([id, , category]) =>
      rowOf('quota', {
        id: `${date}-${id}`,
        date,
        zone: `symphonie-${id}`,
        capacity: hallPlaces(category) - (category === 'A' ? 4 : category === 'B' ? 2 : 0),
      }),
    ),
  ];
}

function club(venue: string, times: CounterTimes, places: number): CatalogueRow[] {
  return [
    rowOf('event', { id: 'club', venue, name: 'Club Minuit', subtitle: 'DJ Léonie · concert debout' }),
    rowOf('zone', { id: 'club-floor', event: 'club', name: 'Debout', colour: 4, order: 1 }),
    rowOf('price', {
      id: 'club-floor-1',
      zone: 'club-floor',
      name: 'Entrée',
      minor: 3000,
      vatRate: 'vat-standard',
      order: 1,
      // Presale until doors, then the door price.
      windows: [
        { from: null, to: times.clubDoorsAt, minor: 2500 },
        { from: times.clubDoorsAt, to: null, minor: 3000 },
      ],
    }),
    rowOf('price', {
      id: 'club-floor-2',
      zone: 'club-floor',
      name: 'Prix libre',
      minor: 2000,
      vatRate: 'vat-standard',
      order: 2,
      payWhatYouWantFrom: 1000,
    }),
    rowOf('price', {
      id: 'club-floor-3',
      zone: 'club-floor',
      name: 'Groupe dès 6',
      minor: 2000,
      vatRate: 'vat-standard',
      order: 3,
      least: 6,
    }),
    rowOf('date', {
      id: 'club-tomorrow',
      event: 'club',
      doorsAt: times.clubDoorsAt,
      startsAt: times.clubStartsAt,
      salesEndAt: new Date(Date.parse(times.clubStartsAt) + 4 * 3_600_000).toISOString(),
    }),
    rowOf('quota', { id: 'club-quota', date: 'club-tomorrow', zone: 'club-floor', capacity: 350 * places }),
  ];
}

function festival(venue: string, times: CounterTimes, places: number): CatalogueRow[] {
  return [
    rowOf('event', {
      id: 'festival',
      venue,
      name: 'Festival de la Riviera',
      subtitle: 'Trois jours au bord du lac',
    }),
    rowOf('zone', { id: 'festival-grounds', event: 'festival', name: 'Plaine', colour: 6, order: 1 }),
    rowOf('price', {
      id: 'festival-grounds-1',
      zone: 'festival-grounds',
      name: 'Jour',
      minor: 7900,
      vatRate: CULTURE,
      order: 1,
    }),
    rowOf('price', {
      id: 'festival-grounds-2',
      zone: 'festival-grounds',
      name: 'Jour, moins de 16 ans',
      minor: 3900,
      vatRate: CULTURE,
      order: 2,
    }),
    ...times.festival.flatMap((day, i) => [
      rowOf('date', { id: `festival-${i + 1}`, event: 'festival', ...day }),
      rowOf('quota', {
        id: `festival-quota-${i + 1}`,
        date: `festival-${i + 1}`,
        zone: 'festival-grounds',
        capacity: 4000 * places,
      }),
    ]),
  ];
}

function passes(times: CounterTimes): CatalogueRow[] {
  const common = { vatRate: CULTURE, validFrom: times.now, validTo: times.seasonEnds };
  return [
    rowOf('quota', { id: 'quota-three-days', capacity: 800 }),
    rowOf('passProduct', {
      ...common,
      id: 'pass-three-days',
      name: 'Pass 3 jours Riviera',
      kind: 'entries',
      entries: 3,
      perEvent: 3,
      scope: { events: ['festival'], zones: [], prices: [], passes: [] },
      minor: 19_900,
      quota: 'quota-three-days',
      order: 1,
    }),
    rowOf('passProduct', {
      ...common,
      id: 'pass-season',
      name: 'Abonnement de saison',
      kind: 'season',
      perEvent: 1,
      photo: true,
      minor: 48_000,
      order: 2,
    }),
    rowOf('passProduct', {
      ...common,
      id: 'pass-ten',
      name: 'Carte 10 entrées',
      kind: 'entries',
      entries: 10,
      perEvent: 4,
      minor: 24_000,
      order: 3,
    }),
    rowOf('passProduct', {
      ...common,
      id: 'pass-card',
      name: 'Carte de réduction',
      kind: 'discount',
      perEvent: 2,
      reduction: { kind: 'percent', basisPoints: 2500 },
      photo: true,
      minor: 9000,
      order: 4,
    }),
    rowOf('passProduct', {
      ...common,
      id: 'pass-artist',
      name: 'Accréditation',
      kind: 'accreditation',
      perEvent: 1,
      surchargeMinor: 500,
      minor: 0,
      order: 5,
    }),
  ];
}

function vouchers(times: CounterTimes): CatalogueRow[] {
  const id = voucherIdOf(sha256, DEMO_VOUCHER.code);
  const last4 = DEMO_VOUCHER.code.slice(-4);
  return [
    rowOf('voucherProduct', {
      id: 'voucher-gift',
      name: 'Bon cadeau',
      amounts: [2000, 5000, 10_000],
      own: { least: 1000, most: 50_000 },
      validMonths: 24,
      order: 1,
    }),
    rowOf('voucher', { id, last4, minor: DEMO_VOUCHER.minor, validTo: times.seasonEnds }),
  ];
}

function codes(times: CounterTimes): CatalogueRow[] {
  const scope = (events: readonly string[]) => ({ events, zones: [], prices: [], passes: [] });
  return [
    rowOf('promotion', {
      id: 'promotion-lac25',
      code: 'LAC25',
      name: 'Amis du Lac, 25 %',
      reduction: { kind: 'percent', basisPoints: 2500 },
      per: 'ticket',
      scope: scope(['symphonie', 'nuits-du-lac', 'cine-concert']),
    }),
    rowOf('promotion', {
      id: 'promotion-club10',
      code: 'CLUB10',
      name: 'Club, 10 de moins',
      reduction: { kind: 'fixed', minor: 1000 },
      per: 'cart',
      scope: scope(['club']),
    }),
    rowOf('promotion', {
      id: 'promotion-ete',
      code: 'ETE2025',
      name: 'Été 2025',
      reduction: { kind: 'percent', basisPoints: 1000 },
      per: 'ticket',
      to: times.lastYear,
      scope: scope([]),
    }),
    rowOf('quota', { id: 'quota-first100', capacity: 100 }),
    rowOf('promotion', {
      id: 'promotion-first100',
      code: 'FIRST100',
      name: 'Les cent premiers',
      reduction: { kind: 'percent', basisPoints: 5000 },
      per: 'ticket',
      capPerOrder: 2,
      quota: 'quota-first100',
      scope: scope(['festival']),
    }),
    rowOf('offer', {
      id: 'offer-family',
      name: 'Famille: 4 pour 3',
      buy: 3,
      get: 1,
      reduction: { kind: 'percent', basisPoints: 10_000 },
      scope: scope(['matinee-famille']),
    }),
  ];
}
