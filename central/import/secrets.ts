import { z } from 'zod';
import { readVoucherCode, voucherIdOf } from '../../shared/domain/vouchers.ts';
import { Reference } from '../../shared/sync/reference.ts';
import { sha256 } from '../platform/crypto.ts';
import { makePinVerifier } from '../platform/pin.ts';
import type { CatalogueChange, CatalogueRow } from '../service/catalogue.ts';

/** What is worth money or opens a till is taken from a file as it is and kept only as what proves it. */

/** Longer ones can't be typed at a till. */
const PIN = /^\d{4,12}$/;
/** What a till checks PINs against: scrypt's N, r, p, then salt and hash in hex. Tills take no N above 2^17. */
const VERIFIER = /^scrypt\$(\d{1,6})\$(\d{1,2})\$(\d{1,2})\$((?:[0-9a-f]{2}){8,64})\$[0-9a-f]{64}$/;
const MOST_N = 2 ** 17;

/** A person as a file says: with a PIN, with a verifier from an export, or with neither, who keeps the one they have. */
export const StaffInFile = Reference.staff.omit({ pinVerifier: true }).extend({
  pin: z
    .string()
    .regex(PIN, {
      message:
        'a PIN has 4 to 12 digits; write it in full (a spreadsheet drops leading zeros: make the column text)',
    })
    .optional(),
  pinVerifier: z
    .string()
    .refine(isVerifier, { message: 'this is no verifier of an export; write a PIN instead' })
    .optional(),
});

function isVerifier(text: string): boolean {
  const [, n, r, p] = VERIFIER.exec(text) ?? [];
  const cost = Number(n);
  return (
    cost >= 2 && cost <= MOST_N && (cost & (cost - 1)) === 0 && r === '8' && Number(p) >= 1 && Number(p) <= 4
  );
}

/** A gift voucher as a file says: by its code, or as an export names it. */
export const VoucherInFile = Reference.voucher
  .omit({ id: true, last4: true })
  .extend({
    code: z.string().optional(),
    id: z
      .string()
      .regex(/^[0-9a-f]{64}$/, {
        message: 'this is no id of an export (64 characters 0-9 and a-f); write the code instead',
      })
      .optional(),
    last4: z.string().max(4).optional(),
  })
  .transform(({ code, id, last4, ...rest }, context) => {
    const wrong = (path: string, message: string): z.core.$ZodNever => {
      context.addIssue({ code: 'custom', path: [path], message, input: undefined });
      return z.NEVER as never;
    };
    if (code === undefined)
      return id === undefined
        ? wrong('code', 'there is nothing; write the code, or id and last4 from an export')
        : { id, last4: last4 ?? '', ...rest };
    const read = readVoucherCode(code);
    if (read.kind === 'mistyped')
      return wrong('code', 'its two check digits at the end do not fit; compare it with the slip');
    if (read.kind !== 'code')
      return wrong('code', 'a code has 18 characters, such as 7K3M-Q9XW-2TB5-HD8R-76');
    const made = voucherIdOf(sha256, read.plain);
    if (id !== undefined && id !== made)
      return wrong('id', 'it is not the id of the code beside it; leave one out');
    return { id: made, last4: read.plain.slice(-4), ...rest };
  });

export type PersonInFile = z.infer<typeof StaffInFile>;

/** Verifiers that people have at the centre, by id. */
export async function knownVerifiers(
  people: readonly PersonInFile[],
  catalogue: Pick<CatalogueChange, 'find'>,
): Promise<ReadonlyMap<string, string>> {
  const ids = people.map(({ id }) => id);
  return new Map(
    (await catalogue.find('staff', ids)).map(({ id, value }) => [id, String(value?.pinVerifier)]),
  );
}

/**
 * Somebody as tills are told. A PIN that fits the verifier `before` keeps it, so that the same file again changes
 * nothing; somebody without a PIN keeps theirs. Throws when there is none at all.
 */
export async function staffRow(
  { pin, pinVerifier, ...person }: PersonInFile,
  before: string | undefined,
  salt: Uint8Array,
): Promise<CatalogueRow> {
  const kept = pin === undefined ? (pinVerifier ?? before) : (await fits(pin, before)) ? before : undefined;
  const verifier = kept ?? (pin === undefined ? undefined : await makePinVerifier(pin, salt));
  if (verifier === undefined) throw new Error(`${person.id} has no PIN`);
  return { kind: 'staff', id: person.id, value: { ...person, pinVerifier: verifier } };
}

/** True when a PIN makes this verifier; false for one of other costs, which is then made anew. */
async function fits(pin: string, verifier: string | undefined): Promise<boolean> {
  const salt = verifier === undefined ? undefined : VERIFIER.exec(verifier)?.[4];
  return salt !== undefined && (await makePinVerifier(pin, Buffer.from(salt, 'hex'))) === verifier;
}
