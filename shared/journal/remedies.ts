import type { CaseResolved } from './bodiesOfRights.ts';
import type { CaseKind } from './venueCases.ts';

export type Remedy = CaseResolved['remedy'];

const LOOK: readonly Remedy[] = ['accepted'];
const PLACES: readonly Remedy[] = ['accepted', 'refunded', 'moved'];
const MONEY: readonly Remedy[] = ['accepted', 'refunded'];

/** What can be done about each kind of case: accepted as it is, its tickets refunded, or somebody moved to another seat. */
const REMEDIES: Readonly<Record<CaseKind, readonly Remedy[]>> = {
  seatTwice: PLACES,
  soldByOverride: PLACES,
  quotaExceeded: PLACES,
  // Two sold it: one of them gets other places or the money back.
  reservationTwice: PLACES,
  reservationUnknown: MONEY,
  // The money came in twice: one of them gets it back.
  invoiceTwice: LOOK,
  invoiceUnknown: LOOK,
  quotaUnknown: MONEY,
  leaseUnknown: MONEY,
  rightsDiffer: MONEY,
  orderTwice: MONEY,
  ticketTwice: MONEY,
  // Nobody has done anything yet: tills give back, or the house makes room.
  capacityCut: LOOK,
  voucherOverspent: LOOK,
  voucherTwice: LOOK,
  voucherVoid: LOOK,
  // Somebody came in on a pass that gives no more: the ticket stays good, or is taken back.
  passOverused: MONEY,
  passVoid: MONEY,
  // The money is out and the ticket is void: what is left is to know of it.
  returnedTwice: LOOK,
  returnUnknown: LOOK,
  authorityMissing: LOOK,
  actByOverride: LOOK,
  releaseDiffers: LOOK,
  caseUnknown: LOOK,
  entryTooLong: LOOK,
  mailOfOther: LOOK,
  caseNotClosed: LOOK,
  worthDiffers: LOOK,
  invoiceDiffers: LOOK,
  clockSuspect: LOOK,
  chainBroken: LOOK,
  signatureWrong: LOOK,
  personalWrong: LOOK,
  fork: LOOK,
  unreadable: LOOK,
  unknownKind: LOOK,
  malformed: LOOK,
  foldProblem: LOOK,
  effectsFailed: LOOK,
};

/** What says that a till itself is not what it should be, or did what it may not: nobody closes that at that same till. */
const ABOUT_ITSELF: ReadonlySet<CaseKind> = new Set([
  'chainBroken',
  'signatureWrong',
  'personalWrong',
  'fork',
  'unreadable',
  'entryTooLong',
  'mailOfOther',
  'returnedTwice',
  'returnUnknown',
  'authorityMissing',
  'releaseDiffers',
  'worthDiffers',
  'invoiceDiffers',
]);

/** Whether a case is closed at another till than the one that it is about. */
export const isAboutItself = (kind: string): boolean => ABOUT_ITSELF.has(kind as CaseKind);

/** All kinds that this version knows. */
export const CASE_KINDS = Object.keys(REMEDIES) as readonly CaseKind[];

/** The remedies that make sense; a kind that this version does not know can only be accepted. */
export const remediesOf = (kind: string): readonly Remedy[] =>
  Object.hasOwn(REMEDIES, kind) ? REMEDIES[kind as CaseKind] : LOOK;
