import type { Cart } from '../../shared/domain/cart.ts';
import { type Catalogue, quotaOf } from '../../shared/domain/catalogue.ts';
import type { PricedCart } from '../../shared/domain/pricing.ts';
import type { SaleRefusal } from '../../shared/domain/refusal.ts';
import { consume, type HeldLease } from '../../shared/inventory/consume.ts';
import type { ConsumedRight } from '../../shared/journal/bodies.ts';
import type { CartId, LeaseId, QuotaId, StreamId } from '../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import type { LeaseReader, LeaseWriter } from './ports/store.ts';

/** The leases as this till holds them: the centre's rows and what was sold under them here. */
export function heldLeases(rows: readonly LeaseRow[], used: LeaseReader): HeldLease[] {
  return rows.map((row) => ({
    id: row.id as LeaseId,
    stream: row.stream as StreamId,
    quota: row.quota as QuotaId,
    amount: row.amount,
    epoch: row.epoch,
    consumed: used.consumed(row.id as LeaseId, row.epoch),
  }));
}

/** Places wanted per quota. */
export function wantedOf(priced: PricedCart): Map<QuotaId, number> {
  const wanted = new Map<QuotaId, number>();
  for (const line of priced.lines) wanted.set(line.quota, (wanted.get(line.quota) ?? 0) + line.quantity);
  return wanted;
}

/** Only the rows of these quotas and this stream: a sale looks at no other lease. */
const concerning = (
  rows: readonly LeaseRow[],
  stream: StreamId,
  wanted: ReadonlyMap<QuotaId, number>,
): LeaseRow[] => rows.filter((row) => row.stream === stream && wanted.has(row.quota as QuotaId));

/** Counts what others on this till already have in hand against the leases, newest lease first. */
function afterReserved(leases: readonly HeldLease[], reserved: ReadonlyMap<QuotaId, number>): HeldLease[] {
  const open = new Map(reserved);
  return leases.toReversed().map((lease) => {
    const here = Math.min(open.get(lease.quota) ?? 0, Math.max(0, lease.amount - lease.consumed));
    open.set(lease.quota, (open.get(lease.quota) ?? 0) - here);
    return { ...lease, amount: lease.amount - here };
  });
}

/**
 * Places in other carts for which a terminal may have taken money already: nobody else at this till may sell
 * them until the answer is in.
 */
export function reservedByOthers(
  carts: readonly Cart[],
  own: CartId,
  catalogue: Catalogue,
): Map<QuotaId, number> {
  const reserved = new Map<QuotaId, number>();
  for (const cart of carts) {
    if (cart.id === own || !cart.terminal) continue;
    for (const line of cart.lines) {
      const price = catalogue.prices.get(line.price);
      const quota = price && quotaOf(catalogue, line.date, price.zone);
      if (quota) reserved.set(quota.id, (reserved.get(quota.id) ?? 0) + line.quantity);
    }
  }
  return reserved;
}

/** Refuses a cart that this till has no right to sell, naming the zone and what is left. Changes nothing. */
export function takeRights(
  rows: readonly LeaseRow[],
  used: LeaseReader,
  stream: StreamId,
  priced: PricedCart,
  reserved: ReadonlyMap<QuotaId, number>,
): Result<readonly ConsumedRight[], SaleRefusal> {
  const wanted = wantedOf(priced);
  const taken = consume(
    afterReserved(heldLeases(concerning(rows, stream, wanted), used), reserved),
    stream,
    wanted,
  );
  if (taken.ok) return accept(taken.value.rights);
  const zone = priced.lines.find((line) => line.quota === taken.refusal.quota)?.zoneName ?? '';
  if (taken.refusal.kind === 'noLease') return refuse({ kind: 'notOnThisTill', zone });
  return refuse({
    kind: 'quotaGone',
    zone,
    left: taken.refusal.left,
    wanted: wanted.get(taken.refusal.quota) ?? 0,
  });
}

/** Counts rights down, in the transaction of the sale that names them (G5). */
export function bookRights(leases: LeaseWriter, rights: readonly ConsumedRight[]): void {
  for (const right of rights) leases.consume(right.lease, right.epoch, right.amount);
}
