import type { ConsumedRight, OrderPersonal } from '../../shared/journal/bodies.ts';
import type { HeldFor, Piece } from '../../shared/journal/bodiesOfReservations.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { onInvoice } from '../../shared/journal/foldInvoice.ts';
import type { TicketReturn } from '../../shared/journal/foldVenue.ts';
import type { OrderRecord, TicketRecord } from '../../shared/journal/records.ts';
import { passOfTicket } from '../../shared/journal/returnedTickets.ts';
import { closedBefore, goneBefore } from '../../shared/journal/venueReservations.ts';
import type { TicketId } from '../../shared/kernel/ids.ts';
import { KEPT_FOR_MS } from '../../shared/sync/keepUntil.ts';
import type { ForeignOrderRow } from '../../shared/sync/reference.ts';
import type { FeedChange } from '../storage/rows.ts';

/**
 * An order as other tills may need it for an exchange, a cancellation or at the door; null when all of its dates are over.
 * Names of persons stay out, but for whom places are held: the customer travels by its own row. `byWord`: tickets sold
 * without a right. `returns`: acts on a reservation that came in before it did; `heldByWord`: its pieces that nobody had a
 * right to. `now` ms UTC.
 */
export function foreignOrderOf(
  record: OrderRecord,
  tickets: readonly TicketRecord[],
  {
    tillNo,
    byWord,
    rights,
    now,
    said = {},
    returns = new Map(),
    heldByWord = [],
  }: {
    tillNo: number;
    byWord: ReadonlySet<TicketId>;
    rights: readonly ConsumedRight[];
    now: number;
    said?: OrderPersonal;
    returns?: ReadonlyMap<TicketId, TicketReturn>;
    heldByWord?: readonly Piece[];
  },
): FeedChange | null {
  const until = Math.max(0, ...record.lines.map(lastsUntil));
  const owed = record.payments.find((payment) => payment.kind === 'invoice' && payment.minor > 0);
  if (until + KEPT_FOR_MS < now && !owed) return null;
  const closed = record.state === 'reserved' ? closedBefore(returns, record.order) : null;
  const value: ForeignOrderRow = {
    id: record.order,
    number: record.number,
    stream: record.stream,
    tillNo,
    at: record.at,
    state: closed?.state ?? record.state,
    customer: record.customer,
    totalMinor: record.totalMinor,
    dates: [...new Set(record.lines.flatMap((line) => (line.kind === 'ticket' ? [line.date] : [])))],
    ...(owed
      ? {
          receivable: {
            method: owed.method,
            methodName: owed.methodName,
            minor: onInvoice(record.payments),
            credits: [],
            settled: false,
          },
        }
      : {}),
    ...(record.state === 'reserved'
      ? {
          reservation: {
            expiresAt: record.expiresAt ?? null,
            lines: [...record.lines] as unknown as Reserved['lines'],
            taken: [...(closed ? [] : goneBefore(returns, record.order, record.lines))],
            ...(heldByWord.length === 0 ? {} : { byWord: [...heldByWord] }),
            paidBy: closed?.state === 'paid' ? closed.by : '',
            ...(record.hold ? { hold: heldOf(record.hold, said) } : {}),
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

/** The row of an order whose invoice was paid with so much, minor units; the first payment counts. */
export function afterSettled(row: ForeignOrderRow, settledMinor: number): FeedChange {
  const { receivable } = row;
  const value =
    receivable && !receivable.settled
      ? { ...row, receivable: { ...receivable, settled: true, settledMinor } }
      : row;
  return { kind: 'foreignOrder', id: row.id, audience: null, value };
}

/** The row of an order whose tickets were handed out; the first time counts. */
export function afterCollected(
  row: ForeignOrderRow,
  collected: NonNullable<ForeignOrderRow['collected']>,
): FeedChange {
  const value = row.collected ? row : { ...row, collected };
  return { kind: 'foreignOrder', id: row.id, audience: null, value };
}

/** The row with some of its tickets taken back, by a stream. */
export function afterReturn(
  row: ForeignOrderRow,
  body: Pick<TicketsReturned, 'refund' | 'items' | 'payments'>,
  stream: string,
): FeedChange {
  const gone = new Set<string>(body.items.map((item) => item.ticket));
  const tickets = row.tickets.map((one) =>
    gone.has(one.ticket) ? { ...one, state: 'returned' as const } : one,
  );
  const credited = -onInvoice(body.payments);
  const { receivable } = row;
  const less =
    receivable && credited > 0
      ? credit(receivable, { refund: body.refund, stream, minor: credited })
      : receivable;
  const value: ForeignOrderRow = { ...row, tickets, ...(less ? { receivable: less } : {}) };
  return { kind: 'foreignOrder', id: row.id, audience: null, value };
}

/** For whom and why places are held; both are empty once they were erased. */
const heldOf = (hold: HeldFor, said: OrderPersonal): NonNullable<Reserved['hold']> => ({
  kind: hold.kind,
  list: hold.list ?? null,
  owner: (said.reservedFor ?? '').slice(0, 120),
  reason: (said.heldReason ?? '').slice(0, 200),
});

type Owed = NonNullable<ForeignOrderRow['receivable']>;

const credit = (owed: Owed, one: Owed['credits'][number]): Owed => ({
  ...owed,
  credits: [...owed.credits, one],
});

function lastsUntil(line: OrderRecord['lines'][number]): number {
  if (line.kind === 'voucher') return 0;
  const end = Date.parse(line.kind === 'ticket' ? line.startsAt : line.validTo);
  return Number.isNaN(end) ? 0 : end;
}
