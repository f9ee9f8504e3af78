import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginNewLifeIfNeeded } from '../../electron/life.ts';
import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { makeVoucherCode, voucherIdOf, voucherQuota } from '../../shared/domain/vouchers.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
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
const pay = async (...payments: { method: string; givenMinor: number | null }[]) =>
  sell(till, await cart(), ...payments);
const cash = () => pay({ method: 'cash', givenMinor: null });
/** A terminal takes a part of what is due and is said to have done so. */
const takePart = async (minor: number): Promise<CartView> => {
  const { id } = await cart();
  ok(await till.command('startTerminalPayment', { cart: id, method: 'card', minor }));
  return ok(await till.command('acceptTerminalPart', { cart: id }));
};
const sellVoucher = async (): Promise<{ order: OrderView; code: string }> => {
  ok(await till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 }));
  const order = ok(await cash());
  const row = till.store.read.vouchers.get(order.vouchers[0]?.id as never);
  return { order, code: till.context.parts.pins.open(row?.sealed ?? '') ?? '' };
};

describe('parts of a payment that were taken', () => {
  test('G3: are still there after a crash between acceptance and validation', async () => {
    await add('p1', 1);
    const before = await takePart(2000);
    till = await till.reopen();
    await till.command('signIn', { staff: 'anna', pin: PIN });
    const after = await cart();
    expect(after).toMatchObject({
      id: before.id,
      leftMinor: 3800,
      payments: [{ kind: 'card', minor: 2000 }],
    });
    expect(ok(await cash()).payments.map((p) => [p.kind, p.minor])).toEqual([
      ['card', 2000],
      ['cash', 3800],
    ]);
  });

  test('G3: a sale that has begun to be paid counts from then: its end and its price do not slip away', async () => {
    await add('p1', 1);
    await takePart(2000);
    // Past the end of the counter's sale.
    till.clock.pass(4 * 3_600_000);
    const order = ok(await cash());
    expect(order.totalMinor).toBe(5800);
  });

  test('G3: are not lost to a cart that is brought back, nor left behind by a closing', async () => {
    await add('p3', 1);
    const parked = await cart();
    ok(await till.command('parkCart', { label: 'Meier' }));
    const line = ok(await add('p1', 1)).lines[0]?.id ?? '';
    await takePart(2000);
    ok(await till.command('setQuantity', { line, quantity: 0 }));
    const taken = { kind: 'paymentsTaken', minor: 2000 };
    expect(refusal(await till.command('recallCart', { cart: parked.id }))).toEqual(taken);
    ok(await till.command('dropParked', { cart: parked.id }));
    expect(refusal(await till.command('closeSession', { countedMinor: 0 }))).toEqual(taken);
    expect((await cart()).payments).toHaveLength(1);
  });

  test('G3: nobody closes over the money in another person’s cart; a manager takes it over', async () => {
    await add('p1', 1);
    const paid = await takePart(2000);
    await till.command('signIn', { staff: 'sophie', pin: PIN });
    expect(refusal(await till.command('closeSession', { countedMinor: 0 }))).toEqual({
      kind: 'cartPaying',
      staff: 'anna',
      name: 'Anna Meier',
      minor: 2000,
    });
    const mine = ok(await till.command('takeOverCart', { staff: 'anna' }));
    expect(mine).toMatchObject({ id: paid.id, leftMinor: 3800, payments: [{ minor: 2000 }] });
    expect(refusal(await till.command('takeOverCart', { staff: 'anna' }))).toEqual({ kind: 'cartNotEmpty' });
    expect(ok(await cash()).totalMinor).toBe(5800);
    expect(refusal(await till.command('takeOverCart', { staff: 'anna' }))).toEqual({ kind: 'cartGone' });
    expect(ok(await till.command('closeSession', { countedMinor: 3800 })).differenceMinor).toBe(-20_000);
  });

  test('G3: are not lost to the undoing of an emptied cart', async () => {
    await add('p3', 1);
    ok(await till.command('emptyCart', {}));
    const line = ok(await add('p1', 1)).lines[0]?.id ?? '';
    await takePart(2000);
    ok(await till.command('setQuantity', { line, quantity: 0 }));
    expect(refusal(await till.command('undoEmpty', {}))).toEqual({ kind: 'paymentsTaken', minor: 2000 });
    expect((await cart()).payments).toHaveLength(1);
  });
});

test('G5: the last use of a code, and the last free ticket, are not given away while a terminal is asked for money', async () => {
  const pending = async (screen: string) => {
    const view = ok(await till.query('cart', {}, screen));
    ok(await till.command('startTerminalPayment', { cart: view.id, method: 'card' }, undefined, screen));
  };
  const addAt = (price: string, quantity: number, screen: string) =>
    till.command('addTickets', { date: 'd1', price, quantity }, undefined, screen);
  await till.command('signIn', { staff: 'luca', pin: PIN }, undefined, 'screen-2');
  ok(await addAt('p1', 1, 'screen-2'));
  ok(await till.command('enterCode', { code: 'CAPPED' }, undefined, 'screen-2'));
  const line = ok(await addAt('p0', 3, 'screen-2')).lines.at(-1)?.id ?? '';
  ok(await till.command('setLine', { line, reason: 'press' }, undefined, 'screen-2'));
  await pending('screen-2');
  await add('p1', 1);
  expect(refusal(await till.command('enterCode', { code: 'CAPPED' }))).toMatchObject({ kind: 'codeUsedUp' });
  const mine = ok(await add('p0', 1)).lines.at(-1)?.id ?? '';
  ok(await till.command('setLine', { line: mine, reason: 'press' }));
  expect(refusal(await cash())).toMatchObject({ kind: 'quotaGone', zone: 'Press', left: 0 });
});

describe('G7: papers asked for after the sale', () => {
  test('the same ticket or voucher named twice has one unmarked original', async () => {
    ok(await add('p1', 1));
    ok(await till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 }));
    const { id, commandId } = await cart();
    const order = ok(
      await till.command(
        'validateOrder',
        {
          cart: id,
          payments: [{ method: 'cash', givenMinor: null }],
          print: { tickets: false, receipt: false },
          language: 'en',
        },
        commandId as CommandId,
      ),
    );
    const ticket = order.tickets[0]?.id ?? '';
    const voucher = order.vouchers[0]?.id ?? '';
    ok(
      await till.command('printTickets', {
        order: order.id,
        tickets: [ticket, ticket],
        vouchers: [voucher, voucher],
        language: 'en',
      }),
    );
    const jobs = till.store.read.printJobs.ofOrder(order.id as never);
    expect(jobs.filter((job) => job.content.copy === 0).map((job) => job.content.type)).toEqual([
      'ticket',
      'voucher',
    ]);
  });

  test('an order that is only reserved has no receipt: nothing was paid', async () => {
    await add('p1', 1);
    const { id } = ok(
      await till.command('saveCustomer', { customer: null, fields: { first: 'Léa', last: 'Monnier' } }),
    );
    ok(await till.command('setCustomer', { customer: id }));
    const order = ok(await pay({ method: 'invoice', givenMinor: null }));
    expect(refusal(await till.command('printReceipt', { order: order.id, language: 'en' }))).toEqual({
      kind: 'orderNotPaid',
      number: order.number,
    });
  });
});

describe('vouchers whose lease is not, or no longer, what it was', () => {
  test('one that a manager took, whose lease came before the sale, is paid from the lease and by nobody’s word', async () => {
    const code = makeVoucherCode(new Uint8Array(10).fill(9));
    const voucher = voucherIdOf(till.context.parts.sha256, code);
    await add('p1', 1);
    ok(await till.command('enterCode', { code, approval: { staff: 'sophie', pin: PIN } }));
    const stream = till.store.read.journal.current()?.id ?? '';
    const position = 1000;
    const item = (kind: string, id: string, value: object, at: number) => ({
      position: position + at,
      kind,
      id,
      value: { id, ...value },
    });
    till.context.journalist.transact((tx) =>
      tx.store.reference.apply([
        item(
          'voucher',
          voucher,
          { last4: code.slice(-4), minor: 5000, validTo: '2028-11-27T00:00:00.000Z' },
          0,
        ),
        item('quota', voucherQuota(voucher), { capacity: 5000 }, 1),
        item('lease', 'lv', { stream, quota: voucherQuota(voucher), amount: 5000, epoch: 1 }, 2),
      ] as never),
    );
    till.context.cache.reload();
    const order = ok(await cash());
    const sealed = till.store.read.journal.page(stream as never, 1, 100).at(-1);
    const body = JSON.parse(sealed?.bytes ?? '{}').body;
    expect(order.payments[0]?.minor).toBe(5000);
    expect(body.rights).toContainEqual(expect.objectContaining({ lease: 'lv', amount: 5000 }));
    expect(body.payments[0].voucher.approvedBy).toBeNull();
  });

  test('S7: a till that was restored from a backup does not spend again what its former life sold', async () => {
    expect(beginNewLifeIfNeeded(till.context.parts, till.context.journalist, null)).toBeNull();
    const { code } = await sellVoucher();
    const restored = mkdtempSync(join(tmpdir(), 'guichet-restored-'));
    till.store.checkpoint();
    cpSync(till.store.file, join(restored, 'till.db'));
    await add('p1', 1);
    ok(await till.command('enterCode', { code }));
    ok(await cash());
    const row = till.store.read.journal.current();
    const hash = till.store.read.journal.entry(row?.id as never, row?.state.seq ?? 0)?.hash ?? '';
    const mark = { instance: 'instance-1', stream: row?.id ?? '', seq: row?.state.seq ?? 0, hash };
    till.dispose();
    till = await testTill({ dataDir: restored, selling: true });
    expect(beginNewLifeIfNeeded(till.context.parts, till.context.journalist, mark as never)).toMatch(/^2/);
    await ready(till);
    expect(refusal(await till.command('enterCode', { code }))).toMatchObject({ kind: 'voucherNeedsManager' });
  });
});
