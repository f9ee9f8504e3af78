import { voucherQuota } from '../domain/vouchers.ts';
import { bookRelease, setCapacity } from '../inventory/ledger.ts';
import type { StreamId, TicketId, VoucherId } from '../kernel/ids.ts';
import type { OrderValidated } from './bodies.ts';
import type { VoucherVoided } from './bodiesOfPasses.ts';
import { type Finding, finding } from './venueCases.ts';
import { type KnownOfReturns, type ReturnsStep, Rights, type TicketReturn } from './venueReturns.ts';
import { type Place, placeInWords } from './venueSeats.ts';

/** A voucher that was made void is kept among what was taken back, under its own name. */
export const voidKey = (voucher: VoucherId): TicketId => voucher as string as TicketId;

/**
 * A gift voucher made void: what its till held of the balance is given up, and there is no more of it than was spent. What
 * other tills hold and spend later is more than there is. The first one counts.
 */
export function bookVoid(
  known: KnownOfReturns,
  stream: StreamId,
  body: VoucherVoided,
  place: Place,
): Partial<ReturnsStep> {
  const key = voidKey(body.voucher);
  if (known.returns.has(key)) return {};
  const rights = new Rights(known);
  const quota = voucherQuota(body.voucher);
  for (const right of body.rights) {
    const booked = bookRelease(rights.quota(quota), rights.lease(right.lease), stream, right);
    if (!booked.lease) continue;
    rights.quotas.set(quota, booked.balance);
    rights.leases.set(right.lease, booked.lease);
  }
  const balance = rights.quota(quota);
  rights.quotas.set(quota, setCapacity(balance, balance.sold));
  const gone: TicketReturn = {
    ticket: key,
    number: `…${body.last4}`,
    place,
    refund: '',
    freed: true,
    quotas: [],
    seat: null,
  };
  const { quotas, leases } = rights.step();
  return { quotas, leases, returns: [gone] };
}

/** The vouchers that pay an order and are void already. */
export function voidedPayments(
  known: Pick<KnownOfReturns, 'returns'>,
  body: Pick<OrderValidated, 'number'> & Partial<Pick<OrderValidated, 'payments'>>,
): { readonly voucher: VoucherId; readonly finding: Finding }[] {
  return (body.payments ?? []).flatMap(({ voucher, minor }) => {
    const gone = voucher && known.returns.get(voidKey(voucher.voucher));
    if (!voucher || !gone) return [];
    const text = `order ${body.number} took ${minor} of voucher …${voucher.last4}, which was made void at ${placeInWords(gone.place)}`;
    return [{ voucher: voucher.voucher, finding: finding('voucherVoid', text, [body.number]) }];
  });
}
