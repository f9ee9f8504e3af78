import type { PaymentMethod } from '../../../shared/domain/catalogue.ts';
import type { CoreContext } from '../context.ts';

/** The method of an exchange, which nobody chooses: the catalogue's, or one of this name. */
export function exchangeMethod(context: CoreContext): Pick<PaymentMethod, 'id' | 'name' | 'kind'> {
  const { paymentMethods } = context.cache.catalogue();
  const known = [...paymentMethods.values()].find((method) => method.kind === 'exchange');
  return known ?? { id: 'exchange' as PaymentMethod['id'], name: 'Exchange', kind: 'exchange' };
}
