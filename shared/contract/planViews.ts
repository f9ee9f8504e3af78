import { z } from 'zod';
import { instant } from './values.ts';

export const seatPlaceView = z.object({
  seat: z.string(),
  section: z.string(),
  row: z.string(),
  number: z.string(),
  kind: z.enum(['normal', 'wheelchair', 'companion', 'restricted', 'house']),
  picked: z.boolean(),
});

/** A plan in columns: a house of 30,000 seats is one message. */
export const planView = z.object({
  id: z.string(),
  name: z.string(),
  width: z.number(),
  height: z.number(),
  stage: z.object({ x: z.number(), y: z.number(), label: z.string() }),
  /** The zone of each category on the asked date, with its colour. */
  zones: z.array(z.object({ category: z.string(), zone: z.string(), name: z.string(), colour: z.int() })),
  sections: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      rows: z.array(
        z.object({
          name: z.string(),
          ids: z.array(z.string()),
          numbers: z.array(z.string()),
          x: z.array(z.number()),
          y: z.array(z.number()),
          /** Index into `zones`; -1 where this event sells nothing. */
          zone: z.array(z.int()),
          /** One letter a seat: n normal, w wheelchair, c companion, r restricted view, h house. */
          kinds: z.string(),
        }),
      ),
    }),
  ),
});
export type PlanView = z.infer<typeof planView>;

/** How the seats of a date stand: one letter a seat in the order of the plan's rows, per section. */
export const seatStatesView = z.object({
  date: z.string(),
  /** f free and ours, e another till's, s sold, h held, b blocked, c in this cart, o in another cart here. */
  sections: z.array(z.object({ id: z.string(), states: z.string() })),
  /** For whom seats are held. */
  holds: z.array(z.object({ owner: z.string(), seats: z.array(z.string()) })),
  at: instant,
});
export type SeatStatesView = z.infer<typeof seatStatesView>;
