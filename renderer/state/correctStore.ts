import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client, Reply } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { CorrectionPlanView } from '../../shared/contract/exchangeViews.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { QueryInput } from '../../shared/contract/queries.ts';
import type { Language } from '../../shared/kernel/language.ts';
import type { Courier } from './courier.ts';
import type { Approval } from './managersWord.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type Correction = 'price' | 'payment';
type Original = CommandInput<'correctPrice'>['original'];

/** What is being corrected on an order on this screen. */
export interface CorrectState {
  /** Null while nobody corrects. */
  readonly order: OrderView | null;
  /** Null while it is chosen what is wrong. */
  readonly what: Correction | null;
  readonly tickets: readonly string[];
  readonly prices: readonly { readonly id: string; readonly name: string }[];
  readonly price: string | null;
  readonly original: Original;
  /** Which payment, from 0. */
  readonly place: number | null;
  readonly method: string | null;
  readonly plan: CorrectionPlanView | null;
  readonly trouble: Trouble | null;
  readonly working: boolean;
  start(order: OrderView): void;
  stop(): void;
  choose(what: Correction): void;
  toggle(tickets: readonly string[], on: boolean): void;
  set(change: Partial<Pick<CorrectState, 'price' | 'original' | 'place' | 'method'>>): void;
  /** Gives the order as it stands then: a new one for a price. */
  correct(approval: Approval | null): Promise<OrderView | null>;
}

const NOTHING = {
  order: null,
  what: null,
  tickets: [],
  prices: [],
  price: null,
  original: 'takenBack',
  place: null,
  method: null,
  plan: null,
  trouble: null,
  working: false,
} as const;

/** The corrections store of one screen. */
export function createCorrectStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<CorrectState> {
  return createStore<CorrectState>()((set, get) => {
    const askPrices = async (): Promise<void> => {
      const { order, tickets } = get();
      if (order === null || tickets.length === 0) return;
      const input = { order: order.id, tickets } as unknown as QueryInput<'correctionPrices'>;
      const reply = await client.query('correctionPrices', input);
      // An answer to an older choice is no answer.
      if (get().tickets !== tickets) return;
      set(reply.ok ? { prices: reply.value.prices } : { prices: [], trouble: troubleOf(reply) });
    };
    const askPlan = async (): Promise<void> => {
      const { order, tickets, price, original } = get();
      if (order === null || tickets.length === 0 || price === null) {
        set({ plan: null });
        return;
      }
      const input = { order: order.id, tickets, price, original } as unknown as QueryInput<'correctionPlan'>;
      const reply = await client.query('correctionPlan', input);
      const now = get();
      if (now.tickets !== tickets || now.price !== price || now.original !== original) return;
      set(reply.ok ? { plan: reply.value, trouble: null } : { plan: null, trouble: troubleOf(reply) });
    };
    const send = (approval: Approval | null): Promise<Reply<OrderView> | null> => {
      const { order, what, tickets, price, original, place, method, plan } = get();
      if (what === 'payment')
        return courier.send('correctPayment', () => ({
          input: { order: order?.id, place, method, approval } as CommandInput<'correctPayment'>,
        }));
      const by = plan?.differenceMinor === 0 ? null : method;
      const said = { order: order?.id, tickets, price, original, method: by, approval, language: language() };
      return courier.send('correctPrice', () => ({ input: said as CommandInput<'correctPrice'> }));
    };
    return {
      ...NOTHING,
      start: (order) => set({ ...NOTHING, order }),
      stop: () => set({ ...NOTHING }),
      choose: (what) => {
        const { order } = get();
        const valid = order?.tickets.filter((one) => one.state === 'valid' && one.kind === 'ticket') ?? [];
        const printed = order?.foreign != null || valid.some((one) => one.print.state !== 'waiting');
        const paid = order?.payments.findIndex((one) => one.kind !== 'exchange') ?? -1;
        set({
          what,
          tickets: valid.length === 1 ? valid.map((one) => one.id) : [],
          original: printed ? 'takenBack' : 'notPrinted',
          place: paid < 0 ? null : paid,
          method: what === 'price' ? (order?.payments[paid]?.method ?? null) : null,
          trouble: null,
        });
        if (what === 'price') void askPrices();
      },
      toggle: (tickets, on) => {
        const rest = get().tickets.filter((one) => !tickets.includes(one));
        set({ tickets: on ? [...rest, ...tickets] : rest, trouble: null });
        void askPrices();
        void askPlan();
      },
      set: (change) => {
        set({ ...change, trouble: null });
        if ('price' in change || 'original' in change) void askPlan();
      },
      correct: async (approval) => {
        const { order, working } = get();
        if (order === null || working) return null;
        set({ working: true, trouble: null });
        const reply = await send(approval);
        // Another order may be in correction by now: it stays as it is.
        const mine = get().order?.id === order.id;
        if (reply?.ok !== true) {
          if (mine) set({ working: false, trouble: troubleOf(reply) });
          return null;
        }
        if (mine) set({ ...NOTHING });
        return reply.value;
      },
    };
  });
}
