import { openEntry } from '../../shared/journal/entry.ts';
import { readOrder } from '../../shared/journal/orderFact.ts';
import { passesIn, type SoldPass } from '../../shared/journal/venuePasses.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import type { Tx } from '../storage/port.ts';

/** What passes are limited by, from the entries that sold them; those that are no passes are missing. */
export async function soldPassesAt(
  tx: Tx,
  places: ReadonlyMap<TicketId, Place>,
): Promise<Map<TicketId, SoldPass>> {
  const found = new Map<TicketId, SoldPass>();
  for (const [ticket, { stream, seq }] of places) {
    const [row] = await tx.journal.entries(stream, seq, seq);
    if (!row || openEntry(row).kind !== 'orderValidated') continue;
    const sold = passesIn(readOrder(row).body).find(({ pass }) => pass === ticket);
    if (sold) found.set(ticket, { ...sold.limits, maker: stream });
  }
  return found;
}
