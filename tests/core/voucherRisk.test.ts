import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeVoucherCode } from '../../shared/domain/vouchers.ts';
import { ok, refusal, sell } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

let till: TestTill;
beforeEach(async () => {
  till = await testTill({ selling: true });
  await ready(till);
});
afterEach(() => till.dispose());

const SOPHIE = { staff: 'sophie' as never, pin: PIN };
const cart = async () => ok(await till.query('cart', {}));
const add = async (price: string) =>
  ok(await till.command('addTickets', { date: 'd1' as never, price: price as never, quantity: 1 }));
const pay = async () => sell(till, await cart(), { method: 'cash', givenMinor: null });
const enter = (code: string, approval: typeof SOPHIE | null = SOPHIE) =>
  till.command('enterCode', { code, approval });

test('A9: what is taken of a voucher by a manager’s word is limited for the voucher, not for each cart', async () => {
  // 30.00 are risked on a voucher that this till can't check.
  const code = makeVoucherCode(new Uint8Array(10).fill(9));
  await add('p2');
  ok(await enter(code));
  expect(ok(await sell(till, await cart())).payments).toMatchObject([{ kind: 'voucher', minor: 1787 }]);
  await add('p2');
  expect(ok(await enter(code)).vouchers).toMatchObject([{ paysMinor: 1213 }]);
  ok(await pay());
  await add('p2');
  expect(refusal(await enter(code))).toMatchObject({ kind: 'voucherRiskUsed', mostMinor: 3000 });
  // Another one is another risk.
  ok(await enter(makeVoucherCode(new Uint8Array(10).fill(8))));
});

test('A9: a voucher pays for no voucher: only for what else is in the cart', async () => {
  ok(await till.command('addVoucher', { product: 'gift' as never, minor: 5000, quantity: 1 }));
  const order = ok(await pay());
  const sealed = till.store.read.vouchers.get(order.vouchers[0]?.id as never)?.sealed ?? '';
  const code = till.context.parts.pins.open(sealed) ?? '';
  ok(await till.command('addVoucher', { product: 'gift' as never, minor: 5000, quantity: 1 }));
  expect(ok(await enter(code, null))).toMatchObject({ leftMinor: 5000 });
  expect(refusal(await sell(till, await cart()))).toMatchObject({ kind: 'paymentMissing' });
  await add('p2');
  expect(await cart()).toMatchObject({ leftMinor: 5000, vouchers: [{ paysMinor: 1787 }] });
  const mixed = ok(await pay());
  expect(mixed.payments.map(({ kind, minor }) => [kind, minor])).toEqual([
    ['voucher', 1787],
    ['cash', 5000],
  ]);
});
