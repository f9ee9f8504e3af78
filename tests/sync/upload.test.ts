import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Gateway } from '../../electron/sync/gateway.ts';
import { uploadPage } from '../../electron/sync/upload.ts';
import type { JournalReply, JournalRequest } from '../../shared/sync/wire.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
});
afterEach(() => till.dispose());

/** A centre that has another branch, and notes what it is sent. */
function forkingCentre() {
  const sent: JournalRequest[] = [];
  const journal = async (request: JournalRequest): Promise<JournalReply> => {
    sent.push(request);
    return { status: 'fork', generation: 'g1', seq: request.entries[0]?.seq ?? 0, cases: [] };
  };
  return { sent, gateway: { journal } as unknown as Gateway };
}

test('G6: behind a fork the branch goes on, each entry once while the process runs', async () => {
  const { sent, gateway } = forkingCentre();
  const parts = { store: till.store, journalist: till.context.journalist, gateway };
  const forked = new Map<string, number>();
  expect(await uploadPage(parts, forked)).toMatchObject({ status: 'fork' });
  expect(await uploadPage(parts, forked)).toBe(false);
  const head = till.store.read.journal.current()?.state.seq ?? 0;
  await sell(till, 'p1', 1);
  expect(await uploadPage(parts, forked)).toMatchObject({ status: 'fork' });
  expect(sent.map(({ entries }) => entries.map(({ seq }) => seq))).toEqual([
    Array.from({ length: head }, (_, i) => i + 1),
    [head + 1],
  ]);
  // What is remembered of a branch is remembered by the process only: `acked` stays.
  expect(till.store.read.journal.current()?.acked).toBe(0);
});
