import { heldReply, heldRequest } from '../../../shared/sync/wire.ts';
import { takeHeld } from '../../service/held.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

/** Thousands of leases with their seats. */
const MOST_BYTES = 16 * 1024 * 1024;

/** What a till still holds, in a new generation. */
export const held = route({
  method: 'POST',
  path: '/v1/held',
  summary: 'Takes up what a till still holds, before it sends its journal again in a new generation.',
  caller: 'till',
  bodyLimit: MOST_BYTES,
  body: heldRequest,
  reply: heldReply,
  refuses: { 403: ['notYourStream'], 409: ['tillLost'] },
  handle: async (parts, { device, body }) => {
    refuseControls({ stream: body.stream });
    return takeHeld(parts, device, body);
  },
});
