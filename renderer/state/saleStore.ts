import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Client, type Reply, UNREACHABLE } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { CartView, OrderView } from '../../shared/contract/views.ts';
import { MOST_PER_LINE } from '../../shared/domain/cart.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { keyAmount, keyCount, minorOf } from './amount.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** Where on the sell screen a trouble is said: at the place where it happened. */
export type Place = 'prices' | 'cart' | 'payment' | 'done';
export interface SaidTrouble {
  readonly place: Place;
  readonly trouble: Trouble;
}

/** The sale in hand on this screen. */
export interface SaleState {
  readonly cart: CartView | null;
  /** Date whose prices are shown; null: the first of the offer. */
  readonly date: string | null;
  /** Digits typed before a price: that many are added. */
  readonly typed: string;
  readonly payingCash: boolean;
  readonly keyed: string;
  readonly validating: boolean;
  readonly done: OrderView | null;
  readonly said: SaidTrouble | null;
  /** What was in the cart that was just emptied. */
  readonly emptied: CartView | null;
  chooseDate(date: string): void;
  typeDigit(key: string): void;
  addTickets(date: string, price: string): Promise<void>;
  setQuantity(line: string, quantity: number): Promise<void>;
  /** Takes more or fewer of a line, from whatever it holds when the tap's turn comes. */
  step(line: string, by: 1 | -1): Promise<void>;
  setHolder(line: string, holder: string): Promise<void>;
  empty(): Promise<void>;
  undoEmpty(): Promise<void>;
  forgetEmptied(): void;
  openCash(): void;
  keyGiven(key: string): void;
  /** Pays in cash and validates; null is the exact amount, else what was handed over (minor units). */
  payCash(method: string, givenMinor: number | null): Promise<void>;
  payKeyed(method: string): Promise<void>;
  startTerminal(method: string): Promise<void>;
  acceptTerminal(): Promise<void>;
  declineTerminal(): Promise<void>;
  /** One step back: typed digits, given amount, cash pane, message, done panel. */
  back(): void;
  newSale(): void;
  printReceipt(): Promise<void>;
  hush(): void;
  refreshCart(): Promise<void>;
  refreshDone(): Promise<void>;
}

type LineId = CommandInput<'setQuantity'>['line'];
type Payments = CommandInput<'validateOrder'>['payments'];
type MethodId = Payments[number]['method'];

const MOST_TYPED = 99;

/** The sale store of one screen. `language` is the one tickets are printed in; `onDone` runs after a validation. */
export function createSaleStore(
  client: Client,
  courier: Courier,
  language: () => Language,
  onDone: () => void,
): StoreApi<SaleState> {
  return createStore<SaleState>()((set, get) => {
    const say = (place: Place, trouble: Trouble | null): void =>
      set({ said: trouble === null ? null : { place, trouble } });

    const tookCart =
      (place: Place) =>
      (reply: Reply<CartView>): void => {
        if (reply.ok) set({ cart: reply.value, said: null });
        else say(place, troubleOf(reply));
      };

    const refreshCart = coalesced(async () => {
      await courier.askInTurn('cart', {}, (reply) => {
        if (reply.ok) set({ cart: reply.value });
      });
    });

    const refreshDone = coalesced(async () => {
      const shown = get().done;
      if (shown === null) return;
      const reply = await client.query('order', { order: shown.id as never });
      if (reply.ok && get().done?.id === shown.id) set({ done: reply.value });
    });

    const validate = async (payments: Payments, place: Place): Promise<void> => {
      const seen = get().cart;
      if (seen === null || seen.lines.length === 0 || get().validating) return;
      set({ validating: true, said: null });
      const reply = await courier.send('validateOrder', () => {
        const cart = get().cart;
        // What the cashier has not seen is not validated: taps still under way may have changed the total.
        if (cart === null || cart.id !== seen.id || cart.totalMinor !== seen.totalMinor) return null;
        return {
          input: { cart: cart.id as CommandInput<'validateOrder'>['cart'], payments, language: language() },
          commandId: cart.commandId as CommandId,
        };
      });
      if (reply?.ok) {
        set({ validating: false, done: reply.value, payingCash: false, keyed: '', typed: '', emptied: null });
        onDone();
      } else {
        set({ validating: false });
        say(place, troubleOf(reply));
      }
      await refreshCart();
    };

    return {
      cart: null,
      date: null,
      typed: '',
      payingCash: false,
      keyed: '',
      validating: false,
      done: null,
      said: null,
      emptied: null,
      chooseDate: (date) => set({ date, typed: '' }),
      typeDigit: (key) => set({ typed: keyCount(get().typed, key, MOST_TYPED) }),
      addTickets: async (date, price) => {
        const quantity = Math.max(1, Number(get().typed || '1'));
        set({ typed: '', done: null, emptied: null, said: null });
        const input = { date, price, quantity } as CommandInput<'addTickets'>;
        await courier.send('addTickets', () => ({ input }), tookCart('prices'));
      },
      setQuantity: async (line, quantity) => {
        const input = { line: line as LineId, quantity };
        await courier.send('setQuantity', () => ({ input }), tookCart('cart'));
      },
      step: async (line, by) => {
        const prepare = () => {
          const now = get().cart?.lines.find((l) => l.id === line);
          if (now === undefined || now.quantity + by > MOST_PER_LINE) return null;
          return { input: { line: line as LineId, quantity: now.quantity + by } };
        };
        await courier.send('setQuantity', prepare, tookCart('cart'));
      },
      setHolder: async (line, holder) => {
        const input = { line: line as LineId, holder };
        await courier.send('setHolder', () => ({ input }), tookCart('cart'));
      },
      empty: async () => {
        const emptied = get().cart;
        const reply = await courier.send('emptyCart', () => ({ input: {} }), tookCart('cart'));
        if (reply?.ok) set({ emptied, typed: '', payingCash: false, keyed: '' });
      },
      undoEmpty: async () => {
        const lines = get().emptied?.lines ?? [];
        set({ emptied: null });
        for (const { date, price, quantity, holder } of lines) {
          const input = { date, price, quantity } as CommandInput<'addTickets'>;
          const reply = await courier.send('addTickets', () => ({ input }), tookCart('cart'));
          const line = reply?.ok
            ? reply.value.lines.find((l) => l.date === date && l.price === price && l.holder === '')
            : undefined;
          if (line !== undefined && holder !== '') await get().setHolder(line.id, holder);
        }
      },
      forgetEmptied: () => set({ emptied: null }),
      openCash: () => {
        const { cart } = get();
        if (cart !== null && cart.lines.length > 0 && cart.terminal === null)
          set({ payingCash: true, keyed: '', typed: '', said: null });
      },
      keyGiven: (key) => set({ keyed: keyAmount(get().keyed, key), said: null }),
      payCash: (method, givenMinor) => validate([{ method: method as MethodId, givenMinor }], 'payment'),
      payKeyed: (method) => get().payCash(method, minorOf(get().keyed)),
      startTerminal: async (method) => {
        set({ payingCash: false, keyed: '', typed: '' });
        await courier.send(
          'startTerminalPayment',
          () => {
            const cart = get().cart;
            if (cart === null || cart.lines.length === 0 || cart.terminal !== null) return null;
            return { input: { cart: cart.id, method } as CommandInput<'startTerminalPayment'> };
          },
          tookCart('cart'),
        );
      },
      acceptTerminal: async () => {
        const method = get().cart?.terminal?.method;
        if (method !== undefined)
          await validate([{ method: method as MethodId, givenMinor: null }], 'payment');
      },
      declineTerminal: async () => {
        await courier.send(
          'declineTerminalPayment',
          () => {
            const cart = get().cart;
            return cart === null
              ? null
              : { input: { cart: cart.id } as CommandInput<'declineTerminalPayment'> };
          },
          tookCart('payment'),
        );
      },
      back: () => {
        const { typed, keyed, payingCash, said, validating } = get();
        if (validating) return;
        if (said !== null) set({ said: null });
        else if (keyed !== '') set({ keyed: '' });
        else if (payingCash) set({ payingCash: false });
        else if (typed !== '') set({ typed: '' });
        else set({ done: null });
      },
      newSale: () => set({ done: null, said: null, typed: '' }),
      printReceipt: async () => {
        const order = get().done?.id;
        if (order === undefined) return;
        const input = { order, language: language() } as CommandInput<'printReceipt'>;
        const reply = await courier.send('printReceipt', () => ({ input }));
        if (reply?.ok && get().done?.id === order) set({ done: reply.value, said: null });
        else say('done', troubleOf(reply));
      },
      hush: () => set({ said: null }),
      refreshCart,
      refreshDone,
    };
  });
}

/** True for a trouble that only says that the core was away; the banner says it already. */
export const isOnlyUnreachable = (trouble: Trouble): boolean => trouble.fault?.id === UNREACHABLE;
