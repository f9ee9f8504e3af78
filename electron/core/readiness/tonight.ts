import { type Catalogue, type EventDate, quotaOf, type Zone } from '../../../shared/domain/catalogue.ts';
import {
  type DateFacts,
  placesToAsk,
  type ReservationFacts,
} from '../../../shared/domain/readiness/rights.ts';
import { type Lack, leftToSell } from '../../../shared/inventory/consume.ts';
import type { LeaseId, OrderId, ThingId } from '../../../shared/kernel/ids.ts';
import { type Instant, msOf } from '../../../shared/kernel/time.ts';
import { authorityOver } from '../authority.ts';
import { type CoreContext, dayOf, venueOf } from '../context.ts';
import { houseOf } from '../facts.ts';
import { type Reservation, reservationOf } from '../reservations/known.ts';
import { heldLeases } from '../rights.ts';

/** No house has more reservations open at once. */
const MOST_RESERVED = 5000;

/** What this till asks for, so that tonight works without the line; see `placesToAsk`. */
export function placesLacking(context: CoreContext, now: number): Lack[] {
  const catalogue = context.cache.catalogue();
  return tonightsDates(context, now).flatMap(({ date, zones }) =>
    zones.flatMap((zone) => {
      const amount = placesToAsk(zone);
      const quota = quotaOf(catalogue, date as EventDate['id'], zone.zone as Zone['id']);
      return quota && amount > 0 ? [{ quota: quota.id, amount }] : [];
    }),
  );
}

/** The dates of this business day that are still sold at `now` (ms UTC), with what this till may sell of them. */
export function tonightsDates(context: CoreContext, now: number): DateFacts[] {
  const { store } = context.parts;
  const catalogue = context.cache.catalogue();
  const row = store.read.journal.current();
  const stream = row?.id;
  const rows = context.cache.leases().filter((lease) => lease.stream === stream);
  const leases = heldLeases(rows, store.read.leases);
  const gaveBack = new Set<string>(
    rows
      .filter(({ id, epoch }) => store.read.leases.released(id as LeaseId, epoch) > 0)
      .map(({ quota }) => quota),
  );
  const house = houseOf(store.read.facts);
  const today = dayOf(context, now);
  return offered(catalogue)
    .filter(({ startsAt, salesEndAt }) => dayOf(context, msOf(startsAt)) === today && now < msOf(salesEndAt))
    .map((date) => ({
      date: date.id,
      event: catalogue.events.get(date.event)?.name ?? '',
      startsAt: date.startsAt,
      givenBack:
        !row?.state.session &&
        [...catalogue.quotas.values()].some(({ id, date: of }) => of === date.id && gaveBack.has(id)),
      zones: [...catalogue.zones.values()]
        .filter((zone) => zone.event === date.event)
        .sort((a, b) => a.order - b.order)
        .flatMap((zone) => {
          const quota = quotaOf(catalogue, date.id, zone.id);
          if (!quota) return [];
          return [
            {
              zone: zone.id,
              name: zone.name,
              here: stream ? leftToSell(leases, stream, quota.id) : null,
              house: house?.left[quota.id] ?? null,
              free: house?.free?.[quota.id] ?? null,
            },
          ];
        }),
    }));
}

/** When the next show begins; null when none is planned. */
export const nextShow = (context: CoreContext, now: number): Instant | null =>
  offered(context.cache.catalogue()).find(({ startsAt }) => msOf(startsAt) > now)?.startsAt ?? null;

const offered = (catalogue: Catalogue): EventDate[] =>
  [...catalogue.dates.values()]
    .filter((date) => !date.hidden && catalogue.events.get(date.event)?.hidden === false)
    .sort((a, b) => msOf(a.startsAt) - msOf(b.startsAt));

/** Unpaid reservations for these dates, of this till and of others, by the till that they were given to. */
export function reservationFacts(context: CoreContext, tonight: readonly string[]): ReservationFacts {
  const { read } = context.parts.store;
  const { dates } = context.cache.catalogue();
  const usual = venueOf(context)?.reservationsTill ?? null;
  const stream = read.journal.current()?.id;
  const held = (order: string): boolean =>
    stream !== undefined && authorityOver(read, stream, order as ThingId) !== null;
  const groups = new Map<number | null, { till: number | null; count: number; held: number }>();
  const count = (order: string, of: readonly string[]): void => {
    const date = of.find((one) => tonight.includes(one));
    if (date === undefined) return;
    const till = dates.get(date as EventDate['id'])?.reservationsTill ?? usual;
    const group = groups.get(till) ?? { till, count: 0, held: 0 };
    groups.set(till, { ...group, count: group.count + 1, held: group.held + (held(order) ? 1 : 0) });
  };
  // What was paid or has ended is none any more, and nobody pays for what is held or on a guest list.
  const unpaid = (order: OrderId): Reservation | undefined => {
    const one = reservationOf(read, order);
    return one?.state === 'open' && one.hold === null ? one : undefined;
  };
  for (const row of read.orders.reserved(MOST_RESERVED)) {
    const lines = unpaid(row.order)?.lines ?? [];
    count(
      row.order,
      lines.flatMap((line) => (line.kind === 'ticket' ? [line.date] : [])),
    );
  }
  for (const row of read.foreignOrders.reserved(MOST_RESERVED))
    if (unpaid(row.id as OrderId)) count(row.id, row.dates ?? []);
  return { tillNo: read.journal.current()?.state.tillNo ?? 0, groups: [...groups.values()] };
}
