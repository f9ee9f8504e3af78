import type { Tx } from '../../electron/core/ports/journalist.ts';
import { refundNumber } from '../../shared/domain/numbers.ts';
import type { Payment } from '../../shared/domain/payment.ts';
import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { FreedRight, ReturnedTicket, TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import { nextOrdinal } from '../../shared/journal/foldStream.ts';
import { taxesOfReturn } from '../../shared/journal/returnBalance.ts';
import type { LeaseId, OrderId, SeatId, TicketId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import type { TestTill } from './till.ts';

/** Takes tickets of an order sold at this till back, by its own authority: the journal's entry alone, paid by card. */
export function takeBack(till: TestTill, order: string, tickets?: readonly string[]): TicketsReturned {
  return till.context.journalist.transact((tx) => {
    const row = tx.store.orders.get(order as OrderId);
    if (!row) throw new Error(`order ${order} is not known`);
    const sealed = tx.store.journal.entry(row.stream, row.seq);
    const body = (JSON.parse(sealed?.bytes ?? '{}') as { body: OrderValidated }).body;
    const said = returnOf(tx, body, tickets);
    tx.append('ticketsReturned', said);
    return said;
  });
}

function returnOf(tx: Tx, body: OrderValidated, tickets: readonly string[] | undefined): TicketsReturned {
  const state = tx.state();
  const items = body.tickets
    .filter(({ ticket }) => tickets === undefined || tickets.includes(ticket))
    .map((ticket): ReturnedTicket => {
      const line = body.lines[ticket.line];
      if (line?.kind !== 'ticket') throw new Error('only tickets of a date are taken back here');
      const seat = line.seats[ticket.index ?? 0]?.seat;
      return {
        ticket: ticket.ticket,
        number: ticket.number,
        kind: 'ticket',
        minor: line.minors[ticket.index ?? 0] ?? line.unitMinor,
        vatName: line.vatName,
        vatBasisPoints: line.vatBasisPoints,
        date: line.date,
        event: line.event,
        eventName: line.eventName,
        startsAt: line.startsAt,
        zoneName: line.zoneName,
        priceName: line.priceName,
        quota: line.quota,
        ...(seat === undefined ? {} : { seat }),
      };
    });
  const worth = sum(items.map((item) => item.minor));
  const ordinal = nextOrdinal(state, 'refund');
  const card = { methodName: 'Card', kind: 'card', givenMinor: -worth, changeMinor: 0 } as const;
  return {
    refund: tx.id<'refund'>(),
    ordinal,
    number: refundNumber(state.prefix, ordinal),
    command: tx.id<'command'>(),
    session: state.session?.session ?? ('' as never),
    by: body.by,
    businessDay: body.businessDay,
    currency: state.currency,
    why: 'cancelled',
    original: 'takenBack',
    order: body.order,
    orderNumber: body.number,
    maker: state.stream,
    authority: 'own',
    items,
    freed: freedBy(tx, items),
    feeMinor: 0,
    totalMinor: -worth,
    roundingMinor: 0,
    payments: [{ ...card, method: 'card', minor: -worth } as unknown as Payment],
    taxes: taxesOfReturn(items),
    perpetual: {
      netMinor: state.perpetual.netMinor - worth,
      absoluteMinor: state.perpetual.absoluteMinor + worth,
    },
  };
}

/** One lease for the places of each quota. */
function freedBy(tx: Tx, items: readonly ReturnedTicket[]): FreedRight[] {
  return [...new Set(items.flatMap((item) => item.quota ?? []))].map((quota): FreedRight => {
    const of = items.filter((item) => item.quota === quota);
    const seats = of.flatMap((item): SeatId[] => (item.seat === undefined ? [] : [item.seat]));
    const date = of[0]?.date;
    return {
      lease: tx.id() as string as LeaseId,
      quota,
      amount: of.length,
      tickets: of.map((item): TicketId => item.ticket),
      ...(seats.length > 0 && date ? { seats, date } : {}),
    };
  });
}
