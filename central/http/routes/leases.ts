import { leasesReply, leasesRequest } from '../../../shared/sync/wire.ts';
import { grantLeases } from '../../service/leases.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

/** What a till would like to sell. */
export const leases = route({
  method: 'POST',
  path: '/v1/leases',
  summary:
    'Grants what is free, and asks other tills for the rest. The same request is answered alike for ever.',
  caller: 'till',
  bodyLimit: 1024 * 1024,
  body: leasesRequest,
  reply: leasesReply,
  refuses: { 403: ['notYourStream'], 409: ['requestReused', 'tillLost'] },
  handle: async (parts, { device, body }) => {
    refuseControls({ stream: body.stream, request: body.request });
    return grantLeases(parts, device, body);
  },
});
