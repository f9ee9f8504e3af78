import { type App, createApp } from '../../renderer/state/app.ts';
import type { SaleState } from '../../renderer/state/saleStore.ts';
import type { RequestMessage } from '../../shared/contract/message.ts';
import { createFakeCore, type FakeCore } from './fakeCore.ts';
import { EVENING } from './fakeVenue.ts';

export interface OpenApp {
  readonly app: App;
  readonly core: FakeCore;
  readonly sale: () => SaleState;
  readonly sent: (name: string) => RequestMessage[];
  /** Keeps the answers to one command back; returns how to let them go. */
  readonly hold: (name: string) => () => void;
}

/** The state of a screen over a fake core, signed in; pauses take no time. */
export async function openApp(): Promise<OpenApp> {
  const core = createFakeCore();
  core.till.signedIn = core.till.staff[0] ?? null;
  let tick = 0;
  const held = new Map<string, Promise<void>>();
  const app = createApp({
    transport: {
      ...core,
      request: async (message) => {
        const answer = await core.request(message);
        await held.get(message.name);
        return answer;
      },
    },
    clock: { now: () => EVENING + ++tick, monotonic: () => tick },
    random: { bytes: (count) => new Uint8Array(count).fill(++tick % 251) },
    shelf: { get: () => null, set: () => {} },
    pause: () => new Promise((go) => setImmediate(go)),
  });
  await app.till.getState().refresh(['till', 'offer']);
  await app.sale.getState().refreshCart();
  return {
    app,
    core,
    sale: () => app.sale.getState(),
    sent: (name) => core.sent.filter((message) => message.name === name),
    hold: (name) => {
      let go = (): void => {};
      held.set(name, new Promise((resolve) => (go = resolve)));
      return () => {
        held.delete(name);
        go();
      };
    },
  };
}
