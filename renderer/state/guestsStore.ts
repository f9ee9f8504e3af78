import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import type { GuestListView, GuestView } from '../../shared/contract/guests.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import type { ReportFile } from './eveningStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

type Approval = NonNullable<CommandInput<'tickGuest'>['approval']>;

/** Guest lists as this screen looks at them. */
export interface GuestsState {
  /** null: not asked yet. */
  readonly lists: readonly GuestListView[] | null;
  readonly search: string;
  /** The guest that somebody stands there for. */
  readonly guest: string | null;
  /** The list that somebody is added to. */
  readonly adding: string | null;
  readonly name: string;
  readonly plus: number;
  /** How many of the guest's places came; null: all. */
  readonly came: number | null;
  readonly working: boolean;
  readonly trouble: Trouble | null;
  find(search: string): void;
  choose(guest: string | null): void;
  startAdding(list: string | null): void;
  set(change: Partial<Pick<GuestsState, 'name' | 'plus' | 'came'>>): void;
  add(): Promise<void>;
  tick(byWord: boolean, approval: Approval | null): Promise<void>;
  takeOff(approval: Approval | null): Promise<void>;
  file(list: string): Promise<ReportFile | null>;
  refresh(): Promise<void>;
}

const NOBODY = {
  guest: null,
  adding: null,
  name: '',
  plus: 0,
  came: null,
  working: false,
  trouble: null,
} as const;

/** Guests whose name holds what is looked for, with their lists. */
export const foundGuests = (
  lists: readonly GuestListView[],
  search: string,
): { readonly list: GuestListView; readonly guests: readonly GuestView[] }[] => {
  const wanted = search.trim().toLocaleLowerCase();
  return lists
    .map((list) => ({
      list,
      guests: list.guests.filter(
        (guest) => guest.state !== 'ended' && guest.name.toLocaleLowerCase().includes(wanted),
      ),
    }))
    .filter(({ guests }) => wanted === '' || guests.length > 0);
};

/** The store of guest lists of one screen. */
export function createGuestsStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<GuestsState> {
  return createStore<GuestsState>()((set, get) => {
    const ask = async (): Promise<void> => {
      const reply = await client.query('guestLists', {});
      const trouble = troubleOf(reply);
      // Asked once more when somebody signs in; said then, it would only be in the way.
      if (trouble?.refusal?.kind === 'notSignedIn') return;
      set(reply.ok ? { lists: reply.value.lists } : { trouble });
    };
    const send = async <N extends CommandName>(name: N, input: unknown): Promise<boolean> => {
      if (get().working) return false;
      set({ working: true, trouble: null });
      const reply = await courier.send(name, () => ({ input: input as CommandInput<N> }));
      set({ working: false, trouble: reply?.ok ? null : troubleOf(reply) });
      await ask();
      return reply?.ok === true;
    };
    return {
      ...NOBODY,
      lists: null,
      search: '',
      find: (search) => set({ search, trouble: null }),
      choose: (guest) => set({ ...NOBODY, guest }),
      startAdding: (adding) => set({ ...NOBODY, adding }),
      set: (change) => set(change),
      add: async () => {
        const { adding, name, plus } = get();
        if (adding === null) return;
        if (await send('addGuest', { list: adding, name, plus })) set({ name: '', plus: 0 });
      },
      tick: async (byWord, approval) => {
        const { guest, came } = get();
        if (guest === null) return;
        await send('tickGuest', { guest, came, byWord, approval, language: language() });
      },
      takeOff: async (approval) => {
        const { guest } = get();
        if (guest === null) return;
        if (await send('endReservation', { order: guest, why: 'cancelled', approval })) set(NOBODY);
      },
      file: async (list) => {
        const reply = await client.query('guestListFile', { list: list as never, language: language() });
        if (!reply.ok) set({ trouble: troubleOf(reply) });
        return reply.ok ? reply.value : null;
      },
      refresh: coalesced(ask),
    };
  });
}
