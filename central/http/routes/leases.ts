import { leasesReply, leasesRequest } from '../../../shared/sync/wire.ts';
import { grantLeases } from '../../service/leases.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

const MOST_BYTES = 1024 * 1024;

/** A till asks for more to sell. */
export const leases = route({
  method: 'POST',
  path: '/v1/leases',
  summary:
    'Grants what a till would like to sell, as far as it is free. One request id has one answer for ever.',
  caller: 'till',
  bodyLimit: MOST_BYTES,
  body: leasesRequest,
  reply: leasesReply,
  refuses: { 403: ['notYourStream'], 409: ['tillLost', 'requestReused'] },
  handle: async (parts, { device, body }) => {
    refuseControls(body);
    return grantLeases(parts, device, body);
  },
});
