import { z } from 'zod';
import { feedReply } from '../../../shared/sync/wire.ts';
import { readFeed } from '../../service/feed.ts';
import { route } from '../route.ts';

const MOST_ITEMS = 5000;

const query = z.object({
  cursor: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).default(1000),
  /** Entries that the till has still to send; older tills do not say. */
  behind: z.coerce.number().int().min(0).max(1_000_000_000).optional(),
});

/** What a till is told, behind a cursor. */
export const feed = route({
  method: 'GET',
  path: '/v1/feed',
  summary: 'A page of what the asking till is told, behind a cursor; the till says how far behind it is.',
  caller: 'till',
  query,
  reply: feedReply,
  handle: (parts, { device, query: { cursor, limit, behind } }) =>
    readFeed(parts, device, cursor, limit, behind),
});
