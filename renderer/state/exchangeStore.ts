import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { QueryInput } from '../../shared/contract/queries.ts';
import type { Courier } from './courier.ts';
import type { Approval } from './managersWord.ts';
import type { OrderRow } from './ordersStore.ts';
import type { SaleState } from './saleStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

type Original = CommandInput<'chooseExchange'>['original'];

/** Old tickets that are being looked for, while the cart with the new ones stays in sight. */
export interface ExchangeState {
  readonly open: boolean;
  readonly search: string;
  /** Null before something was looked for. */
  readonly rows: readonly OrderRow[] | null;
  readonly order: OrderView | null;
  readonly tickets: readonly string[];
  readonly original: Original;
  readonly byWord: boolean;
  readonly trouble: Trouble | null;
  readonly working: boolean;
  start(): void;
  /** Opens with an order that is looked at elsewhere. */
  take(order: OrderView): void;
  stop(): void;
  /** Looks for a text; what finds one order only, opens it, and ticks the ticket that was named or scanned. */
  find(search: string): Promise<void>;
  pick(order: string | null): Promise<void>;
  toggle(tickets: readonly string[], on: boolean): void;
  set(change: Partial<Pick<ExchangeState, 'original' | 'byWord'>>): void;
  choose(approval: Approval | null): Promise<void>;
}

const MOST_ROWS = 20;

/** The exchange store of one screen. */
export function createExchangeStore(
  client: Client,
  courier: Courier,
  sale: StoreApi<SaleState>,
): StoreApi<ExchangeState> {
  return createStore<ExchangeState>()((set, get) => {
    const nothing = { order: null, tickets: [], byWord: false, trouble: null, working: false } as const;
    const pick = async (order: string): Promise<void> => {
      const reply = await client.query('order', { order: order as QueryInput<'order'>['order'] });
      if (!reply.ok) {
        set({ trouble: troubleOf(reply) });
        return;
      }
      const may = reply.value.tickets.filter((one) => one.state === 'valid' && one.kind === 'ticket');
      const named = may.filter((one) => one.number !== '' && get().search.includes(one.number));
      const ticked = named.length > 0 ? named : may.length === 1 ? may : [];
      const printed = reply.value.foreign !== null || may.some((one) => one.print.state !== 'waiting');
      set({
        ...nothing,
        order: reply.value,
        tickets: ticked.map((one) => one.id),
        original: printed ? 'takenBack' : 'notPrinted',
      });
    };
    return {
      open: false,
      search: '',
      rows: null,
      original: 'takenBack',
      ...nothing,
      start: () => set({ open: true, search: '', rows: null, ...nothing }),
      take: (order) => {
        set({ open: true, search: order.number, rows: null, ...nothing });
        void pick(order.id);
      },
      stop: () => set({ open: false, rows: null, ...nothing }),
      find: async (search) => {
        set({ search, ...nothing });
        if (search === '') {
          set({ rows: null });
          return;
        }
        const reply = await client.query('orders', { search, limit: MOST_ROWS });
        // An answer to an older text than the one now in the field is no answer.
        if (get().search !== search) return;
        set(reply.ok ? { rows: reply.value.orders } : { trouble: troubleOf(reply) });
        const only = reply.ok && reply.value.orders.length === 1 ? reply.value.orders[0] : undefined;
        if (only) await pick(only.id);
      },
      pick: async (order) => {
        if (order === null) set({ ...nothing });
        else await pick(order);
      },
      toggle: (tickets, on) => {
        const rest = get().tickets.filter((one) => !tickets.includes(one));
        set({ tickets: on ? [...rest, ...tickets] : rest, trouble: null });
      },
      set: (change) => set({ ...change, trouble: null }),
      choose: async (approval) => {
        const { order, tickets, original, byWord, working } = get();
        if (order === null || tickets.length === 0 || working) return;
        set({ working: true, trouble: null });
        const input = { order: order.id, tickets, original, byWord, approval };
        const reply = await courier.send('chooseExchange', () => ({
          input: input as unknown as CommandInput<'chooseExchange'>,
        }));
        if (reply?.ok) {
          sale.setState({ cart: reply.value, done: null, said: null });
          get().stop();
        } else set({ working: false, trouble: troubleOf(reply) });
      },
    };
  });
}
