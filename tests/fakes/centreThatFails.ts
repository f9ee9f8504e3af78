import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server on loopback whose answer a test chooses, as bad as it likes. */
export async function startServer(
  answer: RequestListener,
): Promise<{ url: string; set(next: RequestListener): void; requests(): number; close(): Promise<void> }> {
  let current = answer;
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    current(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next) => {
      current = next;
    },
    requests: () => requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const html = '<!doctype html><title>502 Bad Gateway</title>';

/** Every bad answer that a centre, a proxy or a hotel's Wi-Fi has for a till, by name. */
export const BAD_ANSWERS: Readonly<
  Record<string, { readonly answer: RequestListener; readonly state: 'offline' | 'centreFails' }>
> = {
  'status 500': {
    answer: (_q, r) => r.writeHead(500, { 'content-type': 'application/json' }).end('{"error":"fault"}'),
    state: 'centreFails',
  },
  'HTML with status 200': {
    answer: (_q, r) => r.writeHead(200, { 'content-type': 'text/html' }).end(html),
    state: 'centreFails',
  },
  'HTML with status 502': {
    answer: (_q, r) => r.writeHead(502, { 'content-type': 'text/html' }).end(html),
    state: 'centreFails',
  },
  'half a JSON': {
    answer: (_q, r) =>
      r.writeHead(200, { 'content-type': 'application/json' }).end('{"generation":"g1","items":['),
    state: 'centreFails',
  },
  'a body that breaks off': {
    answer: (_q, r) => {
      r.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      r.write('{"generation":');
      setImmediate(() => r.destroy());
    },
    state: 'offline',
  },
  'a connection closed without a word': { answer: (q) => q.socket.destroy(), state: 'offline' },
  'JSON of another form': { answer: (_q, r) => r.writeHead(200).end('{"ok":true}'), state: 'centreFails' },
  'a number': { answer: (_q, r) => r.writeHead(200).end('42'), state: 'centreFails' },
  'a redirect elsewhere': {
    answer: (_q, r) => r.writeHead(302, { location: 'http://127.0.0.1:1/login' }).end(),
    state: 'offline',
  },
  'nothing at all': { answer: () => {}, state: 'offline' },
};
