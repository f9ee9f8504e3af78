import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { QueryReply } from '../../shared/contract/queries.ts';
import { coalesced } from './coalesced.ts';
import type { Courier } from './courier.ts';

export type ParkedCartView = QueryReply<'parkedCarts'>['carts'][number];

/** Carts that were put aside at this till. */
export interface ParkedState {
  readonly carts: readonly ParkedCartView[];
  refresh(): Promise<void>;
  drop(cart: string): Promise<void>;
}

/** The parked carts' store of one screen. */
export function createParkedStore(client: Client, courier: Courier): StoreApi<ParkedState> {
  return createStore<ParkedState>()((set) => ({
    carts: [],
    refresh: coalesced(async () => {
      const reply = await client.query('parkedCarts', {});
      if (reply.ok) set({ carts: reply.value.carts });
    }),
    drop: async (cart) => {
      const reply = await courier.send('dropParked', () => ({ input: { cart } }));
      if (reply?.ok) set({ carts: reply.value.carts });
    },
  }));
}
