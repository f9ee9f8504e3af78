import type { OrderId, TicketId } from '../../../shared/kernel/ids.ts';
import type { CoreContext } from '../context.ts';
import { type SoldOrder, soldOrder } from './soldOrder.ts';
import { standingOver } from './standing.ts';

/**
 * Asks the centre for the say over the things of an order that this till lacks it over. Gives whether another till was
 * asked to hand them over; false as well when the centre can't be reached: what this till may then do is for who calls.
 */
export async function obtainAuthority(
  context: CoreContext,
  sold: SoldOrder,
  tickets: readonly TicketId[],
): Promise<boolean> {
  const { read } = context.parts.store;
  const stream = read.journal.current()?.id;
  if (stream === undefined) return false;
  const missing = sold.things.filter(
    (thing) =>
      tickets.includes(thing.item.ticket) &&
      !thing.returned &&
      standingOver(read, stream, sold, thing) === null,
  );
  if (missing.length === 0) return false;
  const answer = await context.workers.sync.obtain(missing.map(({ item }) => item.ticket));
  return answer !== null && answer.asked.length > 0;
}

/** The same for tickets of an order by its id; false for an order that this till does not know. */
export async function obtainTickets(
  context: CoreContext,
  order: OrderId,
  tickets: readonly TicketId[],
): Promise<boolean> {
  const sold = soldOrder(context.parts.store.read, order);
  return sold ? await obtainAuthority(context, sold, tickets) : false;
}
