import { afterEach, expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { reportOf } from '../../shared/journal/report.ts';
import { moneyActOf } from '../../shared/reports/moneyActs.ts';
import { movedOf, statementOf } from '../../shared/reports/statement.ts';
import { customerOf, issue, SOPHIE, settle, tryIssue } from '../fakes/invoices.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { take, tryReserve } from '../fakes/reservations.ts';
import { ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
afterEach(() => till.dispose());

const entries = () => {
  const row = till.store.read.journal.current();
  return till.store.read.journal.page(row?.id as never, 1, 1000).map((sealed) => openEntry(sealed));
};
const session = () => till.store.read.journal.current()?.state.session;
const isWhole = () => expect(checkStore(till.store.file)).toEqual({ damaged: null, differs: null });
const start = async () => {
  till = await testTill({ selling: true });
  await ready(till);
};
const byMethod = (methods: readonly { method: string; minor: number }[] = []) =>
  Object.fromEntries(methods.map(({ method, minor }) => [method, minor]));

test('O2, G3: an invoice issued now is a sale with valid tickets; its payment moves the tender, never turnover or VAT', async () => {
  await start();
  const order = await issue(till, 'p2', 2);
  expect(order).toMatchObject({ state: 'validated', totalMinor: 3574, receivable: { openMinor: 3574 } });
  expect(order.tickets.map((ticket) => ticket.state)).toEqual(['valid', 'valid']);
  expect(till.store.read.printJobs.ofOrder(order.id as never)).toHaveLength(2);
  const before = session();
  expect(byMethod(before?.methods)).toEqual({ invoice: 3574 });
  const list = ok(await till.query('receivables', {}));
  expect(list).toMatchObject({ openMinor: 3574, receivables: [{ number: order.number, tillNo: null }] });
  // 35.74 is 35.75 in coins.
  expect(ok(await settle(till, order.id))).toMatchObject({ openMinor: 0, settled: true });
  const after = session();
  expect(byMethod(after?.methods)).toEqual({ invoice: 0, cash: 3575 });
  expect(after).toMatchObject({
    orders: 1,
    tickets: 2,
    linesMinor: before?.linesMinor,
    taxes: before?.taxes,
    roundingMinor: 1,
    invoices: { issued: 1, issuedMinor: 3574, creditedMinor: 0, settled: 1, settledMinor: 3574 },
  });
  expect(ok(await till.query('receivables', {})).receivables).toEqual([]);
  const shown = ok(await till.query('order', { order: order.id as never }));
  expect(shown).toMatchObject({
    payments: [{ method: 'cash', minor: 3575 }],
    roundingMinor: 1,
    receivable: { openMinor: 0, settled: true, paid: { methodName: 'Cash', minor: 3575 } },
  });
  const closing = ok(await till.command('closeSession', { countedMinor: 20_000 + 3575 }));
  expect(closing).toMatchObject({ differenceMinor: 0, invoices: { issuedMinor: 3574, settledMinor: 3574 } });
  const report = reportOf(entries().slice(1));
  expect(byMethod(report.methods)).toEqual({ invoice: 0, cash: 3575 });
  expect(report.invoices).toMatchObject({ issued: 1, settled: 1 });
  const moved = entries().map((entry) => movedOf(entry, 'd1', '2026-11-27T19:00:00.000Z' as never));
  const statement = statementOf({ places: moved.flatMap((one) => one.places), passes: [] }, []);
  expect(statement).toMatchObject({ tickets: 2, grossMinor: 3574, invoicedMinor: 3574 });
  const acts = entries().flatMap((entry) => moneyActOf(entry) ?? []);
  expect(acts.map(({ kind, netMinor, tickets }) => [kind, netMinor, tickets])).toEqual([
    ['sale', 3574, 2],
    ['other', 0, 0],
  ]);
  isWhole();
});

test('G3: what is taken back of a paid invoice is no takings of invoices any more, however it was paid out', async () => {
  await start();
  const order = await issue(till, 'p1', 3);
  const back = (ticket: number, method: string) =>
    till.command('returnTickets', {
      order: order.id,
      tickets: [order.tickets[ticket]?.id],
      reason: 'notComing',
      original: 'takenBack',
      method,
      language: 'en',
      approval: SOPHIE,
    } as never);
  const statement = () => {
    const moved = entries().map((entry) => movedOf(entry, 'd1', '2026-11-27T19:00:00.000Z' as never));
    return statementOf({ places: moved.flatMap((one) => one.places), passes: [] }, []);
  };
  ok(await back(0, 'invoice'));
  expect(statement()).toMatchObject({ tickets: 2, grossMinor: 11_600, invoicedMinor: 11_600 });
  ok(await settle(till, order.id));
  ok(await back(1, 'cash'));
  expect(statement()).toMatchObject({ tickets: 1, grossMinor: 5800, invoicedMinor: 5800 });
  ok(await back(2, 'cash'));
  expect(statement()).toMatchObject({ tickets: 0, grossMinor: 0, invoicedMinor: 0 });
  isWhole();
});

test('O2: a reservation is issued now too, paid in a later session; the Z of each says what moved in it', async () => {
  await start();
  const customer = await customerOf(till, 'Favre');
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 3 }));
  ok(await till.command('setCustomer', { customer: customer as never }));
  const made = ok(await tryReserve(till, { name: '' }));
  ok(await take(till, made.id));
  const order = ok(await tryIssue(till));
  expect(order).toMatchObject({ state: 'validated', receivable: { minor: 17_400, openMinor: 17_400 } });
  expect(ok(await till.query('reservation', { order: made.id as never }))).toMatchObject({ state: 'paid' });
  const first = ok(await till.command('closeSession', { countedMinor: 20_000 }));
  expect(first).toMatchObject({
    differenceMinor: 0,
    linesMinor: 17_400,
    invoices: { issued: 1, settled: 0 },
  });
  ok(await till.command('openSession', { floatMinor: 0 }));
  // Yielded at the closing: without a centre only a manager takes the payment.
  expect(refusal(await settle(till, order.id, 'card'))).toMatchObject({ kind: 'authorityElsewhere' });
  expect(refusal(await settle(till, order.id, 'card', { byWord: true }))).toMatchObject({
    kind: 'managerNeeded',
    why: 'authority',
  });
  ok(await settle(till, order.id, 'card', { byWord: true, approval: SOPHIE }));
  const second = ok(await till.command('closeSession', { countedMinor: 0 }));
  expect(second).toMatchObject({
    orders: 0,
    linesMinor: 0,
    taxes: [],
    differenceMinor: 0,
    invoices: { issued: 0, settled: 1, settledMinor: 17_400 },
  });
  expect(byMethod(second.methods)).toEqual({ invoice: -17_400, card: 17_400 });
  isWhole();
});

test('O2, O3: what is taken back before it is paid is owed no more, and no money goes out', async () => {
  await start();
  const order = await issue(till, 'p1', 3);
  const [one, two] = order.tickets.map((ticket) => ticket.id as never);
  const back = (tickets: never[], method: string) =>
    till.command('returnTickets', {
      order: order.id as never,
      tickets,
      reason: 'notComing',
      note: '',
      original: 'takenBack',
      method: method as never,
      byWord: false,
      receipt: false,
      language: 'en',
      approval: SOPHIE,
    } as never);
  expect(refusal(await back([one as never], 'cash'))).toEqual({
    kind: 'invoiceOpen',
    number: order.number,
    openMinor: 17_400,
  });
  ok(await back([one as never], 'invoice'));
  expect(ok(await till.query('receivables', {}))).toMatchObject({ openMinor: 11_600 });
  expect(session()?.invoices).toMatchObject({ issuedMinor: 17_400, creditedMinor: 5800 });
  expect(ok(await settle(till, order.id, 'twint', { approval: SOPHIE }))).toMatchObject({ settled: true });
  expect(byMethod(session()?.methods)).toEqual({ invoice: 0, twint: 11_600 });
  // Paid now: from here on money goes back as always.
  expect(refusal(await back([two as never], 'invoice'))).toMatchObject({ kind: 'methodCantPayBack' });
  ok(await back([two as never], 'twint'));
  expect(byMethod(session()?.methods)).toEqual({ invoice: 0, twint: 5800 });
  isWhole();
});

test('O2, O3: what is owed pays for nothing else: no exchange, no other price, until it is settled', async () => {
  await start();
  const order = await issue(till, 'p1', 1);
  const owed = { kind: 'invoiceOpen', number: order.number, openMinor: 5800 };
  const it = { order: order.id as never, tickets: [order.tickets[0]?.id as never], original: 'takenBack' };
  const cheaper = { ...it, price: 'p2' as never };
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  expect(refusal(await till.command('chooseExchange', it as never))).toEqual(owed);
  expect(refusal(await till.query('correctionPlan', cheaper as never))).toEqual(owed);
  const correct = { ...cheaper, method: 'cash', language: 'en', approval: SOPHIE };
  expect(refusal(await till.command('correctPrice', correct as never))).toEqual(owed);
  ok(await settle(till, order.id, 'cash'));
  ok(await till.command('chooseExchange', it as never));
});

test('O2: above the limit an invoice is paid by card by a manager, for no terminal was asked', async () => {
  await start();
  const order = await issue(till, 'p1', 2);
  expect(refusal(await settle(till, order.id, 'card'))).toMatchObject({
    kind: 'managerNeeded',
    why: 'settle',
  });
  ok(await settle(till, order.id, 'card', { approval: SOPHIE }));
  expect(entries().at(-1)).toMatchObject({ kind: 'invoiceSettled', body: { approvedBy: 'sophie' } });
});

test('O2: refusals of issuing and of paying', async () => {
  await start();
  ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
  expect(refusal(await tryIssue(till))).toEqual({ kind: 'customerMissing' });
  const customer = await customerOf(till, 'Monnier');
  ok(await till.command('setCustomer', { customer: customer as never }));
  expect(refusal(await tryIssue(till, {}))).toMatchObject({ kind: 'managerNeeded', why: 'invoice' });
  expect(refusal(await tryIssue(till, { approval: { ...SOPHIE, pin: '9999' } }))).toMatchObject({
    kind: 'approvalWrong',
  });
  const order = ok(await tryIssue(till));
  expect(refusal(await settle(till, till.newCommand()))).toEqual({ kind: 'invoiceUnknown' });
  for (const method of ['free', 'invoice', 'voucher', 'eur', 'nothing'])
    expect(refusal(await settle(till, order.id, method))).toMatchObject({ kind: 'methodUnknown' });
  ok(await settle(till, order.id));
  expect(refusal(await settle(till, order.id))).toEqual({ kind: 'invoiceSettled', number: order.number });
  ok(await till.command('closeSession', { countedMinor: 20_000 + 5800 }));
  expect(refusal(await settle(till, order.id))).toEqual({ kind: 'sessionMissing' });
  isWhole();
});
