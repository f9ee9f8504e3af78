import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { runChecks } from '../../electron/store/runChecks.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ lease: 40 });
  await ready(till);
  await sell(till, 'p1', 2);
  await sell(till, 'p2', 1);
  await till.command('closeSession', { countedMinor: 30_000 });
});
afterEach(() => till.dispose());

const tamper = (sql: string): void => {
  const db = new Database(till.store.file);
  db.exec(sql);
  db.close();
};

test('the tables of an untouched store are what the fold of its journal says', () => {
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
});

test.each([
  ["UPDATE sale_order SET total_minor = total_minor - 100 WHERE number = '2-000001'", /order 2-000001/],
  ['DELETE FROM ticket WHERE place = 1', /ticket T2-000002/],
  ['UPDATE cash_session SET closing = replace(closing, \'"orders":2\', \'"orders":1\')', /closing Z2-0001/],
  [
    "INSERT INTO sale_order SELECT 'ghost', entry, '2-000009', at, sold_by, 1, 0, state FROM sale_order LIMIT 1",
    /3 orders stand in the table/,
  ],
  ['UPDATE stream SET state = replace(state, \'"orders":2\', \'"orders":3\')', /kept totals/],
])('a table that was changed behind the journal is found: %s', (sql, found) => {
  tamper(sql);
  expect(checkStore(till.store.file).differs).toMatch(found);
});

test('the check runs in a worker beside the open store', async () => {
  const result = await new Promise((resolve) => {
    runChecks(new URL('../../electron/store/checksWorker.ts', import.meta.url), till.store.file, resolve);
  });
  expect(result).toEqual({ damaged: null, differs: null });
});
