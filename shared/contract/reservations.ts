import { z } from 'zod';
import { cartView } from './cartViews.ts';
import { customerView } from './customerView.ts';
import { amount, approval, instant, plainText, uuidOf } from './values.ts';

/** A reservation as a screen shows it, whichever till made it. Minor units. */
export const reservationView = z.object({
  id: z.string(),
  number: z.string(),
  /** The till that made it; null for this one. */
  tillNo: z.int().nullable(),
  at: instant,
  state: z.enum(['open', 'paid', 'ended']),
  /** The number of the order that paid it, or why it ended (expired, cancelled, noShow); empty where nobody told. */
  by: z.string(),
  /** When it ends by itself; null for an invoice, which waits. */
  expiresAt: instant.nullable(),
  /** Customer or name; empty where only another till knows it. */
  name: z.string(),
  customer: customerView.nullable(),
  totalMinor: amount,
  /** Set where nobody pays: places that a manager holds, a guest list's, or a guest's. */
  hold: z
    .object({ kind: z.enum(['hold', 'guests', 'guest']), owner: z.string(), reason: z.string() })
    .nullable(),
  /** What it still holds. */
  pieces: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      detail: z.string(),
      startsAt: instant.nullable(),
      seat: z.string(),
      holder: z.string(),
      minor: amount,
    }),
  ),
  /** How this till may act on it: by itself, after asking the centre, or not before the line is back. */
  authority: z.enum(['here', 'centre', 'away']),
});
export type ReservationView = z.infer<typeof reservationView>;

const order = uuidOf<'order'>();
/** What is done with reservations. */
export const ReservationCommands = {
  /**
   * Makes a reservation of the cart in hand, for its customer or a name. `expiresAt` null: when the venue lets them end.
   * Sent with the cart's own command id, as a sale is.
   */
  reserveCart: {
    once: true,
    input: z.strictObject({
      cart: uuidOf<'cart'>(),
      name: plainText(80).default(''),
      expiresAt: instant.nullable().default(null),
      /** By a manager: held for `name` and never paid (`hold`), or for the guests of a list of that name. */
      hold: z
        .strictObject({ kind: z.enum(['hold', 'guests']), reason: plainText(200).default('') })
        .nullable()
        .default(null),
      approval: approval.nullable().default(null),
    }),
    reply: reservationView,
  },
  /**
   * Takes a reservation into the empty cart, as a whole, to be paid there. `byWord`: a manager's word while the till that
   * has the say over it is out of reach.
   */
  takeReservation: {
    once: true,
    input: z.strictObject({
      order,
      byWord: z.boolean().default(false),
      approval: approval.nullable().default(null),
    }),
    reply: cartView,
  },
  /** Makes a reservation of its own of some of its pieces; gives that one. */
  splitReservation: {
    once: true,
    input: z.strictObject({ order, pieces: z.array(plainText(20).min(3)).min(1).max(500) }),
    reply: reservationView,
  },
  /** Ends a reservation unpaid: its places are free. Those of a guest a manager held: by a manager. */
  endReservation: {
    once: true,
    input: z.strictObject({
      order,
      why: z.enum(['cancelled', 'noShow']),
      approval: approval.nullable().default(null),
    }),
    reply: reservationView,
  },
  /** By a manager: what is held is free again, before its time. */
  releaseHold: {
    once: true,
    input: z.strictObject({ order, approval: approval.nullable().default(null) }),
    reply: reservationView,
  },
  /** Ends all of these as not come for; those that can't be ended stay and are counted. */
  releaseNoShows: {
    once: true,
    input: z.strictObject({ orders: z.array(order).min(1).max(500) }),
    reply: z.object({ released: z.int(), places: z.int(), kept: z.int() }),
  },
} as const;

/** What is asked of reservations. */
export const ReservationQueries = {
  /** `tonight`: unpaid ones of this business day; `holds`: what managers hold. A search finds by number, name or scan, also closed ones. */
  reservations: {
    input: z.strictObject({
      search: plainText(300),
      which: z.enum(['open', 'tonight', 'holds']),
      limit: z.int().min(1).max(500),
    }),
    reply: z.object({
      reservations: z.array(reservationView),
      /** When a reservation of the cart in hand would end by itself; null for an empty cart. */
      cartEndsAt: instant.nullable(),
      /** Of tonight: when they may be released as not come for, and whether that time has come. */
      releaseFrom: instant.nullable(),
    }),
  },
  reservation: { input: z.strictObject({ order }), reply: reservationView },
} as const;
