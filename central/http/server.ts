import { randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { isSame, type OperatorAccess } from '../operator/access.ts';
import { operatorPages } from '../operator/pages.ts';
import { type CentreParts, Refused } from '../service/parts.ts';
import { createGate } from './gate.ts';
import { createLimits, RATES, type Rates } from './limits.ts';
import { createMetrics } from './metrics.ts';
import { messageOf, problem, stackOf, statusOf, TooMany } from './problems.ts';
import { serveRoutes } from './protocol.ts';
import { ROUTES } from './routes/index.ts';
import { serveWatch } from './watch.ts';

const SMALL_BODY = 16 * 1024;
const MOST_HEADER_BYTES = 8 * 1024;
/** A whole request must have come after so long, in ms: a page of a backlog on a bad line, but no trickle for ever. */
const REQUEST_MS = 60_000;
const HEADERS_MS = 10_000;
/** A till asks every few seconds: its connection may stay. */
const KEEP_ALIVE_MS = 30_000;

export interface ServerOptions {
  readonly operator: OperatorAccess;
  /** Whoever shows it may read the metrics, and nothing else. */
  readonly metricsToken?: string;
  /** A proxy of ours stands in front: the last address in X-Forwarded-For is the caller's. */
  readonly behindProxy?: boolean;
  readonly rates?: Partial<Rates>;
  /** Replies and refusals are held to the routes' declarations: for tests. */
  readonly checked?: boolean;
  /** Is told of each route as it is registered. */
  readonly onRoute?: (route: { readonly method: string | string[]; readonly url: string }) => void;
}

/** The centre over HTTP. Every input is decoded before use; every problem is `{error, detail}`. Does not listen yet. */
export function centreServer(parts: CentreParts, options: ServerOptions): FastifyInstance {
  const server = fastify({
    logger: false,
    bodyLimit: SMALL_BODY,
    forceCloseConnections: true,
    requestTimeout: REQUEST_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    http: { maxHeaderSize: MOST_HEADER_BYTES, headersTimeout: HEADERS_MS },
    // One proxy: what it was told by others in that header is not believed.
    trustProxy: options.behindProxy === true ? (_address, hop) => hop === 0 : false,
  });
  const { onRoute } = options;
  if (onRoute) server.addHook('onRoute', ({ method, url }) => onRoute({ method, url }));
  const metrics = createMetrics(parts);
  const limits = createLimits({ ...RATES, ...options.rates }, () => parts.clock.monotonic());
  const gate = createGate(parts, limits, metrics.limited);

  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const { method } = request;
    const status = reply.statusCode;
    metrics.request({ method, route, status }, reply.elapsedTime);
    // Whoever asks every few seconds whether all is well would fill the log.
    if (status < 400 && QUIET.has(route)) return;
    const till = gate.callerOf(request)?.tillNo;
    const ms = Math.round(reply.elapsedTime * 10) / 10;
    parts.log.info('request', { method, route, status, ms, ...(till === undefined ? {} : { till }) });
  });

  serveRoutes(server, parts, gate, ROUTES, options.checked === true);
  const { operator, metricsToken } = options;
  serveWatch(
    server,
    parts,
    gate,
    metrics,
    async (token) =>
      (metricsToken !== undefined && isSame(metricsToken, token)) || (await operator.isToken(token)),
  );
  server.register(operatorPages(parts, gate, operator));

  server.setNotFoundHandler(
    {
      preHandler: async (request: FastifyRequest) => {
        gate.stranger(request);
      },
    },
    (_request, reply) => problem(reply, 404, 'notFound', 'there is nothing here'),
  );
  server.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof Refused) return problem(reply, error.status, error.code, error.message);
    if (error instanceof TooMany) {
      reply.header('retry-after', Math.max(1, Math.ceil(error.retryAfterMs / 1000)));
      return problem(reply, 429, 'tooMany', error.message);
    }
    const status = statusOf(error);
    if (status === 413) return problem(reply, 413, 'tooLarge', 'the body is too large');
    if (status >= 400 && status < 500) return problem(reply, status, 'malformed', messageOf(error));
    const id = randomBytes(6).toString('hex');
    parts.log.error('a request failed', {
      id,
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      error: stackOf(error),
    });
    return problem(reply, 500, 'fault', id);
  });
  return server;
}

const QUIET: ReadonlySet<string> = new Set(['/health', '/ready', '/metrics']);
