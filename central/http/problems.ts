import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { Refused } from '../service/parts.ts';

/** Says that too much was asked; `retryAfterMs` until it may be asked again. */
export class TooMany extends Error {
  override name = 'TooMany';
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('too many requests: try again later');
    this.retryAfterMs = retryAfterMs;
  }
}

/** What a request brings, decoded; refuses (malformed) what has not the agreed form. */
export function decode<T>(schema: z.ZodType<T>, input: unknown): T {
  const read = schema.safeParse(input);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Refused(400, 'malformed', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
}

/** Answers with a problem in the agreed form. */
export const problem = (reply: FastifyReply, status: number, error: string, detail: string): FastifyReply =>
  reply.code(status).send({ error, detail: detail.slice(0, 2000) });

/** The status that an error of the framework carries; 500 for any other. */
export const statusOf = (error: unknown): number =>
  error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;

/** What an error says of itself. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Where an error came from, for the log. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
