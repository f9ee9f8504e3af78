import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FeedItem } from '../../shared/sync/wire.ts';
import { addGuest, listFor } from '../fakes/held.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { tryReserve } from '../fakes/reservations.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

// Refusals that no longer story leads through: each says why, and leaves what was there.
let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const MANAGER = { staff: 'sophie', pin: PIN } as never;
const add = (price: string, quantity = 1, date = 'd1') =>
  till.command('addTickets', { date, price, quantity } as never);
const cart = async () => ok(await till.query('cart', {}));
const known = (...items: Omit<FeedItem, 'position'>[]): void => {
  till.context.journalist.transact((tx) =>
    tx.store.reference.apply(items.map((item, i) => ({ ...item, position: 10_000 + i }))),
  );
  till.context.cache.reload();
};
const lea = async (): Promise<void> => {
  const customer = ok(await till.command('saveCustomer', { customer: null, fields: { last: 'Favre' } }));
  ok(await till.command('setCustomer', { customer: customer.id as never }));
};

test('S21: nothing to park, nothing to recall, and no more than twenty are parked', async () => {
  expect(refusal(await till.command('parkCart', { label: '' }))).toEqual({ kind: 'cartEmpty' });
  const gone = { cart: till.newCommand() as never };
  expect(refusal(await till.command('recallCart', gone))).toEqual({ kind: 'parkedGone' });
  for (let i = 0; i < 20; i++) {
    ok(await add('ps'));
    ok(await till.command('parkCart', { label: `queue ${i}` }));
  }
  ok(await add('ps'));
  expect(refusal(await till.command('parkCart', { label: 'one more' }))).toEqual({
    kind: 'tooManyParked',
    most: 20,
  });
  expect((await cart()).tickets).toBe(1);
});

test('S12: a customer has a name and an address that mail can go to', async () => {
  const save = (fields: object) => till.command('saveCustomer', { customer: null, fields });
  expect(refusal(await save({}))).toMatchObject({ kind: 'customerEmpty' });
  expect(refusal(await save({ last: 'Favre', email: 'lea at home' }))).toMatchObject({ kind: 'emailWrong' });
});

test('O2, S9: an invoice stands alone, and pays for no vouchers', async () => {
  const issue = async () =>
    till.command(
      'validateOrder',
      {
        cart: (await cart()).id,
        payments: [{ method: 'invoice', givenMinor: null }],
        language: 'en',
        issueNow: true,
        approval: MANAGER,
      } as never,
      (await cart()).commandId as never,
    );
  ok(await add('p1'));
  await lea();
  ok(
    await till.command('addPayment', {
      cart: (await cart()).id as never,
      method: 'cash' as never,
      givenMinor: 1000,
    }),
  );
  expect(refusal(await issue())).toEqual({ kind: 'invoiceAlone' });
  ok(await till.command('removePayment', { cart: (await cart()).id as never, index: 0, paidBack: true }));
  ok(await till.command('addVoucher', { product: 'gift' as never, minor: 5000, quantity: 1 }));
  expect(refusal(await issue())).toEqual({ kind: 'invoiceWithoutVouchers' });
  expect(refusal(await tryReserve(till))).toEqual({ kind: 'vouchersNotReserved' });
});

test('S23, G3: a cheque that wants its number, and gives no change whatever the catalogue says of it', async () => {
  const reka = { id: 'reka', kind: 'other', name: 'REKA', order: 9, opensDrawer: true };
  known({ kind: 'paymentMethod', id: 'reka', value: { ...reka, wantsReference: true, givesChange: true } });
  const { methods } = ok(await till.query('offer', {}));
  expect(methods.find((one) => one.id === 'reka')).toMatchObject({ givesChange: false });
  expect(methods.find((one) => one.id === 'eur')).toMatchObject({ givesChange: true });
  ok(await add('p1'));
  const pay = async (more: object) =>
    till.command('addPayment', {
      cart: (await cart()).id,
      method: 'reka',
      givenMinor: 1000,
      ...more,
    } as never);
  expect(refusal(await pay({}))).toEqual({ kind: 'referenceMissing', method: 'REKA' });
  expect(refusal(await pay({ reference: '17', givenMinor: 9000 }))).toEqual({
    kind: 'noChangeFor',
    method: 'REKA',
    tooMuchMinor: 3200,
  });
});

test('S9: what a terminal took is not given back by a word on the screen', async () => {
  ok(await add('p1'));
  const { id } = await cart();
  ok(await till.command('startTerminalPayment', { cart: id as never, method: 'card' as never, minor: 1000 }));
  ok(await till.command('acceptTerminalPart', { cart: id as never }));
  expect(
    refusal(await till.command('removePayment', { cart: id as never, index: 0, paidBack: false })),
  ).toEqual({ kind: 'terminalTaken', minor: 1000 });
});

test('S8: a price is hidden where the venue lets it be', async () => {
  till.dispose();
  till = await testTill();
  await ready(till);
  ok(await add('p1'));
  expect(refusal(await till.command('setOrderText', { hidePrice: true }))).toEqual({
    kind: 'priceMayNotHide',
  });
});

test('O1: a pass is not exchanged', async () => {
  const { lines } = ok(await till.command('addPass', { product: 'season' as never, quantity: 1 }));
  const line = lines[0]?.id as never;
  ok(await till.command('setDetail', { line, index: 0, detail: { holder: 'Léa' } }));
  const order = ok(await sell(till, await cart(), { method: 'cash', givenMinor: null }));
  ok(await add('p1'));
  const given = { order: order.id, tickets: [order.tickets[0]?.id], original: 'takenBack' };
  expect(refusal(await till.command('chooseExchange', given as never))).toEqual({
    kind: 'passNotExchanged',
    number: order.tickets[0]?.number,
  });
});

test('S4: a numbered zone of a house that has no plan here sells nothing', async () => {
  known({ kind: 'planSection', id: 'hall-1', value: null }, { kind: 'plan', id: 'hall', value: null });
  expect(refusal(await add('ph', 1, 'dh'))).toMatchObject({ kind: 'seatsMissing', zone: 'Stalls' });
});

test('Y3: a remedy that a case has not', async () => {
  till.context.journalist.transact((tx) =>
    tx.store.cases.put(
      {
        id: 'c1',
        kind: 'clockSuspect',
        stream: 'another',
        tillNo: 1,
        seq: 1,
        state: 'open',
        about: [],
        detail: 'the clock jumped',
        openedAt: 0,
        remedy: null,
        resolvedBy: null,
        resolvedAt: null,
      } as never,
      0,
    ),
  );
  await till.command('signIn', { staff: 'sophie' as never, pin: PIN });
  const given = { case: 'c1', remedy: 'refunded', language: 'en' };
  expect(refusal(await till.command('resolveCase', given as never))).toEqual({ kind: 'remedyNotForThis' });
});

test('O10, O11: a list whose places are all given to guests has none left to release', async () => {
  const list = await listFor(till, 1);
  ok(await addGuest(till, list, 'Jonas Keller', 0));
  const release = { order: list as never, approval: MANAGER };
  expect(refusal(await till.command('releaseHold', release))).toMatchObject({ kind: 'reservationEmpty' });
});

test('what is not there any more is said so, and nothing is changed', async () => {
  await till.command('signIn', { staff: 'sophie' as never, pin: PIN });
  const line = till.newCommand() as never;
  expect(refusal(await till.command('setLine', { line, proofSeen: true }))).toEqual({ kind: 'lineGone' });
  expect(refusal(await till.query('plan', { date: 'd1' as never }))).toEqual({ kind: 'planUnknown' });
  expect(
    refusal(await till.command('printRefund', { refund: till.newCommand() as never, language: 'en' })),
  ).toMatchObject({ kind: 'refundUnknown' });
  expect(
    refusal(await till.command('printTestPage', { printer: 'gone' as never, language: 'en' })),
  ).toMatchObject({ kind: 'printerUnknown' });
});
