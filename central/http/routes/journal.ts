import { journalReply, journalRequest } from '../../../shared/sync/wire.ts';
import { takeIn } from '../../intake/takeIn.ts';
import { route } from '../route.ts';
import { refuseControls } from './plainIds.ts';

/** A page of the journal is at most so large; a till sends some 2 MB at a time. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A till sends facts. */
export const journal = route({
  method: 'POST',
  path: '/v1/journal',
  summary: 'Takes in a page of a journal. No fact is refused: what does not fit is stored, with a case.',
  caller: 'till',
  bodyLimit: MOST_BYTES,
  body: journalRequest,
  reply: journalReply,
  refuses: { 400: ['notAPage'], 403: ['notYourStream'] },
  handle: async (parts, { device, body }) => {
    refuseControls({ stream: body.stream });
    return takeIn(parts, device, body);
  },
});
