import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { makeKeys } from '../../central/platform/keys.ts';
import { copyOfHouses, type Houses, memoryStorage } from '../../central/storage/memory.ts';
import { issue, SOPHIE, settle } from '../fakes/invoices.ts';
import { passRows, sellPass, takePass } from '../fakes/passes.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { seededRandom, testCentre } from '../fakes/testCentre.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

/*
 * A restored centre hears first of whoever comes first: of what was done about an order before it hears of the order.
 */

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const KEYS = makeKeys(seededRandom('keys'));
const WORD = { byWord: true, approval: SOPHIE };
let houses: Houses;
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  houses = new Map();
  centre = await testCentre({ expectedTills: 2, keys: KEYS, storage: memoryStorage(houses) });
  await centre.importCatalogue([...venueRows(EVENING, true), ...passRows(EVENING)] as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  a.till.dispose();
  b.till.dispose();
  await centre.close();
});

const rounds = async (...tills: readonly TillAtCentre[]): Promise<void> => {
  for (const one of tills) await one.round();
};
const restore = async (backup: Houses): Promise<void> => {
  await centre.close();
  houses = backup;
  const random = seededRandom('restored');
  const storage = memoryStorage(houses);
  centre = await testCentre({ expectedTills: 2, keys: KEYS, storage, random, restored: true });
};
const kinds = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).map(
    ({ kind }) => kind,
  );
const owed = async (of: TillAtCentre) =>
  ok(await of.till.query('receivables', {})).receivables.map((one) => one.openMinor);

test('G3: an invoice that was credited and paid elsewhere is so once its order comes', async () => {
  const backup = copyOfHouses(houses);
  const part = await issue(a.till, 'p1', 2);
  const whole = await issue(a.till, 'p1', 1);
  await rounds(a, b, a);
  b.line.up = false;
  const tickets = [part.tickets[0]?.id as never];
  const back = { tickets, reason: 'notComing', original: 'takenBack', language: 'en', ...WORD } as const;
  ok(await b.till.command('returnTickets', { order: part.id as never, method: 'invoice' as never, ...back }));
  ok(await settle(b.till, whole.id, 'cash', WORD));
  b.line.up = true;
  await restore(backup);
  await rounds(b);
  expect(await kinds()).toEqual(expect.arrayContaining(['returnUnknown', 'invoiceUnknown']));
  await rounds(a, b, a);
  for (const one of [a, b]) expect(await owed(one)).toEqual([5800]);
  expect(refusal(await settle(a.till, whole.id))).toMatchObject({ kind: 'invoiceSettled' });
  const again = { ...back, order: part.id as never, method: 'invoice' as never };
  expect(refusal(await a.till.command('returnTickets', again))).toMatchObject({ kind: 'ticketReturned' });
});

test('G5: what a till gave back of a pass is free, though nobody has used the pass at this centre', async () => {
  const backup = copyOfHouses(houses);
  const { pass } = await sellPass(a.till, 'once');
  await rounds(a, b, a);
  b.meanwhile(() => a.round());
  ok(await takePass(b.till, pass.id));
  ok(await b.till.command('dropPass', { pass: pass.id } as never));
  await restore(backup);
  await rounds(a, b, a);
  const leases = await centre.storage.transaction(centre.organiser, (tx) => tx.inventory.leases());
  const ofPass = leases.filter(({ quota }) => quota.startsWith('pe-'));
  expect(ofPass).toContainEqual(expect.objectContaining({ stream: a.stream, amount: 1, released: 1 }));
  expect(await kinds()).toEqual([]);
});
