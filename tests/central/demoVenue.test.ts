import { expect, test } from 'vitest';
import { demoStaff, staffRow } from '../../central/demo/staff.ts';
import { demoVenue } from '../../central/demo/venue.ts';
import type { EventDate, Quota } from '../../shared/domain/catalogue.ts';
import { businessDay, msOf } from '../../shared/kernel/time.ts';
import { Reference } from '../../shared/sync/reference.ts';

const ZONE = 'Europe/Zurich';
const hours = Array.from({ length: 24 }, (_, h) => Date.parse('2026-11-27T00:30:00.000Z') + h * 3_600_000);

test.each(hours)('at any hour (%i) a show of this business day is on sale', (now) => {
  const dates = demoVenue(now)
    .filter(({ kind }) => kind === 'date')
    .map(({ value }) => value as unknown as EventDate);
  const tonight = dates.filter((date) => businessDay(msOf(date.startsAt), ZONE) === businessDay(now, ZONE));
  expect(tonight.map((date) => date.event)).toEqual(['nuits-du-lac', 'symphonie']);
  for (const date of tonight) expect(msOf(date.salesEndAt)).toBeGreaterThan(now);
  expect(dates.length).toBeGreaterThan(6);
});

test('every row has the form that tills decode, and names what is there', () => {
  const rows = demoVenue(hours[0] as number, 3);
  for (const { kind, value } of rows) Reference[kind].parse(value);
  const ids = new Set(rows.map(({ id }) => id));
  expect(ids.size).toBe(rows.length);
  const names = ['venue', 'event', 'date', 'zone', 'vatRate'];
  for (const { value } of rows)
    for (const name of names) {
      const named = value?.[name];
      if (typeof named === 'string') expect(ids).toContain(named);
    }
  const stalls = rows.find(({ id }) => id.endsWith('2000-stalls'))?.value as unknown as Quota;
  expect(stalls.capacity).toBe(3 * 380);
});

test('summer time: a show at 20:00 starts at 20:00 on the clock, winter or summer', () => {
  const starts = (now: string) =>
    demoVenue(Date.parse(now)).find(({ id }) => id.startsWith('nuits-du-lac-2'))?.value?.startsAt;
  expect(starts('2026-11-27T12:00:00Z')).toBe('2026-11-27T19:00:00.000Z');
  expect(starts('2026-07-15T12:00:00Z')).toBe('2026-07-15T18:00:00.000Z');
});

test('G10: a PIN leaves the centre as a verifier only', async () => {
  const [anna] = demoStaff;
  if (!anna) throw new Error('nobody works here');
  const { value } = await staffRow(anna, new Uint8Array(16));
  Reference.staff.parse(value);
  expect(value?.pinVerifier).toMatch(/^scrypt\$16384\$8\$1\$0{32}\$[0-9a-f]{64}$/);
  expect(Object.keys(value ?? {}).sort()).toEqual(['id', 'name', 'pinVerifier', 'role']);
});
