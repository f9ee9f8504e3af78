import type { OrderId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { InvoiceSettled } from './bodiesOfInvoices.ts';
import { type Finding, finding } from './venueCases.ts';
import type { KnownOfReservations } from './venueReservations.ts';
import type { TicketReturn } from './venueReturns.ts';
import { type Place, placeInWords } from './venueSeats.ts';

const thing = (order: OrderId): TicketId & ThingId => order as string as TicketId & ThingId;

/** What stands for the number of a refund where an invoice was paid. */
const SETTLED = 'settled';

/** The payment of an order's invoice, which may have come in before the order did; undefined for none. */
export function settledBefore(
  returns: ReadonlyMap<TicketId, TicketReturn>,
  order: OrderId,
): TicketReturn | undefined {
  const act = returns.get(thing(order));
  return act?.refund === SETTLED ? act : undefined;
}

/**
 * An invoice paid, over all streams: the first payment in the order of intake settles it, a second one is a case that names
 * the order. Settled ones stand among the returns, under the id of their order.
 */
export function bookSettled(
  known: KnownOfReservations,
  stream: StreamId,
  body: InvoiceSettled,
  place: Place,
  findings: Finding[],
): { readonly returns: readonly TicketReturn[] } {
  const about = [body.number];
  const before = known.returns.get(thing(body.order));
  if (before) {
    findings.push(
      finding(
        'invoiceTwice',
        `invoice ${body.number} was paid at ${placeInWords(before.place)} and again at ${placeInWords(place)}`,
        about,
      ),
    );
    return { returns: [] };
  }
  const settled: TicketReturn = {
    ticket: thing(body.order),
    number: body.number,
    place,
    refund: SETTLED,
    freed: true,
    quotas: [],
    seat: null,
  };
  if (!known.orders.has(body.order)) {
    findings.push(finding('invoiceUnknown', `invoice ${body.number} was paid and is not known`, about));
    // It counts all the same once the order comes in.
    return { returns: [settled] };
  }
  if (known.authority.get(thing(body.order)) !== stream)
    findings.push(
      body.authority === 'override'
        ? finding('actByOverride', `invoice ${body.number} was paid by a manager's word`, about)
        : finding('authorityMissing', `invoice ${body.number} was paid without its authority`, about),
    );
  return { returns: [settled] };
}
