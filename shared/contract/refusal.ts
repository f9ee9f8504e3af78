import { z } from 'zod';
import type { SaleRefusal } from '../domain/refusal.ts';
import { instant, role } from './values.ts';

/**
 * Why a command or query was not carried out, for business reasons. The screen has a sentence for each kind,
 * and where an act helps, a button.
 */
export const refusal = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('notSignedIn') }),
  z.object({ kind: z.literal('roleMissing'), needed: z.array(role) }),
  z.object({ kind: z.literal('wrongPin'), triesLeft: z.int() }),
  z.object({ kind: z.literal('lockedOut'), until: instant }),
  z.object({ kind: z.literal('notEnrolled') }),
  z.object({
    kind: z.literal('enrolmentRefused'),
    reason: z.enum([
      'codeUnknown',
      'codeUsed',
      'centreUnreachable',
      'centreAnswersNonsense',
      'alreadyEnrolled',
    ]),
  }),
  z.object({ kind: z.literal('sessionMissing') }),
  z.object({ kind: z.literal('sessionOpen') }),
  z.object({ kind: z.literal('cartGone') }),
  z.object({ kind: z.literal('cartEmpty') }),
  z.object({ kind: z.literal('cartNotEmpty') }),
  z.object({ kind: z.literal('lineGone') }),
  z.object({ kind: z.literal('terminalPending') }),
  z.object({ kind: z.literal('terminalNotStarted') }),
  z.object({ kind: z.literal('commandReused') }),
  z.object({ kind: z.literal('priceUnknown'), line: z.string() }),
  z.object({ kind: z.literal('saleEnded'), event: z.string(), endedAt: z.string() }),
  z.object({ kind: z.literal('tooManyInLine'), most: z.int() }),
  z.object({ kind: z.literal('quotaGone'), zone: z.string(), left: z.int(), wanted: z.int() }),
  z.object({ kind: z.literal('notOnThisTill'), zone: z.string() }),
  z.object({ kind: z.literal('vatUnknown'), price: z.string() }),
  z.object({ kind: z.literal('paymentMissing'), missingMinor: z.int() }),
  z.object({ kind: z.literal('paymentTooMuch'), tooMuchMinor: z.int() }),
  z.object({ kind: z.literal('methodUnknown'), method: z.string() }),
  z.object({ kind: z.literal('orderUnknown') }),
  z.object({ kind: z.literal('ticketUnknown') }),
  z.object({ kind: z.literal('jobNotToCheck') }),
  z.object({ kind: z.literal('jobNotWaiting') }),
  z.object({ kind: z.literal('printerUnknown') }),
  z.object({ kind: z.literal('printerAddress'), reason: z.string() }),
  z.object({ kind: z.literal('testPageFailed'), reason: z.string() }),
  z.object({ kind: z.literal('diskFull') }),
  z.object({ kind: z.literal('malformed'), problems: z.array(z.string()) }),
  z.object({ kind: z.literal('unknownCommand'), name: z.string() }),
]);
export type Refusal = z.infer<typeof refusal>;

// The domain's own refusals travel as they are; this fails to compile when one has no place here.
type Covered = SaleRefusal['kind'] extends Refusal['kind'] ? true : never;
export const coversTheDomain: Covered = true;
