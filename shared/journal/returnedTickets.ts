import type { LeaseId, QuotaId, TicketId } from '../kernel/ids.ts';
import type { OrderValidated, SoldTicket } from './bodies.ts';
import type { PassOfTicket } from './bodiesOfPasses.ts';
import type { FreedRight, ReturnedTicket } from './bodiesOfReturns.ts';

/** What a ticket or pass of an order is when it is taken back, with every value as it was sold. Throws for one of no line. */
export function returnedOf(
  body: Pick<OrderValidated, 'lines' | 'number'> & Partial<Pick<OrderValidated, 'passes' | 'rights'>>,
  ticket: Pick<SoldTicket, 'ticket' | 'number' | 'line' | 'index'>,
): ReturnedTicket {
  const line = body.lines[ticket.line];
  if (!line || line.kind === 'voucher')
    throw new Error(`order ${body.number}: ticket ${ticket.number} has no line`);
  const index = ticket.index ?? 0;
  const minor = line.minors[index] ?? line.unitMinor;
  const of = {
    ticket: ticket.ticket,
    number: ticket.number,
    kind: line.kind,
    minor,
    vatName: line.vatName,
    vatBasisPoints: line.vatBasisPoints,
    quota: line.quota,
  };
  if (line.kind === 'pass')
    return {
      ...of,
      date: null,
      event: null,
      eventName: line.productName,
      startsAt: null,
      zoneName: '',
      priceName: line.productName,
    };
  const seat = line.seats[index]?.seat;
  const pass = passOfTicket(body, ticket);
  return {
    ...of,
    date: line.date,
    event: line.event,
    eventName: line.eventName,
    startsAt: line.startsAt,
    zoneName: line.zoneName,
    priceName: line.priceName,
    ...(line.contingent !== undefined && minor === 0 ? { contingent: line.contingent } : {}),
    ...(line.reasonName !== '' && minor === 0 ? { reasonName: line.reasonName } : {}),
    ...(seat === undefined ? {} : { seat }),
    ...(pass === undefined ? {} : { pass }),
  };
}

/** The pass that a ticket of an order was taken on, and what it gives back to it. */
export function passOfTicket(
  body: Pick<OrderValidated, 'lines'> & Partial<Pick<OrderValidated, 'passes' | 'rights'>>,
  ticket: Pick<SoldTicket, 'line' | 'index'>,
): PassOfTicket | undefined {
  const line = body.lines[ticket.line];
  const pass = line?.kind === 'ticket' ? (line.onPass?.[ticket.index ?? 0] ?? null) : null;
  if (line?.kind !== 'ticket' || pass === null) return undefined;
  const use = body.passes?.find((one) => one.pass === pass && one.event === line.event);
  if (!use) return undefined;
  const named = new Set((body.rights ?? []).map((right) => right.quota));
  const byWord = use.quotas.some((quota) => !named.has(quota)) || use.approvedBy !== null;
  return { pass, number: use.number, name: use.productName, quotas: use.quotas, byWord };
}

/**
 * The rights that tickets taken back free, one new lease for each quota and date. A numbered place is freed only with a
 * seat that is its ticket's: `owned` says so (a seat sold twice has one owner). Contingents are freed by amount.
 */
export function freedBy(
  items: readonly ReturnedTicket[],
  owned: (item: ReturnedTicket) => boolean,
  newLease: () => LeaseId,
): FreedRight[] {
  const places = items.filter((item) => item.seat === undefined || owned(item));
  const seated = places.filter((item) => item.seat !== undefined);
  return [
    ...grouped(seated).map((group) => freed(group, newLease())),
    ...grouped(places.filter((item) => item.seat === undefined)).map((group) => freed(group, newLease())),
    ...besidePlaces(items).map(([quota, tickets]) => ({
      lease: newLease(),
      quota,
      amount: tickets.length,
      tickets,
    })),
  ];
}

function grouped(items: readonly ReturnedTicket[]): ReturnedTicket[][] {
  const groups = new Map<string, ReturnedTicket[]>();
  for (const item of items) {
    if (item.quota === null) continue;
    const key = `${item.quota}\n${item.date ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function freed(group: readonly ReturnedTicket[], lease: LeaseId): FreedRight {
  const [first] = group as [ReturnedTicket, ...ReturnedTicket[]];
  const seats = group.flatMap((item) => (item.seat === undefined ? [] : [item.seat]));
  return {
    lease,
    quota: first.quota as QuotaId,
    amount: group.length,
    tickets: group.map((item) => item.ticket),
    ...(seats.length > 0 ? { seats } : {}),
    ...(first.date === null ? {} : { date: first.date }),
  };
}

/** Contingents of free tickets, and the entries of passes that were held here when they were used. */
function besidePlaces(items: readonly ReturnedTicket[]): [QuotaId, TicketId[]][] {
  const found = new Map<QuotaId, TicketId[]>();
  for (const { contingent, pass, ticket } of items)
    for (const quota of [
      ...(contingent === undefined ? [] : [contingent]),
      ...(pass && !pass.byWord ? pass.quotas : []),
    ])
      found.set(quota, [...(found.get(quota) ?? []), ticket]);
  return [...found];
}
