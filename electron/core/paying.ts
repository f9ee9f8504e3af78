import type { Cart } from '../../shared/domain/cart.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { PricedCart } from '../../shared/domain/priced.ts';
import { sum } from '../../shared/kernel/money.ts';
import type { CoreContext } from './context.ts';
import type { StoreReader } from './ports/store.ts';
import { planSwap, swapPayment } from './swap/planSwap.ts';
import { payWithVouchers, type VoucherPart } from './vouchers.ts';

/** What pays for a cart before the last payment: old tickets, its vouchers, then the parts that were taken. */
export interface PaidSoFar extends VoucherPart {
  readonly taken: readonly Payment[];
  /** Still to pay, minor units. */
  readonly leftMinor: number;
}

/** What is paid of a cart so far. */
export function paidSoFar(
  context: CoreContext,
  store: StoreReader,
  cart: Cart,
  priced: PricedCart,
): PaidSoFar {
  const parts = sum(cart.payments.map((payment) => payment.minor));
  const swap = cart.exchange && planSwap(context, store, cart.exchange, priced.totalMinor, null);
  const swapped = swap?.ok ? swapPayment(context, swap.value) : [];
  const stream = store.journal.current()?.id;
  const vouchers: VoucherPart =
    stream === undefined
      ? { payments: [], rights: [] }
      : payWithVouchers(
          context,
          store,
          stream,
          cart,
          Math.min(
            priced.totalMinor - parts - sum(swapped.map((payment) => payment.minor)),
            // A voucher pays for no voucher: its balance and its time would be renewed for ever.
            sum(priced.lines.map((line) => (line.kind === 'voucher' ? 0 : line.totalMinor))),
          ),
        );
  const taken = [...swapped, ...vouchers.payments, ...cart.payments];
  return { ...vouchers, taken, leftMinor: priced.totalMinor - sum(taken.map((payment) => payment.minor)) };
}
