import type { z } from 'zod';
import { CentreFailure } from '../../electron/core/ports/sync.ts';
import type { Gateway } from '../../electron/sync/gateway.ts';
import { eveningReply, statementReply } from '../../shared/sync/reports.ts';
import {
  authorityReply,
  enrolmentReply,
  feedReply,
  heldReply,
  journalReply,
  leasesReply,
  problemReply,
} from '../../shared/sync/wire.ts';
import type { Line, Network } from './network.ts';

/** The centre as a till asks it, over the simulated network: texts travel, answers are decoded as over HTTP. */
export function simulatedGateway(network: Network, line: Line, token: () => string | null): Gateway {
  const ask = async <T>(path: string, body: object, schema: z.ZodType<T>): Promise<T> => {
    const answer = await network.ask(line, { path, token: token(), text: JSON.stringify(body) });
    const value: unknown = JSON.parse(answer.text);
    if (answer.status >= 400) {
      const problem = problemReply.parse(value);
      throw new CentreFailure(
        answer.status >= 500 ? 'fails' : 'refused',
        problem.error,
        `the centre answers ${answer.status}: ${problem.error} ${problem.detail ?? ''}`,
      );
    }
    const read = schema.safeParse(value);
    if (!read.success) throw new CentreFailure('nonsense', 'unexpectedForm', read.error.message);
    return read.data;
  };
  return {
    enrol: (request) => ask('/v1/enrolments', request, enrolmentReply),
    feed: (cursor, limit, behind) =>
      ask(`/v1/feed?cursor=${cursor}&limit=${limit}&behind=${behind}`, {}, feedReply),
    journal: (request) => ask('/v1/journal', request, journalReply),
    leases: (request) => ask('/v1/leases', request, leasesReply),
    held: (request) => ask('/v1/held', request, heldReply),
    authority: (request) => ask('/v1/authority', request, authorityReply),
    evening: (day) => ask(`/v1/evening?day=${day}`, {}, eveningReply),
    statement: (date) => ask(`/v1/statement?date=${date}`, {}, statementReply),
  };
}
