import type { Refusal } from '../../../shared/contract/refusal.ts';
import { erasureBody } from '../../../shared/journal/erasure.ts';
import type { CustomerId, OrderId } from '../../../shared/kernel/ids.ts';
import { accept, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers } from '../api.ts';
import { approvedBy, withoutPin } from '../approval.ts';
import type { CoreContext } from '../context.ts';
import { receivableOf } from '../invoices/receivable.ts';
import { SELLERS } from '../people.ts';
import type { StoreReader } from '../ports/store.ts';
import { reservationOf } from '../reservations/known.ts';

/** Orders of one customer that are looked at for what is still open. */
const MOST_ORDERS = 5_000;

/**
 * A customer asks to be forgotten: names, contacts, texts and answers go from journal, tables, search, carts and e-mails, here
 * at once, at the centre and on the other tills by the feed. What was sold stays, and the chain still verifies (G8).
 */
export function eraseCommand(context: CoreContext): Pick<CommandHandlers, 'eraseCustomer'> {
  return {
    eraseCustomer: async (input, screen, id) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const manager = await approvedBy(context, input.approval, screen, id);
      if (!manager.ok) return manager;
      const kept = { name: 'eraseCustomer', id, input: withoutPin(input, manager.value), screen } as const;
      return context.once(kept, SELLERS, (tx) => {
        const { customer } = input;
        const row = tx.store.journal.current();
        if (!row) return refuse({ kind: 'notEnrolled' });
        if (manager.value === null) return refuse({ kind: 'managerNeeded', why: 'erase', limitMinor: 0 });
        if (!tx.store.customers.get(customer)) return refuse({ kind: 'customerUnknown' });
        const open = stillOpen(tx.store, customer);
        if (open) return refuse(open);
        const found = tx.store.erasure.find(customer);
        const body = erasureBody(row.id, found.entries, customer, manager.value);
        if (body) tx.append('personalErased', body);
        tx.store.customers.remove(customer);
        tx.store.erasure.erase(customer, found);
        tx.touch('customers', 'orders', 'cart', 'parked');
        return accept({ entries: found.entries.reduce((all, one) => all + one.seqs.length, 0) });
      });
    },
  };
}

/** Who owes something, or is waited for, is needed by name. */
function stillOpen(store: StoreReader, customer: CustomerId): Refusal | null {
  const orders = [
    ...store.orders.ofCustomer(customer, MOST_ORDERS).map(({ order }) => order),
    ...store.foreignOrders.ofCustomer(customer, MOST_ORDERS).map(({ id }) => id as OrderId),
  ];
  for (const order of orders) {
    const owed = receivableOf(store, order);
    if (owed && owed.openMinor > 0) return { kind: 'customerNeeded', number: owed.number };
    const reserved = reservationOf(store, order);
    if (reserved?.state === 'open' && reserved.pieces.length > 0)
      return { kind: 'customerNeeded', number: reserved.number };
  }
  return null;
}
