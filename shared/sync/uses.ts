import type { OrderRecord, TicketRecord } from '../journal/records.ts';
import type { UseRow } from './reference.ts';

/** What an order took of passes and gift vouchers, a row for each of them; the till that says so is `tillNo`. */
export function usesOf(
  record: Pick<OrderRecord, 'order' | 'number' | 'stream' | 'at' | 'lines' | 'payments' | 'passes'>,
  tickets: readonly Pick<TicketRecord, 'ticket' | 'number' | 'line' | 'index'>[],
  tillNo: number,
): UseRow[] {
  const { order, number, stream, at } = record;
  const row = (thing: string, more: Pick<UseRow, 'minor' | 'byWord' | 'tickets'>): UseRow => ({
    id: `${thing}:${order}`,
    thing,
    order,
    number,
    stream,
    tillNo,
    at,
    ...more,
  });
  const passes = new Map<string, UseRow>();
  for (const use of record.passes ?? []) {
    const before = passes.get(use.pass);
    passes.set(
      use.pass,
      row(use.pass, {
        minor: 0,
        byWord: (before?.byWord ?? false) || use.approvedBy !== null,
        tickets: before?.tickets ?? ticketsOn(record.lines, tickets, use.pass),
      }),
    );
  }
  const vouchers = record.payments.flatMap(({ voucher, minor }) =>
    voucher ? [row(voucher.voucher, { minor, byWord: voucher.approvedBy !== null, tickets: [] })] : [],
  );
  return [...passes.values(), ...vouchers];
}

function ticketsOn(
  lines: OrderRecord['lines'],
  tickets: readonly Pick<TicketRecord, 'ticket' | 'number' | 'line' | 'index'>[],
  pass: string,
): UseRow['tickets'] {
  return tickets.flatMap(({ ticket, number, line: at, index }) => {
    const line = lines[at];
    if (line?.kind !== 'ticket' || line.onPass?.[index] !== pass) return [];
    const { event, eventName, startsAt } = line;
    return [{ ticket, number, event, eventName, startsAt, state: 'valid' as const }];
  });
}
