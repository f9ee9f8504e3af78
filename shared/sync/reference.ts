import { z } from 'zod';

/** Reference data as it stands in the feed, one schema per kind; the same rows make the catalogue on a till. */

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(200);
const instant = z.iso.datetime({ precision: 3 });

export const Reference = {
  venue: z.object({
    id,
    name,
    city: z.string().max(100),
    timeZone: z.string().min(1).max(60),
    currency: z.enum(['CHF', 'EUR']),
    cashStep: z.int().min(1).max(100),
    receiptFooter: z.string().max(300),
  }),
  event: z.object({ id, venue: id, name, subtitle: z.string().max(200) }),
  date: z.object({ id, event: id, doorsAt: instant, startsAt: instant, salesEndAt: instant }),
  zone: z.object({ id, event: id, name, colour: z.int().min(1).max(8), order: z.int() }),
  price: z.object({
    id,
    zone: id,
    name,
    minor: z.int().min(0).max(100_000_000),
    vatRate: id,
    order: z.int(),
  }),
  vatRate: z.object({
    id,
    name,
    rates: z.array(z.object({ from: z.iso.date(), basisPoints: z.int().min(0).max(10_000) })).min(1),
  }),
  quota: z.object({ id, date: id, zone: id, capacity: z.int().min(0).max(10_000_000) }),
  paymentMethod: z.object({
    id,
    kind: z.enum(['cash', 'card', 'twint']),
    name,
    order: z.int(),
    opensDrawer: z.boolean(),
  }),
  /** `pinVerifier` is scrypt output with its parameters, made at the centre; a till never sends it on. */
  staff: z.object({
    id,
    name,
    role: z.enum(['cashier', 'door', 'manager']),
    pinVerifier: z.string().min(1).max(400),
  }),
  /** A right granted to one stream. Counted down by that stream's sales only. */
  lease: z.object({ id, stream: id, quota: id, amount: z.int().min(0), epoch: z.int().min(1) }),
} as const;
export type ReferenceKind = keyof typeof Reference;
export type LeaseRow = z.infer<(typeof Reference)['lease']>;
