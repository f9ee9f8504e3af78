import type { Authority } from '../../shared/journal/bodiesOfReturns.ts';
import type { OrderId, StreamId, ThingId, TicketId } from '../../shared/kernel/ids.ts';
import type { StoreReader } from './ports/store.ts';

/**
 * By what right a stream may act on a thing: it made it and has not yielded it, or the centre gave it the authority. Null
 * when it has none: the centre has to be asked, or a manager.
 */
export function authorityOver(
  store: StoreReader,
  stream: StreamId,
  thing: ThingId,
): Exclude<Authority, 'override'> | null {
  if (store.authorities.granted(stream, thing)) return 'granted';
  const order = store.orders.get(store.orders.ticket(thing as TicketId)?.order ?? (thing as OrderId));
  if (order?.stream !== stream) return null;
  const yielded = order.seq <= store.authorities.yieldedTo(stream) || store.authorities.yielded(thing);
  return yielded ? null : 'own';
}
