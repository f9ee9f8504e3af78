import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkStore } from '../../electron/store/checks.ts';
import { STORE_FILE } from '../../electron/store/open.ts';
import type { CartView } from '../../shared/contract/cartViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import { sell } from '../fakes/replies.ts';
import { PIN, ready, type TestTill, testTill } from '../fakes/till.ts';

/** What a cashier does, with a number that chooses among what there is. */
type Act = readonly [what: (typeof WHATS)[number], n: number];
const WHATS = [
  'tickets',
  'tickets',
  'tickets',
  'tickets',
  'tickets',
  'pass',
  'voucher',
  'code',
  'redeem',
  'redeem',
  'uncode',
  'quantity',
  'cardPart',
  'cardPart',
  'cardPart',
  'cashPart',
  'giveBack',
  'decline',
  'park',
  'recall',
  'recall',
  'park',
  'drop',
  'empty',
  'undo',
  'pay',
  'pay',
  'pay',
  'pay',
  'invite',
  'invoice',
  'close',
  'anna',
  'sophie',
] as const;

const PRICES = ['p1', 'p2', 'p3', 'py', 'p0', 'ph', 'pc'];
const LEASED = { l1: 10, l0: 10, lh: 49, l3: 60, lb: 10, lc: 1, lp: 3 };

/** One evening's money, as somebody beside the till would write it down. */
interface Ledger {
  /** Minor units that terminals took and did not give back. */
  card: number;
  readonly orders: OrderView[];
  readonly codes: string[];
}

async function perform(till: TestTill, [what, n]: Act, ledger: Ledger): Promise<void> {
  const viewed = await till.query('cart', {});
  if (!viewed.ok) throw new Error('no cart');
  const cart: CartView = viewed.value;
  const pick = <T>(all: readonly T[]): T | undefined => all[n % Math.max(1, all.length)];
  const line = pick(cart.lines);
  const validate = async (method: string): Promise<void> => {
    const reply = await sell(till, cart, { method, givenMinor: null });
    if (!reply.ok) return;
    ledger.orders.push(reply.value);
    for (const { id } of reply.value.vouchers) {
      const row = till.store.read.vouchers.get(id as never);
      ledger.codes.push(till.context.parts.pins.open(row?.sealed ?? '') ?? '');
    }
  };
  switch (what) {
    case 'tickets': {
      const price = PRICES[n % PRICES.length] as string;
      const date = price === 'ph' || price === 'pc' ? 'dh' : 'd1';
      const chosen = price === 'py' ? { chosenMinor: 1500 } : {};
      const reply = await till.command('addTickets', { date, price, quantity: 1 + (n % 3), ...chosen });
      const added = reply.ok && reply.value.lines.find((one) => one.kind === 'ticket' && one.price === 'p0');
      if (added) await till.command('setLine', { line: added.id, reason: 'press' });
      return;
    }
    case 'pass': {
      const reply = await till.command('addPass', { product: 'season', quantity: 1 });
      const pass = reply.ok ? reply.value.lines.find((one) => one.kind === 'pass') : undefined;
      for (let index = 0; index < (pass?.quantity ?? 0); index++)
        await till.command('setDetail', { line: pass?.id ?? '', index, detail: { holder: 'Léa' } });
      return;
    }
    case 'voucher':
      await till.command('addVoucher', { product: 'gift', minor: 5000, quantity: 1 });
      return;
    case 'code':
      await till.command('enterCode', { code: pick(['LAC25', 'CAPPED', 'BALCON', 'OLD']) ?? '' });
      return;
    case 'redeem':
      if (ledger.codes.length > 0) await till.command('enterCode', { code: pick(ledger.codes) ?? '' });
      return;
    case 'uncode': {
      const code = pick(cart.codes);
      const voucher = pick(cart.vouchers);
      if (code) await till.command('removeCode', { code: code.code });
      else if (voucher) await till.command('removeVoucher', { voucher: voucher.voucher });
      return;
    }
    case 'quantity':
      if (line) await till.command('setQuantity', { line: line.id, quantity: n % 4 });
      return;
    case 'cardPart': {
      const minor = Math.max(1, Math.min(cart.leftMinor, 100 + (n % 40) * 100));
      const asked = await till.command('startTerminalPayment', { cart: cart.id, method: 'card', minor });
      if (!asked.ok || n % 9 === 0) return;
      const taken = await till.command('acceptTerminalPart', { cart: cart.id });
      if (taken.ok) ledger.card += minor;
      return;
    }
    case 'decline':
      await till.command('declineTerminalPayment', { cart: cart.id });
      return;
    case 'cashPart':
      await till.command('addPayment', { cart: cart.id, method: 'cash', givenMinor: 50 + (n % 60) * 50 });
      return;
    case 'giveBack': {
      const index = n % Math.max(1, cart.payments.length);
      const part = cart.payments[index];
      if (!part) return;
      const reply = await till.command('removePayment', { cart: cart.id, index, paidBack: true });
      if (reply.ok && part.kind === 'card') ledger.card -= part.minor;
      return;
    }
    case 'park':
      await till.command('parkCart', { label: '' });
      return;
    case 'recall':
    case 'drop': {
      const parked = till.store.read.parked.all(till.clock.now()).find((one) => one.kind === 'parked');
      if (parked) await till.command(what === 'drop' ? 'dropParked' : 'recallCart', { cart: parked.cart.id });
      return;
    }
    case 'empty':
      await till.command('emptyCart', {});
      return;
    case 'undo':
      await till.command('undoEmpty', {});
      return;
    case 'pay':
      return validate('cash');
    case 'invite':
      return validate('free');
    case 'invoice':
      return validate('invoice');
    case 'close': {
      const closed = await till.command('closeSession', { countedMinor: 0 });
      if (closed.ok) await till.command('openSession', { floatMinor: 20_000 });
      return;
    }
    default:
      await till.command('signIn', { staff: what, pin: PIN });
  }
}

/** Card money as the till knows it: in orders, and in carts that are not sold yet. */
function cardKnown(till: TestTill, orders: readonly OrderView[]): number {
  const inCarts = [
    ...till.store.read.carts.all(),
    ...till.store.read.parked.all(till.clock.now()).map((one) => one.cart),
  ].flatMap((cart) => cart.payments);
  const parts = [...inCarts, ...orders.flatMap((order) => order.payments)];
  return parts.reduce((sum, part) => (part.kind === 'card' ? sum + part.minor : sum), 0);
}

test('G3, G5: whatever two cashiers do, no money goes missing, no right is sold twice, and the tables are the fold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...WHATS), fc.nat(200)), { minLength: 10, maxLength: 60 }),
      async (acts) => {
        const till = await testTill({ selling: true });
        try {
          await ready(till);
          const ledger: Ledger = { card: 0, orders: [], codes: [] };
          for (const what of ['voucher', 'pay', 'voucher', 'pay'] as const)
            await perform(till, [what, 0], ledger);
          for (const act of acts) {
            await perform(till, act, ledger);
            expect(cardKnown(till, ledger.orders)).toBe(ledger.card);
          }
          for (const [lease, amount] of Object.entries(LEASED))
            expect(till.store.read.leases.consumed(lease as never, 1)).toBeLessThanOrEqual(amount);
          const spent = ledger.orders
            .flatMap((order) => order.payments)
            .reduce((sum, part) => (part.kind === 'voucher' ? sum + part.minor : sum), 0);
          expect(spent).toBeLessThanOrEqual(ledger.codes.length * 5000);
          for (const order of ledger.orders)
            if (order.state !== 'reserved')
              expect(order.payments.reduce((sum, part) => sum + part.minor, 0)).toBe(
                order.totalMinor + order.roundingMinor,
              );
          expect(checkStore(join(till.dataDir, STORE_FILE))).toEqual({ damaged: null, differs: null });
        } finally {
          await till.dispose();
        }
      },
    ),
    { numRuns: 40 },
  );
}, 120_000);
