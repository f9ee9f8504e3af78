import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { STORE_FILE } from '../../electron/store/open.ts';
import { tamper } from '../fakes/journalFiles.ts';
import { killAgainAndAgain } from './killing.ts';
import type { Acknowledged } from './sellerProtocol.ts';
import { fillCart, openSellingTill, prepareTillFolder, signIn, validate } from './tillFolder.ts';
import { damageOf } from './whole.ts';

test('G1, G2: a till killed in the midst of selling loses no order, leaves no half one and makes none twice', async () => {
  const seed = Date.now() % 1_000_000;
  const said: string[] = [];
  const summary = await killAgainAndAgain({ kills: 5, seed, say: (line) => said.push(line) });
  const told = `--seed ${seed}\n${said.join('\n')}`;
  expect(summary, told).toMatchObject({ kills: 5, lost: 0, orphans: 0, doubled: 0 });
  expect(summary.acknowledged, told).toBeGreaterThanOrEqual(25);
}, 60_000);

describe('what the crash tests look for, they find when it is planted', () => {
  let dir: string;
  let file: string;
  let ack: Acknowledged;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'guichet-planted-'));
    file = join(dir, STORE_FILE);
    await prepareTillFolder(dir);
    const till = await openSellingTill(dir);
    await signIn(till.core);
    const sale = await fillCart(till.core, 'p1', 2);
    const order = await validate(till.core, sale);
    await till.close();
    ack = {
      type: 'acknowledged',
      command: sale.command,
      order: order.id,
      number: order.number,
      totalMinor: order.totalMinor,
      tickets: order.tickets.map((t) => t.number),
    };
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('nothing, when nothing is', () => {
    expect(damageOf(file, [ack])).toEqual({ lost: [], orphans: [], doubled: [] });
  });

  test.each([
    ['an order of which nobody knows', '', { order: 'none' }, ['lost']],
    ['an order with another total', '', { totalMinor: 1 }, ['lost']],
    ['a ticket gone', 'DELETE FROM ticket WHERE place = 1', {}, ['lost', 'orphans']],
    ['an order row gone', 'DELETE FROM sale_order', {}, ['lost', 'orphans']],
    [
      'a print job gone',
      'DELETE FROM print_job WHERE id = (SELECT min(id) FROM print_job)',
      {},
      ['lost', 'orphans'],
    ],
    ['a place not counted down', 'UPDATE lease_use SET consumed = consumed - 1', {}, ['orphans']],
    [
      'an entry gone',
      'DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)',
      {},
      ['lost', 'orphans'],
    ],
    [
      'a cart that was sold',
      `INSERT INTO cart SELECT 'x', 'x', json_object('commandId', id), 0 FROM command WHERE name = 'validateOrder'`,
      {},
      ['orphans'],
    ],
  ])('%s', (_what, sql, change, kinds) => {
    const copy = join(dir, 'planted.db');
    rmSync(copy, { force: true });
    const db = new Database(file);
    db.exec(`VACUUM INTO '${copy}'`);
    db.close();
    if (sql !== '') tamper(copy, (planted) => planted.exec(sql));
    const damage = damageOf(copy, [{ ...ack, ...change }]);
    const found = (['lost', 'orphans', 'doubled'] as const).filter((kind) => damage[kind].length > 0);
    expect(found).toEqual(kinds);
  });
});
