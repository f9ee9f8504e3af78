import { expect, test } from 'vitest';
import { demoVenue } from '../../central/demo/venue.ts';
import { readCatalogueFile } from '../../central/import/readCatalogueFile.ts';

const NAMES: Readonly<Record<string, string>> = {
  venue: 'venues',
  vatRate: 'vatRates',
  paymentMethod: 'paymentMethods',
  plan: 'plans',
  form: 'forms',
  event: 'events',
  zone: 'zones',
  price: 'prices',
  date: 'dates',
  quota: 'quotas',
  seatHold: 'seatHolds',
  promotion: 'promotions',
  offer: 'offers',
  passProduct: 'passProducts',
  voucherProduct: 'voucherProducts',
  freeReason: 'freeReasons',
};

/** The demo venue as a file. */
// biome-ignore lint/suspicious/noExplicitAny: a test breaks the file wherever it likes
function demoFile(): any {
  const file: Record<string, Record<string, unknown>[]> = {};
  for (const { kind, value } of demoVenue(Date.parse('2026-11-27T12:00:00Z'))) {
    const name = NAMES[kind];
    if (name === undefined || value === null) continue;
    file[name] = [...(file[name] ?? []), { ...value }];
  }
  const sections = demoVenue(Date.parse('2026-11-27T12:00:00Z')).filter(({ kind }) => kind === 'planSection');
  for (const plan of file.plans ?? []) plan.sections = sections.map(({ value }) => structuredClone(value));
  return file;
}

test('S4: the demo venue with its hall is a good file', () => {
  const read = readCatalogueFile(JSON.stringify(demoFile()));
  expect(read.ok ? [] : read.problems).toEqual([]);
  const seats = demoFile().plans[0].sections.flatMap((s: { rows: { seats: object[] }[] }) =>
    s.rows.flatMap((r) => r.seats),
  );
  expect(seats).toHaveLength(2000);
});

// biome-ignore lint/suspicious/noExplicitAny: a test breaks the file wherever it likes
const BROKEN: readonly [string, (file: any) => void, RegExp][] = [
  [
    'an unknown list',
    (f) => {
      f.shows = [];
    },
    /shows: no such list/,
  ],
  [
    'a field of the wrong form',
    (f) => {
      f.prices[0].minor = '12';
    },
    /prices\[0\]\.minor: /,
  ],
  [
    'a zone that is not there',
    (f) => {
      f.prices[0].zone = 'nowhere';
    },
    /there is no zone "nowhere"/,
  ],
  [
    'an id used twice',
    (f) => {
      f.events.push(f.events[0]);
    },
    /the id is used twice/,
  ],
  [
    'a VAT rate that is not there',
    (f) => {
      f.prices[0].vatRate = 'x';
    },
    /there is no VAT rate "x"/,
  ],
  [
    'a seat id used twice',
    (f) => {
      const s = f.plans[0].sections[0].rows[0].seats;
      s[1].id = s[0].id;
    },
    /seat id "stalls-l-1-1" is used twice/,
  ],
  [
    'two seats on one spot',
    (f) => {
      const s = f.plans[0].sections[0].rows[0].seats;
      s[1].x = s[0].x;
      s[1].y = s[0].y;
    },
    /stand on one spot/,
  ],
  [
    'a companion that is not there',
    (f) => {
      f.plans[0].sections[0].rows[0].seats[0].with = 'gone';
    },
    /sold with "gone", which is not there/,
  ],
  [
    'a row without seats',
    (f) => {
      f.plans[0].sections[0].rows[0].seats = [];
    },
    /sections\[0\]\.rows\.0\.seats/,
  ],
  [
    'a plan without sections',
    (f) => {
      f.plans[0].sections = [];
    },
    /a plan needs sections/,
  ],
  [
    'a numbered zone without a plan',
    (f) => {
      for (const e of f.events) e.plan = null;
    },
    /its event has no plan/,
  ],
  [
    'a category without seats',
    (f) => {
      for (const z of f.zones) if (z.category === 'A') z.category = 'Z';
    },
    /no seat of the category "Z"/,
  ],
  [
    'a capacity unlike its seats',
    (f) => {
      for (const q of f.quotas) if (q.zone === 'symphonie-a') q.capacity = 9;
    },
    /capacity 9, but \d+ seats are for sale/,
  ],
  [
    'a promotion about nothing',
    (f) => {
      f.promotions[0].scope.events = ['gone'];
    },
    /there is no event "gone"/,
  ],
  [
    'a code twice',
    (f) => {
      f.promotions[1].code = f.promotions[0].code;
    },
    /has the code LAC25 too/,
  ],
  [
    'windows that overlap',
    (f) => {
      f.prices.find((p: { id: string }) => p.id === 'club-floor-1').windows[0].to = null;
    },
    /windows overlap/,
  ],
  [
    'a gap before nothing',
    (f) => {
      f.plans[0].sections[0].rows[0].gapBefore = ['x'];
    },
    /a gap before "x"/,
  ],
];

test.each(BROKEN)('%s is named with its place', (_what, break_, words) => {
  const file = demoFile();
  break_(file);
  const read = readCatalogueFile(JSON.stringify(file));
  expect(read.ok).toBe(false);
  if (!read.ok) expect(read.problems.join('\n')).toMatch(words);
});

test('what is no JSON, or no object of lists, is said', () => {
  expect(readCatalogueFile('{')).toMatchObject({ ok: false, problems: [expect.stringContaining('no JSON')] });
  expect(readCatalogueFile('[]')).toMatchObject({ ok: false });
});
