import { randomBytes } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { z } from 'zod';
import type { StreamId } from '../../shared/kernel/ids.ts';
import { hasForbiddenCharacters } from '../../shared/kernel/text.ts';
import { rescueRequest } from '../../shared/sync/rescue.ts';
import { enrolmentRequest, journalRequest } from '../../shared/sync/wire.ts';
import { takeIn } from '../intake/takeIn.ts';
import { handInPart } from '../rescue/handler.ts';
import { authenticate } from '../service/authenticate.ts';
import { enrol } from '../service/enrolment.ts';
import { readFeed } from '../service/feed.ts';
import { type CentreParts, Refused } from '../service/parts.ts';
import { readTakings } from '../service/takings.ts';

const SMALL_BODY = 16 * 1024;
/** A page of the journal is at most so large; a till sends some 2 MB at a time. */
const JOURNAL_BODY = 32 * 1024 * 1024;
const MOST_FEED_ITEMS = 5000;

const feedQuery = z.object({
  cursor: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_FEED_ITEMS).default(1000),
});

/** The centre over HTTP. Every input is decoded before use; every problem is `{error, detail}`. Does not listen yet. */
export function centreServer(parts: CentreParts): FastifyInstance {
  const server = fastify({ logger: false, bodyLimit: SMALL_BODY, forceCloseConnections: true });

  server.get('/health', async () => ({ ok: true, generation: parts.generation }));
  server.post('/v1/enrolments', async (request) => enrol(parts, decode(enrolmentRequest, request.body)));
  server.get('/v1/feed', async (request) => {
    const device = await authenticate(parts, request.headers.authorization);
    const { cursor, limit } = decode(feedQuery, request.query);
    return readFeed(parts, device, cursor, limit);
  });
  server.get('/v1/takings', async (request) => {
    await authenticate(parts, request.headers.authorization);
    return readTakings(parts);
  });
  server.register(async (journal) => {
    // Before the body is read: who has no token does not get to send megabytes.
    journal.addHook('onRequest', async (request) => {
      await authenticate(parts, request.headers.authorization);
    });
    journal.post('/v1/journal', { bodyLimit: JOURNAL_BODY }, async (request) => {
      const device = await authenticate(parts, request.headers.authorization);
      return takeIn(parts, device, decode(journalRequest, request.body));
    });
    journal.post('/v1/rescues', { bodyLimit: JOURNAL_BODY }, async (request) => {
      const device = await authenticate(parts, request.headers.authorization);
      return handInPart(parts, device, decode(rescueRequest, request.body));
    });
  });

  server.setNotFoundHandler((_request, reply) => problem(reply, 404, 'notFound', 'there is nothing here'));
  server.setErrorHandler((error: unknown, request, reply) => {
    if (error instanceof Refused) return problem(reply, error.status, error.code, error.message);
    const status = statusOf(error);
    if (status === 413) return problem(reply, 413, 'tooLarge', 'the body is too large');
    if (status >= 400 && status < 500) return problem(reply, status, 'malformed', messageOf(error));
    const id = randomBytes(6).toString('hex');
    parts.log.error('a request failed', {
      id,
      method: request.method,
      url: request.url,
      error: stackOf(error),
    });
    return problem(reply, 500, 'fault', id);
  });
  return server;
}

/** Ids go into the database, which takes no U+0000; everything else is judged by what it is used for. */
const plainIds = (value: { readonly stream: string; readonly instance?: string | undefined }): boolean =>
  !hasForbiddenCharacters(value.stream) && !hasForbiddenCharacters(value.instance ?? '');

function decode<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new Refused(400, 'malformed', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
  }
  const value: unknown = read.data;
  if (isWithStream(value) && !plainIds(value))
    throw new Refused(400, 'malformed', 'stream: control characters are not allowed');
  return read.data;
}

const isWithStream = (value: unknown): value is { stream: StreamId; instance?: string } =>
  typeof value === 'object' && value !== null && 'stream' in value;

const problem = (reply: FastifyReply, status: number, error: string, detail: string): FastifyReply =>
  reply.code(status).send({ error, detail: detail.slice(0, 2000) });

const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
