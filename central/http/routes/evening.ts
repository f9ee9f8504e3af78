import { z } from 'zod';
import { eveningReply } from '../../../shared/sync/reports.ts';
import { readEvening } from '../../service/evening.ts';
import { route } from '../route.ts';

const query = z.object({ day: z.iso.date() });

/** One business day at the centre. */
export const evening = route({
  method: 'GET',
  path: '/v1/evening',
  summary:
    'The ledger of one business day (day=YYYY-MM-DD) beside the closings of all tills, and what is still missing.',
  caller: 'till',
  query,
  reply: eveningReply,
  handle: (parts, { query: { day } }) => readEvening(parts, day),
});
