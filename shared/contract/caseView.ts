import { z } from 'zod';
import { amount, instant, remedy } from './values.ts';

/** Something that the centre objects to, with what can be done about it here. */
export const caseView = z.object({
  id: z.string(),
  kind: z.string(),
  /** The centre's own words, for whoever looks closer. */
  detail: z.string(),
  tillNo: z.int().nullable(),
  openedAt: instant,
  /** Numbers of orders and tickets as the centre named them. */
  about: z.array(z.string()),
  /** Those of them that this till knows, with their tickets. */
  orders: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      tillNo: z.int().nullable(),
      name: z.string(),
      tickets: z.array(
        z.object({
          id: z.string(),
          number: z.string(),
          what: z.string(),
          seat: z.string(),
          date: z.string().nullable(),
          minor: amount,
          state: z.enum(['valid', 'returned']),
          /** Named by the case itself. */
          named: z.boolean(),
        }),
      ),
    }),
  ),
  remedies: z.array(remedy),
  resolved: z.object({ remedy: z.string(), byName: z.string(), at: instant.nullable() }).nullable(),
});
export type CaseView = z.infer<typeof caseView>;
