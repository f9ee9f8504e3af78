import { type Cart, isPaying, soldFrom } from '../../shared/domain/cart.ts';
import type { Catalogue } from '../../shared/domain/catalogue.ts';
import type { PricedCart } from '../../shared/domain/priced.ts';
import { priceCart } from '../../shared/domain/pricing.ts';
import type { SaleRefusal } from '../../shared/domain/refusal.ts';
import { seatLabel } from '../../shared/domain/seating/places.ts';
import {
  consume,
  coverOf,
  type HeldLease,
  type Lack,
  type RightRefusal,
  type Wanted,
} from '../../shared/inventory/consume.ts';
import type { ConsumedRight } from '../../shared/journal/bodies.ts';
import type { LeaseId, QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../shared/kernel/result.ts';
import type { LeaseRow } from '../../shared/sync/reference.ts';
import type { LeaseReader, LeaseWriter } from './ports/rightsStore.ts';

/** The leases as this till holds them: rows, less what was sold under them here and what was given back. */
export function heldLeases(rows: readonly LeaseRow[], used: LeaseReader): HeldLease[] {
  return rows.map((row) => {
    const lease = row.id as LeaseId;
    const gone = new Set<string>(row.seats ? used.usedSeats(lease) : []);
    const seats = row.seats?.filter((seat) => !gone.has(seat)) as readonly string[] | undefined;
    return {
      id: lease,
      stream: row.stream as StreamId,
      quota: row.quota as QuotaId,
      amount: row.amount - used.released(lease, row.epoch),
      epoch: row.epoch,
      consumed: used.consumed(lease, row.epoch),
      ...(seats ? { seats: seats as readonly SeatId[] } : {}),
    };
  });
}

/** What a cart wants of each quota: places, seats, passes, uses of promotions. */
export function wantedOf(priced: PricedCart): Map<QuotaId, Wanted> {
  const wanted = new Map<QuotaId, Wanted>();
  const add = (quota: QuotaId, amount: number, seats: readonly SeatId[]): void => {
    const so = wanted.get(quota) ?? { amount: 0 };
    const named = [...(so.seats ?? []), ...seats];
    wanted.set(quota, { amount: so.amount + amount, ...(named.length > 0 ? { seats: named } : {}) });
  };
  for (const line of priced.lines) {
    if (line.kind === 'ticket') {
      add(
        line.quota,
        line.quantity,
        line.seats.map((s) => s.seat),
      );
      const free = line.minors.filter((minor) => minor === 0).length;
      if (line.contingent !== undefined && free > 0) add(line.contingent, free, []);
    } else if (line.kind === 'pass' && line.quota !== null) add(line.quota, line.quantity, []);
  }
  for (const take of priced.passes) for (const quota of take.quotas) add(quota, take.tickets, []);
  for (const code of priced.codes) if (code.quota !== null && code.uses > 0) add(code.quota, code.uses, []);
  return wanted;
}

/** Only the rows of these quotas and this stream: a sale looks at no other lease. */
const concerning = (
  rows: readonly LeaseRow[],
  stream: StreamId,
  wanted: ReadonlyMap<QuotaId, Wanted>,
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
 * Rights of other carts for which money may have been taken already: nobody else at this till may sell them until the
 * sale is done; so it is with what a cart's free tickets and codes use up. Of all other carts, the named seats. `now`
 * is ms UTC, `day` the business day.
 */
export function reservedByOthers(
  others: readonly Cart[],
  catalogue: Catalogue,
  now: number,
  day: string,
): Map<QuotaId, number> {
  const reserved = new Map<QuotaId, number>();
  for (const cart of others) {
    // A reservation has its rights already.
    if (cart.reservation) continue;
    const paying = isPaying(cart);
    const lines = cart.lines.filter((line) => paying || (line.kind === 'ticket' && line.seats.length > 0));
    const codes = paying ? cart.codes : [];
    // What can't be priced any more can't be sold either.
    const priced = priceCart({ lines, codes }, catalogue, soldFrom(cart, now), day);
    if (!priced.ok) continue;
    for (const [quota, { amount, seats }] of wantedOf(priced.value))
      if (paying || seats) reserved.set(quota, (reserved.get(quota) ?? 0) + amount);
  }
  return reserved;
}

/** What rights are taken from. */
export interface RightsParts {
  readonly rows: readonly LeaseRow[];
  readonly used: LeaseReader;
  readonly stream: StreamId;
  /** See `reservedByOthers`. */
  readonly reserved: ReadonlyMap<QuotaId, number>;
}

/** What a sale takes of the leases, and what it sells beyond them by a manager's word. */
export interface TakenRights {
  readonly rights: readonly ConsumedRight[];
  readonly beyond: readonly Lack[];
}

/**
 * Takes what a cart needs, or refuses, naming what is missing and what is left. What is lacking is told to `lacks`.
 * With a manager's word (`beyond`) places are taken as far as they are there, and the rest is sold beyond them; what caps
 * a promotion or a contingent is never exceeded. What a manager took a pass for is no place: the order says so by its use of
 * the pass. Changes nothing.
 */
export function takeRights(
  { rows, used, stream, reserved }: RightsParts,
  priced: PricedCart,
  how: { readonly beyond: boolean; readonly lacks?: Lack[] | undefined } = { beyond: false },
): Result<TakenRights, SaleRefusal> {
  const wanted = wantedOf(priced);
  const held = afterReserved(heldLeases(concerning(rows, stream, wanted), used), reserved);
  const taken = consume(held, stream, wanted);
  if (taken.ok) return accept({ rights: taken.value.rights, beyond: [] });
  const { covered, lacks } = coverOf(held, stream, wanted);
  how.lacks?.push(...lacks);
  const places = new Set(priced.lines.flatMap((line) => (line.kind === 'voucher' ? [] : [line.quota])));
  const onPass = new Set(priced.passes.flatMap((take) => (take.approvedBy === null ? [] : take.quotas)));
  const within = lacks.every(({ quota }) => onPass.has(quota) || (how.beyond && places.has(quota)));
  const part = within ? consume(held, stream, covered) : taken;
  return part.ok
    ? accept({ rights: part.value.rights, beyond: lacks.filter(({ quota }) => !onPass.has(quota)) })
    : refuse(inWords(part.refusal, priced, wanted));
}

function inWords(
  refusal: RightRefusal,
  priced: PricedCart,
  wanted: ReadonlyMap<QuotaId, Wanted>,
): SaleRefusal {
  const take = priced.passes.find((one) => one.quotas.includes(refusal.quota));
  if (take) return { kind: 'passUsedUp', number: take.number, order: '' };
  const code = priced.codes.find((use) => use.quota === refusal.quota);
  if (code)
    return { kind: 'codeUsedUp', code: code.code, left: refusal.kind === 'notEnough' ? refusal.left : 0 };
  if (refusal.kind === 'notThatSeat') {
    const places = priced.lines.flatMap((line) => (line.kind === 'ticket' ? line.seats : []));
    const place = places.find((s) => s.seat === refusal.seat);
    return { kind: 'seatNotOurs', seat: place ? seatLabel(place) : refusal.seat, state: 'elsewhere' };
  }
  const reason = priced.lines.find((l) => l.kind === 'ticket' && l.contingent === refusal.quota);
  const line = priced.lines.find((l) => l.kind !== 'voucher' && l.quota === refusal.quota);
  const zone =
    reason?.kind === 'ticket'
      ? reason.reasonName
      : line?.kind === 'ticket'
        ? line.zoneName
        : line?.kind === 'pass'
          ? line.productName
          : '';
  if (refusal.kind === 'noLease') return { kind: 'notOnThisTill', zone };
  return { kind: 'quotaGone', zone, left: refusal.left, wanted: wanted.get(refusal.quota)?.amount ?? 0 };
}

/** Counts rights down, in the transaction of the sale that names them (G5). */
export function bookRights(leases: LeaseWriter, rights: readonly ConsumedRight[]): void {
  for (const right of rights) leases.consume(right);
}
