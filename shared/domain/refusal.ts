import type { LineId } from '../kernel/ids.ts';

/** Why something about a sale can't be done; each carries what its sentence on the screen needs. */
export type SaleRefusal =
  | { readonly kind: 'cartEmpty' }
  | { readonly kind: 'priceUnknown'; readonly line: LineId }
  | { readonly kind: 'saleEnded'; readonly event: string; readonly endedAt: string }
  | { readonly kind: 'dateFull'; readonly event: string; readonly startsAt: string }
  | { readonly kind: 'priceNotNow'; readonly price: string }
  | { readonly kind: 'tooManyInLine'; readonly most: number }
  /** `what`: the price's or the event's name. */
  | { readonly kind: 'limitMost'; readonly what: string; readonly most: number }
  | { readonly kind: 'limitLeast'; readonly what: string; readonly least: number }
  | { readonly kind: 'amountTooLow'; readonly what: string; readonly leastMinor: number }
  | {
      readonly kind: 'amountOutside';
      readonly what: string;
      readonly leastMinor: number;
      readonly mostMinor: number;
    }
  | { readonly kind: 'quotaGone'; readonly zone: string; readonly left: number; readonly wanted: number }
  | { readonly kind: 'notOnThisTill'; readonly zone: string }
  | {
      readonly kind: 'seatNotOurs';
      readonly seat: string;
      readonly state: 'elsewhere' | 'sold' | 'held' | 'blocked' | 'otherCart';
    }
  /** A manager's word goes so far, in places per order; in some houses not at all. */
  | { readonly kind: 'overrideTooMany'; readonly most: number; readonly wanted: number }
  | { readonly kind: 'overrideNever' }
  | { readonly kind: 'seatUnknown'; readonly seat: string }
  | { readonly kind: 'seatsMissing'; readonly zone: string }
  | { readonly kind: 'vatUnknown'; readonly price: string }
  | {
      readonly kind: 'formIncomplete';
      readonly line: LineId | null;
      readonly index: number;
      readonly form: string;
      readonly field: string;
      readonly problem: 'missing' | 'notANumber' | 'notADate' | 'notAnEmail' | 'notAChoice' | 'tooLong';
    }
  | { readonly kind: 'proofMissing'; readonly line: LineId; readonly price: string; readonly proof: string }
  | { readonly kind: 'holderMissing'; readonly line: LineId; readonly pass: string }
  | { readonly kind: 'codeUnknown'; readonly code: string }
  | { readonly kind: 'codeTwice'; readonly code: string }
  | { readonly kind: 'codeNotYet'; readonly code: string; readonly from: string }
  | { readonly kind: 'codeExpired'; readonly code: string; readonly since: string }
  | { readonly kind: 'codeNotForThis'; readonly code: string; readonly name: string }
  | { readonly kind: 'codeUsedUp'; readonly code: string; readonly left: number }
  | { readonly kind: 'voucherUnknown' }
  | { readonly kind: 'voucherMistyped' }
  | { readonly kind: 'voucherTwice'; readonly last4: string }
  | { readonly kind: 'voucherExpired'; readonly last4: string; readonly since: string }
  | { readonly kind: 'voucherEmpty'; readonly last4: string }
  /** This till holds no lease of the balance: a manager may take up to `mostMinor`; 0 when the venue allows none. */
  | { readonly kind: 'voucherNeedsManager'; readonly last4: string; readonly mostMinor: number }
  | {
      readonly kind: 'voucherOverspent';
      readonly last4: string;
      readonly balanceMinor: number;
      readonly wantedMinor: number;
    }
  /** This till never heard of it: it was sold elsewhere a moment ago, or is none of ours. */
  | { readonly kind: 'passUnknown' }
  | { readonly kind: 'passReturned'; readonly number: string }
  | { readonly kind: 'passNotYet'; readonly number: string; readonly from: string }
  | { readonly kind: 'passExpired'; readonly number: string; readonly since: string }
  | { readonly kind: 'passTwice'; readonly number: string }
  /** Its kind is not in the catalogue any more. */
  | { readonly kind: 'passGone'; readonly number: string; readonly product: string }
  /** Somebody else at this till has it in hand. */
  | { readonly kind: 'passInOtherCart'; readonly number: string; readonly name: string }
  /** All its entries are used; `order` is the last that took one, empty when this till does not know. */
  | { readonly kind: 'passUsedUp'; readonly number: string; readonly order: string }
  | {
      readonly kind: 'passEventFull';
      readonly number: string;
      readonly event: string;
      readonly most: number;
      readonly order: string;
    }
  /** This till holds nothing of it: a manager may take `most` tickets on it; 0 when the venue allows none. */
  | { readonly kind: 'passNeedsManager'; readonly number: string; readonly most: number }
  | { readonly kind: 'passesNotReserved' }
  | { readonly kind: 'voucherVoided'; readonly last4: string; readonly since: string }
  | { readonly kind: 'reasonMissing'; readonly line: LineId }
  | { readonly kind: 'notFree'; readonly totalMinor: number }
  | { readonly kind: 'onlyFree' }
  | { readonly kind: 'invoiceAlone' }
  | { readonly kind: 'invoiceWithoutVouchers' }
  | { readonly kind: 'customerMissing' }
  | { readonly kind: 'referenceMissing'; readonly method: string }
  | { readonly kind: 'rateMissing'; readonly currency: string }
  | { readonly kind: 'noChangeFor'; readonly method: string; readonly tooMuchMinor: number }
  | { readonly kind: 'paymentMissing'; readonly missingMinor: number }
  | { readonly kind: 'paymentTooMuch'; readonly tooMuchMinor: number }
  | { readonly kind: 'methodUnknown'; readonly method: string };
