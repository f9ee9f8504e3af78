import { z } from 'zod';

/** What may have changed; a screen asks again for what it shows of it. */
export const topic = z.enum([
  'till',
  'offer',
  'cart',
  'orders',
  'printing',
  'session',
  'seats',
  'customers',
  'parked',
  'cases',
]);
export type Topic = z.infer<typeof topic>;

/** The only event a till sends: it carries no facts, so that none can be missed or come out of order. */
export const Events = {
  changed: z.object({ topics: z.array(topic) }),
} as const;
export type ChangedEvent = z.infer<typeof Events.changed>;
