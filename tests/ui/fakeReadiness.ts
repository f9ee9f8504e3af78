import type { ReadinessView } from '../../shared/contract/readiness.ts';
import { judgeReadiness, type ReadinessFacts } from '../../shared/domain/readiness/judge.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

const HOUR = 3_600_000;
const zone = (
  zone: string,
  name: string,
  here: number | null,
  house: number,
  free: number,
): ReadinessFacts['tonight'][number]['zones'][number] => ({ zone, name, here, house, free });

const printer = (id: string, name: string, use: 'tickets' | 'receipts') => ({
  id,
  name,
  use,
  state: 'ready' as const,
  weak: use === 'receipts',
  tested: true,
  toCheck: 0,
  standIn: null,
});

/** A till on which nothing is wrong, an hour before doors. */
export const readyTill = (): ReadinessFacts => ({
  now: EVENING,
  line: { state: 'offline', lastContactAt: EVENING - 0.6 * HOUR },
  lostAt: null,
  catalogueAt: EVENING - 0.6 * HOUR,
  tonight: [
    {
      date: 'd1',
      event: 'Les Nuits du Lac',
      startsAt: instant(EVENING + 1.3 * HOUR),
      givenBack: false,
      zones: [zone('z1', 'Parterre', 214, 380, 60), zone('z3', 'Standing', 480, 900, 200)],
    },
  ],
  houseAt: EVENING - 0.6 * HOUR,
  nextShow: instant(EVENING + 1.3 * HOUR),
  reservations: { tillNo: 2, groups: [{ till: 2, count: 7, held: 7 }] },
  people: [
    { name: 'Anna Meier', role: 'cashier', pinKnown: true },
    { name: 'Sophie Blanc', role: 'manager', pinKnown: true },
  ],
  printers: [
    printer('p1', 'Epson TM-T88 at the counter', 'tickets'),
    printer('p2', 'Receipt printer', 'receipts'),
  ],
  disk: { freeBytes: 48_000_000_000, ballast: true },
  clock: {
    compared: { offsetMs: -400, at: EVENING - 0.6 * HOUR },
    jumped: false,
    zone: { here: 'Europe/Zurich', venue: 'Europe/Zurich', same: true },
  },
  certificateEndsAt: EVENING + 300 * 24 * HOUR,
  backupAt: EVENING - 19 * HOUR,
  journal: { entries: 120, oldestAt: EVENING - 0.6 * HOUR },
  cases: 0,
});

/** The same till with a few things that a busy afternoon leaves behind. */
export function halfReadyTill(): ReadinessFacts {
  const fine = readyTill();
  const [evening] = fine.tonight;
  const [first, second] = fine.printers;
  if (!evening || !first || !second) throw new Error('the ready till has an evening and printers');
  return {
    ...fine,
    tonight: [
      {
        ...evening,
        zones: [
          zone('z1', 'Parterre', 214, 380, 60),
          zone('z2', 'Balcony', 4, 140, 12),
          zone('z3', 'Standing', 480, 900, 200),
          zone('z4', 'Boxes', null, 12, 0),
        ],
      },
    ],
    reservations: { tillNo: 2, groups: [{ till: null, count: 7, held: 3 }] },
    printers: [{ ...first, tested: false }, second],
    backupAt: null,
  };
}

/** A till that can't work tonight as it stands; every item has something to say. */
export function unreadyTill(): ReadinessFacts {
  const half = halfReadyTill();
  const [evening] = half.tonight;
  if (!evening) throw new Error('the half-ready till has an evening');
  return {
    ...half,
    line: { state: 'centreFails', lastContactAt: EVENING - 40 * HOUR },
    lostAt: EVENING - 20 * HOUR,
    catalogueAt: EVENING - 40 * HOUR,
    tonight: [{ ...evening, zones: evening.zones.map((one) => ({ ...one, here: null })) }],
    reservations: {
      tillNo: 2,
      groups: [
        { till: 2, count: 7, held: 3 },
        { till: 11, count: 1, held: 0 },
      ],
    },
    people: [
      { name: 'Anna Meier', role: 'cashier', pinKnown: true },
      { name: 'Chloé Bernasconi-Aeschlimann', role: 'cashier', pinKnown: false },
      { name: 'Sophie Blanc', role: 'manager', pinKnown: true },
    ],
    printers: half.printers.map((one, i) => ({
      ...one,
      ...(i === 0 ? { state: 'paperOut' as const } : { toCheck: 3 }),
    })),
    disk: { freeBytes: 96_000_000, ballast: true },
    clock: { ...half.clock, compared: { offsetMs: 500_000, at: EVENING - 40 * HOUR } },
    certificateEndsAt: EVENING - HOUR,
    journal: { entries: 10_400, oldestAt: EVENING - 40 * HOUR },
    cases: 2,
  };
}

/** The check as the core answers it: judged by the product. */
export function fakeReadiness(facts: ReadinessFacts): ReadinessView {
  const { state, items } = judgeReadiness(facts);
  return { at: instant(facts.now), state, items: [...items] };
}
