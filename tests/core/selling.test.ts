import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CartView } from '../../shared/contract/cartViews.ts';
import { makeVoucherCode } from '../../shared/domain/vouchers.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const cart = async (): Promise<CartView> => ok(await till.query('cart', {}));
const add = (price: string, quantity: number) => till.command('addTickets', { date: 'd1', price, quantity });
const seated = (price: string, quantity: number) =>
  till.command('addTickets', { date: 'dh', price, quantity });
const enter = (code: string, minor: number | null = null) => till.command('enterCode', { code, minor });
const pay = async (...payments: { method: string; givenMinor: number | null }[]) =>
  sell(till, await cart(), ...payments);

describe('codes', () => {
  test('a promotion lowers what it is for, is explained, and leaves no trace when it is removed', async () => {
    const before = ok(await add('p1', 2));
    const lowered = ok(await enter('lac-25'));
    expect(lowered).toMatchObject({ totalMinor: 8700, listMinor: 11_600, discountMinor: 2900 });
    expect(lowered.lines[0]?.discounts).toMatchObject([{ name: 'Amis du Lac', tickets: 2, minor: 2900 }]);
    expect(ok(await till.command('removeCode', { code: 'LAC25' })).totalMinor).toBe(before.totalMinor);
  });
  test.each([
    ['LAC2', 'codeUnknown'],
    ['OLD', 'codeExpired'],
    ['SOON', 'codeNotYet'],
    ['BALCON', 'codeNotForThis'],
    ['CAPPED', 'codeUsedUp'],
  ])('%s is refused as %s', async (code, kind) => {
    await add('p1', 2);
    expect(refusal(await enter(code))).toMatchObject({ kind });
  });
  test('the same code counts once', async () => {
    await add('p1', 1);
    await enter('LAC25');
    expect(refusal(await enter('lac25'))).toMatchObject({ kind: 'codeTwice' });
  });
});

describe('limits, times, forms, proofs', () => {
  test('a limit per order, upwards at once and downwards before payment', async () => {
    expect(refusal(await add('pg', 9))).toEqual({ kind: 'limitMost', what: 'Group', most: 8 });
    await add('pg', 2);
    expect(refusal(await pay({ method: 'cash', givenMinor: null }))).toEqual({
      kind: 'limitLeast',
      what: 'Group',
      least: 3,
    });
  });
  test('a price outside its windows, a date that is full, a sale that ended', async () => {
    expect(refusal(await add('pw', 1))).toMatchObject({ kind: 'priceNotNow' });
    expect(refusal(await till.command('addTickets', { date: 'df', price: 'p1', quantity: 1 }))).toMatchObject(
      {
        kind: 'dateFull',
      },
    );
    expect(refusal(await till.command('addTickets', { date: 'd0', price: 'p1', quantity: 1 }))).toMatchObject(
      {
        kind: 'saleEnded',
      },
    );
  });
  test('a form is asked for before payment, and its answers stay with the ticket', async () => {
    const line = ok(await add('pf', 1)).lines[0]?.id ?? '';
    expect(refusal(await pay({ method: 'cash', givenMinor: null }))).toMatchObject({
      kind: 'formIncomplete',
      field: 'Class',
    });
    ok(await till.command('setDetail', { line, index: 0, detail: { answers: { class: '7B' } } }));
    const order = ok(await pay({ method: 'cash', givenMinor: null }));
    expect(order.tickets[0]?.answers).toEqual([{ label: 'Class', answer: '7B' }]);
  });
  test('a proof is ticked once', async () => {
    const line = ok(await add('ps', 1)).lines[0]?.id ?? '';
    expect(refusal(await pay({ method: 'cash', givenMinor: null }))).toMatchObject({ kind: 'proofMissing' });
    ok(await till.command('setLine', { line, proofSeen: true }));
    ok(await pay({ method: 'cash', givenMinor: null }));
  });
  test('pay what you want has a least', async () => {
    const free = (chosenMinor: number) =>
      till.command('addTickets', { date: 'd1', price: 'py', quantity: 1, chosenMinor });
    expect(refusal(await free(900))).toEqual({ kind: 'amountTooLow', what: 'Free price', leastMinor: 1000 });
    expect(ok(await free(1250)).totalMinor).toBe(1250);
  });
});

describe('seats', () => {
  test('S4: all lines of a zone sit in one block, found again at every + until a seat is picked', async () => {
    const numbers = (view: CartView) =>
      view.lines.flatMap((l) => (l.kind === 'ticket' ? l.seats.map((s) => `${s.row}/${s.number}`) : []));
    await seated('ph', 2);
    const three = ok(await seated('pc', 1));
    const rows = new Set(numbers(three).map((one) => one.split('/')[0]));
    expect(rows.size).toBe(1);
    expect(numbers(three)).toHaveLength(3);
    const picked = ok(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-4-1' }));
    expect(numbers(picked)).toContain('4/1');
    const kept = numbers(picked);
    expect(numbers(ok(await seated('ph', 1)))).toEqual(expect.arrayContaining(kept));
  });
  test('a wheelchair place brings its companion', async () => {
    const view = ok(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-5-1' }));
    expect(view.tickets).toBe(2);
    const alone = ok(await till.command('dropSeat', { date: 'dh', seat: 's-5-2' }));
    expect(alone.tickets).toBe(1);
    ok(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-5-1' }));
    expect(ok(await till.command('dropSeat', { date: 'dh', seat: 's-5-1' })).lines).toEqual([]);
  });
  test('G4: a seat picked again at another price changes its price and is in the cart once', async () => {
    ok(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-4-1' }));
    const view = ok(await till.command('pickSeat', { date: 'dh', price: 'pc', seat: 's-4-1' }));
    expect(view.tickets).toBe(1);
    expect(view.lines.map((line) => line.kind === 'ticket' && line.price)).toEqual(['pc']);
  });
  test('G4: a seat that is not ours, held, or in another cart is refused in words', async () => {
    const pick = (seat: string, screen = 'screen-1') =>
      till.command('pickSeat', { date: 'dh', price: 'ph', seat }, undefined, screen);
    expect(refusal(await pick('s-6-1'))).toMatchObject({ kind: 'seatNotOurs', state: 'elsewhere' });
    expect(refusal(await pick('s-2-1'))).toMatchObject({ kind: 'seatNotOurs', state: 'held' });
    await till.command('signIn', { staff: 'luca', pin: PIN }, undefined, 'screen-2');
    ok(await pick('s-4-2', 'screen-2'));
    expect(refusal(await pick('s-4-2'))).toMatchObject({ kind: 'seatNotOurs', state: 'otherCart' });
  });
  test('S20: a parked cart keeps its seats, and a sold seat is never offered again', async () => {
    const first = ok(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-4-3' }));
    ok(await till.command('parkCart', { label: 'Meier' }));
    expect(refusal(await till.command('closeSession', { countedMinor: 0 }))).toMatchObject({
      kind: 'cartsParked',
    });
    expect(refusal(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-4-3' }))).toMatchObject(
      {
        state: 'otherCart',
      },
    );
    ok(await till.command('recallCart', { cart: first.id }));
    const order = ok(await pay({ method: 'cash', givenMinor: null }));
    expect(order.tickets[0]?.seat).toEqual({ section: 'Hall', row: '4', number: '3' });
    expect(refusal(await till.command('pickSeat', { date: 'dh', price: 'ph', seat: 's-4-3' }))).toMatchObject(
      {
        state: 'sold',
      },
    );
  });
  test('more than are left is refused with how many are', async () => {
    expect(refusal(await seated('ph', 60))).toMatchObject({ kind: 'quotaGone' });
  });
});

describe('payments', () => {
  test('G3: half in cash, half by card', async () => {
    const { id } = ok(await add('p1', 1));
    ok(await till.command('addPayment', { cart: id, method: 'cash', givenMinor: 2900 }));
    expect(refusal(await till.command('emptyCart', {}))).toEqual({ kind: 'paymentsTaken', minor: 2900 });
    ok(await till.command('startTerminalPayment', { cart: id, method: 'card' }));
    const order = ok(await pay({ method: 'card', givenMinor: null }));
    expect(order.payments.map((p) => [p.kind, p.minor])).toEqual([
      ['cash', 2900],
      ['card', 2900],
    ]);
  });
  test('the list of orders says what each was paid by, each method once', async () => {
    const { id } = ok(await add('p1', 1));
    ok(await till.command('addPayment', { cart: id, method: 'cash', givenMinor: 1000 }));
    ok(await till.command('addPayment', { cart: id, method: 'cash', givenMinor: 1900 }));
    ok(await till.command('startTerminalPayment', { cart: id, method: 'card' }));
    const order = ok(await pay({ method: 'card', givenMinor: null }));
    const [first, , second] = order.payments;
    const [row] = ok(await till.query('orders', { search: '', limit: 1 })).orders;
    expect(row?.paidBy).toEqual([
      { method: 'cash', methodName: first?.methodName },
      { method: 'card', methodName: second?.methodName },
    ]);
  });
  test('S24: EUR at the manager’s rate, change in CHF, counted apart at the closing', async () => {
    await add('p1', 1);
    expect(refusal(await pay({ method: 'eur', givenMinor: 7000 }))).toMatchObject({ kind: 'rateMissing' });
    await till.command('signIn', { staff: 'sophie', pin: PIN }, undefined, 'office');
    ok(await till.command('setRate', { currency: 'EUR', rateMicro: 950_000 }, undefined, 'office'));
    const order = ok(await pay({ method: 'eur', givenMinor: 7000 }));
    // 70.00 EUR are 66.50: 58.00 are kept, 8.50 go back.
    expect(order.payments[0]).toMatchObject({
      minor: 5800,
      changeMinor: 850,
      foreign: { currency: 'EUR', minor: 7000, rateMicro: 950_000 },
    });
    const closing = ok(
      await till.command('closeSession', {
        countedMinor: 20_000 - 850,
        countedForeign: [{ currency: 'EUR', minor: 7000 }],
      }),
    );
    expect(closing).toMatchObject({ differenceMinor: 0, countedForeign: [{ currency: 'EUR', minor: 7000 }] });
  });
  test('S10: an order that costs nothing takes an invitation only, with a reason', async () => {
    const line = ok(await add('p0', 2)).lines[0]?.id ?? '';
    expect(refusal(await pay({ method: 'free', givenMinor: null }))).toMatchObject({ kind: 'reasonMissing' });
    ok(await till.command('setLine', { line, reason: 'press' }));
    expect(refusal(await pay({ method: 'cash', givenMinor: null }))).toMatchObject({ kind: 'onlyFree' });
    const order = ok(await pay({ method: 'free', givenMinor: null }));
    expect(order.tickets.map((t) => t.reason)).toEqual(['Press', 'Press']);
    await add('p1', 1);
    expect(refusal(await pay({ method: 'free', givenMinor: null }))).toMatchObject({ kind: 'notFree' });
  });
  test('S10: free tickets without a contingent are a manager’s, who is named; they say that they are free', async () => {
    const line = ok(await add('p0', 2)).lines[0]?.id ?? '';
    ok(await till.command('setLine', { line, reason: 'other' }));
    expect(refusal(await pay({ method: 'free', givenMinor: null }))).toMatchObject({
      kind: 'managerNeeded',
      why: 'free',
    });
    const { id, commandId } = await cart();
    const word = {
      payments: [{ method: 'free', givenMinor: null }],
      approval: { staff: 'sophie', pin: PIN },
    };
    ok(
      await till.command('validateOrder', { cart: id, language: 'en', ...word } as never, commandId as never),
    );
    const sealed = till.store.read.journal
      .page(till.store.read.journal.current()?.id as never, 1, 500)
      .at(-1);
    expect(JSON.parse(sealed?.bytes ?? '{}')).toMatchObject({ body: { freeBy: 'sophie' } });
  });
  test('S11: one question to a terminal answers for one payment of its amount', async () => {
    await add('p1', 1);
    const { id } = await cart();
    ok(await till.command('startTerminalPayment', { cart: id, method: 'card', minor: 100 } as never));
    expect(
      refusal(await pay({ method: 'card', givenMinor: 100 }, { method: 'card', givenMinor: null })),
    ).toMatchObject({ kind: 'terminalNotStarted' });
  });
  test('S10: free tickets come from their reason’s contingent, and no more of them', async () => {
    const line = ok(await add('p0', 4)).lines[0]?.id ?? '';
    ok(await till.command('setLine', { line, reason: 'press' }));
    const over = refusal(await pay({ method: 'free', givenMinor: null }));
    expect(over).toEqual({ kind: 'quotaGone', zone: 'Press', left: 3, wanted: 4 });
    ok(await till.command('setQuantity', { line, quantity: 3 }));
    ok(await pay({ method: 'free', givenMinor: null }));
    expect(till.store.read.leases.consumed('lp' as never, 1)).toBe(3);
  });
  test('S9: an invoice needs a customer and leaves the order reserved, without money', async () => {
    await add('p1', 2);
    expect(refusal(await pay({ method: 'invoice', givenMinor: null }))).toEqual({ kind: 'customerMissing' });
    const { id } = ok(
      await till.command('saveCustomer', { customer: null, fields: { first: 'Léa', last: 'Monnier' } }),
    );
    ok(await till.command('setCustomer', { customer: id }));
    const order = ok(await pay({ method: 'invoice', givenMinor: null }));
    expect(order).toMatchObject({ state: 'reserved', payments: [], tickets: [] });
    expect(till.store.read.journal.current()?.state).toMatchObject({ orders: 1, perpetual: { netMinor: 0 } });
    expect(
      refusal(
        await till.command('printTickets', { order: order.id, tickets: [], vouchers: [], language: 'en' }),
      ),
    ).toMatchObject({ kind: 'orderNotPaid' });
  });
});

describe('gift vouchers and passes', () => {
  const sold = async (): Promise<string> => {
    ok(await till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 }));
    const order = ok(await pay({ method: 'cash', givenMinor: null }));
    const row = till.store.read.vouchers.get(order.vouchers[0]?.id as never);
    return till.context.parts.pins.open(row?.sealed ?? '') ?? '';
  };
  test('S7: sold, then spent in parts; the balance is shown, its code is in no journal', async () => {
    const code = await sold();
    ok(await add('p3', 1));
    expect(ok(await enter(code.toLowerCase())).vouchers[0]).toMatchObject({
      paysMinor: 3800,
      leftMinor: 1200,
    });
    const order = ok(await pay());
    expect(order.payments[0]?.voucher).toMatchObject({ leftMinor: 1200 });
    await add('p1', 1);
    const rest = ok(await enter(code));
    expect(rest).toMatchObject({ leftMinor: 4600, vouchers: [{ paysMinor: 1200, leftMinor: 0 }] });
    const stream = till.store.read.journal.current();
    const entries = till.store.read.journal.page(stream?.id as never, 1, 100);
    expect(entries.map((e) => e.bytes + (e.personal ?? '')).join()).not.toContain(code);
  });
  test('overspending, typing errors, unknown vouchers and empty ones are refused', async () => {
    const code = await sold();
    await add('p1', 1);
    expect(refusal(await enter(code, 6000))).toMatchObject({ kind: 'voucherOverspent', balanceMinor: 5000 });
    expect(refusal(await enter(`${code.slice(0, 16)}00`))).toMatchObject({ kind: 'voucherMistyped' });
    const other = makeVoucherCode(new Uint8Array(10).fill(9));
    expect(refusal(await enter(other))).toMatchObject({ kind: 'voucherNeedsManager', mostMinor: 3000 });
    const taken = await till.command('enterCode', { code: other, approval: { staff: 'sophie', pin: PIN } });
    expect(ok(taken).vouchers[0]).toMatchObject({ paysMinor: 3000, byManager: true, leftMinor: null });
  });
  test('a voucher twice in one cart, one that is spent, and one that has expired are refused', async () => {
    const code = await sold();
    ok(await add('p1', 1));
    ok(await enter(code));
    expect(refusal(await enter(code))).toMatchObject({ kind: 'voucherTwice' });
    ok(await pay({ method: 'cash', givenMinor: null }));
    ok(await add('p1', 1));
    expect(refusal(await enter(code))).toMatchObject({ kind: 'voucherEmpty' });
    ok(await till.command('emptyCart', {}));
    const later = await sold();
    till.clock.pass(25 * 31 * 86_400_000);
    expect(refusal(await enter(later))).toMatchObject({ kind: 'voucherExpired' });
  });
  test('S7: an amount that no voucher of its kind has is refused with those there are', async () => {
    expect(refusal(await till.command('addVoucher', { product: 'gift', minor: 1234, quantity: 1 }))).toEqual(
      expect.objectContaining({ kind: 'amountOutside', leastMinor: 5000, mostMinor: 5000 }),
    );
  });
  test('S13: a pass asks for its holder, and its e-mail proposes the customer', async () => {
    ok(
      await till.command('saveCustomer', {
        customer: null,
        fields: { first: 'Léa', last: 'Monnier', email: 'lea@example.ch' },
      }),
    );
    const line = ok(await till.command('addPass', { product: 'season', quantity: 1 })).lines[0]?.id ?? '';
    expect(refusal(await pay({ method: 'cash', givenMinor: null }))).toMatchObject({ kind: 'holderMissing' });
    const named = ok(
      await till.command('setDetail', {
        line,
        index: 0,
        detail: { holder: 'Léa Monnier', email: 'LEA@example.ch' },
      }),
    );
    expect(named.suggestedCustomer).toMatchObject({ last: 'Monnier' });
    const order = ok(await pay({ method: 'cash', givenMinor: null }));
    expect(order.tickets[0]).toMatchObject({ kind: 'pass', holder: 'Léa Monnier' });
    expect(ok(await till.query('orders', { search: 'monn', limit: 5 })).orders).toHaveLength(1);
  });
});

test('S21: an emptied cart comes back for ten seconds', async () => {
  await add('p1', 2);
  ok(await till.command('emptyCart', {}));
  expect(ok(await till.command('undoEmpty', {})).tickets).toBe(2);
  ok(await till.command('emptyCart', {}));
  till.clock.pass(10_001);
  expect(refusal(await till.command('undoEmpty', {}))).toEqual({ kind: 'nothingToUndo' });
});
