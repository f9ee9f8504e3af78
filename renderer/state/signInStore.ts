import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CommandInput } from '../../shared/contract/commands.ts';
import type { Courier } from './courier.ts';
import type { TillState } from './tillStore.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export const LEAST_PIN = 4;
const MOST_PIN = 12;

/** Who is about to sign in, and the PIN so far. */
export interface SignInState {
  readonly person: string | null;
  readonly pin: string;
  readonly trying: boolean;
  readonly trouble: Trouble | null;
  choose(person: string | null): void;
  /** A digit or 'Backspace'. */
  key(key: string): void;
  submit(): Promise<void>;
}

/** The sign-in store of one screen. */
export function createSignInStore(courier: Courier, tillStore: StoreApi<TillState>): StoreApi<SignInState> {
  return createStore<SignInState>()((set, get) => ({
    person: null,
    pin: '',
    trying: false,
    trouble: null,
    choose: (person) => set({ person, pin: '', trouble: null }),
    key: (key) => {
      const { pin, trying } = get();
      if (trying) return;
      if (key === 'Backspace') set({ pin: pin.slice(0, -1), trouble: null });
      else if (/^\d$/.test(key) && pin.length < MOST_PIN) set({ pin: pin + key, trouble: null });
    },
    submit: async () => {
      const { person, pin, trying } = get();
      if (trying || person === null || pin.length < LEAST_PIN) return;
      set({ trying: true, trouble: null });
      const reply = await courier.send('signIn', () => ({
        input: { staff: person as CommandInput<'signIn'>['staff'], pin },
      }));
      set({ trying: false, pin: '', trouble: troubleOf(reply) });
      if (reply?.ok) await tillStore.getState().refresh(['till', 'offer', 'printing']);
    },
  }));
}
