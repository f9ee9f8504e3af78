import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { CustomerView } from '../../shared/contract/customerView.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type CustomerFields = CommandInput<'saveCustomer'>['fields'];

/** Customers that this screen looks for or edits. */
export interface CustomerState {
  readonly search: string;
  /** null: nothing was asked yet. */
  readonly found: readonly CustomerView[] | null;
  /** Who may be the same person as the one being typed. */
  readonly similar: readonly CustomerView[];
  readonly trouble: Trouble | null;
  find(search: string): Promise<void>;
  findSimilar(customer: string | null, fields: CustomerFields): Promise<void>;
  /** Makes (null) or edits a customer; gives it, or null when it was refused. */
  save(customer: string | null, fields: CustomerFields): Promise<CustomerView | null>;
  /** Forgets a customer for good; true when it is done. */
  erase(customer: string, approval: CommandInput<'eraseCustomer'>['approval']): Promise<boolean>;
  hush(): void;
}

/** More would not be read. */
const MOST_FOUND = 20;

/** The customers' store of one screen. */
export function createCustomerStore(client: Client, courier: Courier): StoreApi<CustomerState> {
  return createStore<CustomerState>()((set, get) => ({
    search: '',
    found: null,
    similar: [],
    trouble: null,
    find: async (search) => {
      set({ search });
      if (search.trim() === '') {
        set({ found: null });
        return;
      }
      const reply = await client.query('customers', { search: search.trim(), limit: MOST_FOUND });
      // An answer to an older text than the one now in the field is no answer.
      if (get().search === search)
        set(reply.ok ? { found: reply.value.customers } : { trouble: troubleOf(reply) });
    },
    findSimilar: async (customer, { first = '', last = '', email = '', phone = '' }) => {
      if (`${last}${email}${phone}`.trim() === '') {
        set({ similar: [] });
        return;
      }
      const reply = await client.query('duplicatesOf', { customer, first, last, email, phone });
      if (reply.ok) set({ similar: reply.value.customers });
    },
    save: async (customer, fields) => {
      const reply = await courier.send('saveCustomer', () => ({ input: { customer, fields } }));
      set({ trouble: troubleOf(reply), similar: [] });
      return reply?.ok ? reply.value : null;
    },
    erase: async (customer, approval) => {
      const input = { customer: customer as never, approval };
      const reply = await courier.send('eraseCustomer', () => ({ input }));
      set({ trouble: reply?.ok ? null : troubleOf(reply) });
      return reply?.ok === true;
    },
    hush: () => set({ trouble: null, similar: [] }),
  }));
}

/** A customer's name as it is shown. */
export const nameOfCustomer = ({ first, last, company }: CustomerView): string =>
  `${first} ${last}`.trim() || company;
