import type { Refusal } from '../../../shared/contract/refusal.ts';
import { isEmail } from '../../../shared/domain/forms.ts';
import type { CustomerFields } from '../../../shared/journal/bodies.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { CustomerId } from '../../../shared/kernel/ids.ts';
import { accept, type Result, refuse } from '../../../shared/kernel/result.ts';
import type { CommandHandlers, QueryHandlers } from '../api.ts';
import type { CoreContext } from '../context.ts';
import { customerViewOf } from '../customerView.ts';
import { SELLERS } from '../people.ts';
import type { CustomerRow } from '../ports/sellingStore.ts';
import { shownOrder } from './orders.ts';

/** Proposals of the same person; more would not be read. */
const MOST_SIMILAR = 5;

/** Customers are made and edited offline; only the fields that changed are written down (S12). */
export function customerCommands(
  context: CoreContext,
): Pick<CommandHandlers, 'saveCustomer' | 'setOrderCustomer'> {
  return {
    setOrderCustomer: async (input, screen, id) =>
      context.once({ name: 'setOrderCustomer', id, input, screen }, SELLERS, (tx, person) => {
        const row = tx.store.orders.get(input.order);
        const foreign = row ? undefined : tx.store.foreignOrders.get(input.order);
        if (foreign) return refuse({ kind: 'soldElsewhere', tillNo: foreign.tillNo });
        if (!row) return refuse({ kind: 'orderUnknown' });
        if (!tx.store.customers.get(input.customer)) return refuse({ kind: 'customerUnknown' });
        if (row.customer !== input.customer) {
          const { order, number: orderNumber } = row;
          tx.append('orderCustomerChanged', { order, orderNumber, customer: input.customer, by: person.id });
          tx.touch('orders', 'customers');
        }
        return shownOrder(context, tx.store, row.order);
      }),
    saveCustomer: async (input, screen, id) =>
      context.once({ name: 'saveCustomer', id, input, screen }, SELLERS, (tx, person) => {
        const known = input.customer === null ? undefined : tx.store.customers.get(input.customer);
        if (input.customer !== null && !known) return refuse({ kind: 'customerUnknown' });
        if (!tx.store.journal.current()) return refuse({ kind: 'notEnrolled' });
        const checked = changedFields(known, input.fields);
        if (!checked.ok) return checked;
        const fields = checked.value;
        const customer = known?.id ?? (tx.id<'customer'>() as CustomerId);
        const named = Object.keys(fields).sort();
        if (named.length > 0) {
          tx.append(
            'customerSaved',
            { customer, by: person.id, made: known === undefined, fields: named },
            { salt: toHex(context.parts.random.bytes(16)), data: { ...fields } },
          );
          tx.store.customers.put(customer, fields);
          tx.touch('customers', 'cart', 'orders');
        }
        const row = tx.store.customers.get(customer);
        if (!row) throw new Error(`customer ${customer}: it was not written`);
        return accept(customerViewOf(row));
      }),
  };
}

/** The fields that differ from what is known, trimmed. Refuses somebody without any name, and what is no address. */
function changedFields(
  known: CustomerRow | undefined,
  given: { [K in keyof CustomerFields]?: CustomerFields[K] | undefined },
): Result<CustomerFields, Refusal> {
  const said = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [field, (value ?? '').trim()] as const);
  const after: Partial<Record<string, string>> = { ...known, ...Object.fromEntries(said) };
  if (![after.first, after.last, after.company].some((name) => (name ?? '') !== ''))
    return refuse({ kind: 'customerEmpty' });
  const email = after.email ?? '';
  if (email !== '' && !isEmail(email)) return refuse({ kind: 'emailWrong', email });
  const changed = said.filter(([field, value]) => value !== (known?.[field as keyof CustomerFields] ?? ''));
  return accept(Object.fromEntries(changed));
}

/** Finding customers, and who may be the same person. */
export function customerQueries(context: CoreContext): Pick<QueryHandlers, 'customers' | 'duplicatesOf'> {
  const { customers } = context.parts.store.read;
  return {
    customers: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      return accept({ customers: customers.search(input.search, input.limit).map(customerViewOf) });
    },
    duplicatesOf: async (input, screen) => {
      const person = context.people.allowed(screen, SELLERS);
      if (!person.ok) return person;
      const found = customers
        .similar(input, MOST_SIMILAR + 1)
        .filter((row) => row.id !== input.customer)
        .slice(0, MOST_SIMILAR);
      return accept({ customers: found.map(customerViewOf) });
    },
  };
}
