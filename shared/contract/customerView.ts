import { z } from 'zod';

export const customerView = z.object({
  id: z.string(),
  first: z.string(),
  last: z.string(),
  company: z.string(),
  email: z.string(),
  phone: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  note: z.string(),
});
export type CustomerView = z.infer<typeof customerView>;
