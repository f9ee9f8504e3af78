import { z } from 'zod';
import { id } from './rowValues.ts';

/** What a till may sell and act on, and what is sold. */
export const RightsRows = {
  /** Seats of a date that one stream has sold; `id` is "date:stream". */
  seatsSold: z.object({
    id: z.string().min(1).max(140),
    date: id,
    stream: id,
    seats: z.array(id).max(40_000),
  }),
  /** A right granted to one stream. Counted down by that stream's sales only. */
  lease: z.object({
    id: z.string().min(1).max(100),
    stream: id,
    quota: z.string().min(1).max(100),
    amount: z.int().min(0),
    epoch: z.int().min(1),
    /** The seats it is of, as many as `amount`, for a numbered zone. */
    seats: z.array(id).max(40_000).optional(),
  }),
  /** A right of this till that the centre has taken back (the till was declared lost): nothing is sold under it. */
  leaseEnded: z.object({ id: z.string().min(1).max(100), stream: id, epoch: z.int().min(1) }),
  /** Another till needs some of what this one holds of a quota; `id` is "stream:quota" of the holder. */
  leaseAsked: z.object({
    id: z.string().min(1).max(200),
    stream: id,
    quota: z.string().min(1).max(100),
    amount: z.int().min(0),
    seats: z.array(id).max(5000).optional(),
    /** `shared`: a manager shares the date out anew, all of the amount is wanted. */
    why: z.enum(['asked', 'shared']).default('asked'),
  }),
  /** The authority over a thing that this till was given; `id` is the thing. */
  authority: z.object({ id, stream: id }),
  /** Things of this till's authority that another till needs; `id` is the stream. */
  authorityAsked: z.object({ id, things: z.array(id).max(2000) }),
  /** This till was declared lost (`at` ms UTC): its leases were taken back, and it gets none until a manager takes it back. */
  tillLost: z.object({ id, stream: id, at: z.int() }),
} as const;
