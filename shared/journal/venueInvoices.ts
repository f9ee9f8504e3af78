import type { OrderId, StreamId, ThingId, TicketId } from '../kernel/ids.ts';
import type { InvoiceSettled } from './bodiesOfInvoices.ts';
import { type Finding, finding } from './venueCases.ts';
import type { KnownOfReservations } from './venueReservations.ts';
import type { TicketReturn } from './venueReturns.ts';
import { type Place, placeInWords } from './venueSeats.ts';

const thing = (order: OrderId): TicketId & ThingId => order as string as TicketId & ThingId;

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
  if (!known.orders.has(body.order)) {
    findings.push(finding('invoiceUnknown', `invoice ${body.number} was paid and is not known`, about));
    return { returns: [] };
  }
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
  if (known.authority.get(thing(body.order)) !== stream)
    findings.push(
      body.authority === 'override'
        ? finding('actByOverride', `invoice ${body.number} was paid by a manager's word`, about)
        : finding('authorityMissing', `invoice ${body.number} was paid without its authority`, about),
    );
  const settled: TicketReturn = {
    ticket: thing(body.order),
    number: body.number,
    place,
    refund: 'settled',
    freed: true,
    quotas: [],
    seat: null,
  };
  return { returns: [settled] };
}
