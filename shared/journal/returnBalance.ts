import type { TaxLine } from '../domain/priced.ts';
import { taxesOf } from '../domain/pricing.ts';
import { sum } from '../kernel/money.ts';
import type { ReturnedTicket, TicketsReturned } from './bodiesOfReturns.ts';
import { quotasOfTicket } from './venueReturns.ts';

/** The tax that leaves with tickets taken back: what their lines held, below zero. Minor units. */
export const taxesOfReturn = (
  items: readonly Pick<ReturnedTicket, 'minor' | 'vatName' | 'vatBasisPoints'>[],
): TaxLine[] =>
  taxesOf(
    items.map(({ vatName, vatBasisPoints, minor }) => ({ vatName, vatBasisPoints, totalMinor: -minor })),
  );

/**
 * G3: what tickets taken back were worth, less the fee, is what went out; null when it adds up. Freed places are those
 * of the tickets taken back, each once.
 */
export function returnImbalance(body: TicketsReturned): string | null {
  const worth = sum(body.items.map((item) => item.minor));
  if (body.items.length === 0) return 'nothing is taken back';
  if (body.items.some((item) => item.minor < 0)) return 'something taken back is worth less than nothing';
  if (body.feeMinor < 0 || body.feeMinor > worth) return `a fee of ${body.feeMinor} on a worth of ${worth}`;
  if (body.totalMinor !== body.feeMinor - worth)
    return `fee less items is ${body.feeMinor - worth}, the total is ${body.totalMinor}`;
  const paid = sum(body.payments.map((payment) => payment.minor));
  if (paid !== body.totalMinor + body.roundingMinor)
    return `payments make ${paid}, total and rounding ${body.totalMinor + body.roundingMinor}`;
  if (body.payments.some((payment) => payment.minor > 0)) return 'a return pays out and takes nothing in';
  const taxes = flat(taxesOfReturn(body.items));
  if (taxes !== flat(body.taxes)) return `taxes are ${taxes}, the entry says ${flat(body.taxes)}`;
  return freedTwice(body);
}

function freedTwice(body: TicketsReturned): string | null {
  const seen = new Set<string>();
  for (const freed of body.freed) {
    if (freed.tickets.length !== freed.amount || (freed.seats && freed.seats.length !== freed.amount))
      return `the freed right of quota ${freed.quota} names not as many tickets as places`;
    for (const ticket of freed.tickets) {
      const item = body.items.find((one) => one.ticket === ticket);
      const its = item && quotasOfTicket(item).includes(freed.quota);
      if (!its) return `a place of quota ${freed.quota} is freed that no ticket taken back had`;
      const key = `${freed.quota}\n${ticket}`;
      if (seen.has(key)) return `the place of ticket ${item.number} is freed twice`;
      seen.add(key);
    }
  }
  return new Set(body.items.map((item) => item.ticket)).size === body.items.length
    ? null
    : 'a ticket is taken back twice';
}

const flat = (taxes: readonly TaxLine[]): string =>
  JSON.stringify(taxes.map((t) => [t.vatName, t.vatBasisPoints, t.grossMinor, t.taxMinor]));
