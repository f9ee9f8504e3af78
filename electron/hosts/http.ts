import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Core } from '../core/api.ts';
import type { Log } from '../core/ports/log.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { type Door, openDoor } from './door.ts';
import { startEventStream } from './eventStream.ts';
import { MOST_BODY_BYTES, readBody } from './httpBody.ts';
import { readRendererFile, SECURITY_HEADERS } from './renderer.ts';

export interface HttpHostOptions {
  readonly core: Core;
  readonly log: Log;
  /** 0 or none: any free port. */
  readonly port?: number;
  /** Only for tests; otherwise random for each start. */
  readonly token?: string;
  /** Folder of the built renderer. */
  readonly rendererDir: string;
  /** Milliseconds between two heartbeats on the event stream. */
  readonly heartbeatMs?: number;
}

export interface HttpHost {
  /** The address to open, with the token in the fragment, which never travels. */
  readonly url: string;
  /** Scheme, host and port. */
  readonly origin: string;
  readonly port: number;
  readonly token: string;
  /** Ends all connections; no answer is under way afterwards. */
  close(): Promise<void>;
}

/**
 * Serves a core and the screens to this machine only: 127.0.0.1, a bearer token, host and origin checked.
 * Rejects when the port is taken.
 */
export async function startHttpHost(options: HttpHostOptions): Promise<HttpHost> {
  const token = options.token ?? randomBytes(32).toString('base64url');
  const dispatch = createDispatch(options.core, options.log);
  const server = createServer({ maxHeaderSize: 16_384, requestTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const port = (server.address() as AddressInfo).port;
  const door = openDoor(port, token);
  const underWay = new Set<Promise<void>>();
  server.on('request', (request, response) => {
    const answered = answer(request, response, door, dispatch, options).catch((error: unknown) => {
      options.log.warn('An HTTP request broke off', { error: String(error) });
      response.destroy();
    });
    underWay.add(answered);
    answered.finally(() => underWay.delete(answered));
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: `${origin}/#token=${token}`,
    origin,
    port,
    token,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await Promise.all(underWay);
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  dispatch: Dispatch,
  options: HttpHostOptions,
): Promise<void> {
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  if (!door.isOurHost(request.headers)) return refuse(response, 403, 'wrong host');
  if (!door.isOurOrigin(request.headers)) return refuse(response, 403, 'wrong origin');
  if (path === '/api/message') return message(request, response, door, dispatch);
  if (path === '/api/events') {
    const screen = allowed(request, response, door, 'GET');
    if (screen === undefined) return;
    return startEventStream(options.core, response, options.heartbeatMs ?? 15_000);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'wrong method');
  const file = await readRendererFile(options.rendererDir, path);
  if (file === undefined) return refuse(response, 404, 'not found');
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': file.type,
    'content-length': file.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

async function message(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  dispatch: Dispatch,
): Promise<void> {
  const screen = allowed(request, response, door, 'POST');
  if (screen === undefined) return;
  // A form of another site can't send this type without being asked for leave first.
  if ((request.headers['content-type'] ?? '').split(';', 1)[0]?.trim() !== 'application/json')
    return refuse(response, 415, 'application/json is needed');
  const body = await readBody(request);
  if (body.kind === 'tooLong')
    return malformed(response, 413, `a message has ${MOST_BODY_BYTES} bytes at most`);
  if (body.kind === 'broken') return;
  if (body.kind === 'nonsense') return malformed(response, 400, body.problem);
  json(response, 200, await dispatch(`http-${screen}`, body.value));
}

/** The screen's id when the request may pass; otherwise it has been answered. */
function allowed(
  request: IncomingMessage,
  response: ServerResponse,
  door: Door,
  method: string,
): string | undefined {
  if (request.method !== method) refuse(response, 405, 'wrong method');
  else if (!door.hasToken(request.headers)) refuse(response, 401, 'wrong token');
  else {
    const screen = door.screenOf(request.headers);
    if (screen === undefined) refuse(response, 400, 'x-guichet-screen: 8 to 64 of A-Z a-z 0-9 -');
    return screen;
  }
  return undefined;
}

function malformed(response: ServerResponse, status: number, problem: string): void {
  json(response, status, { ok: false, refusal: { kind: 'malformed', problems: [problem] } });
}

function refuse(response: ServerResponse, status: number, error: string): void {
  json(response, status, { error });
}

function json(response: ServerResponse, status: number, value: unknown): void {
  if (response.destroyed) return;
  const body = Buffer.from(JSON.stringify(value));
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  });
  response.end(body);
}
