import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CartView } from '../../shared/contract/cartViews.ts';
import { type Client, type Reply, UNREACHABLE } from '../../shared/contract/client.ts';
import type { CommandInput, CommandName, CommandReply } from '../../shared/contract/commands.ts';
import type { OrderView } from '../../shared/contract/orderViews.ts';
import type { Refusal } from '../../shared/contract/refusal.ts';
import { MOST_PER_LINE } from '../../shared/domain/cart.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { keyAmount, keyCount, minorOf } from './amount.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Approval, type ManagersWord, wordFor } from './managersWord.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** Where on the sell screen a trouble is said: at the place where it happened. */
export type Place = 'prices' | 'cart' | 'payment' | 'done';
export interface SaidTrouble {
  readonly place: Place;
  readonly trouble: Trouble;
  /** What a manager's word would let through; null where none helps. */
  readonly word: ManagersWord | null;
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
  /** A method beyond cash and terminals, while its amount is keyed in. */
  readonly payingWith: string | null;
  readonly validating: boolean;
  readonly done: OrderView | null;
  readonly said: SaidTrouble | null;
  /** What is printed with the next sale. */
  readonly print: PrintChoice;
  /** The date whose seating plan is open, and the price that picked seats get. */
  readonly plan: { readonly date: string; readonly price: string | null } | null;
  chooseDate(date: string): void;
  typeDigit(key: string): void;
  /** The digits were for what was just added. */
  forgetTyped(): void;
  addTickets(date: string, price: string): Promise<void>;
  setQuantity(line: string, quantity: number): Promise<void>;
  /** Takes more or fewer of a line, from whatever it holds when the tap's turn comes. */
  step(line: string, by: 1 | -1): Promise<void>;
  /** Changes the cart by one of the commands that answer with it; true when it was done. */
  change<N extends CartCommand>(name: N, input: CommandInput<N>, place?: Place): Promise<boolean>;
  setHolder(line: string, holder: string): Promise<void>;
  empty(): Promise<void>;
  undoEmpty(): Promise<void>;
  setPrint(print: PrintChoice): void;
  openPlan(date: string, price: string | null): void;
  closePlan(): void;
  openCash(): void;
  keyGiven(key: string): void;
  /** Pays in cash and validates; null is the exact amount, else what was handed over (minor units). */
  payCash(method: string, givenMinor: number | null): Promise<void>;
  payKeyed(method: string): Promise<void>;
  /** Keys an amount in for a method that is neither the venue's cash nor a terminal; null leaves that. */
  payWith(method: string | null): void;
  /** Takes what was keyed with a method: all of it, or a part when it is less than what is left. */
  take(method: string, givenMinor: number, reference: string): Promise<void>;
  /** Takes what was keyed in cash as a part. */
  takePart(method: string): Promise<void>;
  /**
   * Validates with nothing more to pay, or with a method that takes no amount: invitation, invoice. `payBackBy`: how what
   * is left over of an exchange goes out.
   */
  finish(method: string | null, payBackBy?: string | null): Promise<void>;
  /** Validates by an invoice that is issued now: valid at once, owed from then on; a manager's act. */
  issueNow(method: string): Promise<void>;
  startTerminal(method: string, minor?: number | null): Promise<void>;
  acceptTerminal(): Promise<void>;
  declineTerminal(): Promise<void>;
  /** One step back: typed digits, given amount, cash pane, message, done panel. */
  back(): void;
  newSale(): void;
  /** Puts away what is on the screen beside the cart: somebody else is at it now. */
  leave(): void;
  printReceipt(): Promise<void>;
  hush(): void;
  refreshCart(): Promise<void>;
  refreshDone(): Promise<void>;
}

/** What is printed at once with a sale. */
export interface PrintChoice {
  readonly tickets: boolean;
  readonly receipt: boolean;
}

/** Commands that answer with the cart. */
export type CartCommand = {
  [N in CommandName]: CommandReply<N> extends CartView ? N : never;
}[CommandName];

/** Those that a manager's word lets go beyond what this till holds. */
const APPROVABLE = ['addTickets', 'setQuantity', 'pickSeat', 'takePass', 'enterCode'] as const;
type ApprovableCommand = (typeof APPROVABLE)[number];
const isApprovable = (name: CartCommand): name is ApprovableCommand =>
  (APPROVABLE as readonly CartCommand[]).includes(name);

type LineId = CommandInput<'setQuantity'>['line'];
type Payments = CommandInput<'validateOrder'>['payments'];

const isBegun = ({ lines, vouchers, passes, exchange }: CartView): boolean =>
  lines.length + vouchers.length + passes.length > 0 || exchange !== null;

/** What a sale prints unless somebody chose otherwise. */
const TICKETS_ONLY: PrintChoice = { tickets: true, receipt: false };

const MOST_TYPED = 99;

/** The sale store of one screen. `language` is the one tickets are printed in; `onDone` runs after a validation. */
export function createSaleStore(
  client: Client,
  courier: Courier,
  language: () => Language,
  /** What an amount of a method is worth in the venue's currency, minor units. */
  worthOf: (method: string, minor: number) => number,
  onDone: () => void,
): StoreApi<SaleState> {
  return createStore<SaleState>()((set, get) => {
    const say = (place: Place, trouble: Trouble | null, word: ManagersWord | null = null): void =>
      set({ said: trouble === null ? null : { place, trouble, word } });

    /** A cart in which something is again: the sale before it has been looked at. What is printed was chosen for one cart. */
    const shown = (cart: CartView): Pick<SaleState, 'cart'> & Partial<Pick<SaleState, 'done' | 'print'>> => ({
      cart,
      ...(isBegun(cart) ? { done: null } : {}),
      ...(cart.id === get().cart?.id ? {} : { print: TICKETS_ONLY }),
    });

    const tookCart =
      (place: Place, wordAgainst: (trouble: Trouble) => ManagersWord | null = () => null) =>
      (reply: Reply<CartView>): void => {
        const trouble = troubleOf(reply);
        if (reply.ok) set({ ...shown(reply.value), said: null });
        else say(place, trouble, trouble && wordAgainst(trouble));
      };

    /** Sends a change of the cart, and knows how to do it again with a manager's word. */
    const approvable = async <N extends ApprovableCommand>(
      name: N,
      input: CommandInput<N>,
      place: Place,
      asked: Refusal | null = null,
    ): Promise<boolean> => {
      const wordAgainst = (trouble: Trouble) =>
        wordFor(trouble, asked, (approval, wanted) =>
          approvable(name, { ...input, approval } as CommandInput<N>, place, wanted),
        );
      const reply = await courier.send(name, () => ({ input }), tookCart(place, wordAgainst) as never);
      return reply?.ok === true;
    };

    const refreshCart = coalesced(async () => {
      await courier.askInTurn('cart', {}, (reply) => {
        if (reply.ok) set(shown(reply.value));
      });
    });

    const refreshDone = coalesced(async () => {
      const shown = get().done;
      if (shown === null) return;
      const reply = await client.query('order', { order: shown.id as never });
      if (reply.ok && get().done?.id === shown.id) set({ done: reply.value });
    });

    const validate = async (
      payments: Payments,
      place: Place,
      {
        approval = null,
        asked = null,
        payBackBy = null,
        issueNow = false,
      }: {
        approval?: Approval | null;
        asked?: Refusal | null;
        payBackBy?: string | null;
        issueNow?: boolean;
      } = {},
    ): Promise<void> => {
      const seen = get().cart;
      if (seen === null || seen.lines.length === 0 || get().validating) return;
      // What a manager is asked for stays on the screen while the PIN is checked.
      set(approval === null ? { validating: true, said: null } : { validating: true });
      const reply = await courier.send('validateOrder', () => {
        const cart = get().cart;
        // What the cashier has not seen is not validated: taps still under way may have changed the total.
        if (cart === null || cart.id !== seen.id || cart.leftMinor !== seen.leftMinor) return null;
        if (cart.exchange?.backMinor !== seen.exchange?.backMinor) return null;
        return {
          input: {
            cart: cart.id,
            payments,
            language: language(),
            print: get().print,
            payBackBy: payBackBy as never,
            issueNow,
            ...(approval === null ? {} : { approval: approval as never }),
          },
          commandId: cart.commandId as CommandId,
        };
      });
      if (reply?.ok) {
        set({
          validating: false,
          done: reply.value,
          payingCash: false,
          payingWith: null,
          plan: null,
          keyed: '',
          typed: '',
          print: TICKETS_ONLY,
          said: null,
        });
        onDone();
      } else {
        set({ validating: false });
        const trouble = troubleOf(reply);
        const give = (word: Approval, wanted: Refusal) =>
          validate(payments, place, { approval: word, asked: wanted, payBackBy, issueNow });
        say(place, trouble, trouble && wordFor(trouble, asked, give));
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
      payingWith: null,
      print: TICKETS_ONLY,
      plan: null,
      chooseDate: (date) => set({ date, typed: '', plan: null }),
      typeDigit: (key) => set({ typed: keyCount(get().typed, key, MOST_TYPED) }),
      forgetTyped: () => set({ typed: '' }),
      addTickets: async (date, price) => {
        const quantity = Math.max(1, Number(get().typed || '1'));
        set({ typed: '', done: null, said: null });
        const input = { date, price, quantity } as CommandInput<'addTickets'>;
        await approvable('addTickets', input, 'prices');
      },
      setQuantity: async (line, quantity) => {
        await approvable('setQuantity', { line: line as LineId, quantity }, 'cart');
      },
      step: async (line, by) => {
        let wanted: CommandInput<'setQuantity'> | undefined;
        const prepare = () => {
          const now = get().cart?.lines.find((l) => l.id === line);
          if (now === undefined || now.quantity + by > MOST_PER_LINE) return null;
          wanted = { line: line as LineId, quantity: now.quantity + by };
          return { input: wanted };
        };
        const again = async (approval: Approval, asked: Refusal): Promise<unknown> =>
          wanted && approvable('setQuantity', { ...wanted, approval } as never, 'cart', asked);
        await courier.send(
          'setQuantity',
          prepare,
          tookCart('cart', (trouble) => wordFor(trouble, null, again)),
        );
      },
      setHolder: async (line, holder) => {
        await get().change('setDetail', { line, index: null, detail: { holder } });
      },
      change: async (name, input, place = 'cart') => {
        if (isApprovable(name)) return await approvable(name, input as never, place);
        const reply = await courier.send(name, () => ({ input }), tookCart(place) as never);
        return reply?.ok === true;
      },
      empty: async () => {
        if (await get().change('emptyCart', {}))
          set({ typed: '', payingCash: false, payingWith: null, keyed: '', plan: null });
      },
      undoEmpty: async () => {
        await get().change('undoEmpty', {});
      },
      setPrint: (print) => set({ print }),
      openPlan: (date, price) => set({ plan: { date, price }, said: null }),
      closePlan: () => set({ plan: null }),
      openCash: () => {
        const { cart } = get();
        if (cart === null || cart.lines.length === 0 || cart.terminal !== null || cart.leftMinor === 0)
          return;
        set({ payingCash: true, payingWith: null, keyed: '', typed: '', said: null });
      },
      keyGiven: (key) => set({ keyed: keyAmount(get().keyed, key), said: null }),
      payCash: (method, givenMinor) => validate([{ method, givenMinor }], 'payment'),
      payKeyed: (method) => get().payCash(method, minorOf(get().keyed)),
      payWith: (method) => set({ payingWith: method, payingCash: false, keyed: '', typed: '', said: null }),
      take: async (method, givenMinor, reference) => {
        const { cart } = get();
        if (cart === null) return;
        const whole = worthOf(method, givenMinor) >= cart.leftMinor;
        if (whole) await validate([{ method, givenMinor, reference }], 'payment');
        else if (
          await get().change('addPayment', { cart: cart.id, method, givenMinor, reference }, 'payment')
        )
          set({ payingWith: null, keyed: '' });
      },
      takePart: async (method) => {
        const { cart, keyed } = get();
        const givenMinor = minorOf(keyed);
        if (cart === null || givenMinor === null || givenMinor <= 0) return;
        if (await get().change('addPayment', { cart: cart.id, method, givenMinor }, 'payment'))
          set({ payingCash: false, keyed: '' });
      },
      finish: (method, payBackBy = null) =>
        validate(method === null ? [] : [{ method, givenMinor: null }], 'cart', { payBackBy }),
      issueNow: (method) => validate([{ method, givenMinor: null }], 'cart', { issueNow: true }),
      startTerminal: async (method, minor = null) => {
        set({ payingCash: false, payingWith: null, keyed: '', typed: '' });
        await courier.send(
          'startTerminalPayment',
          () => {
            const cart = get().cart;
            if (cart === null || cart.lines.length === 0 || cart.terminal !== null) return null;
            return { input: { cart: cart.id, method, minor } };
          },
          tookCart('cart'),
        );
      },
      acceptTerminal: async () => {
        const { cart } = get();
        if (cart?.terminal == null) return;
        if (cart.terminal.minor < cart.leftMinor)
          await get().change('acceptTerminalPart', { cart: cart.id }, 'payment');
        else await validate([{ method: cart.terminal.method, givenMinor: null }], 'payment');
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
        const { typed, keyed, payingCash, payingWith, plan, said, validating } = get();
        if (validating) return;
        if (said !== null) set({ said: null });
        else if (keyed !== '') set({ keyed: '' });
        else if (payingCash) set({ payingCash: false });
        else if (payingWith !== null) set({ payingWith: null });
        else if (plan !== null) set({ plan: null });
        else if (typed !== '') set({ typed: '' });
        else set({ done: null });
      },
      newSale: () => set({ done: null, said: null, typed: '' }),
      leave: () =>
        set({
          typed: '',
          keyed: '',
          payingCash: false,
          payingWith: null,
          plan: null,
          done: null,
          said: null,
        }),
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
