import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BACKUP_OLD_MS,
  CATALOGUE_FRESH_MS,
  CERTIFICATE_ENDS_MS,
  JOURNAL_OLD_MS,
} from '../../shared/domain/readiness/centre.ts';
import { worstOf } from '../../shared/domain/readiness/item.ts';
import { judgeReadiness, type ReadinessFacts } from '../../shared/domain/readiness/judge.ts';
import {
  CLOCK_FAR_MS,
  CLOCK_NEAR_MS,
  DISK_FULL,
  DISK_LOW,
  type PrinterFacts,
} from '../../shared/domain/readiness/machine.ts';
import {
  ENOUGH_FOR_OUTAGE,
  LEAST_FOR_OUTAGE,
  placesToAsk,
  zoneRights,
} from '../../shared/domain/readiness/rights.ts';
import { instant } from '../../shared/kernel/time.ts';

const NOW = Date.parse('2026-11-27T17:00:00.000Z');
const HOUR = 3_600_000;
const at = (ms: number): string => instant(NOW + ms);

const PRINTER: PrinterFacts = {
  id: 'p1',
  name: 'Counter',
  use: 'tickets',
  state: 'ready',
  weak: false,
  tested: true,
  toCheck: 0,
  standIn: null,
};
const zone = (here: number | null, house: number | null, free: number | null = 0) => ({
  zone: 'z1',
  name: 'Parterre',
  here,
  house,
  free,
});
const date = (...zones: ReturnType<typeof zone>[]) => ({
  date: 'd1',
  event: 'Les Nuits du Lac',
  startsAt: at(2 * HOUR),
  givenBack: false,
  zones,
});

/** A till on which nothing is wrong. */
const FINE: ReadinessFacts = {
  now: NOW,
  line: { state: 'online', lastContactAt: NOW },
  lostAt: null,
  catalogueAt: NOW,
  tonight: [date(zone(40, 100))],
  houseAt: NOW,
  nextShow: null,
  reservations: { tillNo: 2, groups: [] },
  people: [
    { name: 'Anna', role: 'cashier', pinKnown: true },
    { name: 'Sophie', role: 'manager', pinKnown: true },
  ],
  printers: [PRINTER],
  disk: { freeBytes: DISK_LOW, ballast: true },
  clock: {
    compared: { offsetMs: -300, at: NOW },
    jumped: false,
    zone: { here: 'Europe/Zurich', venue: 'Europe/Zurich', same: true },
  },
  certificateEndsAt: NOW + 2 * CERTIFICATE_ENDS_MS,
  backupAt: NOW - HOUR,
  journal: { entries: 0, oldestAt: null },
  cases: 0,
};
const judged = (changes: Partial<ReadinessFacts>) => judgeReadiness({ ...FINE, ...changes });
/** What an item says when the facts are changed, as [state, finding, act]. */
const said = (id: string, changes: Partial<ReadinessFacts>) => {
  const found = judged(changes).items.find((one) => one.id === id);
  return found && [found.state, found.finding.kind, found.act?.kind ?? null];
};
const person = (role: 'cashier' | 'manager', pinKnown: boolean) => ({ name: role, role, pinKnown });

describe('Y5: the readiness check', () => {
  test('a till on which nothing is wrong is ready, and each item has its own name', () => {
    const { state, items } = judged({});
    expect(state).toBe('good');
    expect(items.map((one) => one.state)).toEqual(items.map(() => 'good'));
    expect(items.map((one) => one.act)).toEqual(items.map(() => null));
    expect(new Set(items.map((one) => one.id)).size).toBe(items.length);
  });

  test('the whole is as ready as its worst item', () => {
    expect(judged({ cases: 2 }).state).toBe('warn');
    expect(judged({ cases: 2, catalogueAt: null }).state).toBe('bad');
    expect(worstOf([])).toBe('good');
    expect(worstOf(['warn', 'bad', 'good'])).toBe('bad');
  });

  test('a till that was declared lost says so before everything else', () => {
    const { state, items } = judged({ lostAt: NOW - HOUR });
    expect(state).toBe('bad');
    expect(items[0]).toEqual({
      id: 'lost',
      state: 'bad',
      finding: { kind: 'tillLost', at: at(-HOUR) },
      act: { kind: 'syncNow' },
    });
    expect(judged({}).items.map(({ id }) => id)).not.toContain('lost');
  });

  test('a till that has not joined says that, and only that', () => {
    const { state, items } = judged({ line: { state: 'notEnrolled', lastContactAt: null } });
    expect(state).toBe('bad');
    expect(items).toEqual([
      { id: 'line', state: 'bad', finding: { kind: 'lineMissing' }, act: { kind: 'enrol' } },
    ]);
  });

  test.each([
    ['online', 'good', 'lineOnline', null],
    ['offline', 'good', 'lineOffline', 'syncNow'],
    ['centreFails', 'warn', 'lineFails', 'syncNow'],
    ['refused', 'bad', 'lineRefused', null],
  ] as const)('line %s: G9: offline is no fault', (line, ...expected) => {
    expect(said('line', { line: { state: line, lastContactAt: NOW } })).toEqual(expected);
  });

  test.each([
    [null, 'bad', 'catalogueNone', 'syncNow'],
    [0, 'good', 'catalogueFresh', null],
    [CATALOGUE_FRESH_MS, 'good', 'catalogueFresh', null],
    [CATALOGUE_FRESH_MS + 1, 'warn', 'catalogueOld', 'syncNow'],
  ] as const)('catalogue of %s ms ago', (age, ...expected) => {
    expect(said('catalogue', { catalogueAt: age === null ? null : NOW - age })).toEqual(expected);
  });

  test.each([
    [[], 'bad', 'peopleNone'],
    [[person('manager', false)], 'bad', 'peopleNone'],
    [[person('cashier', true), person('manager', false)], 'bad', 'managerNone'],
    [[person('cashier', false), person('manager', true)], 'warn', 'pinsMissing'],
    [[person('manager', true)], 'good', 'peopleReady'],
  ] as const)('people %j', (people, state, kind) => {
    expect(said('people', { people })).toEqual([state, kind, state === 'good' ? null : 'syncNow']);
  });

  test.each([
    [DISK_LOW, true, 'good', 'diskFine'],
    [DISK_LOW - 1, true, 'warn', 'diskLow'],
    [DISK_FULL - 1, true, 'bad', 'diskFull'],
    [DISK_LOW, false, 'bad', 'ballastGone'],
    [null, true, 'warn', 'diskHidden'],
  ] as const)('disk with %s bytes free, ballast %s', (freeBytes, ballast, state, kind) => {
    expect(said('disk', { disk: { freeBytes, ballast } })).toEqual([state, kind, null]);
  });

  test.each([
    [CLOCK_NEAR_MS, 'good', 'clockFine'],
    [-CLOCK_NEAR_MS, 'good', 'clockFine'],
    [CLOCK_NEAR_MS + 1, 'warn', 'clockOff'],
    [-CLOCK_FAR_MS, 'warn', 'clockOff'],
    [CLOCK_FAR_MS + 1, 'bad', 'clockOff'],
  ] as const)('clock %s ms from the centre’s', (offsetMs, state, kind) => {
    const clock = { ...FINE.clock, compared: { offsetMs, at: NOW } };
    expect(said('clock', { clock })).toEqual([state, kind, null]);
  });

  test('a clock that jumped, in another zone, or never compared is a warning', () => {
    const zoneDiffers = { here: 'America/New_York', venue: 'Europe/Zurich', same: false };
    expect(said('clock', { clock: { ...FINE.clock, jumped: true } })).toEqual(['warn', 'clockJumped', null]);
    expect(said('clock', { clock: { ...FINE.clock, zone: zoneDiffers } })?.[1]).toBe('zoneDiffers');
    expect(said('clock', { clock: { ...FINE.clock, compared: null } })?.[1]).toBe('clockAlone');
  });

  test.each([
    [CERTIFICATE_ENDS_MS + 1, 'good', 'certificateFine'],
    [CERTIFICATE_ENDS_MS, 'warn', 'certificateEnds'],
    [0, 'warn', 'certificateEnded'],
  ] as const)('certificate that ends in %s ms', (inMs, state, kind) => {
    const act = state === 'good' ? null : 'syncNow';
    expect(said('certificate', { certificateEndsAt: NOW + inMs })).toEqual([state, kind, act]);
  });

  test.each([
    [null, 'warn', 'backupNone', 'backUp'],
    [BACKUP_OLD_MS, 'good', 'backupFine', null],
    [BACKUP_OLD_MS + 1, 'warn', 'backupOld', 'backUp'],
    [0, 'good', 'backupFine', null],
    // Made before the clock was set back.
    [-1, 'warn', 'backupOld', 'backUp'],
  ] as const)('backup of %s ms ago', (age, ...expected) => {
    expect(said('backup', { backupAt: age === null ? null : NOW - age })).toEqual(expected);
  });

  test.each([
    [0, null, 'good', 'journalSent', null],
    [7, JOURNAL_OLD_MS, 'good', 'journalWaits', null],
    [7, JOURNAL_OLD_MS + 1, 'warn', 'journalOld', 'syncNow'],
  ] as const)('%s entries waiting for %s ms', (entries, age, ...expected) => {
    const oldestAt = age === null ? null : NOW - age;
    expect(said('journal', { journal: { entries, oldestAt } })).toEqual(expected);
  });

  test('open cases are a warning, with the way to them', () => {
    expect(said('cases', { cases: 3 })).toEqual(['warn', 'casesOpen', 'cases']);
  });
});

describe('Y5: rights for an outage', () => {
  test.each([
    [40, 100, 60, 'good', 'enough'],
    [ENOUGH_FOR_OUTAGE, 100, 60, 'good', 'enough'],
    [ENOUGH_FOR_OUTAGE - 1, 100, 1, 'warn', 'few'],
    // All is shared out: there is no more to ask for.
    [LEAST_FOR_OUTAGE, 100, 0, 'good', 'enough'],
    [LEAST_FOR_OUTAGE - 1, 100, 0, 'warn', 'few'],
    [LEAST_FOR_OUTAGE - 1, 100, -3, 'warn', 'few'],
    // Everything that is left in the house is here.
    [3, 3, 0, 'good', 'enough'],
    [0, 0, 0, 'good', 'soldOut'],
    [null, 0, 0, 'good', 'soldOut'],
    [0, 5, 0, 'bad', 'none'],
    [null, 5, 5, 'bad', 'none'],
    [null, null, null, 'bad', 'none'],
    [12, null, null, 'good', 'enough'],
  ] as const)('%s here, %s in the house, %s free', (here, house, free, state, why) => {
    expect(zoneRights(zone(here, house, free))).toMatchObject({ state, why, here: here ?? 0 });
  });

  test('a date of which nothing is here is bad; one zone of several is a warning', () => {
    expect(said('rights-d1', { tonight: [date(zone(null, 100), zone(0, 20))] })).toEqual([
      'bad',
      'rights',
      'getPlaces',
    ]);
    const offline = { state: 'offline', lastContactAt: NOW } as const;
    expect(said('rights-d1', { line: offline, tonight: [date(zone(null, 100))] })?.[2]).toBe('syncNow');
    expect(said('rights-d1', { tonight: [date(zone(null, 100), zone(40, 100))] })?.[0]).toBe('warn');
    expect(said('rights-d1', { tonight: [date(zone(null, 100), zone(null, 0))] })?.[0]).toBe('bad');
    expect(said('rights-d1', { tonight: [date(zone(0, 0), zone(null, 0))] })?.[0]).toBe('good');
    expect(said('rights-d1', { tonight: [date(zone(5, 90, 30), zone(40, 100))] })?.[0]).toBe('warn');
  });

  test('what was given back at the closing is no fault; what is left of it counts as ever', () => {
    const back = { ...date(zone(0, 100, 100)), givenBack: true };
    const [found] = judged({ tonight: [back] }).items.filter(({ id }) => id === 'rights-d1');
    expect(found).toMatchObject({ state: 'warn', finding: { givenBack: true } });
    const kept = { ...date(zone(40, 100, 60)), givenBack: true };
    expect(judged({ tonight: [kept] }).items.find(({ id }) => id === 'rights-d1')).toMatchObject({
      state: 'good',
      finding: { givenBack: false },
    });
  });

  test.each([
    [40, 100, 60, 0],
    [12, 100, 60, ENOUGH_FOR_OUTAGE - 12],
    [null, 100, 5, LEAST_FOR_OUTAGE],
    [null, 100, 20, 20],
    [3, 100, 0, LEAST_FOR_OUTAGE - 3],
    [0, 0, 0, 0],
  ] as const)('%s here, %s in the house, %s free: %s are asked for', (here, house, free, amount) => {
    expect(placesToAsk(zone(here, house, free))).toBe(amount);
  });

  test('what was asked for is enough, as far as there is enough', () => {
    const places = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(places, places, places, (here, free, others) => {
        const before = zone(here, here + free + others, free);
        const amount = placesToAsk(before);
        const given = Math.min(amount, free + others);
        const after = zone(here + given, here + free + others, Math.max(0, free - given));
        expect(zoneRights(after).state).toBe('good');
        expect(amount).toBeLessThanOrEqual(ENOUGH_FOR_OUTAGE);
      }),
    );
  });

  test('an evening without a show is ready', () => {
    expect(said('rights', { tonight: [], nextShow: at(48 * HOUR) })).toEqual(['good', 'noShow', null]);
  });

  test.each([
    [{ till: null, count: 3, held: 3 }, 'warn', 'reservationsNobody', null],
    [{ till: 1, count: 3, held: 0 }, 'good', 'reservationsAt', null],
    [{ till: 2, count: 3, held: 3 }, 'good', 'reservationsHere', null],
    [{ till: 2, count: 3, held: 1 }, 'warn', 'reservationsComing', 'syncNow'],
  ] as const)('reservations %j at till 2', (group, ...expected) => {
    const id = `reservations-${group.till ?? 'nobody'}`;
    expect(said(id, { reservations: { tillNo: 2, groups: [group] } })).toEqual(expected);
  });
});

describe('Y5: printers', () => {
  const printer = (changes: Partial<PrinterFacts>) => {
    const found = judged({ printers: [{ ...PRINTER, ...changes }] }).items.find((o) => o.id === 'printer-p1');
    if (found?.finding.kind !== 'printer') throw new Error('no printer');
    return [found.state, found.finding.is, found.act?.kind ?? null];
  };
  test.each([
    [{}, 'good', 'ready', null],
    [{ state: 'printing' }, 'good', 'ready', null],
    [{ weak: true }, 'good', 'weak', null],
    [{ tested: false }, 'warn', 'untested', 'testPage'],
    [{ state: 'starting' }, 'warn', 'starting', 'printers'],
    [{ state: 'paperLow', tested: false }, 'warn', 'paperLow', null],
    [{ state: 'paperOut' }, 'bad', 'paperOut', 'printers'],
    [{ state: 'coverOpen' }, 'bad', 'coverOpen', 'printers'],
    [{ state: 'offline' }, 'bad', 'offline', 'printers'],
    [{ state: 'error' }, 'bad', 'error', 'printers'],
    [{ toCheck: 2, tested: false }, 'warn', 'toCheck', 'checkPrints'],
    [{ state: 'offline', standIn: { name: 'Other', works: true } }, 'warn', 'standIn', 'printers'],
    [{ state: 'offline', standIn: { name: 'Other', works: false } }, 'bad', 'offline', 'printers'],
  ] as const)('%j', (changes, ...expected) => {
    expect(printer(changes as Partial<PrinterFacts>)).toEqual(expected);
  });

  test('without a printer for tickets the evening does not work', () => {
    expect(said('printer', { printers: [] })).toEqual(['bad', 'printerNone', 'printers']);
    expect(said('printer', { printers: [{ ...PRINTER, use: 'receipts' }] })?.[1]).toBe('printerNone');
    expect(said('printer', {})).toBeUndefined();
  });
});
