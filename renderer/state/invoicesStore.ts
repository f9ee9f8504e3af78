import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { ReceivableView } from '../../shared/contract/invoices.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

type Approval = NonNullable<CommandInput<'settleInvoice'>['approval']>;

/** What is owed by invoice, and the one whose payment is being entered. */
export interface InvoicesState {
  readonly search: string;
  /** null: not asked yet. */
  readonly rows: readonly ReceivableView[] | null;
  /** Of all that are shown, minor units. */
  readonly openMinor: number;
  readonly chosen: ReceivableView | null;
  readonly method: string | null;
  readonly reference: string;
  readonly working: boolean;
  readonly trouble: Trouble | null;
  find(search: string): Promise<void>;
  choose(one: ReceivableView | null): void;
  set(change: Partial<Pick<InvoicesState, 'method' | 'reference'>>): void;
  settle(byWord: boolean, approval: Approval | null): Promise<void>;
  refresh(): Promise<void>;
}

const NOTHING = { method: null, reference: '', working: false, trouble: null } as const;

/** The store of open invoices of one screen. */
export function createInvoicesStore(client: Client, courier: Courier): StoreApi<InvoicesState> {
  return createStore<InvoicesState>()((set, get) => {
    const ask = async (): Promise<void> => {
      const { search } = get();
      const reply = await client.query('receivables', { search });
      if (get().search !== search) return;
      if (!reply.ok) {
        set({ trouble: troubleOf(reply) });
        return;
      }
      const { receivables: rows, openMinor } = reply.value;
      const chosen = get().chosen;
      set({ rows, openMinor, chosen: rows.find((one) => one.id === chosen?.id) ?? chosen });
    };
    return {
      ...NOTHING,
      search: '',
      rows: null,
      openMinor: 0,
      chosen: null,
      find: async (search) => {
        set({ search, chosen: null, ...NOTHING });
        await ask();
      },
      choose: (chosen) => set({ chosen, ...NOTHING }),
      set: (change) => set({ ...change, trouble: null }),
      settle: async (byWord, approval) => {
        const { chosen, method, reference, working } = get();
        if (chosen === null || method === null || working) return;
        set({ working: true, trouble: null });
        const input = { order: chosen.id, method, reference, byWord, approval };
        const reply = await courier.send('settleInvoice', () => ({
          input: input as CommandInput<'settleInvoice'>,
        }));
        // Another invoice may have been opened meanwhile: it stays.
        if (get().chosen?.id === chosen.id)
          set(
            reply?.ok ? { ...NOTHING, chosen: reply.value } : { working: false, trouble: troubleOf(reply) },
          );
        await ask();
      },
      refresh: coalesced(ask),
    };
  });
}
