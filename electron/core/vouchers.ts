import type { Cart, CartVoucher } from '../../shared/domain/cart.ts';
import type { PaymentMethod } from '../../shared/domain/catalogue.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import { voucherQuota } from '../../shared/domain/vouchers.ts';
import { consume, type HeldLease, leftToSell } from '../../shared/inventory/consume.ts';
import type { ConsumedRight } from '../../shared/journal/bodies.ts';
import type { PaymentMethodId, StreamId, VoucherId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import type { CatalogueCache } from './catalogueCache.ts';
import { type CoreContext, venueOf } from './context.ts';
import { usesOfThing } from './passes/view.ts';
import type { StoreReader } from './ports/store.ts';
import { heldLeases } from './rights.ts';

/** A voucher as this till knows it. */
export interface KnownVoucher {
  readonly voucher: VoucherId;
  readonly last4: string;
  readonly validTo: string | null;
  /** What it was sold for, minor units. */
  readonly minor: number;
  /** What this till may take of it, minor units; null when it holds no lease of its balance. */
  readonly balanceMinor: number | null;
  /** What it holds of the balance; empty for nothing. */
  readonly leases: readonly HeldLease[];
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
  const row = store.reference.voucher(voucher);
  const known = own ?? row;
  if (!known) return undefined;
  const { last4, minor, validTo } = known;
  const leases = heldLeases(leasesOfVoucher(context.cache, store, stream, voucher), store.leases);
  const quota = voucherQuota(voucher);
  const left = leftToSell(leases, stream, quota);
  // Nothing left and something given back: the rest is somewhere else.
  const gone = left === 0 && leases.some((lease) => store.leases.released(lease.id, lease.epoch) > 0);
  return { voucher, last4, validTo, minor, balanceMinor: gone ? null : left, leases: gone ? [] : leases };
}

/** The leases of a voucher's balance: the one that came with its sale, and those that the centre granted. */
export function leasesOfVoucher(
  cache: CatalogueCache,
  store: StoreReader,
  stream: StreamId,
  voucher: VoucherId,
): LeaseRow[] {
  const own = store.vouchers.get(voucher);
  const quota = voucherQuota(voucher);
  const granted = cache.leases().filter((row) => row.stream === stream && row.quota === quota);
  // A lease of a former till life says nothing: whoever wrote on after the backup may have spent it.
  if (own === undefined || store.orders.get(own.order)?.stream !== stream) return granted;
  const sold = { id: own.lease, stream, quota, amount: own.minor, epoch: 1 };
  const ended = store.reference.leaseEnded(own.lease) > 1;
  return ended || granted.some((row) => row.id === own.lease) ? granted : [sold, ...granted];
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
    const there = known?.balanceMinor ?? riskOf(context, store, one);
    const minor = Math.max(0, Math.min(left, there, one.mostMinor ?? left));
    if (minor === 0) continue;
    const held = known?.balanceMinor != null;
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
        approvedBy: held ? null : one.approvedBy,
      },
    });
    if (held) rights.push(...takenOf(known?.leases ?? [], stream, one.voucher, minor));
  }
  return { payments, rights };
}

/** The rights that an amount of a voucher uses; never more than there is. */
function takenOf(
  leases: readonly HeldLease[],
  stream: StreamId,
  voucher: VoucherId,
  minor: number,
): readonly ConsumedRight[] {
  const taken = consume(leases, stream, new Map([[voucherQuota(voucher), { amount: minor }]]));
  if (!taken.ok) throw new Error(`voucher ${voucher}: ${taken.refusal.kind} of what was just there`);
  return taken.value.rights;
}

/** What a manager may take of a voucher without a lease; nothing without a manager's word. */
const riskOf = (context: CoreContext, store: StoreReader, one: CartVoucher): number =>
  one.approvedBy === null ? 0 : riskLeft(context, store, one.voucher);

/**
 * What may still be taken of a voucher by a manager's word, minor units: the venue's limit is for the voucher, however often it
 * comes, so that what was taken of it by word before, here and as far as is known elsewhere, counts.
 */
export function riskLeft(context: CoreContext, store: StoreReader, voucher: VoucherId): number {
  const most = venueOf(context)?.voucherRiskMinor ?? 0;
  const taken = usesOfThing(store, voucher).filter((use) => use.byWord);
  return Math.max(0, most - sum(taken.map((use) => use.minor)));
}

function methodOfVouchers(context: CoreContext): Pick<PaymentMethod, 'id' | 'name'> {
  for (const method of context.cache.catalogue().paymentMethods.values())
    if (method.kind === 'voucher') return method;
  return { id: 'voucher' as PaymentMethodId, name: 'Voucher' };
}
