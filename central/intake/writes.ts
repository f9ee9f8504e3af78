import type { SeatKey, SeatOwner, TicketReturn } from '../../shared/journal/foldVenue.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { StreamId, ThingId } from '../../shared/kernel/ids.ts';
import type { Tx } from '../storage/port.ts';
import type { FeedChange, MailRow } from '../storage/rows.ts';

/** What the effects of entries leave behind in tables, to be written at once or one by one. */
export interface Writes {
  readonly orders: { record: OrderRecord; tickets: readonly TicketRecord[]; place: Place }[];
  readonly seatsFreed: SeatKey[];
  readonly seats: { readonly key: SeatKey; readonly owner: SeatOwner }[];
  readonly returns: TicketReturn[];
  readonly authorities: { readonly thing: ThingId; readonly stream: StreamId | null }[];
  readonly mails: MailRow[];
  readonly feed: FeedChange[];
  readonly erased: { readonly stream: StreamId; readonly seqs: readonly number[] }[];
}

export const noWrites = (): Writes => ({
  orders: [],
  seatsFreed: [],
  seats: [],
  returns: [],
  authorities: [],
  mails: [],
  feed: [],
  erased: [],
});

/** True when there is nothing to write. */
export const isEmpty = (writes: Writes): boolean =>
  Object.values(writes).every((rows: readonly unknown[]) => rows.length === 0);

/** Adds one entry's writes to those of the entries before it. */
export function join(all: Writes, one: Writes): void {
  all.orders.push(...one.orders);
  all.returns.push(...one.returns);
  all.authorities.push(...one.authorities);
  all.mails.push(...one.mails);
  all.feed.push(...one.feed);
  all.erased.push(...one.erased);
  // A seat may be freed and taken again within a page: only what it comes to is written.
  for (const key of one.seatsFreed) {
    const taken = all.seats.findIndex((seat) => seat.key === key);
    if (taken >= 0) all.seats.splice(taken, 1);
    else all.seatsFreed.push(key);
  }
  all.seats.push(...one.seats);
}

/** Writes it all; throws when a key is taken. Entries that are erased must have been added before. */
export async function flush(tx: Tx, writes: Writes): Promise<void> {
  await tx.records.addOrders(writes.orders);
  await tx.inventory.removeSeatOwners(writes.seatsFreed);
  await tx.inventory.addSeatOwners(writes.seats);
  await tx.acts.saveReturns(lastOfEach(writes.returns, (row) => row.ticket));
  await tx.acts.saveAuthorities(lastOfEach(writes.authorities, (row) => row.thing));
  await tx.mails.addMails(writes.mails);
  for (const { stream, seqs } of writes.erased) await tx.journal.erasePersonal(stream, seqs);
  await tx.feed.publish(writes.feed);
}

function lastOfEach<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
