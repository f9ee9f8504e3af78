import { heldReply, heldRequest } from '../../../shared/sync/wire.ts';
import { takeHeld } from '../../service/held.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

/** A till reports up to so many leases with their seats. */
const MOST_BYTES = 16 * 1024 * 1024;

/** A till tells a restored centre what it holds. */
export const held = route({
  method: 'POST',
  path: '/v1/held',
  summary: 'Takes up what a till still holds, when the centre is of another generation than before.',
  caller: 'till',
  bodyLimit: MOST_BYTES,
  body: heldRequest,
  reply: heldReply,
  refuses: { 403: ['notYourStream'], 409: ['tillLost'] },
  handle: async (parts, { device, body }) => {
    refuseControls(body);
    return takeHeld(parts, device, body);
  },
});
