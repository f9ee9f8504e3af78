import type { FastifyInstance } from 'fastify';
import { type CentreParts, Refused } from '../service/parts.ts';
import type { Gate } from './gate.ts';
import type { Metrics } from './metrics.ts';
import { messageOf, problem } from './problems.ts';

/** The storage must answer within so long to be called ready, in ms. */
const READY_MS = 2_000;

/**
 * For whoever watches over the centre: /health (the process is up) and /ready (its storage answers) say no more than that
 * to anybody; /metrics tells only who shows a token that `mayRead`.
 */
export function serveWatch(
  server: FastifyInstance,
  parts: CentreParts,
  gate: Gate,
  metrics: Metrics,
  mayRead: (token: string) => Promise<boolean>,
): void {
  server.get('/health', async () => ({ ok: true, generation: parts.generation }));

  let asking: Promise<string | null> | undefined;
  server.get('/ready', async (_request, reply) => {
    // Many who ask at once cost the storage one question.
    asking ??= storageProblem(parts).finally(() => {
      asking = undefined;
    });
    const wrong = await asking;
    if (wrong === null) return { ok: true };
    parts.log.warn('the storage does not answer', { error: wrong });
    return problem(reply, 503, 'notReady', 'the storage does not answer');
  });

  server.get('/metrics', async (request, reply) => {
    const counted = gate.stranger(request);
    const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined || !(await mayRead(token)))
      throw new Refused(401, 'unauthorised', 'the metrics want the token for metrics, or the operator’s');
    counted.succeeded();
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}

/** What is wrong with the storage; null when it answers in time. */
async function storageProblem(parts: CentreParts): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${READY_MS} ms`), READY_MS);
  });
  const asked = parts.storage
    .transaction(parts.organiser, (tx) => tx.identity.organiser())
    .then((row) => (row ? null : 'the organiser is gone'), messageOf);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
