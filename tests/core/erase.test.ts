import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { verifyFile } from '../../electron/verify/verifyFile.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { issue, SOPHIE } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { take, tryReserve } from '../fakes/reservations.ts';
import { ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

const isWhole = () => {
  expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
  expect(verifyFile(till.store.file, { allSignatures: true, anchors: [] }).sound).toBe(true);
};
const start = async () => {
  till = await testTill({ selling: true });
  await ready(till);
};
const save = async (fields: object) =>
  ok(await till.command('saveCustomer', { customer: null, fields })).id as never;
const erase = (customer: string, more: object = { approval: SOPHIE }) =>
  till.command('eraseCustomer', { customer: customer as never, ...more });

/** A ticket in the cart for a customer, with a name and a text on it. */
async function cartFor(customer: string, name = 'Zaugg') {
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  ok(await till.command('setCustomer', { customer: customer as never }));
  const { lines } = ok(await till.query('cart', {}));
  const detail = { holder: `${name} junior`, text: [`Für Frau ${name}`] };
  ok(await till.command('setDetail', { line: lines[0]?.id as never, index: null, detail }));
}
async function sell() {
  const { id, commandId } = ok(await till.query('cart', {}));
  const payments = [{ method: 'cash' as never, givenMinor: null }];
  const input = { cart: id as never, payments, language: 'en' as const };
  return ok(await till.command('validateOrder', input, commandId as never));
}
/** Everything that stands in the store's tables, those behind the full-text indexes included, as text. */
function everything(): string {
  const db = new Database(till.store.file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as {
      name: string;
    }[];
    const rows = tables.flatMap(
      ({ name }) => db.prepare(`SELECT * FROM "${name}"`).raw().all() as unknown[][],
    );
    const text = (cell: unknown) => (Buffer.isBuffer(cell) ? cell.toString('latin1') : String(cell));
    return rows
      .map((row) => row.map(text).join('\n'))
      .join('\n')
      .toLowerCase();
  } finally {
    db.close();
  }
}

test('O4, G8: a customer who is forgotten stands nowhere any more; what was sold stays, and the chain verifies', async () => {
  await start();
  const lea = await save({ first: 'Lea', last: 'Zaugg', email: 'lea@zaugg.ch' });
  await cartFor(lea);
  const order = await sell();
  ok(
    await till.command('sendMail', {
      order: order.id as never,
      what: 'tickets',
      to: null,
      language: 'en',
    }),
  );
  const ticket = order.tickets[0]?.id as never;
  ok(await till.command('changeTicketText', { ticket, holder: 'Anna Zaugg', text: ['Zaugg'] }));
  // Somebody else, who stays; and a cart and a parked one that name her.
  const bruno = await save({ last: 'Keller' });
  await cartFor(bruno, 'Keller');
  await sell();
  await cartFor(lea);
  ok(await till.command('parkCart', { label: 'Zaugg' }));
  await cartFor(lea);
  expect(everything()).toContain('zaugg');
  const { entries } = ok(await erase(lea));
  expect(entries).toBe(4);
  expect(everything()).not.toContain('zaugg');
  const shown = ok(await till.query('order', { order: order.id as never }));
  expect(shown).toMatchObject({ customer: null, totalMinor: 5800, tickets: [{ holder: '', text: [] }] });
  expect(shown.mails).toMatchObject([{ to: '' }]);
  for (const search of ['zaugg', 'lea']) {
    expect(ok(await till.query('orders', { search, limit: 9 })).orders).toEqual([]);
    expect(ok(await till.query('customers', { search, limit: 9 })).customers).toEqual([]);
  }
  expect(ok(await till.query('orders', { search: 'keller', limit: 9 })).orders).toHaveLength(1);
  expect(ok(await till.query('cart', {}))).toMatchObject({ customer: null, tickets: 1 });
  const row = till.store.read.journal.current();
  const said = till.store.read.journal
    .page(row?.id as never, 1, 1000)
    .map((sealed) => openEntry(sealed))
    .filter((entry) => entry.kind === 'personalErased');
  expect(said.map((entry) => entry.body)).toMatchObject([{ customer: lea, by: 'sophie' }]);
  isWhole();
});

test('O4: nor in the answers that are kept of carts, from before it was said whose they are', async () => {
  await start();
  const lea = await save({ last: 'Zaugg' });
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  const { lines } = ok(await till.query('cart', {}));
  const line = lines[0]?.id as never;
  const detail = { holder: 'Anna Zaugg', email: 'anna@zaugg.ch' };
  ok(await till.command('setDetail', { line, index: null, detail }));
  ok(await till.command('parkCart', { label: 'Frau Zaugg' }));
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  const second = ok(await till.query('cart', {})).id as never;
  ok(await till.command('parkCart', { label: 'Keller' }));
  ok(await till.command('dropParked', { cart: second }));
  const [parked] = ok(await till.query('parkedCarts', {})).carts;
  ok(await till.command('recallCart', { cart: parked?.id as never }));
  ok(await till.command('setCustomer', { customer: lea }));
  await sell();
  expect(everything()).toContain('zaugg');
  ok(await erase(lea));
  expect(everything()).not.toContain('zaugg');
  isWhole();
});

test('O4: nor in the reservation that was made for the name, before it was said whose it is', async () => {
  await start();
  const lea = await save({ last: 'Zaugg' });
  const book = async (name: string) => {
    ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 2 }));
    return ok(await tryReserve(till, { name })).id;
  };
  const whole = await book('Familie Zaugg');
  const part = ok(
    await till.command('splitReservation', { order: whole as never, pieces: ['0/1'] as never }),
  );
  const keller = await book('Bruno Keller');
  for (const order of [part.id, whole]) {
    ok(await take(till, order));
    ok(await till.command('setCustomer', { customer: lea }));
    await sell();
  }
  expect(everything()).toContain('zaugg');
  ok(await erase(lea));
  expect(everything()).not.toContain('zaugg');
  expect(ok(await till.query('reservation', { order: keller as never })).name).toBe('Bruno Keller');
  isWhole();
});

test('O4: refusals of forgetting: a manager’s act, somebody known, and nothing of theirs open', async () => {
  await start();
  expect(refusal(await erase('nobody'))).toEqual({ kind: 'customerUnknown' });
  const lea = await save({ last: 'Zaugg' });
  expect(refusal(await erase(lea, {}))).toMatchObject({ kind: 'managerNeeded', why: 'erase' });
  await cartFor(lea);
  const reserved = ok(await tryReserve(till, { name: '' }));
  expect(refusal(await erase(lea))).toEqual({ kind: 'customerNeeded', number: reserved.number });
  ok(await till.command('endReservation', { order: reserved.id as never, why: 'cancelled' }));
  ok(await erase(lea));
  const owed = await issue(till, 'p1', 1);
  const customer = ok(await till.query('order', { order: owed.id as never })).customer?.id ?? '';
  expect(refusal(await erase(customer))).toEqual({ kind: 'customerNeeded', number: owed.number });
  isWhole();
});
