import { z } from 'zod';
import { amount, currency, instant, language, passKind } from './values.ts';

export const printJobView = z.object({
  id: z.string(),
  /** Where it is printed as things are; empty when there is no printer for it. */
  printer: z.string(),
  what: z.string(),
  order: z.string().nullable(),
  orderNumber: z.string().nullable(),
  state: z.enum(['waiting', 'printing', 'blocked', 'toCheck']),
  reason: z.string().nullable(),
  at: instant,
});

/** Everything a ticket shows; screens draw the very layout that is printed. */
export const ticketDocumentView = z.object({
  kind: z.literal('ticket'),
  language,
  eventName: z.string(),
  eventSubtitle: z.string(),
  venueName: z.string(),
  startsAt: instant,
  doorsAt: instant,
  timeZone: z.string(),
  zoneName: z.string(),
  priceName: z.string(),
  minor: amount,
  currency,
  orderNumber: z.string(),
  ticketNumber: z.string(),
  holder: z.string(),
  /** Section, row and number; null without a numbered seat. */
  seat: z.object({ section: z.string(), row: z.string(), number: z.string() }).nullable(),
  text: z.array(z.string()),
  hidePrice: z.boolean(),
  /** Set for a pass: what kind it is; dates are then its validity. */
  pass: z
    .object({ kind: passKind, entries: z.int(), photo: z.string(), validFrom: instant, validTo: instant })
    .nullable(),
  /** Not sold yet: the preview of a ticket to come, without real codes. */
  specimen: z.boolean(),
  qr: z.string(),
  code128: z.string(),
  /** 0 for the original. */
  copy: z.int(),
});
