import { afterEach, beforeEach, expect, test } from 'vitest';
import { documentOfTicket } from '../../electron/core/documents.ts';
import { createVerifier } from '../../electron/platform/crypto.ts';
import { isTicketNumber } from '../../shared/domain/numbers.ts';
import { readQrText } from '../../shared/domain/ticketCode.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill();
  await ready(till);
});
afterEach(() => till.dispose());

const expectOk = <T>(reply: { ok: true; value: T } | { ok: false; refusal: { kind: string } }): T => {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.refusal)}`);
  return reply.value;
};

test('G1: a sale leaves entry, order, tickets and print jobs behind, and consumes the cart', async () => {
  const order = expectOk(await sell(till, 'p1', 2, 20_000));
  expect(order).toMatchObject({ number: '2-000001', totalMinor: 11_600, changeMinor: 8400, atCentre: false });
  expect(order.tickets.map((t) => t.number).every(isTicketNumber)).toBe(true);
  expect(order.tickets.map((t) => t.print.state)).toEqual(['waiting', 'waiting']);
  const cart = expectOk(await till.query('cart', {}));
  expect(cart.lines).toEqual([]);
  const state = till.store.read.journal.current()?.state;
  expect(state?.session).toMatchObject({ orders: 1, tickets: 2, linesMinor: 11_600 });
});

test('G1: what was sold is there after the store was opened again', async () => {
  const order = expectOk(await sell(till, 'p1', 1));
  till = await till.reopen();
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  expect(expectOk(await till.query('order', { order: order.id as never }))).toEqual(order);
});

test('G2: the same command gives the same order and the same reply, also after a restart', async () => {
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  const cart = expectOk(await till.query('cart', {}));
  const input = {
    cart: cart.id as never,
    payments: [{ method: 'cash' as never, givenMinor: null }],
    language: 'en' as const,
  };
  const first = await till.command('validateOrder', input, cart.commandId as CommandId);
  const double = await till.command('validateOrder', input, cart.commandId as CommandId);
  till = await till.reopen();
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  const later = await till.command('validateOrder', input, cart.commandId as CommandId);
  expect(double).toEqual(first);
  expect(later).toEqual(first);
  expect(expectOk(await till.query('orders', { search: '', limit: 10 })).orders).toHaveLength(1);
});

test('G2: a command id with another content is refused', async () => {
  const id = till.newCommand();
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }, id);
  const again = await till.command(
    'addTickets',
    { date: 'd1' as never, price: 'p1' as never, quantity: 1 },
    id,
  );
  const other = await till.command(
    'addTickets',
    { date: 'd1' as never, price: 'p1' as never, quantity: 2 },
    id,
  );
  expect(expectOk(again).tickets).toBe(1);
  expect(other).toEqual({ ok: false, refusal: { kind: 'commandReused' } });
});

test('S20: the cart outlives a crash with its lines', async () => {
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 3 });
  till = await till.reopen();
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  expect(expectOk(await till.query('cart', {})).tickets).toBe(3);
});

test('G5: a till sells no more than its lease holds, and says what is left', async () => {
  expectOk(await sell(till, 'p1', 9));
  const more = await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 2 });
  expect(more).toEqual({ ok: false, refusal: { kind: 'quotaGone', zone: 'Parterre', left: 1, wanted: 2 } });
  expectOk(await sell(till, 'p1', 1));
  const offer = expectOk(await till.query('offer', {}));
  expect(offer.events[0]?.dates.find((d) => d.id === 'd1')?.zones[0]?.here).toBe(0);
});

test('G5: a zone of which the till holds no lease is not sold here', async () => {
  const reply = await till.command('addTickets', { date: 'd1' as never, price: 'p3' as never, quantity: 1 });
  expect(reply).toEqual({ ok: false, refusal: { kind: 'notOnThisTill', zone: 'Balcon' } });
});

test('a date whose sale has ended is refused', async () => {
  const reply = await till.command('addTickets', { date: 'd0' as never, price: 'p1' as never, quantity: 1 });
  expect(reply).toMatchObject({ ok: false, refusal: { kind: 'saleEnded' } });
});

test('G3: cash is rounded to 0.05 on its own line: 17.87 is paid as 17.85', async () => {
  const order = expectOk(await sell(till, 'p2', 1));
  expect(order).toMatchObject({ totalMinor: 1787, roundingMinor: -2 });
  expect(order.payments[0]?.minor).toBe(1785);
});

test('too little cash is refused and nothing is sold', async () => {
  expect(await sell(till, 'p1', 1, 5000)).toEqual({
    ok: false,
    refusal: { kind: 'paymentMissing', missingMinor: 800 },
  });
  expect(expectOk(await till.query('orders', { search: '', limit: 10 })).orders).toEqual([]);
  expect(expectOk(await till.query('cart', {})).tickets).toBe(1);
});

test('S9: a card payment is on disk before it is shown, is asked again after a crash, and then validates', async () => {
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  let cart = expectOk(await till.query('cart', {}));
  const pay = (method: string) => ({
    cart: cart.id as never,
    payments: [{ method: method as never, givenMinor: null }],
    language: 'en' as const,
  });
  expect(await till.command('validateOrder', pay('card'), cart.commandId as CommandId)).toMatchObject({
    refusal: { kind: 'terminalNotStarted' },
  });
  expectOk(await till.command('startTerminalPayment', { cart: cart.id as never, method: 'card' as never }));
  till = await till.reopen();
  await till.command('signIn', { staff: 'anna' as never, pin: PIN });
  cart = expectOk(await till.query('cart', {}));
  expect(cart.terminal).toMatchObject({ method: 'card', minor: 5800 });
  expect(
    await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }),
  ).toMatchObject({ refusal: { kind: 'terminalPending' } });
  expect(await till.command('validateOrder', pay('cash'), cart.commandId as CommandId)).toMatchObject({
    refusal: { kind: 'terminalPending' },
  });
  const order = expectOk(await till.command('validateOrder', pay('card'), cart.commandId as CommandId));
  expect(order.payments).toMatchObject([{ kind: 'card', minor: 5800 }]);
});

test('S9: a declined card leaves the cart as it was', async () => {
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  const cart = expectOk(await till.query('cart', {}));
  await till.command('startTerminalPayment', { cart: cart.id as never, method: 'twint' as never });
  const back = expectOk(await till.command('declineTerminalPayment', { cart: cart.id as never }));
  expect(back).toMatchObject({ tickets: 1, terminal: null });
  expect(await till.command('declineTerminalPayment', { cart: cart.id as never })).toMatchObject({
    refusal: { kind: 'terminalNotStarted' },
  });
});

test('places for which a terminal may have taken money are not sold to somebody else', async () => {
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 8 });
  const cart = expectOk(await till.query('cart', {}));
  await till.command('startTerminalPayment', { cart: cart.id as never, method: 'card' as never });
  await till.command('signIn', { staff: 'luca' as never, pin: PIN }, till.newCommand(), 'screen-2');
  const add = (quantity: number) =>
    till.command(
      'addTickets',
      { date: 'd1' as never, price: 'p1' as never, quantity },
      till.newCommand(),
      'screen-2',
    );
  expect(await add(3)).toMatchObject({ refusal: { kind: 'quotaGone', left: 2 } });
  expectOk(await add(2));
});

test('D2: the QR code carries a signature that the till key made', async () => {
  const order = expectOk(await sell(till, 'p1', 1));
  const row = till.store.read.orders.ticket(order.tickets[0]?.id as never);
  if (!row) throw new Error('no ticket row');
  const read = readQrText(documentOfTicket(till.context, row, 0, 'en').qr);
  expect(read?.claim.ticket).toBe(order.tickets[0]?.id);
  const publicKey = till.context.parts.identity.signer.publicKey;
  expect(read && createVerifier()(publicKey, read.signed, read.signature)).toBe(true);
});

test('S16: an order is found by its number, by its last digits, by ticket number and by both codes', async () => {
  expectOk(await sell(till, 'p1', 1));
  const order = expectOk(await sell(till, 'p1', 2));
  const row = till.store.read.orders.ticket(order.tickets[1]?.id as never);
  if (!row) throw new Error('no ticket row');
  const document = documentOfTicket(till.context, row, 0, 'en');
  for (const search of [
    order.number,
    '2',
    row.number,
    row.number.toLowerCase(),
    document.code128,
    document.qr,
  ]) {
    const found = expectOk(await till.query('orders', { search, limit: 10 })).orders;
    expect(
      found.map((o) => o.number),
      search,
    ).toEqual([order.number]);
  }
});

test('a holder name is printed and stays out of the chained body', async () => {
  await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 });
  const line = expectOk(await till.query('cart', {})).lines[0]?.id as never;
  await till.command('setDetail', { line, index: null, detail: { holder: 'Zoë Müller' } });
  const cart = expectOk(await till.query('cart', {}));
  const order = expectOk(
    await till.command(
      'validateOrder',
      { cart: cart.id as never, payments: [{ method: 'cash' as never, givenMinor: null }], language: 'en' },
      cart.commandId as CommandId,
    ),
  );
  expect(order.tickets[0]?.holder).toBe('Zoë Müller');
  const row = till.store.read.orders.get(order.id as never);
  const entry = row && till.store.read.journal.entry(row.stream, row.seq);
  expect(entry?.bytes).not.toContain('Müller');
  expect(entry?.personal).toContain('Zoë Müller');
});
