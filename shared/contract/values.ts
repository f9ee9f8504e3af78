import { z } from 'zod';
import { LONGEST_TEXT_LINE, MOST_TEXT_LINES } from '../domain/cart.ts';
import { MOST_FIELDS } from '../domain/form.ts';
import { LONGEST_ANSWER } from '../domain/forms.ts';
import { ORIGINAL_PAPERS, RETURN_REASONS } from '../domain/returnReasons.ts';
import type { Id, VoucherId } from '../kernel/ids.ts';
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
export const paymentKind = z.enum([
  'cash',
  'card',
  'twint',
  'voucher',
  'invoice',
  'free',
  'exchange',
  'other',
]);
/** What a printer understands, the paper in it, how its drawer hangs on it. */
export const printerLanguage = z.enum(['escpos', 'zpl', 'fgl']);
export const stock = z.enum(['roll80', 'roll58', 'show', 'cinema', 'a4', 'card']);
export const printerDpi = z.union([z.literal(203), z.literal(300)]);
export const printerLetters = z.enum(['own', 'picture']);
export const drawerPin = z.enum(['none', 'pin2', 'pin5']);
const documentKind = z.enum(['ticket', 'voucher', 'receipt', 'closing', 'test']);
/** The layout chosen for a kind of document. */
export const chosenLayouts = z.partialRecord(documentKind, z.string().max(60));

const ownText = z.enum(['head', 'note', 'foot']);
/** What a venue has made of a layout: its own texts by language, and a logo of black dots. */
export const layoutEdit = z.strictObject({
  texts: z.partialRecord(ownText, z.partialRecord(language, plainText(600))),
  logo: z
    .strictObject({
      width: z.int().min(1).max(400),
      height: z.int().min(1).max(160),
      bits: z
        .string()
        .regex(/^(?:[0-9a-f]{2})*$/)
        .max(16_000),
    })
    .refine(
      (logo) => logo.bits.length === Math.ceil(logo.width / 8) * 2 * logo.height,
      'bits do not fill the size',
    )
    .nullable(),
});

export const passKind = z.enum(['season', 'entries', 'discount', 'accreditation']);
export const returnReason = z.enum(RETURN_REASONS);
export const originalPaper = z.enum(ORIGINAL_PAPERS);
/** Why a return needs a manager: its amount, the missing paper, or that another till has the say over it. */
export const managerReason = z.enum([
  'limit',
  'original',
  'authority',
  'cutOff',
  'session',
  'invoice',
  'hold',
  'erase',
  'together',
  'passUsed',
  'otherMethod',
  'lessCash',
  'float',
  'drop',
  'free',
  'settle',
  'longer',
]);
export const remedy = z.enum(['accepted', 'refunded', 'moved']);

export const printUse = z.enum(['tickets', 'receipts']);

/** Not more names in a record than `most`. */
export const fewOf = <T extends object>(record: z.ZodType<T, T>, most: number) =>
  record.refine((one) => Object.keys(one).length <= most, { message: `more than ${most} of them` });

/** What is said on one ticket or pass. */
export const itemDetail = z.strictObject({
  holder: plainText(80),
  email: plainText(120),
  /** Where the photo of a pass's holder is found. */
  photo: plainText(60).optional(),
  text: z.array(plainText(LONGEST_TEXT_LINE)).max(MOST_TEXT_LINES),
  answers: fewOf(z.record(plainText(64), plainText(LONGEST_ANSWER)), MOST_FIELDS),
});
export const seatWish = z.enum(['aisle', 'centre', 'front']);
/** SHA-256 in hex: a voucher's name. */
export const voucherId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text) => text as VoucherId);
export const mailWhat = z.enum(['tickets', 'confirmation', 'invoice']);
/** Fields of a customer; a missing one stays as it is. */
export const customerFields = z.strictObject({
  first: plainText(120).optional(),
  last: plainText(120).optional(),
  company: plainText(120).optional(),
  email: plainText(120).optional(),
  phone: plainText(60).optional(),
  street: plainText(120).optional(),
  postcode: plainText(20).optional(),
  city: plainText(80).optional(),
  note: plainText(500).optional(),
});
/** A piece of a file: 128 KiB at most, as base64, so that a message has room for it. */
export const base64Piece = z
  .string()
  .min(1)
  .max(174_764)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
/** The name of a rescue file. */
export const rescueId = z.string().regex(/^[0-9a-f]{32}$/);

/** A manager who answers for an act that the person at the screen may not do alone. */
export const approval = z.strictObject({ staff: idOf<'staff'>(), pin: z.string().regex(/^\d{4,12}$/) });

/** The reply of a command after which there is nothing to say. */
export const nothing = z.object({});
