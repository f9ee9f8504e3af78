import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepForeignOrder } from '../../electron/sync/feedTables.ts';
import type { ForeignOrderRow } from '../../shared/sync/reference.ts';
import { ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
});
afterEach(() => till.dispose());

const foreign = (no: number, more: Partial<ForeignOrderRow> = {}): ForeignOrderRow => ({
  id: `order-${String(no).padStart(6, '0')}`,
  number: `3-${String(no).padStart(6, '0')}`,
  stream: 'other',
  tillNo: 3,
  at: till.clock.now(),
  state: 'validated',
  customer: null,
  totalMinor: 5800,
  tickets: [1, 2].map((i) => ({
    ticket: `ticket-${no}-${i}`,
    number: `T3-${String(no).padStart(6, '0')}-0${i}`,
    secret: 'ABCDEFGH',
    kind: 'ticket',
    state: 'valid' as const,
    byWord: false,
    minor: 2900,
    vatName: 'A',
    vatBasisPoints: 810,
    date: 'd1',
    event: 'e1',
    eventName: 'Les Nuits du Lac',
    startsAt: new Date(till.clock.now() + 7_200_000).toISOString(),
    zoneName: 'Parterre',
    priceName: 'Full price',
    quota: 'q1',
    seat: null,
  })),
  ...more,
});
const tell = (...rows: ForeignOrderRow[]): void =>
  till.context.journalist.transact((tx) => {
    for (const row of rows)
      keepForeignOrder(tx, { position: 1, kind: 'foreignOrder', id: row.id, value: { ...row } });
  });
const found = (text: string): string[] =>
  till.store.read.foreignOrders.search(text, 10).map((row) => row.number);

test('an order of another till is found by its number, its last digits, a ticket’s number, a ticket and its customer', () => {
  tell(foreign(412, { customer: 'k1' }), foreign(413));
  expect(found('3-000412')).toEqual(['3-000412']);
  expect(found('412')).toEqual(['3-000412']);
  expect(found('t3-000413')).toEqual(['3-000413']);
  expect(found('999')).toEqual([]);
  const { foreignOrders } = till.store.read;
  expect(foreignOrders.ofTicket('ticket-413-2' as never)?.number).toBe('3-000413');
  expect(foreignOrders.ofCustomer('k1' as never, 5).map((row) => row.number)).toEqual(['3-000412']);
  tell({ ...foreign(412), tickets: [] });
  expect(foreignOrders.ofTicket('ticket-412-1' as never)).toBeUndefined();
});

test('nobody needs an order two days after its last date; one with a pass is kept', () => {
  const [pass] = foreign(2).tickets.map((ticket) => ({ ...ticket, kind: 'pass' as const, startsAt: null }));
  tell(foreign(1), foreign(2, { tickets: pass ? [pass] : [] }));
  till.clock.pass(3 * 86_400_000);
  tell(foreign(3));
  expect(['1', '2', '3'].flatMap(found)).toEqual(['3-000002', '3-000003']);
  expect(till.store.read.foreignOrders.ofTicket('ticket-1-1' as never)).toBeUndefined();
});

test('an order sold here is no order of another till', async () => {
  await ready(till);
  const sold = await sell(till, 'p1', 1);
  if (!sold.ok) throw new Error(sold.refusal.kind);
  const [ticket] = sold.value.tickets;
  const [row] = foreign(1).tickets;
  const tickets = row ? [{ ...row, ticket: ticket?.id ?? '', state: 'returned' as const }] : [];
  tell(foreign(1, { id: sold.value.id, number: sold.value.number, tickets }));
  expect(till.store.read.foreignOrders.count()).toBe(0);
  expect(till.store.read.orders.ticket(ticket?.id as never)?.state).toBe('returned');
});

test('no way to find one looks at all of them', () => {
  const db = new Database(till.store.file, { readonly: true });
  const plan = (sql: string): string =>
    db
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...[...sql].filter((char) => char === '?').map(() => '1'))
      .map((row) => row.detail)
      .join('\n');
  for (const sql of [
    'SELECT value FROM foreign_order WHERE id = ?',
    'SELECT value FROM foreign_order WHERE number = ? ORDER BY id DESC LIMIT ?',
    'SELECT value FROM foreign_order WHERE digits = ? ORDER BY id DESC LIMIT ?',
    'SELECT value FROM foreign_order WHERE customer = ? ORDER BY id DESC LIMIT ?',
    'SELECT t.foreign_order FROM foreign_ticket t WHERE t.number >= ? AND t.number < ?',
    'SELECT o.value FROM foreign_ticket t JOIN foreign_order o ON o.id = t.foreign_order WHERE t.ticket = ?',
    'SELECT id FROM foreign_order WHERE keep_until < ? ORDER BY keep_until LIMIT 1000',
  ])
    expect(plan(sql)).not.toMatch(/SCAN/);
  db.close();
});
