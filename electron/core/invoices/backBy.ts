import type { Refusal } from '../../../shared/contract/refusal.ts';
import { payBack } from '../../../shared/domain/payBack.ts';
import type { PaymentTerms, Settlement } from '../../../shared/domain/payment.ts';
import type { OrderId, PaymentMethodId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { StoreReader } from '../ports/store.ts';
import { lessOwed, receivableOf } from './receivable.ts';

/**
 * How `dueMinor` (0 or more) goes back for things of an order: by a method; of an order that is not paid yet only by its
 * invoice, so that less is owed and no money goes out.
 */
export function backBy(
  store: StoreReader,
  order: OrderId,
  dueMinor: number,
  method: PaymentMethodId | null,
  terms: PaymentTerms,
): Result<Settlement, Refusal> {
  const owed = receivableOf(store, order);
  const wanted = method === null ? undefined : terms.methods.get(method);
  if (dueMinor > 0 && owed && owed.openMinor > 0) {
    if (wanted?.kind !== 'invoice' || owed.openMinor < dueMinor)
      return refuse({ kind: 'invoiceOpen', number: owed.number, openMinor: owed.openMinor });
    return accept({ payments: [lessOwed(owed, dueMinor)], roundingMinor: 0 });
  }
  const paid = payBack(dueMinor, wanted, terms);
  return paid.ok || paid.refusal.kind !== 'methodUnknown'
    ? paid
    : refuse({ kind: 'methodUnknown', method: method ?? '' });
}
