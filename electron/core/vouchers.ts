import type { Cart, CartVoucher } from '../../shared/domain/cart.ts';
import type { PaymentMethod } from '../../shared/domain/catalogue.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import type { ConsumedRight } from '../../shared/journal/bodies.ts';
import type { LeaseId, PaymentMethodId, StreamId, VoucherId } from '../../shared/kernel/ids.ts';
import { type CoreContext, venueOf } from './context.ts';
import type { StoreReader } from './ports/store.ts';

/** A voucher as this till knows it. */
export interface KnownVoucher {
  readonly voucher: VoucherId;
  readonly last4: string;
  readonly validTo: string | null;
  /** What this till may take of it, minor units; null when it holds no lease of its balance. */
  readonly balanceMinor: number | null;
  readonly lease: { readonly lease: LeaseId; readonly epoch: number } | null;
}

/**
 * What this till knows of a voucher: sold here, or of the centre's with or without a lease of its balance. Undefined
 * for one that it never heard of.
 */
export function knownVoucher(
  context: Pick<CoreContext, 'cache'>,
  store: StoreReader,
  stream: StreamId,
  voucher: VoucherId,
): KnownVoucher | undefined {
  const own = store.vouchers.get(voucher);
  // A lease of a former till life says nothing: whoever wrote on after the backup may have spent it.
  if (own && store.orders.get(own.order)?.stream === stream)
    return {
      voucher,
      last4: own.last4,
      validTo: own.validTo,
      balanceMinor: Math.max(0, own.minor - store.leases.consumed(own.lease, 1)),
      lease: { lease: own.lease, epoch: 1 },
    };
  const row = store.reference.voucher(voucher);
  if (!row)
    return own && { voucher, last4: own.last4, validTo: own.validTo, balanceMinor: null, lease: null };
  const lease = context.cache.leases().find((l) => l.stream === stream && l.quota === voucherQuota(voucher));
  return {
    voucher,
    last4: row.last4,
    validTo: row.validTo,
    balanceMinor: lease
      ? Math.max(0, lease.amount - store.leases.consumed(lease.id as LeaseId, lease.epoch))
      : null,
    lease: lease ? { lease: lease.id as LeaseId, epoch: lease.epoch } : null,
  };
}

/** What a cart's vouchers pay, and the rights that they use. */
export interface VoucherPart {
  readonly payments: readonly Payment[];
  readonly rights: readonly ConsumedRight[];
}

/** The payments of a cart's vouchers, in their order, each as much as it can of what is left. Minor units. */
export function payWithVouchers(
  context: CoreContext,
  store: StoreReader,
  stream: StreamId,
  cart: Pick<Cart, 'vouchers'>,
  totalMinor: number,
): VoucherPart {
  const method = methodOfVouchers(context);
  const payments: Payment[] = [];
  const rights: ConsumedRight[] = [];
  let left = totalMinor;
  for (const one of cart.vouchers) {
    const known = knownVoucher(context, store, stream, one.voucher);
    const there = known?.balanceMinor ?? riskOf(context, one);
    const minor = Math.max(0, Math.min(left, there, one.mostMinor ?? left));
    if (minor === 0) continue;
    left -= minor;
    payments.push({
      method: method.id,
      methodName: method.name,
      kind: 'voucher',
      minor,
      givenMinor: minor,
      changeMinor: 0,
      voucher: {
        voucher: one.voucher,
        last4: one.last4,
        leftMinor: known?.balanceMinor == null ? null : known.balanceMinor - minor,
        validTo: known?.validTo ?? null,
        // With a lease nobody's word is needed, also when it came after the word.
        approvedBy: known?.lease ? null : one.approvedBy,
      },
    });
    if (known?.lease) rights.push({ ...known.lease, quota: voucherQuota(one.voucher), amount: minor });
  }
  return { payments, rights };
}

/** What a manager may take of a voucher without a lease; nothing without a manager's word. */
const riskOf = (context: CoreContext, one: CartVoucher): number =>
  one.approvedBy === null ? 0 : (venueOf(context)?.voucherRiskMinor ?? 0);

function methodOfVouchers(context: CoreContext): Pick<PaymentMethod, 'id' | 'name'> {
  for (const method of context.cache.catalogue().paymentMethods.values())
    if (method.kind === 'voucher') return method;
  return { id: 'voucher' as PaymentMethodId, name: 'Voucher' };
}
