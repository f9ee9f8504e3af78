import { z } from 'zod';
import { count, id, instant, minor, passKind, personal } from './rowValues.ts';

/** Passes and gift vouchers in use. */
export const PassRows = {
  /** A gift voucher as the centre knows it; `id` is the SHA-256 of its code, hex. Its balance is a lease. */
  voucher: z.object({ id, last4: z.string().max(4), minor, validTo: instant }),
  /** A pass that was sold, whichever till sold it, with who holds it; `id` is its ticket's. */
  pass: z.object({
    id,
    number: z.string().min(1).max(64),
    secret: z.string().max(64),
    order: id,
    stream: id,
    tillNo: z.int(),
    at: z.int(),
    product: id,
    productName: z.string().max(200),
    kind: passKind,
    entries: count.nullable(),
    perEvent: count.nullable(),
    validFrom: z.string().max(40),
    validTo: z.string().max(40),
    holder: personal,
    email: personal,
    photo: personal,
  }),
  /** What an order took of a pass or of a gift voucher; `id` is "thing:order". */
  use: z.object({
    id: z.string().min(1).max(200),
    thing: z.string().min(1).max(100),
    order: id,
    number: z.string().min(1).max(64),
    stream: id,
    tillNo: z.int(),
    at: z.int(),
    /** Paid by a voucher; 0 for a pass. */
    minor: z.int(),
    /** Taken by a manager's word. */
    byWord: z.boolean(),
    tickets: z
      .array(
        z.object({
          ticket: id,
          number: z.string().min(1).max(64),
          event: id,
          eventName: z.string().max(200),
          startsAt: z.string().max(40),
          state: z.enum(['valid', 'returned']),
        }),
      )
      .max(1000),
  }),
  /** A gift voucher that a manager made void; `id` is the voucher. */
  voucherVoid: z.object({
    id,
    last4: z.string().max(8),
    at: z.int(),
    stream: id,
    tillNo: z.int(),
    by: id,
    reason: z.string().max(40),
    /** What was on it, minor units. */
    restMinor: z.int(),
  }),
} as const;
