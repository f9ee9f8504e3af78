import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import type { ReservationView } from '../../shared/contract/reservations.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export type Approval = NonNullable<CommandInput<'takeReservation'>['approval']>;
/** `invoices` are not reservations any more: they were issued, and are owed. */
type Which = 'open' | 'tonight' | 'holds' | 'invoices';
export type Hold = NonNullable<CommandInput<'reserveCart'>['hold']>;

/** The reservations that a screen looks at, and what is about to be done with one of them. */
export interface ReservationsState {
  readonly search: string;
  readonly which: Which;
  /** null: not asked yet. */
  readonly rows: readonly ReservationView[] | null;
  readonly chosen: ReservationView | null;
  /** Pieces that are to be split off; null while nobody splits. */
  readonly splitting: readonly string[] | null;
  /** When a reservation of the cart in hand would end by itself. */
  readonly cartEndsAt: string | null;
  /** When tonight's may be released. */
  readonly releaseFrom: string | null;
  /** No-shows that are about to be released, and in how many seconds: until then it can be taken back. */
  readonly releasing: { readonly orders: readonly string[]; readonly seconds: number } | null;
  /** What was just released, and what stayed. */
  readonly released: { readonly places: number; readonly kept: number } | null;
  readonly trouble: Trouble | null;
  find(search: string): Promise<void>;
  show(which: Which): Promise<void>;
  choose(one: ReservationView | null): void;
  split(pieces: readonly string[] | null): void;
  doSplit(): Promise<void>;
  end(): Promise<void>;
  /** Takes it into the cart; true when it lies there. */
  pay(byWord: boolean, approval: Approval | null): Promise<boolean>;
  /** Releases them once the seconds are over, whatever screen is shown then; not if it is taken back. */
  release(orders: readonly string[]): Promise<void>;
  takeBackRelease(): void;
  /** Reserves the cart in hand; true when it is reserved. */
  reserve(
    cart: { readonly id: string; readonly commandId: string },
    name: string,
    expiresAt: string | null,
    hold?: Hold | null,
    approval?: Approval | null,
  ): Promise<boolean>;
  /** Frees what is held. */
  releaseHold(approval: Approval | null): Promise<void>;
  refresh(): Promise<void>;
}

const MOST_ROWS = 200;
/** Nothing is written before this many seconds are over. */
const UNDO_SECONDS = 10;
const CLOSED = { splitting: null, trouble: null } as const;

/** The reservations store of one screen. */
export function createReservationsStore(
  client: Client,
  courier: Courier,
  /** Resolves after some milliseconds. */
  pause: (ms: number) => Promise<void>,
): StoreApi<ReservationsState> {
  return createStore<ReservationsState>()((set, get) => {
    const ask = async (): Promise<void> => {
      const { search, which } = get();
      // Invoices are another list; when a reservation of the cart would end is asked for beside it too.
      const of = which === 'invoices' ? 'open' : which;
      const reply = await client.query('reservations', { search, which: of, limit: MOST_ROWS });
      if (get().search !== search || get().which !== which) return;
      if (!reply.ok) {
        set({ trouble: troubleOf(reply) });
        return;
      }
      const { reservations: rows, cartEndsAt, releaseFrom } = reply.value;
      const chosen = get().chosen;
      set({ rows, cartEndsAt, releaseFrom });
      const now = rows.find((one) => one.id === chosen?.id);
      if (chosen !== null && now !== undefined) set({ chosen: now });
      else if (chosen !== null) {
        const one = await client.query('reservation', { order: chosen.id as never });
        if (one.ok && get().chosen?.id === chosen.id) set({ chosen: one.value });
      }
    };
    const send = async <N extends CommandName>(name: N, input: CommandInput<N>, commandId?: string) => {
      const reply = await courier.send(name, () => ({
        input,
        ...(commandId === undefined ? {} : { commandId: commandId as never }),
      }));
      set({ trouble: reply === null ? null : troubleOf(reply) });
      return reply?.ok ? reply.value : null;
    };
    /** Shows what an act on a reservation came to; whoever opened another one meanwhile keeps that. */
    const acted = (order: string, made: unknown): void => {
      if (made !== null && get().chosen?.id === order)
        set({ chosen: made as ReservationView, splitting: null });
    };
    return {
      ...CLOSED,
      search: '',
      which: 'open',
      rows: null,
      chosen: null,
      cartEndsAt: null,
      releaseFrom: null,
      releasing: null,
      released: null,
      takeBackRelease: () => set({ releasing: null }),
      find: async (search) => {
        set({ search, chosen: null, released: null, ...CLOSED });
        await ask();
        const { rows } = get();
        if (search !== '' && rows?.length === 1) set({ chosen: rows[0] ?? null });
      },
      show: async (which) => {
        set({ which, search: '', chosen: null, released: null, ...CLOSED });
        await ask();
      },
      choose: (chosen) => set({ chosen, released: null, ...CLOSED }),
      split: (splitting) => set({ splitting, trouble: null }),
      doSplit: async () => {
        const { chosen, splitting } = get();
        if (chosen === null || splitting === null || splitting.length === 0) return;
        const part = await send('splitReservation', { order: chosen.id as never, pieces: [...splitting] });
        acted(chosen.id, part);
        await ask();
      },
      end: async () => {
        const { chosen } = get();
        if (chosen === null) return;
        const ended = await send('endReservation', { order: chosen.id as never, why: 'cancelled' });
        acted(chosen.id, ended);
        await ask();
      },
      pay: async (byWord, approval) => {
        const { chosen } = get();
        if (chosen === null) return false;
        const order = chosen.id as never;
        return (await send('takeReservation', { order, byWord, approval })) !== null;
      },
      release: async (orders) => {
        for (let seconds = UNDO_SECONDS; seconds > 0; seconds--) {
          const waiting = { orders, seconds };
          set({ releasing: waiting });
          await pause(1000);
          // Taken back, or begun anew.
          if (get().releasing !== waiting) return;
        }
        set({ releasing: null });
        const done = await send('releaseNoShows', { orders: orders as never });
        if (done !== null)
          set({ released: done as ReservationsState['released'], chosen: null, splitting: null });
        await ask();
      },
      reserve: async (cart, name, expiresAt, hold = null, approval = null) => {
        const input = { cart: cart.id as never, name, expiresAt, hold, approval };
        const made = await send('reserveCart', input, cart.commandId);
        if (made !== null)
          set({
            chosen: made as ReservationView,
            which: hold === null ? 'open' : 'holds',
            search: '',
          });
        if (made !== null) await ask();
        return made !== null;
      },
      releaseHold: async (approval) => {
        const { chosen } = get();
        if (chosen === null) return;
        const ended = await send('releaseHold', { order: chosen.id as never, approval });
        acted(chosen.id, ended);
        await ask();
      },
      refresh: coalesced(ask),
    };
  });
}
