import { withoutControls } from '../kernel/text.ts';
import type { FoldProblem } from './foldStep.ts';
import type { Place } from './venueSeats.ts';

/** What the centre may object to. The entry is stored all the same, and blocks nothing behind it (G6). */
export type CaseKind =
  | 'chainBroken'
  | 'signatureWrong'
  | 'personalWrong'
  | 'fork'
  | 'unreadable'
  | 'unknownKind'
  | 'malformed'
  | 'foldProblem'
  | 'effectsFailed'
  | 'quotaExceeded'
  | 'capacityCut'
  | 'quotaUnknown'
  | 'leaseUnknown'
  | 'rightsDiffer'
  | 'orderTwice'
  | 'ticketTwice'
  | 'seatTwice'
  | 'voucherOverspent'
  | 'voucherTwice'
  | 'voucherVoid'
  | 'passOverused'
  | 'passVoid'
  | 'soldByOverride'
  | 'returnedTwice'
  | 'returnUnknown'
  | 'authorityMissing'
  | 'reservationTwice'
  | 'reservationUnknown'
  | 'invoiceTwice'
  | 'invoiceUnknown'
  | 'actByOverride'
  | 'releaseDiffers'
  | 'caseUnknown'
  | 'entryTooLong'
  | 'mailOfOther'
  | 'caseNotClosed'
  | 'worthDiffers'
  | 'invoiceDiffers'
  | 'clockSuspect';

/** An objection before it has an id and a place. */
export interface Finding {
  readonly kind: CaseKind;
  readonly detail: string;
  /** Numbers of the orders and tickets it is about, those that were first in the order of intake before others. */
  readonly about: readonly string[];
  /** A case about that entry which this one says better. */
  readonly supersedes?: Place;
}

/** No case is longer; details may quote what a till sent. */
const LONGEST_DETAIL = 1000;

/** Nor does one name more orders and tickets. */
const MOST_ABOUT = 50;

/** An objection in words that may be stored and shown wherever text may. */
export const finding = (kind: CaseKind, detail: string, about: readonly string[] = []): Finding => ({
  kind,
  about: about.slice(0, MOST_ABOUT).map((one) => withoutControls(one).toWellFormed().slice(0, 64)),
  detail: withoutControls(detail).toWellFormed().slice(0, LONGEST_DETAIL).toWellFormed(),
});

/** What a problem of a stream's own fold is called as a case. */
export function findingOfFold(problem: FoldProblem): Finding {
  const kind = problem.kind === 'unknownKind' || problem.kind === 'malformed' ? problem.kind : 'foldProblem';
  return finding(kind, `${problem.kind}: ${problem.detail}`);
}
