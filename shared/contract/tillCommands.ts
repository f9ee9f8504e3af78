import { z } from 'zod';
import { rescueJobView, rescueMadeView } from './rescueViews.ts';
import { base64Piece, nothing, plainText, rescueId, uuidOf } from './values.ts';

/** What a till does for itself: contact, backup, rescue. */
export const TillCommands = {
  /** Asks the centre at once; what came of it shows in the till's sync. Allowed before sign-in. */
  syncNow: { once: false, input: z.strictObject({}), reply: nothing },
  /** Asks the centre for places of tonight, as many as an outage needs; refused when it has none or is out of reach. */
  getPlaces: { once: false, input: z.strictObject({}), reply: nothing },
  /** Makes a backup of the till's store now. */
  backUp: { once: false, input: z.strictObject({}), reply: nothing },
  /** Makes a rescue file of what the centre does not have yet, or with `all` of everything. */
  makeRescueFile: {
    once: false,
    input: z.strictObject({ all: z.boolean().default(false) }),
    reply: rescueMadeView,
  },
  /** Bytes of a rescue file that somebody brings, in order; the same bytes may come again. */
  takeRescuePart: {
    once: false,
    input: z.strictObject({ upload: uuidOf<'upload'>(), offset: z.int().min(0), base64: base64Piece }),
    reply: z.object({ size: z.int() }),
  },
  /** Keeps a rescue file that was brought until the centre has it; handed in twice it is the same one. */
  handInRescue: {
    once: false,
    input: z.strictObject({ upload: uuidOf<'upload'>() }),
    reply: rescueJobView,
  },
  /** Takes a rescue that has ended off the list. */
  forgetRescue: { once: false, input: z.strictObject({ rescue: rescueId }), reply: nothing },
  dismissNotice: { once: false, input: z.strictObject({ kind: plainText(40) }), reply: nothing },
} as const;
