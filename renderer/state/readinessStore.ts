import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { ReadinessView } from '../../shared/contract/readiness.ts';
import type { CommandId } from '../../shared/kernel/ids.ts';
import { coalesced } from './coalesced.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** The readiness check as this screen last saw it. */
export interface ReadinessState {
  readonly check: ReadinessView | null;
  refresh(): Promise<void>;
  /** Asks the centre at once; what comes of it shows by itself. */
  syncNow(): Promise<Trouble | null>;
  /** Asks the centre for places of tonight. */
  getPlaces(): Promise<Trouble | null>;
  backUp(): Promise<Trouble | null>;
}

/** The readiness store of one screen. Its acts change no sale, so they go beside the courier: a long backup holds up nobody. */
export function createReadinessStore(client: Client, newId: () => CommandId): StoreApi<ReadinessState> {
  return createStore<ReadinessState>()((set, get) => ({
    check: null,
    refresh: coalesced(async () => {
      const reply = await client.query('readiness', {});
      if (reply.ok) set({ check: reply.value });
    }),
    syncNow: async () => troubleOf(await client.command('syncNow', {}, newId())),
    getPlaces: async () => {
      const reply = await client.command('getPlaces', {}, newId());
      await get().refresh();
      return troubleOf(reply);
    },
    backUp: async () => {
      const reply = await client.command('backUp', {}, newId());
      await get().refresh();
      return troubleOf(reply);
    },
  }));
}
