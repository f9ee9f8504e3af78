import type { LineId } from '../kernel/ids.ts';

/** Why something about a sale can't be done; each carries what its sentence on the screen needs. */
export type SaleRefusal =
  | { readonly kind: 'cartEmpty' }
  | { readonly kind: 'priceUnknown'; readonly line: LineId }
  | { readonly kind: 'saleEnded'; readonly event: string; readonly endedAt: string }
  | { readonly kind: 'tooManyInLine'; readonly most: number }
  | { readonly kind: 'quotaGone'; readonly zone: string; readonly left: number; readonly wanted: number }
  | { readonly kind: 'notOnThisTill'; readonly zone: string }
  | { readonly kind: 'vatUnknown'; readonly price: string }
  | { readonly kind: 'paymentMissing'; readonly missingMinor: number }
  | { readonly kind: 'paymentTooMuch'; readonly tooMuchMinor: number }
  | { readonly kind: 'methodUnknown'; readonly method: string };
