/** Everything that goes wrong in a run, by its name. */
export const FAULT_KINDS = [
  'questionLost',
  'answerLost',
  'repeated',
  'delayed',
  'reordered',
  'partition',
  'cutOff',
  'tillCrashBeforeCommit',
  'tillCrashAfterCommit',
  'tillCrashIdle',
  'clockJump',
  'centreKilled',
  'centreRestarted',
  'centreNewGeneration',
  'centreRestored',
  'tillRestoredDatabase',
  'tillRestoredFolder',
  'tillCloned',
  'tillDeclaredLost',
  'tillFound',
  'dateSplit',
  // Acts that would be wrong, were they not allowed for: counted in what was written.
  'soldByOverride',
  'returnedByAuthority',
  'returnedByOverride',
  'returnedTwice',
  'leaseGivenBack',
  'authorityYielded',
  'voucherWithoutLease',
  'caseResolved',
  'reservationPaid',
  'reservationPaidByWord',
  'reservationSplit',
  'reservationEnded',
  'reservationExpired',
  'reservationTwice',
  'placesHeld',
  'holdReleased',
  'guestListMade',
  'guestAdded',
  'guestCame',
  'guestCameByWord',
  'passSold',
  'passUsed',
  'passUsedElsewhere',
  'passUsedByWord',
  'passTicketReturned',
  'invoiceIssued',
  'invoiceCredited',
  'invoicePaid',
  'invoicePaidByAuthority',
  'invoicePaidByWord',
  'invoicePaidTwice',
  'exchanged',
  'priceCorrected',
  'paymentCorrected',
  'cashMoved',
  'sessionCounted',
  'sessionClosed',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** How often each kind happened. */
export interface Faults {
  count(kind: FaultKind): void;
  readonly counts: Record<FaultKind, number>;
}

export function faultCounts(): Faults {
  const counts = Object.fromEntries(FAULT_KINDS.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  return {
    counts,
    count: (kind) => {
      counts[kind] += 1;
    },
  };
}
