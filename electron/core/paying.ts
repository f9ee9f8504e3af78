import type { Cart } from '../../shared/domain/cart.ts';
import type { Payment, PaymentTerms } from '../../shared/domain/payment.ts';
import type { PricedCart } from '../../shared/domain/priced.ts';
import { sum } from '../../shared/kernel/money.ts';
import { type CoreContext, venueOf } from './context.ts';
import type { StoreReader } from './ports/store.ts';
import { payWithVouchers, type VoucherPart } from './vouchers.ts';

/** What settlements at this till go by. */
export function paymentTerms(context: CoreContext, store: StoreReader): PaymentTerms {
  const venue = venueOf(context);
  return {
    methods: context.cache.catalogue().paymentMethods,
    cashStep: venue?.cashStep ?? 5,
    currency: venue?.currency ?? 'CHF',
    rates: new Map(store.rates.all().map(({ currency, rateMicro }) => [currency, rateMicro])),
  };
}

/** What pays for a cart before the last payment: its vouchers, then the parts that were taken. */
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
  const stream = store.journal.current()?.id;
  const vouchers: VoucherPart =
    stream === undefined
      ? { payments: [], rights: [] }
      : payWithVouchers(context, store, stream, cart, priced.totalMinor - parts);
  const taken = [...vouchers.payments, ...cart.payments];
  return { ...vouchers, taken, leftMinor: priced.totalMinor - sum(taken.map((payment) => payment.minor)) };
}
