import { isOfOneThing } from '../domain/passes.ts';
import { voucherQuota } from '../domain/vouchers.ts';
import {
  book,
  type Lease,
  openLeased,
  openQuota,
  type QuotaBalance,
  type Right,
} from '../inventory/ledger.ts';
import type { LeaseId, QuotaId, StreamId } from '../kernel/ids.ts';
import type { OrderReserved, OrderValidated, SoldVoucher } from './bodies.ts';
import { freeOf } from './reservedLines.ts';
import { type Finding, finding } from './venueCases.ts';
import {
  type KnownPasses,
  openedQuota,
  passFindings,
  quotasOfPasses,
  soldPasses,
  withoutRight,
} from './venuePasses.ts';
import type { Place } from './venueSeats.ts';
import { voidedPayments } from './venueVouchers.ts';

type Body = Pick<OrderValidated, 'lines' | 'rights' | 'number' | 'vouchers' | 'override' | 'passes'> &
  Partial<Pick<OrderValidated, 'payments' | 'tickets' | 'pays'>> &
  Pick<OrderReserved, 'splitFrom'>;

/** What an order does to rights over all streams. */
export interface RightsStep {
  readonly quotas: readonly QuotaBalance[];
  readonly leases: readonly Lease[];
}

/** What is known of the quotas and leases that an order touches. */
export type KnownRights = KnownPasses;

/** No sale names this lease: what was sold without a right is booked under it. */
const NONE = '' as LeaseId;

/** The quotas that an order touches: of its places, its rights, its vouchers sold and those that paid. */
export function quotasOf(body: Body): QuotaId[] {
  return [
    ...new Set<QuotaId>([
      ...placesByQuota(body).keys(),
      ...body.rights.map((right) => right.quota),
      ...(body.vouchers ?? []).map((sold) => voucherQuota(sold.voucher)),
      ...unleased(body).map((right) => right.quota),
      ...quotasOfPasses(body),
      ...contingentsUnnamed(body).keys(),
    ]),
  ];
}

/**
 * Books an order's rights, and opens the balances of vouchers that it sold. Nothing is refused: what does not fit is
 * booked and found.
 */
export function bookOrder(
  known: KnownRights,
  seller: StreamId,
  body: Body,
  place: Place,
  findings: Finding[],
): RightsStep {
  const quotas = new Map<QuotaId, QuotaBalance>();
  const leases = new Map<LeaseId, Lease>();
  openPasses(known, body, place, quotas, leases);
  for (const right of rightsOf(body, findings)) {
    const before = quotas.get(right.quota) ?? known.quotas.get(right.quota);
    if (!before)
      findings.push(
        finding('quotaUnknown', `quota ${right.quota} of order ${body.number} is not known`, [body.number]),
      );
    const lease = leases.get(right.lease) ?? known.leases.get(right.lease);
    const booked = book(before ?? openQuota(right.quota, 0), lease, seller, right);
    quotas.set(right.quota, booked.balance);
    if (booked.lease) leases.set(booked.lease.lease, booked.lease);
    if (booked.objection && before && right.lease !== NONE)
      findings.push(finding(booked.objection.kind, booked.objection.detail, [body.number]));
    else if (before && beyondCapacity(right, booked.balance))
      findings.push(
        finding(
          'quotaExceeded',
          `${booked.balance.sold} places of quota ${right.quota} are sold, there are ${booked.balance.capacity}`,
          [body.number],
        ),
      );
  }
  for (const right of unleased(body)) {
    const before = quotas.get(right.quota) ?? known.quotas.get(right.quota) ?? openQuota(right.quota, 0);
    quotas.set(right.quota, book(before, undefined, seller, right).balance);
  }
  for (const { quota, amount } of withoutRight(body)) {
    const before = quotas.get(quota) ?? known.quotas.get(quota) ?? openQuota(quota, 0);
    quotas.set(quota, book(before, undefined, seller, { lease: NONE, epoch: 1, quota, amount }).balance);
  }
  findings.push(...overspent(known, body, quotas), ...passFindings(known, body, quotas));
  for (const sold of body.vouchers ?? []) openVoucher(known, seller, sold, quotas, leases, findings);
  return { quotas: [...quotas.values()], leases: [...leases.values()] };
}

/**
 * Sold under a lease, and more than there is all the same: the capacity was cut, or a restored centre has forgotten that it
 * gave the lease of a lost till to another. Of seats each has its owner, and of a voucher what was spent counts.
 */
const beyondCapacity = (right: Right, balance: QuotaBalance): boolean =>
  right.lease !== NONE &&
  right.seats === undefined &&
  !isOfOneThing(right.quota) &&
  balance.sold > balance.capacity;

/** Opens the quotas of passes that the order sells, and of those that it uses for the first time. */
function openPasses(
  known: KnownRights,
  body: Body,
  place: Place,
  quotas: Map<QuotaId, QuotaBalance>,
  leases: Map<LeaseId, Lease>,
): void {
  const passes = new Map(known.passes);
  for (const { pass, sold } of soldPasses(body, place)) if (!passes.has(pass)) passes.set(pass, sold);
  for (const quota of quotasOfPasses(body)) {
    if (quotas.has(quota)) continue;
    const opened = openedQuota({ ...known, passes }, quota);
    if (!opened) continue;
    quotas.set(quota, opened.balance);
    if (opened.lease) leases.set(opened.lease.lease, opened.lease);
  }
}

function openVoucher(
  known: KnownRights,
  seller: StreamId,
  sold: SoldVoucher,
  quotas: Map<QuotaId, QuotaBalance>,
  leases: Map<LeaseId, Lease>,
  findings: Finding[],
): void {
  const quota = voucherQuota(sold.voucher);
  const before = quotas.get(quota) ?? known.quotas.get(quota) ?? openQuota(quota, 0);
  // Without a capacity it was only taken elsewhere, by a manager's word, before its sale came in.
  if (before.capacity > 0) {
    findings.push(finding('voucherTwice', `voucher …${sold.last4} was sold before`));
    return;
  }
  const opened = openLeased(before, { lease: sold.lease, stream: seller, amount: sold.minor });
  quotas.set(quota, opened.balance);
  leases.set(sold.lease, opened.lease);
}

/** The vouchers of which more is spent than there was, now that this order paid with them, leased or not. */
function overspent(known: KnownRights, body: Body, quotas: ReadonlyMap<QuotaId, QuotaBalance>): Finding[] {
  // One that is void says more than that too much was taken of it.
  const voided = voidedPayments(known, body);
  const gone = new Set<string>(voided.map((one) => one.voucher));
  const used = new Map(
    (body.payments ?? []).flatMap(({ voucher }) =>
      voucher && !gone.has(voucher.voucher) ? [[voucherQuota(voucher.voucher), voucher.last4] as const] : [],
    ),
  );
  const over = [...used].flatMap(([id, last4]) => {
    const quota = quotas.get(id);
    const more = quota ? quota.sold - quota.capacity : 0;
    return more > 0
      ? [
          finding(
            'voucherOverspent',
            `order ${body.number}: ${more} more was spent of voucher …${last4} than there was`,
            [body.number],
          ),
        ]
      : [];
  });
  return [...voided.map((one) => one.finding), ...over];
}

function placesByQuota(body: Pick<Body, 'lines'>): Map<QuotaId, number> {
  const places = new Map<QuotaId, number>();
  for (const line of body.lines)
    if (line.kind !== 'voucher' && line.quota !== null && line.quota !== undefined)
      places.set(line.quota, (places.get(line.quota) ?? 0) + line.quantity);
  return places;
}

/** What the order names, and what its lines sold beyond that: places go by the lines, whatever rights say. */
function rightsOf(body: Body, findings: Finding[]): Right[] {
  const open = placesByQuota(body);
  for (const right of body.rights)
    if (open.has(right.quota)) open.set(right.quota, (open.get(right.quota) ?? 0) - right.amount);
  const rights: Right[] = [...body.rights];
  for (const [quota, amount] of open) {
    if (amount === 0) continue;
    const allowed = body.override?.quotas.find((one) => one.quota === quota)?.amount ?? 0;
    if (amount > 0 && amount <= allowed) {
      rights.push({ lease: NONE, epoch: 1, quota, amount });
      continue;
    }
    const differ = `order ${body.number} sells ${amount > 0 ? 'more' : 'fewer'} places of quota ${quota} than its rights name`;
    findings.push(finding('rightsDiffer', differ, [body.number]));
    if (amount > 0) rights.push({ lease: NONE, epoch: 1, quota, amount });
  }
  for (const [quota, amount] of contingentsUnnamed(body))
    rights.push({ lease: NONE, epoch: 1, quota, amount });
  return rights;
}

/**
 * Contingents of what comes from a reservation, free of charge: no right names them, for the reservation took them. Where that
 * had nothing to give any more they are taken anew, or they would be free twice once it is taken back.
 */
function contingentsUnnamed(body: Pick<Body, 'lines' | 'pays' | 'splitFrom'>): Map<QuotaId, number> {
  const taken = new Map<QuotaId, number>();
  for (const line of body.pays || body.splitFrom ? body.lines : []) {
    const free = freeOf(line);
    if (free) taken.set(free.quota, (taken.get(free.quota) ?? 0) + free.amount);
  }
  return taken;
}

/** What vouchers paid without a lease, by a manager's word: no right names them. */
function unleased(body: Body): Right[] {
  const named = new Set(body.rights.map((right) => right.quota));
  return (body.payments ?? []).flatMap((payment) =>
    payment.voucher && !named.has(voucherQuota(payment.voucher.voucher))
      ? [{ lease: NONE, epoch: 1, quota: voucherQuota(payment.voucher.voucher), amount: payment.minor }]
      : [],
  );
}
