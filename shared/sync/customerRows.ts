import { z } from 'zod';
import { id, personal } from './rowValues.ts';

/** Customers, and who was forgotten. */
export const CustomerRows = {
  customer: z.object({
    id,
    first: personal,
    last: personal,
    company: personal,
    email: personal,
    phone: personal,
    street: personal,
    postcode: personal,
    city: personal,
    note: z.string().max(500).default(''),
  }),
  /** A customer who is forgotten: every till empties what it says of that one, and writes down that it did. */
  personErased: z.object({ id, at: z.int() }),
} as const;
