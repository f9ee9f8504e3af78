import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../electron/store/migrations/index.ts';
import { openStore, STORE_FILE } from '../../electron/store/open.ts';

test('a store of the first version opens: its cart, its orders and the names on them are there', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-migrate-'));
  const db = new Database(join(dataDir, STORE_FILE));
  db.exec(MIGRATIONS[0] ?? '');
  db.pragma('user_version = 1');
  const stream = '019abc00-0000-7000-8000-000000000001';
  db.prepare('INSERT INTO stream (no, id, state, link) VALUES (1, ?, ?, ?)').run(
    stream,
    JSON.stringify({ stream, seq: 3, prefix: '2' }),
    'x',
  );
  const entry = 2 ** 40 + 3;
  const personal = JSON.stringify({ salt: '00', data: { holders: { '0': 'Zoë Müller' } } });
  db.prepare('INSERT INTO journal (id, bytes, hash, personal) VALUES (?, ?, ?, ?)').run(
    entry,
    '{}',
    'h',
    personal,
  );
  db.prepare(
    'INSERT INTO sale_order (id, entry, number, at, sold_by, total_minor, tickets) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run('o1', entry, '2-000001', 5, 'anna', 5800, 1);
  const lines = [{ id: 'l1', date: 'd1', price: 'p1', quantity: 2, holder: 'Rosa' }];
  db.prepare('INSERT INTO cart (owner, id, content, changed_at) VALUES (?, ?, ?, ?)').run(
    'anna',
    'c1',
    JSON.stringify({ id: 'c1', commandId: 'k1', lines, terminal: null }),
    5,
  );
  db.close();

  const store = await openStore({ dataDir, now: () => 10 });
  expect(store.read.carts.of('anna' as never)?.lines[0]).toMatchObject({
    kind: 'ticket',
    quantity: 2,
    details: [{ holder: 'Rosa' }, { holder: 'Rosa' }],
  });
  expect(store.read.orders.get('o1' as never)).toMatchObject({ number: '2-000001', state: 'validated' });
  expect(store.read.orders.named('mull', 5).map((row) => row.order)).toEqual(['o1']);
  expect(store.read.parked.all(10)).toEqual([]);
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a store of the third version opens: customers are found by last name, mails with their address', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-migrate-'));
  const db = new Database(join(dataDir, STORE_FILE));
  for (const sql of MIGRATIONS.slice(0, 3)) db.exec(sql);
  db.pragma('user_version = 3');
  const stream = '019abc00-0000-7000-8000-000000000001';
  db.prepare('INSERT INTO stream (no, id, state, link) VALUES (1, ?, ?, ?)').run(
    stream,
    JSON.stringify({ stream, seq: 4, prefix: '2' }),
    'x',
  );
  db.prepare(
    `INSERT INTO customer (id, first, last, company, email, phone, street, postcode, city, note, email_key, phone_key)
     VALUES ('k1', 'Ana', 'Müller-Rey', '', '', '', '', '', '', '', '', '')`,
  ).run();
  db.prepare(
    "INSERT INTO mail (id, sale_order, entry, what, at, changed_at) VALUES ('m1', 'o1', 4, 'tickets', 5, 5)",
  ).run();
  db.close();
  const store = await openStore({ dataDir, now: () => 10 });
  for (const name of ['mul', 'MÜLLER', 're'])
    expect(store.read.customers.search(name, 5).map((row) => row.id)).toEqual(['k1']);
  expect(store.read.mails.ofOrder('o1' as never)).toMatchObject([{ mail: 'm1', stream, seq: 4 }]);
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('a store of the fourth version opens: its printers and print jobs are there, at their defaults', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-migrate-'));
  const db = new Database(join(dataDir, STORE_FILE));
  db.function('folded_words', (_text) => '[]');
  for (const sql of MIGRATIONS.slice(0, 4)) db.exec(sql);
  db.pragma('user_version = 4');
  db.prepare('INSERT INTO printer (id, name, use, address, capability) VALUES (?, ?, ?, ?, ?)').run(
    'p1',
    'Tickets',
    'tickets',
    'tcp://127.0.0.1:9100',
    'confirms',
  );
  const add = db.prepare(
    `INSERT INTO print_job (id, use, type, target, copy, sale_order, language, state, reason, attempts, created_at, changed_at)
     VALUES (?, 'tickets', 'ticket', ?, 0, 'o1', 'en', ?, NULL, 1, 5, 6)`,
  );
  add.run('j1', 't1', 'printed');
  add.run('j2', 't2', 'blockedBefore');
  db.close();
  const store = await openStore({ dataDir, now: () => 10 });
  expect(store.read.printers.all()).toEqual([
    {
      id: 'p1',
      name: 'Tickets',
      use: 'tickets',
      address: 'tcp://127.0.0.1:9100',
      language: 'escpos',
      stock: 'roll80',
      dpi: 203,
      letters: 'own',
      layouts: {},
      drawer: 'none',
      standIn: null,
      capability: 'confirms',
    },
  ]);
  expect(store.read.printJobs.ofOrder('o1' as never).map((job) => [job.id, job.state, job.printer])).toEqual([
    ['j1', 'printed', null],
    ['j2', 'blockedBefore', null],
  ]);
  const head = { printers: ['p1' as never], uses: ['tickets' as const], all: ['p1' as never] };
  expect(store.read.printJobs.head(head, new Set())?.id).toBe('j2');
  expect(store.read.printJobs.head(head, new Set(['j2' as never]))).toBeUndefined();
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

test('G4: a store of the fifth version opens: its sales have used their seats, its cases are open, nothing is returned', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'guichet-migrate-'));
  const db = new Database(join(dataDir, STORE_FILE));
  db.function('folded_words', (_text) => '[]');
  for (const sql of MIGRATIONS.slice(0, 5)) db.exec(sql);
  db.pragma('user_version = 5');
  const stream = '019abc00-0000-7000-8000-000000000001';
  db.prepare('INSERT INTO stream (no, id, state, link) VALUES (1, ?, ?, ?)').run(
    stream,
    JSON.stringify({ stream, seq: 4, prefix: '2' }),
    'x',
  );
  const journal = db.prepare("INSERT INTO journal (id, bytes, hash) VALUES (?, ?, 'h')");
  const order = db.prepare(
    `INSERT INTO sale_order (id, entry, number, at, sold_by, total_minor, tickets)
     VALUES (?, ?, ?, 5, 'anna', 5800, 1)`,
  );
  const rights = [
    { lease: 'lh', epoch: 1, quota: 'qh', amount: 2, seats: ['s-1-1', 's-1-2'] },
    { lease: 'l1', epoch: 1, quota: 'q1', amount: 3 },
  ];
  journal.run(2 ** 40 + 3, JSON.stringify({ kind: 'orderValidated', body: { rights } }));
  order.run('o1', 2 ** 40 + 3, '2-000001');
  journal.run(2 ** 40 + 4, JSON.stringify({ kind: 'orderValidated', body: { rights: [] } }));
  order.run('o2', 2 ** 40 + 4, '2-000002');
  db.exec(`INSERT INTO lease_use VALUES ('lh', 1, 2), ('l1', 1, 3);
    INSERT INTO ticket (id, sale_order, number, place) VALUES ('t1', 'o1', 'T2-000001-00', 0);
    INSERT INTO seat_sale VALUES ('dh', 's-1-1', 'o1'), ('dh', 's-1-2', 'o1');
    INSERT INTO centre_case VALUES ('k1', 'seatTwice', 's', 3, 'seat', 5)`);
  db.close();
  const { read, close } = await openStore({ dataDir, now: () => 10 });
  expect(read.leases.usedSeats('lh' as never)).toEqual(['s-1-1', 's-1-2']);
  expect([read.leases.consumed('l1' as never, 1), read.leases.released('l1' as never, 1)]).toEqual([3, 0]);
  expect(read.seatSales.of('dh' as never)).toEqual(['s-1-1', 's-1-2']);
  expect(read.orders.ticket('t1' as never)?.state).toBe('valid');
  expect(read.cases.all()).toMatchObject([{ id: 'k1', state: 'open', about: [], tillNo: null }]);
  expect(read.authorities.yieldedTo(stream as never)).toBe(0);
  expect(read.madeLeases.open(stream as never)).toEqual([]);
  close();
  rmSync(dataDir, { recursive: true, force: true });
});
