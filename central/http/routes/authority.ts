import { authorityReply, authorityRequest } from '../../../shared/sync/wire.ts';
import { giveAuthority } from '../../service/authority.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

/** Things that another till made and this one wants to act on. */
export const authority = route({
  method: 'POST',
  path: '/v1/authority',
  summary: 'Gives the authority over things that others made, or asks their till to yield it.',
  caller: 'till',
  bodyLimit: 1024 * 1024,
  body: authorityRequest,
  reply: authorityReply,
  refuses: { 403: ['notYourStream'], 409: ['requestReused', 'tillLost'] },
  handle: async (parts, { device, body }) => {
    refuseControls({ stream: body.stream, request: body.request });
    return giveAuthority(parts, device, body);
  },
});
