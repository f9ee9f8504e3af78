import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Centre } from '../../central/centre.ts';
import { importFiles } from '../../central/import/importFiles.ts';
import { checkStore } from '../../electron/store/checks.ts';
import { verifyFile } from '../../electron/verify/verifyFile.ts';
import { erasureBody } from '../../shared/journal/erasure.ts';
import { memoryFile } from '../fakes/catalogueDoor.ts';
import { SOPHIE } from '../fakes/invoices.ts';
import { ok } from '../fakes/replies.ts';
import { testCentre } from '../fakes/testCentre.ts';
import { type TillAtCentre, tillAt, venueRows } from '../fakes/tillAtCentre.ts';

// A Friday evening in November, 18:00 in Zurich.
const EVENING = Date.parse('2026-11-27T17:00:00.000Z');
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
  for (const one of [a, b]) {
    expect(checkStore(one.till.store.file)).toEqual({ damaged: null, differs: null });
    expect(verifyFile(one.till.store.file, { allSignatures: true, anchors: [] }).sound).toBe(true);
  }
  a.till.dispose();
  b.till.dispose();
  await centre.close();
});

const both = async () => {
  await a.round();
  await b.round();
  await a.round();
};
const saidAtCentre = () =>
  centre.storage.transaction(centre.organiser, async (tx) => {
    const streams = await tx.journal.streams();
    const entries = await Promise.all(streams.map((row) => tx.journal.entries(row.stream, 1, 10_000)));
    const [customer] = await tx.feed.published('customer');
    return {
      personal: entries.flat().flatMap((entry) => (entry.personal === null ? [] : [entry.personal])),
      customer: customer?.value ?? null,
    };
  });
const save = async (of: TillAtCentre, customer: string | null, fields: object) =>
  ok(await of.till.command('saveCustomer', { customer: customer as never, fields })).id as never;
async function sellTo(of: TillAtCentre, customer: string) {
  ok(await of.till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  ok(await of.till.command('setCustomer', { customer: customer as never }));
  const { id, commandId } = ok(await of.till.query('cart', {}));
  const payments = [{ method: 'cash' as never, givenMinor: null }];
  const sale = { cart: id as never, payments, language: 'en' as const };
  return ok(await of.till.command('validateOrder', sale, commandId as never));
}

test('O4, G8: forgotten at one till, a customer is gone at the centre and on the others, each by an entry of its own', async () => {
  const lea = await save(a, null, { first: 'Lea', last: 'Zaugg', email: 'lea@zaugg.ch' });
  const sold = await sellTo(a, lea);
  await both();
  await save(b, lea, { phone: '079 555 44 33' });
  await sellTo(b, lea);
  const bruno = await save(b, null, { last: 'Keller' });
  await both();
  expect((await saidAtCentre()).personal.join()).toContain('Zaugg');
  ok(await a.till.command('eraseCustomer', { customer: lea, approval: SOPHIE }));
  // Meanwhile the other till, which has not heard of it, edits once more: that brings nobody back.
  b.line.up = false;
  await save(b, lea, { city: 'Zauggenried' });
  b.line.up = true;
  await both();
  await both();
  const { personal } = await saidAtCentre();
  expect(personal.join()).not.toMatch(/Zaugg|zaugg|079 555/);
  expect(personal.join()).toContain('Keller');
  for (const one of [a, b]) {
    expect(one.till.store.read.customers.get(lea)).toBeUndefined();
    expect(one.till.store.read.customers.get(bruno)).toMatchObject({ last: 'Keller' });
    expect(ok(await one.till.query('orders', { search: 'zaugg', limit: 5 })).orders).toEqual([]);
    const shown = ok(await one.till.query('order', { order: sold.id as never }));
    expect(shown).toMatchObject({ customer: null, totalMinor: 5800 });
  }
  // A till that comes back to the feed's start brings nobody back either.
  b.till.context.journalist.transact((tx) => tx.store.facts.set('feedCursor', '0'));
  await both();
  expect(b.till.store.read.customers.get(lea)).toBeUndefined();
});

test('O4: a list that was written before brings nobody back, and the others are taken in', async () => {
  const lea = await save(a, null, { last: 'Zaugg' });
  await both();
  ok(await a.till.command('eraseCustomer', { customer: lea, approval: SOPHIE }));
  await both();
  const list = memoryFile('customers.csv', `id;last\n${lea};Zaugg\nc2;Keller\n`);
  expect(await importFiles(centre, [list], { check: true })).toEqual({ ok: true, rows: 2, changed: 1 });
  expect(await importFiles(centre, [list])).toEqual({ ok: true, rows: 2, changed: 1 });
  await both();
  for (const one of [a, b]) {
    expect(one.till.store.read.customers.get(lea)).toBeUndefined();
    expect(one.till.store.read.customers.get('c2' as never)).toMatchObject({ last: 'Keller' });
  }
});

test('O4: somebody whose row is back all the same is forgotten again, on all tills', async () => {
  const lea = await save(a, null, { last: 'Zaugg' });
  await both();
  ok(await a.till.command('eraseCustomer', { customer: lea, approval: SOPHIE }));
  await both();
  await centre.storage.transaction(centre.organiser, (tx) =>
    tx.feed.publish([{ kind: 'customer', id: lea, audience: null, value: { id: lea, last: 'Zaugg' } }]),
  );
  await both();
  expect(b.till.store.read.customers.get(lea)).toMatchObject({ last: 'Zaugg' });
  ok(await a.till.command('eraseCustomer', { customer: lea, approval: SOPHIE }));
  await both();
  expect(b.till.store.read.customers.get(lea)).toBeUndefined();
  expect((await saidAtCentre()).customer).toBeNull();
});

test('G8: what an earlier life of the till said is emptied by an entry of this one', () => {
  const found = [
    { stream: 'old' as never, seqs: [3, 7] },
    { stream: 'new' as never, seqs: [5] },
  ];
  expect(erasureBody('new' as never, found, 'lea' as never, null)).toEqual({
    entries: [5],
    customer: 'lea',
    by: null,
    others: [{ stream: 'old', entries: [3, 7] }],
  });
  expect(erasureBody('new' as never, [], 'lea' as never, null)).toBeNull();
});
