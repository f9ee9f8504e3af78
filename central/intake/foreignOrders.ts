import type { ConsumedRight } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import { passOfTicket } from '../../shared/journal/returnedTickets.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import type { ForeignOrderRow } from '../../shared/sync/reference.ts';
import type { FeedChange } from '../storage/rows.ts';

/** How long after its last date an order is told to the tills, in ms: an exchange the morning after. */
export const TOLD_FOR_MS = 2 * 86_400_000;

/**
 * An order as other tills may need it for an exchange, a cancellation or at the door; null when all of its dates are over.
 * Names of persons stay out: the customer travels by its own row. `byWord`: tickets sold without a right. `now` ms UTC.
 */
export function foreignOrderOf(
  record: OrderRecord,
  tickets: readonly TicketRecord[],
  {
    tillNo,
    byWord,
    rights,
    now,
  }: {
    tillNo: number;
    byWord: ReadonlySet<TicketId>;
    rights: readonly ConsumedRight[];
    now: number;
  },
): FeedChange | null {
  const until = Math.max(0, ...record.lines.map(lastsUntil));
  if (until + TOLD_FOR_MS < now) return null;
  const value: ForeignOrderRow = {
    id: record.order,
    number: record.number,
    stream: record.stream,
    tillNo,
    at: record.at,
    state: record.state,
    customer: record.customer,
    totalMinor: record.totalMinor,
    dates: [...new Set(record.lines.flatMap((line) => (line.kind === 'ticket' ? [line.date] : [])))],
    ...(record.state === 'reserved'
      ? {
          reservation: {
            expiresAt: record.expiresAt ?? null,
            lines: [...record.lines] as unknown as Reserved['lines'],
            taken: [],
            paidBy: '',
          },
        }
      : {}),
    tickets: tickets.flatMap((ticket): ForeignOrderRow['tickets'] => {
      const line = record.lines[ticket.line];
      if (!line || line.kind === 'voucher') return [];
      const minor = line.minors[ticket.index] ?? line.unitMinor;
      const of = {
        ticket: ticket.ticket,
        number: ticket.number,
        secret: ticket.secret,
        kind: line.kind,
        state: 'valid' as const,
        byWord: byWord.has(ticket.ticket),
        minor,
        vatName: line.vatName,
        vatBasisPoints: line.vatBasisPoints,
        quota: line.quota,
      };
      if (line.kind === 'pass')
        return [
          {
            ...of,
            date: null,
            event: null,
            eventName: line.productName,
            startsAt: null,
            zoneName: '',
            priceName: line.productName,
            seat: null,
          },
        ];
      const place = line.seats[ticket.index];
      const pass = passOfTicket({ ...record, rights }, ticket);
      return [
        {
          ...of,
          date: line.date,
          event: line.event,
          eventName: line.eventName,
          startsAt: line.startsAt,
          zoneName: line.zoneName,
          priceName: line.priceName,
          ...(line.contingent !== undefined && minor === 0 ? { contingent: line.contingent } : {}),
          ...(line.reasonName !== '' && minor === 0 ? { reasonName: line.reasonName } : {}),
          ...(pass === undefined ? {} : { pass: { ...pass, quotas: [...pass.quotas] } }),
          seat: place
            ? { seat: place.seat, section: place.section, row: place.row, number: place.number }
            : null,
        },
      ];
    }),
  };
  return { kind: 'foreignOrder', id: record.order, audience: null, value };
}

type Reserved = NonNullable<ForeignOrderRow['reservation']>;

/** The row of a reservation that was paid, ended or split; one that is closed stays as it is. */
export function afterAct(
  row: ForeignOrderRow,
  act: { readonly state?: 'paid' | 'ended'; readonly by?: string; readonly pieces?: readonly string[] },
): FeedChange {
  const { reservation } = row;
  const closed = row.state !== 'reserved';
  const value: ForeignOrderRow = {
    ...row,
    state: closed ? row.state : (act.state ?? row.state),
    ...(reservation
      ? {
          reservation: {
            ...reservation,
            taken: [...reservation.taken, ...(act.pieces ?? [])],
            paidBy: closed ? reservation.paidBy : (act.by ?? ''),
          },
        }
      : {}),
  };
  return { kind: 'foreignOrder', id: row.id, audience: null, value };
}

/** The row with some of its tickets taken back. */
export function afterReturn(row: ForeignOrderRow, body: Pick<TicketsReturned, 'items'>): FeedChange {
  const gone = new Set<string>(body.items.map((item) => item.ticket));
  const tickets = row.tickets.map((one) =>
    gone.has(one.ticket) ? { ...one, state: 'returned' as const } : one,
  );
  return { kind: 'foreignOrder', id: row.id, audience: null, value: { ...row, tickets } };
}

function lastsUntil(line: OrderRecord['lines'][number]): number {
  if (line.kind === 'voucher') return 0;
  const end = Date.parse(line.kind === 'ticket' ? line.startsAt : line.validTo);
  return Number.isNaN(end) ? 0 : end;
}
