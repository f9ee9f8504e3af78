import { z } from 'zod';
import { instant, signedAmount } from './values.ts';

/** What rescued entries come to; training is left out. */
export const rescueTotalsView = z.object({
  orders: z.int(),
  tickets: z.int(),
  currency: z.string(),
  netMinor: signedAmount,
  methods: z.array(
    z.object({ method: z.string(), methodName: z.string(), minor: signedAmount, count: z.int() }),
  ),
});
export type RescueTotalsView = z.infer<typeof rescueTotalsView>;

/** What a rescue file holds. */
export const rescueContentsView = rescueTotalsView.extend({
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
  /** Entries that the file should hold and does not. */
  missing: z.int(),
  /** True when nobody knows whether something came behind its last entry. */
  endUncertain: z.boolean(),
});
export type RescueContentsView = z.infer<typeof rescueContentsView>;

export const rescueMadeView = z.object({
  file: z.string(),
  fileName: z.string(),
  bytes: z.int(),
  entries: z.int(),
  /** `netMinor` null, and no methods: whoever still has to count the drawer is not told what should be in it. */
  contents: rescueContentsView.extend({ netMinor: signedAmount.nullable() }),
});
export type RescueMadeView = z.infer<typeof rescueMadeView>;

export const rescueFoundView = z.object({
  id: z.string(),
  tillNo: z.int(),
  madeAt: instant,
  madeFrom: z.enum(['till', 'folder', 'backup']),
  entries: z.int(),
  /** Only the centre can read it: null when it could not be asked. */
  contents: rescueContentsView.nullable(),
  /** Entries of the file that the centre has already; null when it could not be asked. */
  atCentre: z.int().nullable(),
});
export type RescueFoundView = z.infer<typeof rescueFoundView>;

export const rescueJobView = z.object({
  id: z.string(),
  tillNo: z.int(),
  at: instant,
  entries: z.int(),
  state: z.enum(['waiting', 'done', 'stopped']),
  /** Why it waits or has stopped, in the centre's word; null when the line is down or nothing is wrong. */
  problem: z.string().nullable(),
  contents: rescueContentsView.nullable(),
  /** What was new to the centre; null before the end, and when it had everything. */
  brought: rescueTotalsView.extend({ entries: z.int() }).nullable(),
  /** Journals of which the centre needs earlier entries first. */
  gaps: z.int(),
  /** Entries that no signature of their till covers: left out. */
  unproven: z.int(),
  cases: z.int(),
});
export type RescueJobView = z.infer<typeof rescueJobView>;

/** A rescue as the centre wrote it down. */
export const rescueMarkView = rescueTotalsView.extend({
  id: z.string(),
  tillNo: z.int(),
  /** 0 for the centre itself. */
  byTill: z.int(),
  at: instant,
  entries: z.int(),
});
export type RescueMarkView = z.infer<typeof rescueMarkView>;
