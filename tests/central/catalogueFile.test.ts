import { expect, test } from 'vitest';
import { demoVenue } from '../../central/demo/venue.ts';
import { importFiles } from '../../central/import/importFiles.ts';
import type { CatalogueRow } from '../../central/service/catalogue.ts';
import { catalogueDoor, memoryFile } from '../fakes/catalogueDoor.ts';

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

/** What is wrong with a file, beside what a centre has. */
async function problemsOf(file: unknown, known: readonly CatalogueRow[] = []): Promise<readonly string[]> {
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  const outcome = await importFiles(catalogueDoor(known), [memoryFile('c.json', text)], { check: true });
  return outcome.ok ? [] : outcome.problems;
}

test('S4: the demo venue with its hall is a good file', async () => {
  expect(await problemsOf(demoFile())).toEqual([]);
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
    /events\[7\]\.id: the id "nuits-du-lac" is used twice, at c\.json, events\[0\] too/,
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
    /sections\[0\]\.rows\[0\]\.seats: a row has at least one seat; add/,
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
  [
    'a hold of an unknown seat',
    (f) => {
      f.seatHolds[0].seats[0] = 'nowhere-1';
    },
    /there is no seat "nowhere-1" on plan/,
  ],
  [
    'a seat in two holds',
    (f) => {
      f.seatHolds.push({ ...f.seatHolds[0], id: 'again' });
    },
    /has the seat ".+" too; keep it in one/,
  ],
  [
    'a category that no zone sells',
    (f) => {
      f.plans[0].sections[0].rows[0].seats[0].category = 'a';
    },
    /no zone sells the seats of the category "a"/,
  ],
  [
    'a quota of another event’s zone',
    (f) => {
      f.quotas.find((q: { zone: string }) => q.zone === 'symphonie-a').date = f.dates.find(
        (d: { event: string }) => d.event !== 'symphonie',
      ).id;
    },
    /zone symphonie-a is of event symphonie, date .+; name a zone of that event/,
  ],
  [
    'a promotion that ends before it begins',
    (f) => {
      Object.assign(f.promotions[0], { from: '2026-12-02T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' });
    },
    /would never hold/,
  ],
  [
    'a method other than cash that gives change',
    (f) => {
      Object.assign(
        f.paymentMethods.find((one: { kind: string }) => one.kind === 'card'),
        {
          givesChange: true,
        },
      );
    },
    /only cash gives change, .+ leave it empty for "card"/,
  ],
  [
    'a choice without choices',
    (f) => {
      f.forms[0].fields[0] = { id: 'x', label: 'Menu', type: 'choice', required: true };
    },
    /the choice "Menu" has nothing to choose/,
  ],
  [
    'doors after the start',
    (f) => {
      f.dates[0].doorsAt = '2099-01-01T00:00:00.000Z';
    },
    /the doors open at 2099.+after the start/,
  ],
  [
    'a sale that ends before the doors',
    (f) => {
      f.dates[0].salesEndAt = '2020-01-01T00:00:00.000Z';
    },
    /its sale ends at 2020.+nobody could buy/,
  ],
  [
    'a pack of no entries',
    (f) => {
      f.passProducts.find((p: { kind: string }) => p.kind === 'entries').entries = 0;
    },
    /has at least one; set "entries"/,
  ],
  [
    'VAT steps out of order',
    (f) => {
      f.vatRates[0].rates = [
        { from: '2024-01-01', basisPoints: 810 },
        { from: '2018-01-01', basisPoints: 770 },
      ];
    },
    /do not ascend/,
  ],
  [
    'an unknown time zone',
    (f) => {
      f.venues[0].timeZone = 'Europe/Lausanne';
    },
    /no time zone "Europe\/Lausanne"; write one such as/,
  ],
  [
    'a plan of an unknown venue',
    (f) => {
      f.plans[0].venue = 'gone';
    },
    /there is no venue "gone"/,
  ],
  [
    'a misspelt field',
    (f) => {
      f.prices[0].fourm = 'student';
    },
    /prices\[0\]\.fourm: no such field; there are/,
  ],
  [
    'a misspelt field of a seat',
    (f) => {
      f.plans[0].sections[0].rows[0].seats[0].catgory = 'A';
    },
    /seats\[0\]\.catgory: no such field/,
  ],
];

test.each(BROKEN)('%s is named with its place', async (_what, break_, words) => {
  const file = demoFile();
  break_(file);
  expect((await problemsOf(file)).join('\n')).toMatch(words);
});

test('what is no JSON, or no object of lists, is said', async () => {
  expect(await problemsOf('{')).toEqual([
    expect.stringMatching(/^c\.json: the file is no JSON from line 1, character 2 on; /),
  ]);
  for (const text of ['[]', 'null', '3', '{"events":{}}', '{"events":[1]}'])
    expect(await problemsOf(text)).toEqual([expect.stringContaining('must be an object of lists')]);
});

test('a file may name what the centre has; what was wrong before is not its fault', async () => {
  const known = demoVenue(Date.parse('2026-11-27T12:00:00Z'));
  const [date] = demoFile().dates;
  const file = { dates: [{ ...date, id: 'one-more' }] };
  expect(await problemsOf(file)).toEqual([expect.stringContaining('there is no event')]);
  expect(await problemsOf(file, known)).toEqual([]);
  const broken = known.filter((row) => row.kind !== 'vatRate');
  expect(await problemsOf(file, broken)).toEqual([]);
});
