import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentOf } from '../../electron/core/documents.ts';
import { openEntry } from '../../shared/journal/entry.ts';
import { ok, refusal } from '../fakes/replies.ts';
import { tryReserve } from '../fakes/reservations.ts';
import { PIN, ready, sell, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const as = async (staff: string) => ok(await till.command('signIn', { staff: staff as never, pin: PIN }));
const entries = () => {
  const { read } = till.store;
  return read.journal.page(read.journal.current()?.id as never, 1, 1000).map((sealed) => openEntry(sealed));
};
const NEEDS_SELLER = { kind: 'roleMissing', needed: ['cashier', 'manager'] };

describe('G10: at the door', () => {
  test('codes, papers, mails, customers and takings are the counter’s', async () => {
    const order = ok(await sell(till, 'p1', 1));
    const fields = { first: 'Lea', last: 'Favre', email: 'lea@example.org', note: 'owes 40' };
    const customer = ok(await till.command('saveCustomer', { customer: null, fields }));
    ok(await till.command('setOrderCustomer', { order: order.id as never, customer: customer.id as never }));
    const [job] = till.store.read.printJobs.ofOrder(order.id as never);
    await as('noah');
    const of = { order: order.id as never, language: 'en' as const };
    const ticket = order.tickets[0]?.id as never;
    const refused = [
      await till.query('ticketDocument', { ticket }),
      await till.query('orderPdf', { ...of, what: 'tickets', tickets: [] }),
      await till.query('customers', { search: 'f', limit: 5 }),
      await till.query('duplicatesOf', { customer: null, first: 'Lea', last: 'Favre', email: '', phone: '' }),
      await till.query('closings', {}),
      await till.command('sendMail', { ...of, what: 'tickets', to: 'x@example.org' }),
      await till.command('saveCustomer', { customer: customer.id as never, fields: { email: 'x@y.org' } }),
      await till.command('cancelPrintJob', { job: job?.id as never }),
      await till.command('divertPrintJobs', { ...of, way: { kind: 'pickUp' } }),
      await till.command('printClosing', { number: 'Z1', language: 'en' }),
    ];
    expect(refused.map((reply) => refusal(reply as never))).toEqual(refused.map(() => NEEDS_SELLER));
    // Who somebody is may be seen, and no more of him.
    const shown = ok(await till.query('order', { order: order.id as never }));
    expect(shown.customer).toMatchObject({ first: 'Lea', last: 'Favre', email: '', note: '' });
  });

  test('of a reservation too, a name is enough', async () => {
    const fields = { first: 'Lea', last: 'Favre', email: 'lea@example.org', phone: '079', note: 'owes 40' };
    const customer = ok(await till.command('saveCustomer', { customer: null, fields }));
    ok(await till.command('addTickets', { date: 'd1' as never, price: 'p1' as never, quantity: 1 }));
    ok(await till.command('setCustomer', { customer: customer.id as never }));
    const made = ok(await tryReserve(till, { name: '' }));
    expect(made.customer).toMatchObject({ email: 'lea@example.org', phone: '079', note: 'owes 40' });
    await as('noah');
    const one = ok(await till.query('reservation', { order: made.id as never }));
    const [found] = ok(
      await till.query('reservations', { search: 'fav', which: 'open', limit: 5 }),
    ).reservations;
    for (const seen of [one, found])
      expect(seen?.customer).toMatchObject({ first: 'Lea', last: 'Favre', email: '', phone: '', note: '' });
  });

  test('D3, G7: tickets are handed out, printed, and printed again with a mark', async () => {
    const order = ok(await sell(till, 'p1', 1));
    await as('noah');
    const tickets = [order.tickets[0]?.id as never];
    ok(await till.command('collectOrder', { order: order.id as never }));
    const print = { order: order.id as never, tickets, vouchers: [], language: 'en' as const };
    expect(ok(await till.command('printTickets', print)).tickets[0]?.print.copy).toBe(1);
    ok(await till.command('reprintTicket', { ticket: tickets[0] as never, language: 'en' }));
    expect(entries().filter((entry) => entry.kind === 'copyPrinted')).toHaveLength(2);
  });
});

describe('G7: a gift voucher’s slip is money', () => {
  const bought = async () => {
    ok(await till.command('addVoucher', { product: 'gift' as never, minor: 5000, quantity: 1 }));
    const cart = ok(await till.query('cart', {}));
    const pay = { cart: cart.id as never, payments: [{ method: 'cash' as never, givenMinor: null }] };
    return ok(await till.command('validateOrder', { ...pay, language: 'en' }, cart.commandId as never));
  };
  const slips = (order: string) =>
    till.store.read.printJobs.ofOrder(order as never).filter((job) => job.content.type === 'voucher');
  const print = (order: string, voucher: string) =>
    till.command('printTickets', {
      order: order as never,
      tickets: [],
      vouchers: [voucher as never],
      language: 'en',
    });

  test('it is printed at the counter only; a second one is a manager’s, an entry, and marked', async () => {
    const order = await bought();
    const voucher = order.vouchers[0]?.id ?? '';
    const before = entries().length;
    await as('noah');
    expect(refusal(await print(order.id, voucher))).toEqual(NEEDS_SELLER);
    await as('anna');
    expect(refusal(await print(order.id, voucher))).toEqual({ kind: 'roleMissing', needed: ['manager'] });
    expect(entries()).toHaveLength(before);
    await as('sophie');
    ok(await print(order.id, voucher));
    expect(entries().at(-1)).toMatchObject({
      kind: 'copyPrinted',
      body: { ticket: voucher, copy: 1, by: 'sophie', reason: 'reprint' },
    });
    const copy = slips(order.id).at(-1);
    expect(copy && documentOf(till.context, copy)).toMatchObject({ copy: 1 });
  });

  test('it goes by no e-mail and waits at no door: it stays where it is', async () => {
    const order = await bought();
    const divert = (way: object) =>
      till.command('divertPrintJobs', { order: order.id as never, way: way as never, language: 'en' });
    expect(refusal(await divert({ kind: 'mail', to: 'lea@example.org' }))).toEqual({ kind: 'nothingWaits' });
    expect(refusal(await divert({ kind: 'pickUp' }))).toEqual({ kind: 'nothingWaits' });
    expect(slips(order.id).map((job) => job.state)).toEqual(['queued']);
  });

  test('one that did not come out is printed again with a mark and an entry, and not by the door', async () => {
    const order = await bought();
    const [job] = slips(order.id);
    till.context.journalist.transact((tx) => {
      tx.store.printJobs.move(job?.id as never, 'sending', null, tx.now);
      tx.store.printJobs.move(job?.id as never, 'unknown', 'noAnswer', tx.now);
    });
    const again = () => till.command('resolvePrintJob', { job: job?.id as never, outcome: 'printAgain' });
    await as('noah');
    expect(refusal(await again())).toEqual(NEEDS_SELLER);
    await as('anna');
    ok(await again());
    expect(entries().at(-1)).toMatchObject({ kind: 'copyPrinted', body: { copy: 1, reason: 'notComeOut' } });
    expect(slips(order.id).at(-1)?.content.copy).toBe(1);
  });
});

test('G10: a notice is taken off by somebody who is signed in, a damaged file’s by a manager', async () => {
  const { notices } = till.context;
  notices.put({ kind: 'clockSuspect' });
  notices.put({ kind: 'tablesDiffer', detail: 'x' });
  const dismiss = (kind: string, screen?: string) =>
    till.command('dismissNotice', { kind }, undefined, screen);
  expect(refusal(await dismiss('clockSuspect', 'nobody here'))).toEqual({ kind: 'notSignedIn' });
  expect(refusal(await dismiss('tablesDiffer'))).toMatchObject({ needed: ['manager'] });
  ok(await dismiss('clockSuspect'));
  await as('sophie');
  ok(await dismiss('tablesDiffer'));
  expect(notices.all()).toEqual([]);
});
