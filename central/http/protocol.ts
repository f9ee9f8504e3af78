import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type CentreParts, Refused } from '../service/parts.ts';
import type { Counted, Gate } from './gate.ts';
import { decode } from './problems.ts';
import { problemsOf, type Route } from './route.ts';

/**
 * Serves routes as they are declared. Who may not call is told before a body is read: who has no token does not get to
 * send megabytes. `checked` holds handlers to their declaration: a reply of another form and a refusal that is not
 * in it are faults.
 */
export function serveRoutes(
  server: FastifyInstance,
  parts: CentreParts,
  gate: Gate,
  routes: readonly Route[],
  checked: boolean,
): void {
  for (const declared of routes) {
    const attempts = new WeakMap<FastifyRequest, Counted>();
    const handle = checked ? held(declared) : declared.handle;
    server.route({
      method: declared.method,
      url: declared.path,
      exposeHeadRoute: false,
      ...(declared.bodyLimit === undefined ? {} : { bodyLimit: declared.bodyLimit }),
      onRequest: async (request) => {
        if (declared.caller === 'till') await gate.till(request);
        else if (declared.caller === 'guesser') attempts.set(request, gate.guess(request));
        else gate.stranger(request);
      },
      handler: async (request) => {
        const reply = await handle(parts, {
          device: gate.callerOf(request),
          query: declared.query && decode(declared.query, request.query),
          body: declared.body && decode(declared.body, request.body),
        });
        attempts.get(request)?.succeeded();
        return reply;
      },
    });
  }
}

/** The route's handler, held to what the document says of it. */
function held(declared: Route): Route['handle'] {
  const problems = problemsOf(declared);
  return async (parts, call) => {
    try {
      return declared.reply.parse(await declared.handle(parts, call));
    } catch (error) {
      if (error instanceof Refused && !problems.get(error.status)?.includes(error.code))
        throw new Error(`${declared.path} does not declare ${error.status} ${error.code}`, { cause: error });
      throw error;
    }
  };
}
