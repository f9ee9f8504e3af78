import type { DateId, LeaseId, OrderId, SeatId, StreamId, TicketId } from '../kernel/ids.ts';

/** Where a fact stands: the stream and the entry that first brought it. */
export interface Place {
  readonly stream: StreamId;
  readonly seq: number;
}

/** A seat on a date: "date/seat". */
export type SeatKey = string;

/** A place as a case names it. */
export const placeInWords = (place: Place): string => `entry ${place.seq} of stream ${place.stream}`;

/** Who has a seat: its ticket, or the order that reserved it; `number` is that ticket's or order's. */
export interface SeatOwner {
  readonly ticket: TicketId | OrderId;
  readonly number: string;
  /** The order's number; empty where it was not kept. */
  readonly order: string;
  /** The lease under which it was sold; null without one. */
  readonly lease: LeaseId | null;
  readonly place: Place;
  /** Who else was sold this seat, in the order of intake: it is theirs when its owner's ticket is taken back. */
  readonly behind?: readonly SeatOwner[];
}

/** The seat with one more who was sold it. */
export const withBehind = (owner: SeatOwner, next: SeatOwner): SeatOwner => ({
  ...owner,
  behind: [...(owner.behind ?? []), next],
});

/**
 * The seat without somebody's ticket: the next one's, if it was sold more than once, or nobody's (null). Undefined when
 * the ticket had nothing to do with it.
 */
export function withoutTicket(owner: SeatOwner, ticket: TicketId | OrderId): SeatOwner | null | undefined {
  const { behind = [], ...alone } = owner;
  const claims = [alone, ...behind];
  const left = claims.filter((one) => one.ticket !== ticket);
  if (left.length === claims.length) return undefined;
  const [next, ...others] = left;
  if (!next) return null;
  return others.length === 0 ? next : { ...next, behind: others };
}

/**
 * The seat with somebody's claim handed on, whether he has it or stands behind its owner: a reservation's to the order
 * that pays it. Undefined when he has none.
 */
export function handedOn(
  owner: SeatOwner,
  from: TicketId | OrderId,
  to: Pick<SeatOwner, 'ticket' | 'number' | 'order' | 'place'>,
): SeatOwner | undefined {
  if (owner.ticket === from) return { ...owner, ...to };
  if (!owner.behind?.some((one) => one.ticket === from)) return undefined;
  return { ...owner, behind: owner.behind.map((one) => (one.ticket === from ? { ...one, ...to } : one)) };
}

/** The leases under which seats were sold, to their owners and to those behind them: each may leave, or follow. */
export const leasesOfOwners = (owners: Iterable<SeatOwner>): LeaseId[] => [
  ...new Set(
    [...owners]
      .flatMap((owner) => [owner, ...(owner.behind ?? [])])
      .flatMap(({ lease }) => (lease === null ? [] : [lease])),
  ),
];

export const seatKey = (date: DateId, seat: SeatId): SeatKey => `${date}/${seat}`;

/** Date and seat of a key. */
export function readSeatKey(key: SeatKey): { readonly date: DateId; readonly seat: SeatId } {
  const slash = key.indexOf('/');
  return { date: key.slice(0, slash) as DateId, seat: key.slice(slash + 1) as SeatId };
}
