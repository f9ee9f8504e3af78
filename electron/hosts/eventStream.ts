import type { ServerResponse } from 'node:http';
import type { Core } from '../core/api.ts';
import { SECURITY_HEADERS } from './renderer.ts';

// A page that stopped reading is cut off; it asks for everything again when it comes back.
const MOST_UNREAD_BYTES = 65_536;

/**
 * Sends every change as a server-sent event (WHATWG HTML §9.2) until the page goes, with a comment every
 * `heartbeatMs` so that both sides notice a line that is dead.
 */
export function startEventStream(core: Core, response: ServerResponse, heartbeatMs: number): void {
  response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
  const send = (text: string): void => {
    if (response.destroyed) return;
    response.write(text);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  };
  send(': open\n\n');
  const stop = core.onChanged((topics) =>
    send(`event: changed\ndata: ${JSON.stringify({ topics: [...topics] })}\n\n`),
  );
  const heartbeat = setInterval(() => send(': beat\n\n'), heartbeatMs);
  response.on('close', () => {
    clearInterval(heartbeat);
    stop();
  });
}
