import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CaseView } from '../../shared/contract/caseView.ts';
import type { Client } from '../../shared/contract/client.ts';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { Language } from '../../shared/kernel/language.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';
import { type Trouble, troubleOf } from './trouble.ts';

type Input = CommandInput<'resolveCase'>;
export type Remedy = Input['remedy'];

/** What the centre objects to, and what a manager is about to do about one of them. */
export interface CasesState {
  /** null: not asked yet. */
  readonly cases: readonly CaseView[] | null;
  readonly chosen: string | null;
  readonly remedy: Remedy | null;
  readonly tickets: readonly string[];
  readonly original: NonNullable<Input['original']>;
  readonly method: string | null;
  readonly note: string;
  readonly byWord: boolean;
  readonly trouble: Trouble | null;
  readonly working: boolean;
  refresh(): Promise<void>;
  choose(id: string | null): void;
  /** `tickets`: those that it is most likely about. */
  setRemedy(remedy: Remedy, tickets: readonly string[]): void;
  setTickets(tickets: readonly string[]): void;
  set(change: Partial<Pick<CasesState, 'original' | 'method' | 'note' | 'byWord'>>): void;
  resolve(): Promise<void>;
}

const NOTHING = {
  remedy: null,
  tickets: [],
  original: 'takenBack',
  note: '',
  byWord: false,
  trouble: null,
} as const;

/** The cases store of one screen. */
export function createCasesStore(
  client: Client,
  courier: Courier,
  language: () => Language,
): StoreApi<CasesState> {
  return createStore<CasesState>()((set, get) => ({
    ...NOTHING,
    cases: null,
    chosen: null,
    method: null,
    working: false,
    refresh: coalesced(async () => {
      const reply = await client.query('cases', {});
      set(reply.ok ? { cases: reply.value.cases } : { trouble: troubleOf(reply) });
    }),
    choose: (chosen) => set({ ...NOTHING, chosen }),
    setRemedy: (remedy, tickets) => set({ remedy, tickets, trouble: null }),
    setTickets: (tickets) => set({ tickets, trouble: null }),
    set: (change) => set(change),
    resolve: async () => {
      const { chosen, remedy, tickets, original, method, note, byWord, working } = get();
      if (chosen === null || remedy === null || working) return;
      set({ working: true });
      const input = {
        case: chosen,
        remedy,
        tickets: remedy === 'accepted' ? [] : [...tickets],
        method: remedy === 'refunded' ? method : null,
        original,
        note,
        byWord,
        language: language(),
      } as Input;
      const reply = await courier.send('resolveCase', () => ({ input }));
      set({ working: false, ...(reply?.ok ? NOTHING : { trouble: troubleOf(reply) }) });
      await get().refresh();
    },
  }));
}
