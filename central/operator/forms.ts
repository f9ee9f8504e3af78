import { z } from 'zod';

/** What the operator's forms bring; everything comes as text. */
export const signInForm = z.object({ token: z.string().min(1).max(200) });

/** The key that every form but the first brings along. */
export const keyForm = z.object({ key: z.string().max(100) });

/** For which till a code is made: null for a new one. */
export const codeForm = z.object({
  till: z
    .string()
    .regex(/^\d{0,4}$/)
    .transform((text) => (text === '' ? null : Number(text))),
});

/** What the overview is asked for; what makes no sense is passed over. */
export const overviewQuery = z.object({
  past: z.literal('1').optional().catch(undefined),
  done: z.string().max(40).optional().catch(undefined),
  of: z.string().max(200).optional().catch(undefined),
});
