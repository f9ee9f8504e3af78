import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentOf } from '../../electron/core/documents.ts';
import { FACT } from '../../electron/core/facts.ts';
import type { PrintQueue } from '../../electron/core/ports/printing.ts';
import { printQueue } from '../../electron/core/printQueue.ts';
import { beginNewLifeIfNeeded } from '../../electron/life.ts';
import { flagDamage } from '../../electron/store/setAside.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
let queue: PrintQueue;
let order: string;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
  queue = printQueue(till.store, till.context.journalist);
  const sold = await sell(till, 'p1', 2);
  if (!sold.ok) throw new Error(sold.refusal.kind);
  order = sold.value.id;
});
afterEach(() => till.dispose());

const head = () => queue.head({ printers: [], uses: ['tickets'], all: [] }, new Set());
const tickets = async () => {
  const reply = await till.query('order', { order: order as never });
  if (!reply.ok) throw new Error(reply.refusal.kind);
  return reply.value.tickets;
};

test('one ticket is one job, in the order of the tickets', async () => {
  const first = head();
  expect(first?.content).toEqual({ type: 'ticket', ticket: (await tickets())[0]?.id, copy: 0 });
  queue.move(first?.id as never, 'sending', null);
  queue.move(first?.id as never, 'printed', null);
  expect(head()?.content).toMatchObject({ ticket: (await tickets())[1]?.id });
});

test('G7: a job found in mid-sending at a start becomes to check, and is not sent again by itself', async () => {
  const job = head();
  queue.move(job?.id as never, 'sending', null);
  till = await till.reopen();
  queue = printQueue(till.store, till.context.journalist);
  expect(queue.markInterrupted().map((j) => j.id)).toEqual([job?.id]);
  expect(head()?.id).not.toBe(job?.id);
  expect(till.store.read.printJobs.counts()).toEqual([
    { printer: null, use: 'tickets', state: 'queued', n: 1 },
    { printer: null, use: 'tickets', state: 'unknown', n: 1 },
  ]);
});

const states = () => till.store.read.printJobs.ofOrder(order as never).map((job) => [job.state, job.reason]);

test('G7: what waited in a backup that is gone back to may have come out since: to check, once', async () => {
  await till.store.backUp();
  for (let job = head(); job; job = head()) {
    queue.move(job.id, 'sending', null);
    queue.move(job.id, 'printed', null);
  }
  flagDamage(till.dataDir, 'row 7 missing from index');
  till = await till.reopen();
  const start = () => beginNewLifeIfNeeded(till.context.parts, till.context.journalist, null);
  // Nothing was sold since, so that the old journal goes on.
  expect(start()).toBeNull();
  expect(states()).toEqual([
    ['unknown', 'restored'],
    ['unknown', 'restored'],
  ]);
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  await till.command('printReceipt', { order: order as never, language: 'en' });
  expect(start()).toBeNull();
  expect(states().at(-1)).toEqual(['queued', null]);
});

test('G7: what waits in a copied data folder is to check when the copy begins its new life', () => {
  till.context.journalist.transact((tx) => tx.store.facts.set(FACT.instance, 'another till'));
  expect(beginNewLifeIfNeeded(till.context.parts, till.context.journalist, null)).toMatch(/^2[A-Z]+$/);
  expect(states()).toEqual([
    ['unknown', 'restored'],
    ['unknown', 'restored'],
  ]);
});

test('G7: printed again is a journal entry first, and the paper says DUPLICATE 1 with the same codes', async () => {
  const job = head();
  if (!job) throw new Error('no job');
  const original = documentOf(till.context, job);
  queue.move(job.id, 'sending', null);
  queue.move(job.id, 'unknown', 'connectionLost');
  const before = till.store.read.journal.current()?.state;
  expect((await tickets())[0]?.print.state).toBe('toCheck');
  expect(await till.command('resolvePrintJob', { job: job.id, outcome: 'printAgain' })).toEqual({
    ok: true,
    value: {},
  });
  const after = till.store.read.journal.current()?.state;
  expect(after?.ordinals.copy).toBe((before?.ordinals.copy ?? 0) + 1);
  const copy = till.store.read.printJobs.ofOrder(order as never).at(-1);
  if (!copy) throw new Error('no copy');
  const document = documentOf(till.context, copy);
  expect(document).toEqual({ ...original, copy: 1 });
  expect(await till.command('resolvePrintJob', { job: job.id, outcome: 'printAgain' })).toMatchObject({
    refusal: { kind: 'jobNotToCheck' },
  });
});

test('G7: "it came out" ends the matter without another paper', async () => {
  const job = head();
  queue.move(job?.id as never, 'sending', null);
  queue.move(job?.id as never, 'unknown', 'noAnswer');
  await till.command('resolvePrintJob', { job: job?.id as never, outcome: 'cameOut' });
  expect((await tickets()).map((t) => t.print.state)).toEqual(['printed', 'waiting']);
});

test('reprints are numbered', async () => {
  const ticket = (await tickets())[0]?.id as never;
  await till.command('reprintTicket', { ticket, language: 'fr-CH' });
  await till.command('reprintTicket', { ticket, language: 'en' });
  expect((await tickets())[0]?.print).toMatchObject({ copy: 2, state: 'waiting' });
  expect(till.store.read.orders.ticket(ticket)?.copies).toBe(2);
});

test('a waiting job can be dropped, one that was sent can not', async () => {
  const job = head();
  expect(await till.command('cancelPrintJob', { job: job?.id as never })).toMatchObject({ ok: true });
  const next = head();
  queue.move(next?.id as never, 'sending', null);
  expect(await till.command('cancelPrintJob', { job: next?.id as never })).toMatchObject({
    refusal: { kind: 'jobNotWaiting' },
  });
  expect(() => queue.move(job?.id as never, 'sending', null)).toThrow(/can't go/);
});

test('a receipt is printed on demand; a second one is a copy', async () => {
  await till.command('printReceipt', { order: order as never, language: 'en' });
  await till.command('printReceipt', { order: order as never, language: 'en' });
  const jobs = till.store.read.printJobs.ofOrder(order as never).filter((j) => j.use === 'receipts');
  expect(jobs.map((j) => j.content.copy)).toEqual([0, 1]);
  expect(jobs[0] && documentOf(till.context, jobs[0])).toMatchObject({
    kind: 'receipt',
    totalMinor: 11_600,
    taxes: [{ name: 'A', basisPoints: 810, grossMinor: 11_600, taxMinor: 869 }],
  });
});

test('a printer address that is none is refused', async () => {
  await till.command('signIn', { staff: 'sophie' as never, pin: '1111' });
  for (const address of [
    '192.168.1.5',
    'tcp://host',
    'tcp://host:99999',
    'http://host:80',
    'tcp://ho st:9100',
  ])
    expect(
      await till.command('savePrinter', { id: null, name: 'P', use: 'tickets', address }),
      address,
    ).toMatchObject({
      refusal: { kind: 'printerAddress' },
    });
  expect(
    await till.command('savePrinter', {
      id: null,
      name: 'P',
      use: 'tickets',
      address: 'tcp://127.0.0.1:9100',
    }),
  ).toMatchObject({
    ok: true,
    value: { name: 'P', waiting: 2 },
  });
});

test('a test page that fails says why, in the words of the screen', async () => {
  await till.command('signIn', { staff: 'sophie' as never, pin: '1111' });
  const saved = await till.command('savePrinter', {
    id: null,
    name: 'P',
    use: 'tickets',
    address: 'tcp://127.0.0.1:9100',
  });
  if (!saved.ok) throw new Error(saved.refusal.kind);
  const workers = till.context.workers.spooler as { printTest: unknown };
  workers.printTest = () => Promise.reject(new Error('paperOut'));
  const failed = await till.command('printTestPage', { printer: saved.value.id as never, language: 'en' });
  expect(failed).toEqual({ ok: false, refusal: { kind: 'testPageFailed', reason: 'paperOut' } });
});
