import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { issue, SOPHIE, settle } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
const WORD = { byWord: true, approval: SOPHIE };
let centre: Centre;
let a: TillAtCentre;
let b: TillAtCentre;
beforeEach(async () => {
  centre = await testCentre({ expectedTills: 2 });
  await centre.importCatalogue(venueRows(EVENING, true) as never);
  a = await tillAt(() => centre, EVENING);
  b = await tillAt(() => centre, EVENING);
});
afterEach(async () => {
  for (const one of [a, b]) expect(checkStore(one.till.store.file)).toEqual({ damaged: null, differs: null });
  a.till.dispose();
  b.till.dispose();
  await centre.close();
});

const cases = async () =>
  (await centre.storage.transaction(centre.organiser, (tx) => tx.journal.allCases(true))).filter(
    (row) => row.resolved === null,
  );
const both = async () => {
  await a.round();
  await b.round();
  await a.round();
};
const owed = async (of: TillAtCentre) => ok(await of.till.query('receivables', {})).receivables;
const methods = async () => {
  const streams = await centre.storage.transaction(centre.organiser, (tx) => tx.journal.streams());
  return Object.fromEntries(
    streams.flatMap((row) =>
      row.takings.methods.map(({ method, minor }) => [`${row.state.tillNo} ${method}`, minor]),
    ),
  );
};

test('O2, G3: issued at one till and paid at another, once: the ledger’s receivable falls, its tender rises', async () => {
  const order = await issue(a.till, 'p1', 2);
  await both();
  expect(await owed(b)).toMatchObject([{ number: order.number, tillNo: 1, openMinor: 11_600 }]);
  expect(refusal(await settle(b.till, order.id, 'card'))).toMatchObject({
    kind: 'authorityElsewhere',
    asked: true,
  });
  b.meanwhile(() => a.round());
  ok(await settle(b.till, order.id, 'card', { approval: SOPHIE }));
  expect(await owed(b)).toEqual([]);
  await both();
  expect(await owed(a)).toEqual([]);
  expect(refusal(await settle(a.till, order.id))).toMatchObject({ kind: 'invoiceSettled' });
  expect(await methods()).toEqual({ '1 invoice': 11_600, '2 invoice': -11_600, '2 card': 11_600 });
  const streams = await centre.storage.transaction(centre.organiser, (tx) => tx.journal.streams());
  expect(Object.fromEntries(streams.map((row) => [row.state.tillNo, row.takings.netMinor]))).toEqual({
    1: 11_600,
    2: 0,
  });
  expect(await cases()).toEqual([]);
});

test('O2: what one till credits, the others are owed less', async () => {
  const order = await issue(a.till, 'p1', 2);
  await both();
  ok(
    await a.till.command('returnTickets', {
      order: order.id as never,
      tickets: [order.tickets[0]?.id as never],
      reason: 'notComing',
      original: 'takenBack',
      method: 'invoice',
      language: 'en',
      approval: SOPHIE,
    } as never),
  );
  await both();
  expect(await owed(b)).toMatchObject([{ openMinor: 5800 }]);
  expect(await owed(a)).toMatchObject([{ openMinor: 5800 }]);
});

test.each([
  ['the till that issued it first', true],
  ['the till that took it by a manager’s word first', false],
])('O2, G9: both offline, paid at both: one case that names it, %s', async (_name, makerFirst) => {
  const order = await issue(a.till, 'p1', 1);
  await both();
  a.line.up = false;
  b.line.up = false;
  ok(await settle(a.till, order.id));
  ok(await settle(b.till, order.id, 'card', WORD));
  a.line.up = true;
  b.line.up = true;
  for (const one of makerFirst ? [a, b] : [b, a]) await one.round();
  await both();
  const twice = (await cases()).filter((row) => row.kind === 'invoiceTwice');
  expect(twice).toMatchObject([{ about: [order.number] }]);
});

test('O2: what is owed is told until it is paid, long after its date', async () => {
  const order = await issue(a.till, 'p1', 1);
  await both();
  const days = 20 * 86_400_000;
  for (const one of [a, b]) one.till.clock.pass(days);
  await centre.sweep();
  await both();
  expect(await owed(b)).toMatchObject([{ number: order.number }]);
});
