import type { z } from 'zod';
import {
  type EnrolmentReply,
  type EnrolmentRequest,
  enrolmentReply,
  type FeedReply,
  feedReply,
  type JournalReply,
  type JournalRequest,
  journalReply,
  problemReply,
} from '../../shared/sync/wire.ts';
import { CentreFailure } from '../core/ports/sync.ts';

/** Longest wait for any answer of the centre, in ms. */
const PATIENCE_MS = 15_000;
/** No answer is larger; one that is makes no sense. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The centre as a till asks it. Every call throws CentreFailure when there is no answer that makes sense. */
export interface Gateway {
  enrol(request: EnrolmentRequest): Promise<EnrolmentReply>;
  feed(cursor: number, limit: number): Promise<FeedReply>;
  journal(request: JournalRequest): Promise<JournalReply>;
}

/** Asks one question of a centre and decodes its answer. Throws CentreFailure when none makes sense. */
export type Ask = <T>(method: string, path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;

/** Questions to a centre at a base address; `token` is asked anew for each. */
export const asker =
  (base: string, token: () => string | null, patienceMs = PATIENCE_MS): Ask =>
  async (method, path, body, schema) => {
    const headers: Record<string, string> = { accept: 'application/json' };
    const bearer = token();
    if (bearer !== null) headers.authorization = `Bearer ${bearer}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let status: number;
    let text: string;
    try {
      const response = await fetch(new URL(path, base), {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      status = response.status;
      text = await textOf(response);
    } catch (error) {
      if (error instanceof CentreFailure) throw error;
      throw new CentreFailure('unreachable', 'unreachable', causeOf(error));
    }
    return decode(status, text, schema);
  };

/** Guichet's own centre over HTTP at a base address; `token` is asked anew for each call. */
export function httpGateway(base: string, token: () => string | null, patienceMs = PATIENCE_MS): Gateway {
  const ask = asker(base, token, patienceMs);
  return {
    enrol: (request) => ask('POST', '/v1/enrolments', request, enrolmentReply),
    feed: (cursor, limit) => ask('GET', `/v1/feed?cursor=${cursor}&limit=${limit}`, undefined, feedReply),
    journal: (request) => ask('POST', '/v1/journal', request, journalReply),
  };
}

async function textOf(response: Response): Promise<string> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MOST_BYTES)
    throw new CentreFailure('nonsense', 'tooLarge', `the centre answers with ${length} bytes`);
  return await response.text();
}

function decode<T>(status: number, text: string, schema: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const kind = status >= 500 ? 'fails' : 'nonsense';
    throw new CentreFailure(kind, 'notJson', `the centre answers ${status} with something that is no JSON`);
  }
  if (status >= 400) {
    const problem = problemReply.safeParse(value);
    const code = problem.success ? problem.data.error : 'unknown';
    const detail = `the centre answers ${status}: ${code}`;
    throw new CentreFailure(status >= 500 || status === 429 ? 'fails' : 'refused', code, detail);
  }
  const read = schema.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new CentreFailure(
      'nonsense',
      'unexpectedForm',
      `the centre's answer has not the agreed form: ${issue?.path.join('.')} ${issue?.message}`,
    );
  }
  return read.data;
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
