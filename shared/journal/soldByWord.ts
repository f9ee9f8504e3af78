import type { QuotaId, TicketId } from '../kernel/ids.ts';
import type { OrderValidated, SoldTicket } from './bodies.ts';

type Body = Pick<OrderValidated, 'lines' | 'tickets' | 'rights' | 'override'>;

/**
 * The tickets of an order that a manager let be sold without a right. Their places were nobody's to sell here, so taking
 * them back frees no right at a till: what becomes of them is the centre's to say. Of named seats those that no right
 * names; of places the last ones, as many as the manager's word says.
 */
export function soldByWord(body: Body): ReadonlySet<TicketId> {
  const found = new Set<TicketId>();
  for (const { quota, amount } of body.override?.quotas ?? []) {
    const named = new Set(body.rights.flatMap((right) => (right.quota === quota ? (right.seats ?? []) : [])));
    const its = body.tickets.filter((ticket) => takes(body, ticket, quota));
    const seated = its.filter((ticket) => seatOf(body, ticket) !== undefined);
    for (const ticket of seated) {
      const seat = seatOf(body, ticket);
      if (seat !== undefined && !named.has(seat)) found.add(ticket.ticket);
    }
    if (seated.length === 0) for (const ticket of its.slice(-amount)) found.add(ticket.ticket);
  }
  return found;
}

function takes(body: Body, ticket: SoldTicket, quota: QuotaId): boolean {
  const line = body.lines[ticket.line];
  if (!line || line.kind === 'voucher') return false;
  if (line.quota === quota) return true;
  return line.kind === 'ticket' && line.contingent === quota && line.minors[ticket.index ?? 0] === 0;
}

function seatOf(body: Body, ticket: SoldTicket) {
  const line = body.lines[ticket.line];
  return line?.kind === 'ticket' ? line.seats[ticket.index ?? 0]?.seat : undefined;
}
