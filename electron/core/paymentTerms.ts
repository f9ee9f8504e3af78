import type { PaymentTerms } from '../../shared/domain/payment.ts';
import { type CoreContext, venueOf } from './context.ts';
import type { StoreReader } from './ports/store.ts';

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
