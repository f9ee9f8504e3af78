import { z } from 'zod';
import { statementReply } from '../../../shared/sync/reports.ts';
import { readStatement } from '../../service/statement.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

const query = z.object({ date: z.string().min(1).max(64) });

/** What one date brought. */
export const statement = route({
  method: 'GET',
  path: '/v1/statement',
  summary: 'What one date brought, whenever its tickets were sold, and which tills have not sent everything.',
  caller: 'till',
  query,
  reply: statementReply,
  refuses: { 404: ['dateUnknown'] },
  handle: (parts, { query: { date } }) => {
    refuseControls({ date });
    return readStatement(parts, date);
  },
});
