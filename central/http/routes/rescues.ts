import { rescueReply, rescueRequest } from '../../../shared/sync/rescue.ts';
import { handInPart } from '../../rescue/handler.ts';
import { route } from '../route.ts';

/** A part of a rescue file is at most so large. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A till hands in what a broken one could not send. */
export const rescues = route({
  method: 'POST',
  path: '/v1/rescues',
  summary: "A part of a broken till's rescue file, handed in by another till. Twice is once.",
  caller: 'till',
  bodyLimit: MOST_BYTES,
  body: rescueRequest,
  reply: rescueReply,
  refuses: {
    400: ['notARescue', 'rescueVersion', 'rescueDamaged'],
    403: ['rescueOfOtherCentre', 'rescueOfOtherOrganiser', 'rescueOfUnknownTill'],
  },
  handle: (parts, { device, body }) => handInPart(parts, device, body),
});
