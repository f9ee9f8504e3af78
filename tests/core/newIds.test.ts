import { expect, test } from 'vitest';
import { createJournalist } from '../../electron/core/journalist.ts';
import { systemRandom } from '../../electron/platform/time.ts';
import { msOfId } from '../../shared/kernel/ids.ts';
import { silentLog, testClock } from '../fakes/till.ts';

const EVENING = Date.parse('2026-11-27T20:00:00.000Z');
const HOUR = 60 * 60_000;

/** Two ids of a process that found `lastId` to be the newest in its store. */
function idsAfter(lastId: string | undefined, at: number): string[] {
  const parts = {
    clock: testClock(at),
    random: systemRandom(),
    log: silentLog,
    store: { write: (work: (store: object) => unknown) => work({}) },
  };
  const journalist = createJournalist(parts as unknown as Parameters<typeof createJournalist>[0], lastId);
  return journalist.transact((tx) => [tx.id(), tx.id()]);
}

test('G2: with its clock set back a restarted till makes no id that one of its processes made before', () => {
  const [first = '', second = ''] = idsAfter(undefined, EVENING);
  // The second id stands in no row of its own, such as a ticket's: the newest that is found is the first.
  const processes = Array.from({ length: 20 }, () => idsAfter(first, EVENING - HOUR));
  const ids = processes.flat();
  expect(new Set([second, ...ids]).size).toBe(41);
  for (const id of ids) expect(id > first && msOfId(id) > msOfId(first)).toBe(true);
});
