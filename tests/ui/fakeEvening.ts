import type { EveningView, StatementView, TillEveningView } from '../../shared/contract/evening.ts';
import { instant } from '../../shared/kernel/time.ts';
import { EVENING } from './fakeVenue.ts';

type Figures = TillEveningView['figures'];
const HOUR = 3_600_000;

const figures = (orders: number, cash: number, card: number, twint: number): Figures => ({
  orders,
  tickets: orders * 2,
  returned: 1,
  netMinor: cash + card + twint,
  roundingMinor: 0,
  methods: [
    { method: 'cash', methodName: 'Bar', kind: 'cash', minor: cash },
    { method: 'card', methodName: 'Karte', kind: 'card', minor: card },
    { method: 'twint', methodName: 'TWINT', kind: 'twint', minor: twint },
  ],
  taxes: [
    {
      vatName: 'Kultur',
      vatBasisPoints: 260,
      grossMinor: cash + card + twint,
      taxMinor: Math.round(((cash + card + twint) * 260) / 10_260),
    },
  ],
});

const till = (tillNo: number, more: Partial<TillEveningView>): TillEveningView => ({
  stream: `stream-${tillNo}`,
  tillNo,
  prefix: String(tillNo),
  here: false,
  verdict: 'equal',
  heardAt: instant(EVENING),
  silent: false,
  missingEntries: 0,
  missingActs: null,
  open: false,
  openCases: 0,
  closings: [],
  acts: [],
  figures: figures(80, 210_000, 340_000, 95_000),
  ...more,
});

const closing = (number: string, byName: string, paidMinor: number, bookedMinor: number) => ({
  number,
  at: instant(EVENING + 4 * HOUR),
  byName,
  paidMinor,
  bookedMinor,
  expectedCashMinor: 230_000,
  countedCashMinor: 229_500,
  differenceMinor: -500,
  differences: [],
});

const TILLS: readonly TillEveningView[] = [
  till(1, {
    verdict: 'differs',
    openCases: 1,
    acts: [{ number: '1-000212', saidMinor: 11_600, bookedMinor: null }],
    closings: [
      {
        ...closing('1-Z-000031', 'Luca Bernasconi', 645_000, 633_400),
        differences: [
          { what: 'net', name: '', saidMinor: 645_000, bookedMinor: 633_400 },
          { what: 'method', name: 'Karte', saidMinor: 340_000, bookedMinor: 328_400 },
          { what: 'vatTax', name: 'Kultur 2.6 %', saidMinor: 16_345, bookedMinor: 16_051 },
        ],
      },
    ],
  }),
  till(3, {
    verdict: 'missing',
    heardAt: instant(EVENING + 3 * HOUR),
    silent: true,
    missingEntries: 17,
    figures: figures(22, 51_000, 90_400, 12_000),
  }),
  till(2, { here: true, closings: [closing('2-Z-000044', 'Anna Meier', 645_000, 645_000)] }),
  till(4, { verdict: 'open', open: true, figures: figures(31, 80_000, 120_000, 44_000) }),
];

/** An evening of four tills: one differs, one is silent, one equal, one open; offline it is this till alone. */
export function fakeEvening(day: string | null, offline: boolean): EveningView {
  const tills = offline
    ? TILLS.filter((one) => one.here).map((one) => ({ ...one, verdict: 'missing' as const, missingActs: 12 }))
    : [...TILLS];
  const sum = (pick: (of: Figures) => number): number =>
    tills.reduce((all, one) => all + pick(one.figures), 0);
  const method = (i: number): number => sum((of) => of.methods[i]?.minor ?? 0);
  return {
    day: day ?? '2026-11-27',
    asOf: offline ? null : instant(EVENING + 4 * HOUR),
    fresh: !offline,
    tills,
    totals: {
      ...figures(
        sum((of) => of.orders),
        method(0),
        method(1),
        method(2),
      ),
      returned: tills.length,
    },
    hours: [
      { hour: 17, orders: 12, paidMinor: 61_200 },
      { hour: 18, orders: 88, paidMinor: 702_400 },
      { hour: 19, orders: 101, paidMinor: 880_100 },
      { hour: 20, orders: 12, paidMinor: 143_700 },
    ],
    dates: offline
      ? []
      : [
          {
            date: 'd1',
            eventName: 'Symphonie fantastique',
            startsAt: instant(EVENING + HOUR),
            capacity: 2000,
            sold: 1712,
          },
          {
            date: 'd2',
            eventName: 'Late Night Jazz',
            startsAt: instant(EVENING + 4 * HOUR),
            capacity: 180,
            sold: 41,
          },
        ],
    closedMinor: 1_290_000,
    cashDifferenceMinor: -1_000,
  };
}

/** Two dates that a statement can be made of. */
export const fakePerformances = () => [
  { date: 'd1', eventName: 'Symphonie fantastique', startsAt: instant(EVENING + HOUR) },
  { date: 'd2', eventName: 'Late Night Jazz', startsAt: instant(EVENING + 4 * HOUR) },
];

/** A statement with everything on it; a till has not sent all. */
export const fakeStatement = (date: string): StatementView => ({
  ...(fakePerformances().find((one) => one.date === date) ?? {
    date,
    eventName: date,
    startsAt: instant(EVENING),
  }),
  asOf: instant(EVENING + 5 * HOUR),
  fresh: true,
  waiting: [{ tillNo: 3, heardAt: instant(EVENING + 3 * HOUR), missingEntries: 17 }],
  rows: [
    {
      channel: 'till',
      zoneName: 'Parkett',
      priceName: 'Vollpreis',
      eachMinor: 8_500,
      sold: 412,
      returned: 3,
      grossMinor: 3_476_500,
    },
    {
      channel: 'till',
      zoneName: 'Parkett',
      priceName: 'Studierende, AHV',
      eachMinor: 5_800,
      sold: 98,
      returned: 0,
      grossMinor: 568_400,
    },
  ],
  free: [
    { reason: 'Presse', tickets: 14 },
    { reason: '', tickets: 2 },
  ],
  passes: [{ name: 'Saison 26/27', passes: 61 }],
  onPass: [{ name: 'Saison 26/27', tickets: 38 }],
  tickets: 523,
  grossMinor: 4_044_900,
  invoicedMinor: 116_000,
  taxes: [{ vatName: 'Kultur', vatBasisPoints: 260, grossMinor: 4_044_900, taxMinor: 102_503 }],
  netMinor: 3_942_397,
  levies: [
    {
      name: 'Billettsteuer',
      basisPoints: 1000,
      base: 'net',
      baseMinor: 3_942_397,
      minor: 394_240,
    },
    { name: 'Urheberrechte', basisPoints: 0, base: 'gross', baseMinor: 4_044_900, minor: 0 },
  ],
});
