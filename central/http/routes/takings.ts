import { takingsReply } from '../../../shared/sync/wire.ts';
import { readTakings } from '../../service/takings.ts';
import { route } from '../route.ts';

/** The centre's ledger. */
export const takings = route({
  method: 'GET',
  path: '/v1/takings',
  summary: "The centre's ledger per stream, from its own fold over the journals it has.",
  caller: 'till',
  reply: takingsReply,
  handle: (parts) => readTakings(parts),
});
