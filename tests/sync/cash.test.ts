import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { ok } from '../fakes/replies.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { PIN, sell } from '../fakes/till.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
let centre: Centre;
let a: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre();
  await centre.importCatalogue(venueRows(EVENING) as never);
  a = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  a.till.dispose();
  await centre.close();
});

test('C1, C2, G3: an evening of the drawer offline, then synced: the centre folds the same session and the same Z', async () => {
  const { till } = a;
  a.line.up = false;
  ok(await sell(till, 'p1', 2));
  ok(await till.command('moveCash', { kind: 'drop', minor: 10_000, bag: '1', language: 'en' }));
  ok(await till.command('moveCash', { kind: 'payIn', minor: 3_000, reason: 'change', language: 'en' }));
  ok(await till.command('countSession', { countedMinor: 4_000 }));
  const open = till.store.read.journal.current()?.state;
  a.line.up = true;
  await a.round();
  const atCentre = async () => {
    const { storage, organiser } = centre;
    const streams = await storage.transaction(organiser, (tx) => tx.journal.streams());
    return streams.find((row) => row.stream === a.stream);
  };
  expect((await atCentre())?.state).toEqual(open);
  expect(open?.session).toMatchObject({
    movements: { drops: 1, dropsMinor: 10_000, payIns: 1, payInsMinor: 3_000 },
    firstCount: { cashMinor: 4_000 },
  });
  ok(await till.command('signIn', { staff: 'anna' as never, pin: PIN }));
  const z = ok(await till.command('closeSession', { countedMinor: 4_100, floatLeftMinor: 4_000, bag: '2' }));
  expect(z).toMatchObject({ expectedCashMinor: 4_600, differenceMinor: -500 });
  await a.round();
  expect((await atCentre())?.state).toEqual(till.store.read.journal.current()?.state);
  const [stream] = (await centre.takings()).streams;
  expect(stream).toMatchObject({ netMinor: 11_600, methods: [{ method: 'cash', minor: 11_600 }] });
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});
