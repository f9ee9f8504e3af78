import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Client } from '../../shared/contract/client.ts';
import type { PlanView, SeatStatesView } from '../../shared/contract/planViews.ts';
import { coalesced } from './coalesced.ts';
import { type Trouble, troubleOf } from './trouble.ts';

/** The seating plan that this screen shows. */
export interface PlanState {
  readonly date: string | null;
  readonly plan: PlanView | null;
  readonly states: SeatStatesView | null;
  readonly trouble: Trouble | null;
  /** Asks for the plan of a date and how its seats stand. */
  open(date: string): Promise<void>;
  /** Asks again how the seats stand. */
  refresh(): Promise<void>;
}

/** The plan store of one screen. A plan is large and does not change: it is asked for once per date. */
export function createPlanStore(client: Client): StoreApi<PlanState> {
  return createStore<PlanState>()((set, get) => {
    const refresh = coalesced(async () => {
      const { date } = get();
      if (date === null) return;
      const reply = await client.query('seatStates', { date });
      if (get().date !== date) return;
      set(reply.ok ? { states: reply.value, trouble: null } : { trouble: troubleOf(reply) });
    });
    return {
      date: null,
      plan: null,
      states: null,
      trouble: null,
      open: async (date) => {
        if (get().date !== date) {
          set({ date, plan: null, states: null, trouble: null });
          const reply = await client.query('plan', { date });
          if (get().date !== date) return;
          set(reply.ok ? { plan: reply.value } : { trouble: troubleOf(reply) });
        }
        await refresh();
      },
      refresh,
    };
  });
}
