import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok, refusal } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';
import { foreignOrder } from '../fakes/toldOrders.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
  await till.command('signIn', { staff: 'sophie' as never, pin: PIN });
});
afterEach(() => till.dispose());

/** The centre objects to something that a stream did. */
function objects(id: string, kind: string, stream: string): void {
  till.context.journalist.transact((tx) =>
    tx.store.cases.put({ id, kind, stream, seq: 1, detail: '', about: [] } as never, tx.now),
  );
}
const accept = (id: string) =>
  till.command('resolveCase', { case: id as never, remedy: 'accepted', language: 'en' });

test('G10: what a till itself did wrong is closed at another till, once there is one', async () => {
  const own = till.store.read.journal.current()?.id ?? '';
  for (const id of ['alone', 'own']) objects(id, 'returnedTwice', own);
  objects('placed', 'soldByOverride', own);
  objects('others', 'returnedTwice', '0193a000-0000-7000-8000-000000000000');
  ok(await accept('alone'));
  foreignOrder(till);
  expect(refusal(await accept('own'))).toEqual({ kind: 'caseOfThisTill' });
  ok(await accept('others'));
  // What has a remedy where it happened keeps it.
  ok(await accept('placed'));
});
