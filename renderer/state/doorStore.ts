import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Courier } from './courier.ts';
import type { OrderRow } from './ordersStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** What door staff look at: what a scan or a name found, and the one that somebody stands there for. */
export interface DoorState {
  readonly search: string;
  /** Empty while nothing is looked for. */
  readonly rows: readonly OrderRow[];
  readonly order: OrderView | null;
  /** How it stands as a reservation; null for what was sold at once. */
  readonly reservation: ReservationView | null;
  readonly trouble: Trouble | null;
  find(search: string): Promise<void>;
  open(order: string): Promise<void>;
  close(): void;
  /** Prints originals and says that they were handed out; what was handed out before is not printed without a word. */
  print(tickets: readonly string[]): Promise<void>;
  collect(again: boolean): Promise<boolean>;
  refresh(): Promise<void>;
}

const MOST_ROWS = 30;

/** The store of the pick-up screen. */
export function createDoorStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<DoorState> {
  return createStore<DoorState>()((set, get) => ({
    search: '',
    rows: [],
    order: null,
    reservation: null,
    trouble: null,
    find: async (search) => {
      set({ search, order: null, reservation: null, trouble: null, ...(search === '' ? { rows: [] } : {}) });
      if (search === '') return;
      const reply = await client.query('orders', { search, limit: MOST_ROWS });
      if (get().search !== search) return;
      set({ trouble: troubleOf(reply), ...(reply.ok ? { rows: reply.value.orders } : {}) });
      const only = reply.ok && reply.value.orders.length === 1 ? reply.value.orders[0] : undefined;
      if (only !== undefined) await get().open(only.id);
    },
    open: async (id) => {
      const reply = await client.query('order', { order: id as never });
      if (!reply.ok) {
        set({ trouble: troubleOf(reply) });
        return;
      }
      const order = reply.value;
      const known =
        order.state === 'validated' ? null : await client.query('reservation', { order: id as never });
      set({ order, reservation: known?.ok ? known.value : null, trouble: null });
    },
    close: () => set({ order: null, reservation: null, trouble: null }),
    print: async (tickets) => {
      const { order } = get();
      if (order === null || tickets.length === 0) return;
      const reply = await courier.send('printTickets', () => ({
        input: {
          order: order.id as never,
          tickets: [...tickets] as never,
          vouchers: [],
          language: language(),
        },
      }));
      if (reply?.ok) set({ order: reply.value, trouble: null });
      else if (reply) set({ trouble: troubleOf(reply) });
    },
    collect: async (again) => {
      const { order } = get();
      if (order === null) return false;
      const reply = await courier.send('collectOrder', () => ({
        input: { order: order.id as never, again },
      }));
      if (reply?.ok) set({ order: reply.value, trouble: null });
      else if (reply) set({ trouble: troubleOf(reply) });
      return reply?.ok === true;
    },
    refresh: async () => {
      const { order } = get();
      if (order !== null) await get().open(order.id);
    },
  }));
}
