import type { z } from 'zod';
import {
  type EveningReply,
  eveningReply,
  type StatementReply,
  statementReply,
} from '../../shared/sync/reports.ts';
import {
  type AuthorityReply,
  type AuthorityRequest,
  authorityReply,
  type EnrolmentReply,
  type EnrolmentRequest,
  enrolmentReply,
  type FeedReply,
  feedReply,
  type HeldReply,
  type HeldRequest,
  heldReply,
  type JournalReply,
  type JournalRequest,
  journalReply,
  type LeasesReply,
  type LeasesRequest,
  leasesReply,
  problemReply,
} from '../../shared/sync/wire.ts';
import { CentreFailure } from '../core/ports/sync.ts';

/** Longest wait for any answer of the centre, in ms. */
const PATIENCE_MS = 15_000;
/** No centre keeps a till away for longer, whatever it says, in ms. */
const MOST_RETRY_AFTER_MS = 5 * 60_000;
/** No answer is larger; one that is makes no sense. */
const MOST_BYTES = 32 * 1024 * 1024;

/** The centre as a till asks it. Every call throws CentreFailure when there is no answer that makes sense. */
export interface Gateway {
  enrol(request: EnrolmentRequest): Promise<EnrolmentReply>;
  /** `behind`: how many entries this till has still to send. */
  feed(cursor: number, limit: number, behind: number): Promise<FeedReply>;
  journal(request: JournalRequest): Promise<JournalReply>;
  leases(request: LeasesRequest): Promise<LeasesReply>;
  held(request: HeldRequest): Promise<HeldReply>;
  authority(request: AuthorityRequest): Promise<AuthorityReply>;
  evening(day: string): Promise<EveningReply>;
  statement(date: string): Promise<StatementReply>;
}

export interface GatewayOptions {
  /** Longest wait for any answer of the centre, in ms. */
  readonly patienceMs?: number;
  /** Told to the centre with each call, such as "Guichet 0.1.0". */
  readonly software?: string;
}

/** Asks one question of a centre and decodes its answer. Throws CentreFailure when none makes sense. */
export type Ask = <T>(method: string, path: string, body: unknown, schema: z.ZodType<T>) => Promise<T>;

/** Questions to a centre at a base address; `token` is asked anew for each. */
export const asker =
  (
    base: string,
    token: () => string | null,
    { patienceMs = PATIENCE_MS, software = 'Guichet' }: GatewayOptions = {},
  ): Ask =>
  async (method, path, body, schema) => {
    const headers: Record<string, string> = { accept: 'application/json', 'user-agent': software };
    const bearer = token();
    if (bearer !== null) headers.authorization = `Bearer ${bearer}`;
    if (body !== undefined) headers['content-type'] = 'application/json';
    let status: number;
    let text: string;
    let retryAfterMs: number;
    try {
      const response = await fetch(new URL(path, base), {
        method,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      status = response.status;
      retryAfterMs = retryAfterOf(response);
      text = await textOf(response);
    } catch (error) {
      if (error instanceof CentreFailure) throw error;
      throw new CentreFailure('unreachable', 'unreachable', causeOf(error));
    }
    return decode(status, text, schema, retryAfterMs);
  };

/** Guichet's own centre over HTTP at a base address; `token` is asked anew for each call. */
export function httpGateway(base: string, token: () => string | null, options: GatewayOptions = {}): Gateway {
  const ask = asker(base, token, options);
  return {
    enrol: (request) => ask('POST', '/v1/enrolments', request, enrolmentReply),
    feed: (cursor, limit, behind) =>
      ask('GET', `/v1/feed?cursor=${cursor}&limit=${limit}&behind=${behind}`, undefined, feedReply),
    journal: (request) => ask('POST', '/v1/journal', request, journalReply),
    leases: (request) => ask('POST', '/v1/leases', request, leasesReply),
    held: (request) => ask('POST', '/v1/held', request, heldReply),
    authority: (request) => ask('POST', '/v1/authority', request, authorityReply),
    evening: (day) => ask('GET', `/v1/evening?day=${encodeURIComponent(day)}`, undefined, eveningReply),
    statement: (date) =>
      ask('GET', `/v1/statement?date=${encodeURIComponent(date)}`, undefined, statementReply),
  };
}

/** What Retry-After says in seconds, as ms; a date, or what makes no sense, is passed over. */
function retryAfterOf(response: Response): number {
  const seconds = /^\d{1,6}$/.exec(response.headers.get('retry-after') ?? '')?.[0];
  return seconds === undefined ? 0 : Math.min(MOST_RETRY_AFTER_MS, Number(seconds) * 1000);
}

async function textOf(response: Response): Promise<string> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (length > MOST_BYTES)
    throw new CentreFailure('nonsense', 'tooLarge', `the centre answers with ${length} bytes`);
  // What says no length is counted while it comes; leaving the loop ends the connection.
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += piece.byteLength;
    if (bytes > MOST_BYTES)
      throw new CentreFailure(
        'nonsense',
        'tooLarge',
        `the centre answers with more than ${MOST_BYTES} bytes`,
      );
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function decode<T>(status: number, text: string, schema: z.ZodType<T>, retryAfterMs: number): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const kind = status >= 500 ? 'fails' : 'nonsense';
    throw new CentreFailure(
      kind,
      'notJson',
      `the centre answers ${status} with something that is no JSON`,
      retryAfterMs,
    );
  }
  if (status >= 400) {
    const problem = problemReply.safeParse(value);
    const code = problem.success ? problem.data.error : 'unknown';
    const detail = `the centre answers ${status}: ${code}`;
    const kind = status >= 500 || status === 429 ? 'fails' : 'refused';
    throw new CentreFailure(kind, code, detail, retryAfterMs);
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
