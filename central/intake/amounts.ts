import { onInvoice } from '../../shared/journal/foldInvoice.ts';
import { readOrder } from '../../shared/journal/orderFact.ts';
import type { Effect } from '../../shared/journal/records.ts';
import { type Finding, finding } from '../../shared/journal/venueCases.ts';
import type { Place } from '../../shared/journal/venueSeats.ts';
import type { OrderId, TicketId } from '../../shared/kernel/ids.ts';
import { sum } from '../../shared/kernel/money.ts';
import type { ForeignOrderRow } from '../../shared/sync/reference.ts';
import type { Tx } from '../storage/port.ts';

/** What a page knows of orders before the entry that is looked at. */
export interface KnownOrders {
  /** As tills are told of it; undefined when its dates are long over. */
  row(order: OrderId): Promise<ForeignOrderRow | undefined>;
  readonly tickets: ReadonlyMap<TicketId, Place>;
}

/**
 * G3: a till's word on what a ticket was worth, or on what was owed, against the sale itself: tickets taken back for another
 * amount than they were sold for, an invoice paid with another amount than is owed, and one that is credited after it was
 * paid. What is not known here is another finding's. Reads, and changes nothing.
 */
export async function amountsOf(tx: Tx, known: KnownOrders, effect: Effect): Promise<Finding[]> {
  if (effect.type === 'returned') return await ofReturn(tx, known, effect.body);
  if (effect.type === 'invoiceSettled') return await ofSettlement(known, effect.body);
  return [];
}

type Returned = Extract<Effect, { type: 'returned' }>['body'];
type Settled = Extract<Effect, { type: 'invoiceSettled' }>['body'];

async function ofReturn(tx: Tx, known: KnownOrders, body: Returned): Promise<Finding[]> {
  const findings: Finding[] = [];
  const row = await known.row(body.order);
  const sold = new Map<string, number>(row?.tickets.map(({ ticket, minor }) => [ticket, minor]));
  if (!row) for (const item of body.items) await addSold(tx, known.tickets.get(item.ticket), sold);
  const odd = body.items.filter(({ ticket, minor }) => (sold.get(ticket) ?? minor) !== minor);
  if (odd.length > 0) {
    const words = odd.map(
      ({ ticket, number, minor }) => `${number} for ${minor}, sold for ${sold.get(ticket)}`,
    );
    findings.push(
      finding(
        'worthDiffers',
        `refund ${body.number} takes back ${words.join('; ')}`,
        [body.orderNumber, body.number, ...odd.map(({ number }) => number)].slice(0, 50),
      ),
    );
  }
  const owed = row?.receivable;
  const credited = -onInvoice(body.payments);
  if (owed?.settled && credited > 0) {
    const all = credited + sum(owed.credits.map(({ minor }) => minor));
    const paid = owed.settledMinor ?? owed.minor;
    if (paid + all > owed.minor)
      findings.push(
        finding(
          'invoiceTwice',
          `invoice ${body.orderNumber} of ${owed.minor} was paid with ${paid} and credited ${all}: ${paid + all - owed.minor} goes back to the customer`,
          [body.orderNumber, body.number],
        ),
      );
  }
  return findings;
}

/** What the tickets of an order were sold for, from the entry that sold them. */
async function addSold(tx: Tx, place: Place | undefined, sold: Map<string, number>): Promise<void> {
  const [sealed] = place ? await tx.journal.entries(place.stream, place.seq, place.seq) : [];
  if (!sealed) return;
  const { lines, tickets } = readOrder(sealed).body;
  for (const { ticket, line: no, index } of tickets) {
    const line = lines[no];
    const minor = index === undefined || line?.kind === 'voucher' ? undefined : line?.minors[index];
    if (minor !== undefined) sold.set(ticket, minor);
  }
}

async function ofSettlement(known: KnownOrders, body: Settled): Promise<Finding[]> {
  const row = await known.row(body.order);
  // Unknown, or paid before: those are cases of their own.
  if (!row || row.receivable?.settled) return [];
  const { minor = 0, credits = [] } = row.receivable ?? {};
  const owed = minor - sum(credits.map((one) => one.minor));
  const paid = -onInvoice(body.payments);
  return paid === owed
    ? []
    : [
        finding('invoiceDiffers', `invoice ${body.number} was paid with ${paid}, and ${owed} is owed`, [
          body.number,
        ]),
      ];
}
