import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { LeaseReleased } from '../../shared/journal/bodiesOfRights.ts';
import type { Entry } from '../../shared/journal/entry.ts';

/** An entry in a line: what it sold, took back or gave back. */
export function summaryOf({ kind, body }: Entry): string {
  if (kind === 'orderValidated') {
    const { number, tickets, lines, rights, override } = body as unknown as OrderValidated;
    const seats = lines.flatMap((line) =>
      line.kind === 'ticket'
        ? [`${line.quantity} of ${line.quota} ${line.seats.map((one) => one.seat)}`]
        : [],
    );
    const by = rights.map(({ lease, epoch, amount }) => `${lease.slice(0, 14)}@${epoch}×${amount}`);
    return `order ${number}: ${tickets.map((one) => one.number)} ${seats} by ${by}${override ? ' by word' : ''}`;
  }
  if (kind === 'ticketsReturned') {
    const { number, items, authority, freed, why } = body as unknown as TicketsReturned;
    const rights = freed.map(({ lease, quota, seats }) => `${lease} of ${quota} ${seats ?? ''}`);
    return `return ${number} (${why}, ${authority}): ${items.map((one) => one.number)}, frees ${rights}`;
  }
  if (kind === 'leaseReleased') {
    const { why, items } = body as unknown as LeaseReleased;
    const given = items.map(({ lease, amount, seats }) => `${lease.slice(0, 14)}×${amount} ${seats ?? ''}`);
    return `released (${why}): ${given}`;
  }
  if (kind === 'authorityYielded') return `yielded ${body.all ? 'all' : JSON.stringify(body.things)}`;
  return kind;
}
