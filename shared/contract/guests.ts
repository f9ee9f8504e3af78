import { z } from 'zod';
import { reportFileView } from './evening.ts';
import { approval, instant, language, plainText, uuidOf } from './values.ts';

/** Nobody brings more people along. */
export const MOST_PLUS = 98;

/** Somebody on a guest list, with so many more. */
export const guestView = z.object({
  id: z.string(),
  name: z.string(),
  /** People besides the guest. */
  plus: z.int(),
  state: z.enum(['expected', 'came', 'ended']),
  /** The order that gave the tickets; empty while expected. */
  order: z.string(),
  seats: z.string(),
  /** How this till may tick it off: by itself, after asking the centre, or not before the line is back. */
  authority: z.enum(['here', 'centre', 'away']),
});
export type GuestView = z.infer<typeof guestView>;

/** Places kept for the guests of somebody. */
export const guestListView = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  /** Why its tickets are free. */
  reason: z.string(),
  note: z.string(),
  /** The till that made it; null for this one. */
  tillNo: z.int().nullable(),
  eventName: z.string(),
  startsAt: instant.nullable(),
  /** When what nobody came for is free again. */
  releaseAt: instant.nullable(),
  /** Held for it in all: for guests who came, who are expected, and for nobody yet. */
  places: z.int(),
  left: z.int(),
  came: z.int(),
  open: z.boolean(),
  guests: z.array(guestView),
});
export type GuestListView = z.infer<typeof guestListView>;

export const GuestCommands = {
  /** Puts somebody on a list, with so many more: places of the list are that guest's from then on. */
  addGuest: {
    once: true,
    input: z.strictObject({
      list: uuidOf<'order'>(),
      name: plainText(80),
      plus: z.int().min(0).max(MOST_PLUS),
    }),
    reply: guestListView,
  },
  /**
   * The guest is there: free tickets for `came` of the places (null: all); the others stay expected. `byWord`: a manager's
   * word while the till that has the say over it is out of reach.
   */
  tickGuest: {
    once: true,
    input: z.strictObject({
      guest: uuidOf<'order'>(),
      came: z
        .int()
        .min(1)
        .max(MOST_PLUS + 1)
        .nullable()
        .default(null),
      print: z.boolean().default(true),
      language,
      byWord: z.boolean().default(false),
      approval: approval.nullable().default(null),
    }),
    reply: guestListView,
  },
} as const;

export const GuestQueries = {
  guestLists: { input: z.strictObject({}), reply: z.object({ lists: z.array(guestListView) }) },
  /** A list as a PDF, to tick off by hand. */
  guestListFile: { input: z.strictObject({ list: uuidOf<'order'>(), language }), reply: reportFileView },
} as const;
