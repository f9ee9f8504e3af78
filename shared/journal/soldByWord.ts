import type { QuotaId, TicketId } from '../kernel/ids.ts';
import type { OrderReserved, OrderValidated, SoldTicket } from './bodies.ts';
import type { Piece } from './bodiesOfReservations.ts';
import { pieceOf } from './reservedLines.ts';

type Body = Pick<OrderValidated, 'lines' | 'tickets' | 'rights' | 'override' | 'pays'>;
type Reserved = Pick<OrderReserved, 'lines' | 'rights' | 'override' | 'splitFrom'>;

/**
 * The tickets of an order that a manager let be sold without a right. Their places were nobody's to sell here, so taking
 * them back frees no right at a till: what becomes of them is the centre's to say. Of named seats those that no right
 * names; of places the last ones, as many as the manager's word says. Of a reservation that is paid those that were
 * reserved so; all when it was paid by a manager's word, for its maker may free the places, too.
 */
export function soldByWord(body: Body): ReadonlySet<TicketId> {
  const found = new Set<TicketId>();
  const { pays } = body;
  for (const { ticket, line, index } of pays ? body.tickets : [])
    if (pays?.authority === 'override' || pays?.byWord?.includes(pieceOf(line, index ?? 0)))
      found.add(ticket);
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

/** The pieces of a reservation that a manager let be reserved without a right. */
export function reservedByWord({ lines, rights, override, splitFrom }: Reserved): ReadonlySet<Piece> {
  if (splitFrom) return new Set(splitFrom.byWord ?? []);
  const tickets = lines.flatMap((line, no) =>
    Array.from({ length: line.quantity }, (_, index) => ({ ticket: pieceOf(no, index), line: no, index })),
  );
  return soldByWord({
    lines,
    rights,
    tickets: tickets as readonly Pick<SoldTicket, 'line' | 'index'>[] as readonly SoldTicket[],
    ...(override ? { override } : {}),
  }) as ReadonlySet<string>;
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
