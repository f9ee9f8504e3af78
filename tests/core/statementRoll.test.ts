import { afterEach, expect, test } from 'vitest';
import { documentOf } from '../../electron/core/documents.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

test('C5: a manager prints the statement on the roll: what this till sold, when the centre said nothing', async () => {
  till = await testTill();
  await ready(till);
  ok(await sell(till, 'p1', 2));
  const input = { date: 'd1' as never, language: 'en' as const };
  expect(refusal(await till.command('printStatement', input))).toMatchObject({ kind: 'roleMissing' });
  await till.command('signIn', { staff: 'sophie' as never, pin: PIN });
  expect(refusal(await till.command('printStatement', { ...input, date: 'd9' as never }))).toEqual({
    kind: 'dateUnknown',
  });
  ok(await till.command('printStatement', input));
  const job = till.store.read.printJobs.open(10).find((one) => one.content.type === 'statement');
  if (!job) throw new Error('nothing is in the queue');
  expect(job).toMatchObject({ use: 'receipts', order: null, content: { date: 'd1', copy: 0 } });
  expect(documentOf(till.context, job)).toMatchObject({
    kind: 'closing',
    statement: true,
    asOf: 'Without the centre: this till only.',
    gross: { value: 'CHF 116.00' },
  });
  await till.reopen().then((again) => {
    till = again;
  });
  expect(till.store.read.printJobs.get(job.id)?.content).toEqual(job.content);
});
