import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { AuthorityYielded, LeaseReleased } from '../../shared/journal/bodiesOfRights.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { FaultKind, Faults } from './faultCounts.ts';

/** Counts what people did that a promise has to withstand. */
export function countActs(entries: Iterable<Entry>, faults: Faults): void {
  const returned = new Set<string>();
  const closed = new Set<string>();
  for (const { kind, body } of entries)
    for (const act of actsOf(kind, body, { returned, closed })) faults.count(act);
}

/** Tickets that were taken back and reservations that were closed before. */
interface Seen {
  readonly returned: Set<string>;
  readonly closed: Set<string>;
}

function actsOf(kind: string, body: Entry['body'], { returned, closed }: Seen): FaultKind[] {
  switch (kind) {
    case 'orderValidated':
      return actsOfOrder(body as unknown as OrderValidated, closed);
    case 'orderReserved':
      return (body as unknown as OrderReserved).splitFrom ? ['reservationSplit'] : [];
    case 'reservationEnded': {
      const { order, why } = body as unknown as ReservationEnded;
      return [why === 'expired' ? 'reservationExpired' : 'reservationEnded', ...again(closed, order)];
    }
    case 'ticketsReturned':
      return actsOfReturn(body as unknown as TicketsReturned, returned);
    case 'leaseReleased':
      return (body as unknown as LeaseReleased).why === 'closing' ? [] : ['leaseGivenBack'];
    case 'authorityYielded':
      return (body as unknown as AuthorityYielded).all ? [] : ['authorityYielded'];
    case 'caseResolved':
    case 'paymentCorrected':
    case 'cashMoved':
    case 'sessionCounted':
    case 'sessionClosed':
      return [kind];
    default:
      return [];
  }
}

function actsOfOrder(body: OrderValidated, closed: Set<string>): FaultKind[] {
  const { override, payments, rights, pays } = body;
  const unleased = payments.some(
    ({ voucher }) => voucher && !rights.some((one) => one.quota.endsWith(voucher.voucher)),
  );
  return [
    ...(override ? (['soldByOverride'] as const) : []),
    ...(unleased ? (['voucherWithoutLease'] as const) : []),
    ...(pays ? ([PAID_BY[pays.authority], ...again(closed, pays.order)] as const) : []),
  ];
}

const PAID_BY = {
  own: 'reservationPaid',
  granted: 'reservationPaid',
  override: 'reservationPaidByWord',
} as const;

function actsOfReturn({ authority, items, why }: TicketsReturned, returned: Set<string>): FaultKind[] {
  const twice = items.some((item) => returned.has(item.ticket));
  for (const { ticket } of items) returned.add(ticket);
  return [
    ...(authority === 'granted' ? (['returnedByAuthority'] as const) : []),
    ...(authority === 'override' ? (['returnedByOverride'] as const) : []),
    ...(twice ? (['returnedTwice'] as const) : []),
    ...(why === 'exchanged' ? (['exchanged'] as const) : []),
    ...(why === 'corrected' ? (['priceCorrected'] as const) : []),
  ];
}

/** Counted once an order was closed before. */
function again(closed: Set<string>, order: string): FaultKind[] {
  if (closed.has(order)) return ['reservationTwice'];
  closed.add(order);
  return [];
}
