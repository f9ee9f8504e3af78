import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { OrderView, ReturnPlanView } from '../../shared/contract/orderViews.ts';
import type { QueryInput } from '../../shared/contract/queries.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

type Input = CommandInput<'returnTickets'>;
export type Reason = Input['reason'];
export type Original = Input['original'];
export type Approval = NonNullable<Input['approval']>;

/** What is being taken back on this screen. */
export interface ReturnsState {
  /** The order that tickets are taken back of; null while nobody does. */
  readonly order: OrderView | null;
  readonly tickets: readonly string[];
  readonly reason: Reason | null;
  readonly original: Original;
  readonly method: string | null;
  readonly note: string;
  /** A manager's word stands in for the say of another till. */
  readonly byWord: boolean;
  /** What it comes to; null until tickets are chosen. */
  readonly plan: ReturnPlanView | null;
  readonly trouble: Trouble | null;
  readonly working: boolean;
  /** What was just paid out. */
  readonly done: { readonly order: string; readonly number: string; readonly outMinor: number } | null;
  start(order: OrderView, method: string | null): void;
  stop(): void;
  set(change: Partial<Pick<ReturnsState, 'reason' | 'original' | 'method' | 'note' | 'byWord'>>): void;
  toggle(tickets: readonly string[], on: boolean): void;
  giveBack(approval: Approval | null): Promise<OrderView | null>;
}

/** True when some paper of a ticket may have come out. */
const cameOut = ({ print }: OrderView['tickets'][number]): boolean =>
  print.state === 'printed' || print.state === 'printing' || print.state === 'toCheck';

/** The returns store of one screen. */
export function createReturnsStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<ReturnsState> {
  return createStore<ReturnsState>()((set, get) => {
    const ask = async (): Promise<void> => {
      const { order, tickets, original, method } = get();
      if (order === null || tickets.length === 0) {
        set({ plan: null });
        return;
      }
      const input = { order: order.id, tickets: [...tickets], original, method };
      const reply = await client.query('returnPlan', input as QueryInput<'returnPlan'>);
      const now = get();
      // An answer to an older choice is no answer.
      if (now.tickets !== tickets || now.original !== original || now.method !== method) return;
      set(reply.ok ? { plan: reply.value, trouble: null } : { plan: null, trouble: troubleOf(reply) });
    };
    return {
      order: null,
      tickets: [],
      reason: null,
      original: 'takenBack',
      method: null,
      note: '',
      byWord: false,
      plan: null,
      trouble: null,
      working: false,
      done: null,
      start: (order, method) => {
        const valid = order.tickets.filter((ticket) => ticket.state === 'valid');
        set({
          order,
          tickets: valid.length === 1 ? valid.map((ticket) => ticket.id) : [],
          reason: null,
          original: order.foreign === null && !valid.some(cameOut) ? 'notPrinted' : 'takenBack',
          method,
          note: '',
          byWord: false,
          plan: null,
          trouble: null,
          done: null,
        });
        void ask();
      },
      stop: () => set({ order: null, tickets: [], plan: null, trouble: null }),
      set: (change) => {
        set(change);
        if ('original' in change || 'method' in change) void ask();
      },
      toggle: (tickets, on) => {
        const rest = get().tickets.filter((one) => !tickets.includes(one));
        set({ tickets: on ? [...rest, ...tickets] : rest, trouble: null });
        void ask();
      },
      giveBack: async (approval) => {
        const { order, tickets, reason, original, method, note, byWord, plan, working } = get();
        if (order === null || reason === null || plan === null || working) return null;
        set({ working: true });
        const reply = await courier.send('returnTickets', () => ({
          input: {
            order: order.id,
            tickets: [...tickets],
            reason,
            note,
            original,
            method: plan.outMinor === 0 ? null : method,
            byWord,
            approval,
            language: language(),
          } as Input,
        }));
        // Another order's form may stand here by now: it stays as it is.
        const mine = get().order?.id === order.id;
        if (!reply?.ok) {
          set({ working: false, ...(mine ? { trouble: troubleOf(reply) } : {}) });
          return null;
        }
        const { refund } = reply.value;
        const outMinor = 0 - refund.payments.reduce((sum, payment) => sum + payment.minor, 0);
        set({
          working: false,
          ...(mine ? { order: null, tickets: [], plan: null, trouble: null } : {}),
          done: { order: order.id, number: refund.number, outMinor },
        });
        return reply.value.order;
      },
    };
  });
}
