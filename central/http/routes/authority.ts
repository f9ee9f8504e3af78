import { authorityReply, authorityRequest } from '../../../shared/sync/wire.ts';
import { giveAuthority } from '../../service/authority.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

const MOST_BYTES = 1024 * 1024;

/** A till asks for the authority over what another one made. */
export const authority = route({
  method: 'POST',
  path: '/v1/authority',
  summary: 'Gives the authority to act on what another till made. One request id has one answer for ever.',
  caller: 'till',
  bodyLimit: MOST_BYTES,
  body: authorityRequest,
  reply: authorityReply,
  refuses: { 403: ['notYourStream'], 409: ['tillLost', 'requestReused'] },
  handle: async (parts, { device, body }) => {
    refuseControls(body);
    return giveAuthority(parts, device, body);
  },
});
