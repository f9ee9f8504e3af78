import type { Authority, ReturnedTicket } from '../../../shared/journal/bodiesOfReturns.ts';
import type { StreamId } from '../../../shared/kernel/ids.ts';
import type { StoreReader } from '../ports/store.ts';
import type { SoldOrder, SoldThing } from './soldOrder.ts';

/** By what right this till may act on one thing: its own and not yielded, given by the centre, or none (null). */
export function standingOver(
  store: StoreReader,
  stream: StreamId,
  sold: Pick<SoldOrder, 'maker' | 'seq'>,
  { item }: Pick<SoldThing, 'item'>,
): 'own' | 'granted' | null {
  const { authorities } = store;
  if (authorities.granted(stream, item.ticket)) return 'granted';
  const own = sold.maker === stream && sold.seq !== null && sold.seq > authorities.yieldedTo(stream);
  return own && !authorities.yielded(item.ticket) ? 'own' : null;
}

/** By what right it may act on all of them together; null when it lacks the say over one. */
export function standingOverAll(
  store: StoreReader,
  stream: StreamId,
  sold: Pick<SoldOrder, 'maker' | 'seq'>,
  things: readonly SoldThing[],
): Exclude<Authority, 'override'> | null {
  const all = things.map((thing) => standingOver(store, stream, sold, thing));
  if (all.includes(null)) return null;
  return all.includes('granted') ? 'granted' : 'own';
}

/**
 * True when a ticket's seat is its own: no other stream is known to have sold it, nor another order here. Of a seat that
 * was sold twice the centre knows the owner; a till frees it only when it is sure.
 */
export function ownsSeat(
  store: StoreReader,
  sold: Pick<SoldOrder, 'maker' | 'order'>,
  { date, seat }: ReturnedTicket,
): boolean {
  if (seat === undefined || date === null) return false;
  const here = store.seatSales.orderOf(date, seat);
  if (here !== undefined && here !== sold.order) return false;
  return store.reference.seatSellers(date, seat).every((stream) => stream === sold.maker);
}
