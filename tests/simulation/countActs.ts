import type { OrderReserved, OrderValidated } from '../../shared/journal/bodies.ts';
import type { InvoiceSettled } from '../../shared/journal/bodiesOfInvoices.ts';
import type { ReservationEnded } from '../../shared/journal/bodiesOfReservations.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { AuthorityYielded, LeaseReleased } from '../../shared/journal/bodiesOfRights.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { FaultKind, Faults } from './faultCounts.ts';

/** Counts what people did that a promise has to withstand. */
export function countActs(entries: Iterable<Entry>, faults: Faults): void {
  const seen: Seen = {
    returned: new Set(),
    closed: new Set(),
    paid: new Set(),
    guests: new Set(),
    sellers: new Map(),
  };
  for (const { kind, body, stream } of entries) {
    for (const act of actsOf(kind, body, seen)) faults.count(act);
    if (kind === 'orderValidated')
      for (const act of actsOfPasses(body as unknown as OrderValidated, stream, seen)) faults.count(act);
  }
}

/** Tickets that were taken back, reservations that were closed and invoices that were paid before. */
interface Seen {
  readonly returned: Set<string>;
  readonly closed: Set<string>;
  readonly paid: Set<string>;
  /** Places of one guest of a list. */
  readonly guests: Set<string>;
  /** Who sold each pass. */
  readonly sellers: Map<string, string>;
}

function actsOf(kind: string, body: Entry['body'], { returned, closed, paid, guests }: Seen): FaultKind[] {
  switch (kind) {
    case 'orderValidated':
      return actsOfOrder(body as unknown as OrderValidated, closed, guests);
    case 'orderReserved': {
      const { splitFrom, hold, order } = body as unknown as OrderReserved;
      if (hold?.kind === 'guest') guests.add(order);
      if (hold) return [HELD_AS[hold.kind]];
      return splitFrom ? ['reservationSplit'] : [];
    }
    case 'reservationEnded': {
      const { order, why } = body as unknown as ReservationEnded;
      return [ENDED_AS[why], ...again(closed, order)];
    }
    case 'invoiceSettled': {
      const { authority, order } = body as unknown as InvoiceSettled;
      const twice = paid.has(order);
      paid.add(order);
      return [SETTLED_BY[authority], ...(twice ? (['invoicePaidTwice'] as const) : [])];
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

const HELD_AS = { hold: 'placesHeld', guests: 'guestListMade', guest: 'guestAdded' } as const;

const ENDED_AS = {
  expired: 'reservationExpired',
  cancelled: 'reservationEnded',
  noShow: 'reservationEnded',
  released: 'holdReleased',
} as const;

function actsOfOrder(body: OrderValidated, closed: Set<string>, guests: ReadonlySet<string>): FaultKind[] {
  const { override, payments, rights, pays } = body;
  const unleased = payments.some(
    ({ voucher }) => voucher && !rights.some((one) => one.quota.endsWith(voucher.voucher)),
  );
  return [
    ...(override ? (['soldByOverride'] as const) : []),
    ...(payments.some((one) => one.kind === 'invoice') ? (['invoiceIssued'] as const) : []),
    ...(unleased ? (['voucherWithoutLease'] as const) : []),
    ...(pays
      ? [(guests.has(pays.order) ? CAME_BY : PAID_BY)[pays.authority], ...again(closed, pays.order)]
      : []),
  ];
}

const PAID_BY = {
  own: 'reservationPaid',
  granted: 'reservationPaid',
  override: 'reservationPaidByWord',
} as const;

const CAME_BY = {
  own: 'guestCame',
  granted: 'guestCame',
  override: 'guestCameByWord',
} as const;

function actsOfPasses(
  { tickets, lines, passes = [] }: OrderValidated,
  stream: string,
  { sellers }: Seen,
): FaultKind[] {
  const sold = tickets.filter(({ line }) => lines[line]?.kind === 'pass');
  for (const { ticket } of sold) sellers.set(ticket, stream);
  return [
    ...sold.map(() => 'passSold' as const),
    ...passes.map(({ pass, approvedBy }) => {
      if (approvedBy !== null) return 'passUsedByWord';
      return sellers.get(pass) === stream ? 'passUsed' : 'passUsedElsewhere';
    }),
  ];
}

const SETTLED_BY = {
  own: 'invoicePaid',
  granted: 'invoicePaidByAuthority',
  override: 'invoicePaidByWord',
} as const;

function actsOfReturn(
  { authority, items, why, payments }: TicketsReturned,
  returned: Set<string>,
): FaultKind[] {
  const twice = items.some((item) => returned.has(item.ticket));
  for (const { ticket } of items) returned.add(ticket);
  return [
    ...(authority === 'granted' ? (['returnedByAuthority'] as const) : []),
    ...(authority === 'override' ? (['returnedByOverride'] as const) : []),
    ...(twice ? (['returnedTwice'] as const) : []),
    ...(payments.some((one) => one.kind === 'invoice') ? (['invoiceCredited'] as const) : []),
    ...(items.some((item) => item.pass !== undefined) ? (['passTicketReturned'] as const) : []),
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
