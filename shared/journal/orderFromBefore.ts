import type { OrderReserved, OrderValidated, SoldLine, SoldTicket } from './bodies.ts';

type LineOfBefore = Omit<SoldLine, 'kind' | 'discounts' | 'minors'> & Partial<Pick<SoldLine, 'kind'>>;

/**
 * An order's body in today's form. Orders of before there were plans, passes and vouchers had lines of one kind,
 * without discounts, and tickets that did not say which of their line they are.
 */
export function orderFromBefore<T extends Pick<OrderValidated | OrderReserved, 'lines'>>(body: T): T {
  const old = body.lines.some((line) => (line as LineOfBefore).kind === undefined);
  const tickets = 'tickets' in body ? (body.tickets as readonly SoldTicket[]) : undefined;
  if (!old && !tickets?.some((ticket) => ticket.index === undefined)) return body;
  return {
    ...body,
    lines: old ? body.lines.map(lineFromBefore) : body.lines,
    ...(tickets ? { tickets: withIndex(tickets) } : {}),
  };
}

function lineFromBefore(line: SoldLine): SoldLine {
  if ((line as LineOfBefore).kind !== undefined) return line;
  return {
    ...line,
    kind: 'ticket',
    discounts: [],
    minors: Array.from({ length: line.quantity }, () => line.unitMinor),
    seats: [],
    proofSeen: false,
    reason: null,
    reasonName: '',
  } as SoldLine;
}

function withIndex(tickets: readonly SoldTicket[]): SoldTicket[] {
  const seen = new Map<number, number>();
  return tickets.map((ticket) => {
    const index = seen.get(ticket.line) ?? 0;
    seen.set(ticket.line, index + 1);
    return { ...ticket, index: ticket.index ?? index };
  });
}
