import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { runChecks } from '../../electron/store/runChecks.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

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
    "INSERT INTO sale_order SELECT 'ghost', entry, '2-000009', at, sold_by, 1, 0, state, NULL FROM sale_order LIMIT 1",
    /3 rows stand in sale_order, 2 in the journal/,
  ],
  ['UPDATE stream SET state = replace(state, \'"orders":2\', \'"orders":3\')', /kept totals/],
])('a table that was changed behind the journal is found: %s', (sql, found) => {
  tamper(sql);
  expect(checkStore(till.store.file).differs).toMatch(found);
});

describe('with seats, vouchers and rates', () => {
  beforeEach(async () => {
    till.dispose();
    till = await testTill({ selling: true });
    await ready(till);
    await till.command('signIn', { staff: 'sophie', pin: PIN }, undefined, 'office');
    await till.command('setRate', { currency: 'EUR', rateMicro: 950_000 }, undefined, 'office');
    await till.command('addTickets', { date: 'dh', price: 'ph', quantity: 2 });
    await till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 });
    const cart = await till.query('cart', {});
    if (!cart.ok) throw new Error(cart.refusal.kind);
    const { id, commandId } = cart.value;
    const payments = [{ method: 'cash', givenMinor: null }];
    const sold = await till.command(
      'validateOrder',
      { cart: id, payments, language: 'en' },
      commandId as CommandId,
    );
    expect(sold.ok).toBe(true);
  });

  test('an untouched store is what the fold of its journal says', () => {
    expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
  });

  test.each([
    ["UPDATE sale_order SET state = 'reserved'", /order 2-000001/],
    ['UPDATE sale_order SET tickets = 3', /order 2-000001/],
    ["UPDATE seat_sale SET sale_order = 'ghost'", /seat s-\d-\d of order 2-000001/],
    ["INSERT INTO seat_sale VALUES ('dh', 's-1-1-x', 'ghost')", /3 rows stand in seat_sale/],
    ['UPDATE voucher SET minor = 6000', /voucher …\w{4} of order 2-000001/],
    ['DELETE FROM voucher', /voucher …\w{4} of order 2-000001/],
    ['UPDATE rate SET rate_micro = 1000000', /rates of foreign cash/],
  ])('a table that was changed behind the journal is found: %s', (sql, found) => {
    tamper(sql);
    expect(checkStore(till.store.file).differs).toMatch(found);
  });
});

test('the check runs in a worker beside the open store', async () => {
  const result = await new Promise((resolve) => {
    runChecks(new URL('../../electron/store/checksWorker.ts', import.meta.url), till.store.file, resolve);
  });
  expect(result).toEqual({ damaged: null, differs: null });
});

test('G1: a check that is stopped, at once or in its midst, ends by itself, says nothing and takes nobody with it', async () => {
  const worker = new URL('../../electron/store/checksWorker.ts', import.meta.url);
  let said = 0;
  for (let round = 0; round < 8; round++) {
    const check = runChecks(worker, till.store.file, () => {
      said += 1;
    });
    for (let turn = 0; turn < round; turn++) await new Promise((next) => setImmediate(next));
    await check.stop();
  }
  expect(said).toBe(0);
});
