import { enrolmentReply, enrolmentRequest } from '../../../shared/sync/wire.ts';
import { enrol } from '../../service/enrolment.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

/** A till comes in with a one-time code. */
export const enrolments = route({
  method: 'POST',
  path: '/v1/enrolments',
  summary: 'Takes a till in by a one-time code. The same code with the same key gets the same answer.',
  caller: 'guesser',
  body: enrolmentRequest,
  reply: enrolmentReply,
  refuses: { 403: ['codeUnknown', 'revoked'], 409: ['codeUsed', 'streamTaken', 'prefixUsedUp'] },
  handle: async (parts, { body }) => {
    refuseControls(body);
    return enrol(parts, body);
  },
});
