import type { OrderValidated } from '../../shared/journal/bodies.ts';
import type { TicketsReturned } from '../../shared/journal/bodiesOfReturns.ts';
import type { AuthorityYielded, LeaseReleased } from '../../shared/journal/bodiesOfRights.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Faults } from './faultCounts.ts';

/** Counts what people did that a promise has to withstand. */
export function countActs(entries: Iterable<Entry>, faults: Faults): void {
  const returned = new Set<string>();
  for (const { kind, body } of entries) {
    if (kind === 'orderValidated') {
      const { override, payments, rights } = body as unknown as OrderValidated;
      if (override) faults.count('soldByOverride');
      if (
        payments.some(({ voucher }) => voucher && !rights.some((one) => one.quota.endsWith(voucher.voucher)))
      )
        faults.count('voucherWithoutLease');
    } else if (kind === 'ticketsReturned') {
      const { authority, items } = body as unknown as TicketsReturned;
      if (authority === 'granted') faults.count('returnedByAuthority');
      if (authority === 'override') faults.count('returnedByOverride');
      if (items.some((item) => returned.has(item.ticket))) faults.count('returnedTwice');
      for (const { ticket } of items) returned.add(ticket);
    } else if (kind === 'leaseReleased' && (body as unknown as LeaseReleased).why !== 'closing')
      faults.count('leaseGivenBack');
    else if (kind === 'authorityYielded' && !(body as unknown as AuthorityYielded).all)
      faults.count('authorityYielded');
    else if (kind === 'caseResolved') faults.count('caseResolved');
  }
}
