import {
  emptyVenue,
  type TicketReturn,
  type VenueKeys,
  type VenueState,
} from '../../shared/journal/foldVenue.ts';
import { leasesOfOwners, type Place } from '../../shared/journal/venueSeats.ts';
import type { OrderId, StreamId, ThingId, TicketId } from '../../shared/kernel/ids.ts';
import type { Tx } from '../storage/port.ts';
import { keysOf } from './bodies.ts';
import type { Arrival } from './examine.ts';
import { soldPassesAt } from './soldPasses.ts';

/** Reads what is known of everything that a page's entries touch, once for all of them. */
export async function learn(tx: Tx, arrivals: readonly Arrival[]): Promise<VenueState> {
  const keys = arrivals.flatMap(({ entry }) => (entry && keysOf(entry)) ?? []);
  if (keys.length === 0) return emptyVenue();
  const waiting = keys.some((key) => key.yields !== null) ? await tx.acts.unfreed() : [];
  const returned = unique([...keys.flatMap((k) => k.returned), ...waiting.map((row) => row.ticket)]);
  const quotas = await tx.inventory.quotas(
    unique([...keys.flatMap((k) => k.quotas), ...waiting.flatMap((row) => row.quotas)]),
  );
  const owners = await tx.inventory.seatOwners(
    unique([...keys.flatMap((k) => k.seats), ...seatsOf(waiting)]),
  );
  const leases = await tx.inventory.leases(
    unique([...keys.flatMap((k) => k.leases), ...leasesOfOwners(owners.values())]),
  );
  const yielded = unique(keys.flatMap((k) => k.yields?.things ?? []));
  const tickets = await tx.records.ticketPlaces(
    unique([...keys.flatMap((k) => k.tickets), ...returned, ...(yielded as readonly string[] as TicketId[])]),
  );
  const passes = new Set<string>(keys.flatMap((k) => k.passes));
  const passPlaces = new Map([...tickets].filter(([ticket]) => passes.has(ticket)));
  const orders = await tx.records.orderPlaces(
    unique([...keys.flatMap((k) => k.orders), ...(yielded as readonly string[] as OrderId[])]),
  );
  return {
    quotas: new Map(quotas.map((quota) => [quota.quota, quota])),
    leases: new Map(leases.map((lease) => [lease.lease, lease])),
    tickets,
    orders,
    seats: owners,
    returns: await tx.acts.returns(returned),
    passes: await soldPassesAt(tx, passPlaces),
    authority: await authorityOf(
      tx,
      placesOf([...returned, ...yielded], new Map<string, Place>([...tickets, ...orders])),
    ),
  };
}

/** Whose things are, to act on: what was granted, else their maker's, else the centre's once the maker has closed. */
export async function authorityOf(
  tx: Tx,
  made: ReadonlyMap<ThingId, Place>,
): Promise<Map<ThingId, StreamId | null>> {
  if (made.size === 0) return new Map();
  const given = await tx.acts.authorities([...made.keys()]);
  const yielded = new Map<StreamId, number>();
  for (const stream of new Set([...made.values()].map((place) => place.stream)))
    yielded.set(stream, (await tx.journal.stream(stream))?.yieldedTo ?? 0);
  return new Map(
    [...made].map(([thing, place]) => {
      const explicit = given.get(thing);
      if (explicit !== undefined) return [thing, explicit];
      return [thing, place.seq <= (yielded.get(place.stream) ?? 0) ? null : place.stream];
    }),
  );
}

const placesOf = (things: readonly ThingId[], places: ReadonlyMap<string, Place>): Map<ThingId, Place> =>
  new Map(
    things.flatMap((thing) => {
      const place = places.get(thing);
      return place ? [[thing, place] as const] : [];
    }),
  );

const seatsOf = (waiting: readonly TicketReturn[]): VenueKeys['seats'] =>
  waiting.flatMap((row) => (row.seat === null ? [] : [row.seat]));

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];
