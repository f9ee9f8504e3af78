import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../fakes/replies.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN, sell } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
let centre: Awaited<ReturnType<typeof testCentre>>;
let at: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 1 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  at = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  at.till.dispose();
  await centre.close();
});

test('C1: what a rescue file holds is said without amounts to whoever still counts the drawer', async () => {
  const { till } = at;
  ok(await sell(till, 'p1', 1));
  const save = async () => ok(await till.command('makeRescueFile', { all: true })).contents;
  expect(await save()).toMatchObject({ orders: 1, tickets: 1, netMinor: null, methods: [] });
  ok(await till.command('signIn', { staff: 'sophie' as never, pin: PIN }));
  expect(await save()).toMatchObject({ netMinor: 5800, methods: [{ minor: 5800 }] });
  ok(await till.command('signIn', { staff: 'anna' as never, pin: PIN }));
  ok(await till.command('closeSession', { countedMinor: 5800 }));
  expect(await save()).toMatchObject({ netMinor: 5800 });
});
