import type { Transport } from '../../shared/contract/client.ts';
import { topic } from '../../shared/contract/events.ts';
import { eventLines } from './eventLines.ts';

/** Where the core answers, and who asks. */
export interface HttpDoor {
  /** Address that `/api/message` is resolved against. */
  readonly base: string;
  readonly token: string;
  /** Sign-in holds for one screen. */
  readonly screen: string;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** The host sends a beat far more often; silence this long is a dead line. */
const SILENCE_MS = 45_000;

/** Messages over loopback HTTP; events are read from a stream that is opened again, with pauses, when it breaks. */
export function httpTransport(door: HttpDoor): Transport {
  const headers = { authorization: `Bearer ${door.token}`, 'x-guichet-screen': door.screen };
  return {
    request: async (message) => {
      const response = await fetch(new URL('/api/message', door.base), {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(message),
      });
      // A till that was started anew knows this page's token no more: for this page it is not there.
      if (response.status === 401) throw new Error('the token is not known');
      return response.json();
    },
    subscribe: (onEvent, onLost) => {
      const stopped = new AbortController();
      void listen(new URL('/api/events', door.base), headers, stopped.signal, onEvent, onLost);
      return () => stopped.abort();
    },
  };
}

async function listen(
  address: URL,
  headers: Record<string, string>,
  stopped: AbortSignal,
  onEvent: (event: unknown) => void,
  onLost: () => void,
): Promise<void> {
  let pause = FIRST_PAUSE_MS;
  while (!stopped.aborted) {
    try {
      await readStream(address, headers, stopped, onEvent, () => {
        pause = FIRST_PAUSE_MS;
      });
    } catch {
      // A broken line is no news by itself: what follows is the same as after a clean end.
    }
    if (stopped.aborted) return;
    onLost();
    await new Promise<void>((go) => {
      const timer = setTimeout(go, pause);
      stopped.addEventListener('abort', () => {
        clearTimeout(timer);
        go();
      });
    });
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

async function readStream(
  address: URL,
  headers: Record<string, string>,
  stopped: AbortSignal,
  onEvent: (event: unknown) => void,
  onOpen: () => void,
): Promise<void> {
  const silent = new AbortController();
  const response = await fetch(address, {
    headers: { ...headers, accept: 'text/event-stream' },
    signal: AbortSignal.any([stopped, silent.signal]),
  });
  if (!response.ok || response.body === null) throw new Error(`events: ${response.status}`);
  onOpen();
  // Changes made while the line was down have no event: ask for everything once.
  onEvent({ topics: topic.options });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const lines = eventLines();
  let watch = setTimeout(() => silent.abort(), SILENCE_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(watch);
      watch = setTimeout(() => silent.abort(), SILENCE_MS);
      for (const event of lines.push(value)) onEvent(event);
    }
  } finally {
    clearTimeout(watch);
  }
}
