import { type Cart, isPaying } from '../../shared/domain/cart.ts';
import { type Catalogue, quotaOf } from '../../shared/domain/catalogue.ts';
import { passOfQuota, passQuota } from '../../shared/domain/passes.ts';
import { promotionOf } from '../../shared/domain/promotions.ts';
import { voucherOfQuota, voucherQuota } from '../../shared/domain/vouchers.ts';
import type { QuotaId, SeatId, StreamId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import { msOf } from '../../shared/kernel/time.ts';
import { type GivenBack, giveAll, type HeldOfQuota } from '../../shared/sync/giveBack.ts';
import type { QuotaAtTill } from '../../shared/sync/topUp.ts';
import { authorityOver } from './authority.ts';
import { houseOf } from './facts.ts';
import { leasesOfPass } from './passes/known.ts';
import type { CatalogueCache } from './ports/catalogueCache.ts';
import type { StoreReader } from './ports/store.ts';
import type { Holdings } from './ports/sync.ts';
import { heldLeases } from './rights.ts';
import { otherCarts, soldSeats } from './seating.ts';
import { leasesOfVoucher } from './vouchers.ts';

/** What this till holds, with what is in carts and what is sold. */
export function createHoldings(cache: CatalogueCache): Holdings {
  return {
    quotas: (store, stream) => quotasAtTill(cache, store, stream),
    of: (store, stream, quota, now) => holdingOf(cache, store, stream, quota, now),
    today: (store, stream, now) => todaysRest(cache, store, stream, now),
    things: (store, stream, things) => {
      // A reservation that is being paid here is not handed over.
      const paying = new Set<string>(
        store.carts.all().flatMap((cart) => [
          ...(isPaying(cart) && cart.reservation ? [cart.reservation.order] : []),
          // Nor is a pass that somebody has in hand.
          ...cart.passes.map(({ pass }) => pass),
        ]),
      );
      return things.filter((thing) => !paying.has(thing) && authorityOver(store, stream, thing) !== null);
    },
  };
}

function quotasAtTill(cache: CatalogueCache, store: StoreReader, stream: StreamId): QuotaAtTill[] {
  const catalogue = cache.catalogue();
  const free = houseOf(store.facts)?.free ?? {};
  const held = heldLeases(
    cache.leases().filter((row) => row.stream === stream),
    store.leases,
  );
  return [...catalogue.quotas.values()].flatMap(({ id, date }): QuotaAtTill[] => {
    const of = date === null ? undefined : catalogue.dates.get(date);
    if (date !== null && (!of || of.hidden || of.full)) return [];
    const own = held.filter((lease) => lease.quota === id);
    return [
      {
        quota: id,
        left: sum(own.map((lease) => Math.max(0, lease.amount - lease.consumed))),
        sold: sum(own.map((lease) => lease.consumed)),
        free: free[id] ?? 0,
        endsAt: of ? msOf(of.salesEndAt) : null,
      },
    ];
  });
}

function holdingOf(
  cache: CatalogueCache,
  store: StoreReader,
  stream: StreamId,
  quota: QuotaId,
  now: number,
): HeldOfQuota {
  const catalogue = cache.catalogue();
  const date = catalogue.quotas.get(quota)?.date ?? null;
  const voucher = voucherOfQuota(quota);
  const rows =
    voucher !== undefined
      ? leasesOfVoucher(cache, store, stream, voucher)
      : passOfQuota(quota) !== undefined
        ? leasesOfPass(cache, store, stream, quota, true)
        : cache.leases().filter((row) => row.stream === stream && row.quota === quota);
  const leases = heldLeases(rows, store.leases);
  const hands = otherCarts(store, { id: '' as never }, now).map((cart) => inHand(catalogue, cart, quota));
  const all = hands.some((hand) => hand.all);
  return {
    quota,
    date,
    leases,
    inCarts: all ? Number.MAX_SAFE_INTEGER : sum(hands.map((hand) => hand.amount)),
    seatsInCarts: new Set(hands.flatMap((hand) => hand.seats)),
    seatsSold: new Set(date === null ? [] : soldSeats(store, stream, date)),
  };
}

function todaysRest(cache: CatalogueCache, store: StoreReader, stream: StreamId, now: number): GivenBack[] {
  const { quotas, dates } = cache.catalogue();
  const today = cache.day(now);
  const places = [...quotas.values()].flatMap((quota) => {
    const date = quota.date === null ? undefined : dates.get(quota.date);
    if (!date || cache.day(msOf(date.startsAt)) > today) return [];
    return giveAll(holdingOf(cache, store, stream, quota.id, now));
  });
  const passes = passQuotasHeld(cache, store, stream).flatMap((quota) =>
    giveAll(holdingOf(cache, store, stream, quota, now)),
  );
  return [...places, ...passes];
}

/** Quotas of passes of which a stream may hold something: sold since it yielded last, granted to it, or counted here. */
function passQuotasHeld(cache: CatalogueCache, store: StoreReader, stream: StreamId): QuotaId[] {
  const sold = store.passes.soldBehind(stream, store.authorities.yieldedTo(stream)).map(passQuota);
  const granted = cache.leases().flatMap((row) => (row.stream === stream ? [row.quota as QuotaId] : []));
  const counted = store.leases.named('pe-') as string[] as QuotaId[];
  return [...new Set([...sold, ...granted, ...counted])].filter((quota) => passOfQuota(quota) !== undefined);
}

/** What a cart has of a quota, whether it may be sold now or not. */
function inHand(
  catalogue: Catalogue,
  cart: Cart,
  quota: QuotaId,
): { readonly amount: number; readonly seats: readonly SeatId[]; readonly all: boolean } {
  let amount = 0;
  const seats: SeatId[] = [];
  const places = cart.reservation ? [] : cart.lines;
  for (const line of places) {
    if (line.kind === 'pass' && catalogue.passProducts.get(line.product)?.quota === quota)
      amount += line.quantity;
    if (line.kind !== 'ticket') continue;
    const zone = catalogue.prices.get(line.price)?.zone;
    if (zone !== undefined && quotaOf(catalogue, line.date, zone)?.id === quota) {
      amount += line.quantity;
      seats.push(...line.seats.map((one) => one.seat));
    }
    const reason = line.reason === null ? undefined : catalogue.freeReasons.get(line.reason);
    if (reason?.contingent === quota) amount += line.quantity;
  }
  // A code is used by a ticket each, at most.
  const tickets = sum(cart.lines.map((line) => line.quantity));
  for (const code of cart.codes)
    if (promotionOf(catalogue.promotions.values(), code)?.quota === quota) amount += tickets;
  const pass = passOfQuota(quota)?.pass;
  const whole =
    cart.vouchers.some((one) => voucherQuota(one.voucher) === quota) ||
    cart.passes.some((one) => one.pass === pass);
  return { amount, seats, all: whole };
}
