import type { Transport } from '../../shared/contract/client.ts';
import { topic } from '../../shared/contract/events.ts';

/** What the preload script offers to the page, and nothing else. */
export interface Bridge {
  request(message: unknown): Promise<unknown>;
  subscribe(onEvent: (event: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly guichet?: Bridge;
  }
}

/** Messages over the bridge of the Electron shell; the line can't break while the page lives. */
export function ipcTransport(bridge: Bridge): Transport {
  return {
    request: (message) => bridge.request(message),
    subscribe: (onEvent) => {
      const stop = bridge.subscribe(onEvent);
      // What happened before the subscription stood has no event: ask for everything once.
      onEvent({ topics: topic.options });
      return stop;
    },
  };
}
