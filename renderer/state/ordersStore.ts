import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client, Reply } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { QueryInput, QueryReply } from '../../shared/contract/queries.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type OrderRow = QueryReply<'orders'>['orders'][number];
export type TicketDocumentView = QueryReply<'ticketDocument'>;
export type PrintFilter = 'all' | 'toCheck' | 'waiting' | 'printed';

/** The orders this screen looks at. */
export interface OrdersState {
  readonly search: string;
  readonly filter: PrintFilter;
  /** null: not asked yet. */
  readonly rows: readonly OrderRow[] | null;
  readonly chosen: OrderView | null;
  readonly preview: TicketDocumentView | null;
  readonly trouble: Trouble | null;
  /** Looks for a text and, when it finds one order only, opens it. */
  find(search: string): Promise<void>;
  setFilter(filter: PrintFilter): void;
  open(order: string): Promise<void>;
  close(): void;
  /** Draws a ticket as it is printed; null puts the picture away. */
  showTicket(ticket: string | null): Promise<void>;
  reprint(ticket: string): Promise<void>;
  printReceipt(): Promise<void>;
  /** Shows an order as an act on the one in sight has left it, or the one that took its place; not beside another one. */
  show(order: OrderView, of: string): void;
  printRefund(refund: string): Promise<void>;
  /** Prints what was not printed at the sale. */
  printTickets(order: string, tickets: readonly string[], vouchers: readonly string[]): Promise<void>;
  /** Queues an e-mail; `to` null: the customer's address. Gives what was wrong. */
  sendMail(order: string, what: CommandInput<'sendMail'>['what'], to: string | null): Promise<Trouble | null>;
  /** Changes what is printed of a person on a ticket; gives what was wrong. */
  changeText(input: CommandInput<'changeTicketText'>): Promise<Trouble | null>;
  /** Says whose the order in sight is; gives what was wrong. */
  setCustomer(customer: string): Promise<Trouble | null>;
  refresh(): Promise<void>;
}

const MOST_ROWS = 200;

/** The orders store of one screen. */
export function createOrdersStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<OrdersState> {
  return createStore<OrdersState>()((set, get) => {
    const ask = async (search: string): Promise<readonly OrderRow[] | null> => {
      const reply = await client.query('orders', { search, limit: MOST_ROWS });
      // An answer to an older text than the one now in the field is no answer.
      if (get().search !== search) return null;
      set({ trouble: troubleOf(reply), ...(reply.ok ? { rows: reply.value.orders } : {}) });
      return reply.ok ? reply.value.orders : null;
    };
    /** What an act on an order came to; whoever opened another one meanwhile keeps that. */
    const acted = (order: string | undefined, reply: Reply<OrderView> | null): void => {
      if (get().chosen?.id !== order) return;
      set(reply?.ok ? { chosen: reply.value, trouble: null } : { trouble: troubleOf(reply) });
    };
    let opening = '';
    const open = async (order: string): Promise<void> => {
      opening = order;
      const reply = await client.query('order', { order: order as QueryInput<'order'>['order'] });
      // The one that was tapped last is shown, whichever answer comes last.
      if (opening !== order) return;
      set(reply.ok ? { chosen: reply.value, preview: null, trouble: null } : { trouble: troubleOf(reply) });
    };
    return {
      search: '',
      filter: 'all',
      rows: null,
      chosen: null,
      preview: null,
      trouble: null,
      find: async (search) => {
        set({ search, filter: 'all', chosen: null, preview: null });
        const rows = await ask(search);
        const only = rows?.length === 1 && search !== '' ? rows[0] : undefined;
        if (only !== undefined) await open(only.id);
      },
      setFilter: (filter) => set({ filter }),
      open,
      close: () => set({ chosen: null, preview: null, trouble: null }),
      showTicket: async (ticket) => {
        if (ticket === null) {
          set({ preview: null });
          return;
        }
        const reply = await client.query('ticketDocument', {
          ticket: ticket as QueryInput<'ticketDocument'>['ticket'],
        });
        set({ preview: reply.ok ? reply.value : null });
      },
      reprint: async (ticket) => {
        const order = get().chosen?.id;
        const input = { ticket, language: language() } as CommandInput<'reprintTicket'>;
        const reply = await courier.send('reprintTicket', () => ({ input }));
        if (get().preview !== null && get().chosen?.id === order) await get().showTicket(ticket);
        acted(order, reply);
      },
      printReceipt: async () => {
        const order = get().chosen?.id;
        if (order === undefined) return;
        const input = { order, language: language() } as CommandInput<'printReceipt'>;
        acted(order, await courier.send('printReceipt', () => ({ input })));
      },
      show: (order, of) => {
        if (get().chosen?.id === of) set({ chosen: order, trouble: null });
      },
      printRefund: async (refund) => {
        const order = get().chosen?.id;
        const input = { refund, language: language() } as CommandInput<'printRefund'>;
        acted(order, await courier.send('printRefund', () => ({ input })));
      },
      printTickets: async (order, tickets, vouchers) => {
        const input = { order, tickets: [...tickets], vouchers: [...vouchers], language: language() };
        const reply = await courier.send('printTickets', () => ({ input }));
        if (reply?.ok && get().chosen?.id === order) set({ chosen: reply.value, trouble: null });
        else if (reply?.ok !== true) set({ trouble: troubleOf(reply) });
      },
      sendMail: async (order, what, to) => {
        const input = { order, what, to, language: language() };
        const reply = await courier.send('sendMail', () => ({ input }));
        if (reply?.ok && get().chosen?.id === order) set({ chosen: reply.value });
        return troubleOf(reply);
      },
      changeText: async (input) => {
        const order = get().chosen?.id;
        const reply = await courier.send('changeTicketText', () => ({ input }));
        if (reply?.ok && get().chosen?.id === order)
          set({ chosen: reply.value, preview: null, trouble: null });
        return troubleOf(reply);
      },
      setCustomer: async (customer) => {
        const order = get().chosen?.id;
        const input = { order, customer } as CommandInput<'setOrderCustomer'>;
        const reply = await courier.send('setOrderCustomer', () => ({ input }));
        if (reply?.ok) acted(order, reply);
        return troubleOf(reply);
      },
      refresh: coalesced(async () => {
        if (get().rows === null) return;
        await ask(get().search);
        const shown = get().chosen;
        if (shown === null) return;
        const reply = await client.query('order', { order: shown.id as QueryInput<'order'>['order'] });
        if (reply.ok && get().chosen?.id === shown.id) set({ chosen: reply.value });
      }),
    };
  });
}

/** The rows that a print filter lets through. */
export function filtered(rows: readonly OrderRow[], filter: PrintFilter): readonly OrderRow[] {
  if (filter === 'all') return rows;
  const states: Readonly<Record<PrintFilter, readonly OrderRow['print'][]>> = {
    all: [],
    toCheck: ['toCheck'],
    waiting: ['waiting', 'printing', 'blocked'],
    printed: ['printed'],
  };
  return rows.filter((row) => states[filter].includes(row.print));
}
