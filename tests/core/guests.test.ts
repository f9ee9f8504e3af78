import { afterEach, expect, test } from 'vitest';
import { endExpired } from '../../electron/core/reservations/expire.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { reportOf } from '../../shared/journal/report.ts';
import { guestSheet } from '../../shared/papers/guestSheet.ts';
import { addGuest, listFor, onlyList, tick } from '../fakes/held.ts';
import { SOPHIE } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { take } from '../fakes/reservations.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

const isWhole = () => expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
const start = async () => {
  till = await testTill({ selling: true });
  await ready(till);
};
const entries = () => {
  const row = till.store.read.journal.current();
  return till.store.read.journal.page(row?.id as never, 1, 1000).map((sealed) => openEntry(sealed));
};
const orders = () => entries().flatMap((entry) => (entry.kind === 'orderValidated' ? [entry.body] : []));

test('O10, G5: a contingent gives its places to guests; ticked off, they get free tickets with its reason and contingent', async () => {
  await start();
  const list = await listFor(till, 3);
  expect(till.store.read.leases.consumed('lp' as never, 1)).toBe(3);
  const with2 = ok(await addGuest(till, list, 'Jonas Keller', 1));
  expect(with2).toMatchObject({ name: 'Presse', reason: 'Press', places: 3, left: 1, came: 0 });
  const guest = with2.guests[0];
  expect(guest).toMatchObject({ name: 'Jonas Keller', plus: 1, state: 'expected', authority: 'here' });
  const ticked = ok(await tick(till, guest?.id));
  expect(ticked).toMatchObject({ came: 2, left: 1, guests: [{ state: 'came' }] });
  const [body] = orders();
  expect(body).toMatchObject({
    totalMinor: 0,
    rights: [],
    payments: [{ kind: 'free', minor: 0 }],
    pays: { order: guest?.id, authority: 'own' },
    lines: [{ quantity: 2, reason: 'press', reasonName: 'Press', contingent: 'qp' }],
  });
  expect(body?.tickets).toHaveLength(2);
  // Nothing was taken again: neither of the zone nor of the contingent.
  expect(till.store.read.leases.consumed('lp' as never, 1)).toBe(3);
  const found = ok(await till.query('orders', { search: 'jonas kel', limit: 5 })).orders;
  const order = found.find((one) => one.state === 'validated');
  expect(order).toMatchObject({ tickets: 2, totalMinor: 0 });
  const shown = ok(await till.query('order', { order: order?.id as never }));
  expect(shown.tickets.map(({ holder, reason }) => [holder, reason])).toEqual([
    ['Jonas Keller', 'Press'],
    ['', 'Press'],
  ]);
  expect(reportOf(entries().slice(1)).free).toMatchObject([{ name: 'Press', quantity: 2, minor: 0 }]);
  isWhole();
});

test('O10: fewer came than the list says: these get tickets, the others stay expected and are free at its time', async () => {
  await start();
  const list = await listFor(till, 3);
  const [guest] = ok(await addGuest(till, list, 'Mirjam Zbinden', 2)).guests;
  const after = ok(await tick(till, guest?.id, { came: 1 }));
  expect(after.guests.map(({ name, plus, state }) => [name, plus, state]).sort()).toEqual([
    ['Mirjam Zbinden', 0, 'came'],
    ['Mirjam Zbinden', 1, 'expected'],
  ]);
  expect(orders()).toHaveLength(1);
  const releaseAt = Date.parse((await onlyList(till)).releaseAt ?? '');
  till.clock.pass(releaseAt - till.clock.now() + 1);
  // What is left of the guest; the list itself holds nothing any more.
  expect(endExpired(till.context)).toBe(1);
  expect(await onlyList(till)).toMatchObject({ came: 1, open: false });
  expect(refusal(await tick(till, guest?.id))).toEqual({ kind: 'guestGone', name: 'Mirjam Zbinden' });
  isWhole();
});

test('O10, A3: the door ticks off, and neither makes lists nor adds to them', async () => {
  await start();
  const list = await listFor(till, 2);
  ok(await addGuest(till, list, 'Anne Favre', 0));
  await till.command('signIn', { staff: 'noah' as never, pin: PIN });
  const { guests } = await onlyList(till);
  expect(refusal(await addGuest(till, list, 'Somebody', 0))).toMatchObject({ kind: 'roleMissing' });
  ok(await tick(till, guests[0]?.id));
  const jobs = till.store.read.printJobs.open(10);
  expect(jobs.filter((job) => job.use === 'tickets')).toHaveLength(1);
  const file = ok(await till.query('guestListFile', { list: list as never, language: 'fr-CH' }));
  expect(Buffer.from(file.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  isWhole();
});

test('O10: the list on paper has a line for everybody who is expected, and says who came', () => {
  const house = { venueName: 'Salle', currency: 'CHF' as const, timeZone: 'Europe/Zurich' };
  const guest = { name: 'Anne', plus: 2, state: 'expected' as const, seats: '' };
  const sheet = guestSheet(
    {
      name: 'Presse',
      reason: 'Press',
      eventName: 'Les Nuits',
      startsAt: null,
      releaseAt: null,
      places: 5,
      left: 1,
      guests: [guest, { ...guest, name: 'Bruno', plus: 0, state: 'came' }, { ...guest, state: 'ended' }],
    },
    house,
    'en',
  );
  expect(sheet.tables[0]?.rows).toEqual([
    ['Anne', '+ 2', '3', '________'],
    ['Bruno', '', '1', 'Came'],
  ]);
  expect(sheet.tables[0]?.foot).toEqual(['Total', '', '4 / 5', '']);
});

test('O10: refusals of adding and ticking off', async () => {
  await start();
  const list = await listFor(till, 2);
  expect(refusal(await addGuest(till, list, ' ', 0))).toEqual({ kind: 'guestNameMissing' });
  expect(refusal(await addGuest(till, till.newCommand(), 'Anne', 0))).toEqual({ kind: 'guestListUnknown' });
  expect(refusal(await addGuest(till, list, 'Anne', 2))).toEqual({
    kind: 'guestListFull',
    list: 'Presse',
    left: 2,
  });
  const [guest] = ok(await addGuest(till, list, 'Anne', 0)).guests;
  expect(refusal(await take(till, guest?.id ?? ''))).toMatchObject({ kind: 'heldPlaces', what: 'guest' });
  expect(refusal(await take(till, list))).toMatchObject({ kind: 'heldPlaces', what: 'guests' });
  ok(await tick(till, guest?.id));
  expect(refusal(await tick(till, guest?.id))).toMatchObject({ kind: 'guestCame', name: 'Anne' });
  expect(refusal(await tick(till, list))).toEqual({ kind: 'guestListUnknown' });
  const [, other] = ok(await addGuest(till, list, 'Bea', 0)).guests;
  const end = { order: other?.id as never, why: 'cancelled' as const };
  // What a manager held for the list is not a cashier's to sell.
  expect(refusal(await till.command('endReservation', end))).toMatchObject({
    kind: 'managerNeeded',
    why: 'hold',
  });
  ok(await till.command('endReservation', { ...end, approval: SOPHIE }));
  expect(refusal(await tick(till, other?.id))).toEqual({ kind: 'guestGone', name: 'Bea' });
  isWhole();
});
