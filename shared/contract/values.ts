import { z } from 'zod';
import type { Id } from '../kernel/ids.ts';
import { isUuidV7 } from '../kernel/ids.ts';
import { LANGUAGES } from '../kernel/language.ts';
import { hasForbiddenCharacters } from '../kernel/text.ts';

/** Text from outside: without control characters, U+0000 and lone surrogates. */
export const plainText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !hasForbiddenCharacters(text), { message: 'control characters are not allowed' });

/** An id as the catalogue gives them. */
export const idOf = <Kind extends string>() =>
  plainText(64)
    .min(1)
    .transform((text) => text as Id<Kind>);

/** An id that a till makes: UUID version 7. */
export const uuidOf = <Kind extends string>() =>
  z
    .string()
    .refine(isUuidV7, { message: 'not a UUID of version 7' })
    .transform((text) => text as Id<Kind>);

/** Minor units, zero or more. No till takes more than ten million francs in one go. */
export const amount = z.int().min(0).max(1_000_000_000);

/** Minor units with a sign. */
export const signedAmount = z.int();

export const instant = z.iso.datetime({ precision: 3 });
export const currency = z.enum(['CHF', 'EUR']);
export const role = z.enum(['cashier', 'door', 'manager']);
export const language = z.enum(LANGUAGES);
export const paymentKind = z.enum(['cash', 'card', 'twint']);
export const printUse = z.enum(['tickets', 'receipts']);
