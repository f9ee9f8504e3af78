import { z } from 'zod';
import { decode } from '../../central/http/decode.ts';
import { takeIn } from '../../central/intake/takeIn.ts';
import { authenticate } from '../../central/service/authenticate.ts';
import { giveAuthority } from '../../central/service/authority.ts';
import { enrol } from '../../central/service/enrolment.ts';
import { readFeed } from '../../central/service/feed.ts';
import { takeHeld } from '../../central/service/held.ts';
import { grantLeases } from '../../central/service/leases.ts';
import { type CentreParts, Refused } from '../../central/service/parts.ts';
import {
  authorityRequest,
  enrolmentRequest,
  heldRequest,
  journalRequest,
  leasesRequest,
} from '../../shared/sync/wire.ts';
import type { Question } from './network.ts';

/** How a till asks for a page of the feed, in a body instead of an address. */
export const feedQuestion = z.strictObject({ cursor: z.int().min(0), limit: z.int().min(1).max(5000) });

/** The centre's use cases by their paths, without HTTP: inputs are decoded by the schemas of the wire. */
export async function answerTo(parts: CentreParts, { path, token, text }: Question): Promise<object> {
  const body: unknown = JSON.parse(text);
  if (path === '/v1/enrolments') return enrol(parts, decode(enrolmentRequest, body));
  const device = await authenticate(parts, token === null ? undefined : `Bearer ${token}`);
  switch (path) {
    case '/v1/feed': {
      const { cursor, limit } = decode(feedQuestion, body);
      return readFeed(parts, device, cursor, limit);
    }
    case '/v1/journal':
      return takeIn(parts, device, decode(journalRequest, body));
    case '/v1/leases':
      return grantLeases(parts, device, decode(leasesRequest, body));
    case '/v1/held':
      return takeHeld(parts, device, decode(heldRequest, body));
    case '/v1/authority':
      return giveAuthority(parts, device, decode(authorityRequest, body));
    default:
      throw new Refused(404, 'notFound', path);
  }
}
