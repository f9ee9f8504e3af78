import type { Release } from '../inventory/ledger.ts';
import type { CaseId, DateId, OrderId, QuotaId, RefundId, StaffId, ThingId } from '../kernel/ids.ts';

/** What a manager let a till sell without a right: each such sale is a case at the centre (G5, G9). */
export interface SoldByOverride {
  readonly by: StaffId;
  /** Places sold beyond the leases, by quota. */
  readonly quotas: readonly { readonly quota: QuotaId; readonly amount: number }[];
}

/** A till gives rights back to the centre. `by` is null for what it does by itself. */
export interface LeaseReleased {
  readonly by: StaffId | null;
  /** At closing; because another till asked; because a manager shared a date out anew. */
  readonly why: 'closing' | 'asked' | 'shared';
  readonly items: readonly (Release & { readonly date?: DateId })[];
}

/** A till gives the authority over things back to the centre: the named ones, or all that it has (at closing). */
export interface AuthorityYielded {
  readonly by: StaffId | null;
  readonly all: boolean;
  readonly things: readonly ThingId[];
}

/** A manager's remedy of a case. What it does besides (money, seats) are entries of the same transaction. */
export interface CaseResolved {
  readonly case: CaseId;
  readonly kind: string;
  readonly remedy: 'accepted' | 'refunded' | 'moved';
  readonly by: StaffId;
  readonly refund?: RefundId;
  readonly order?: OrderId;
  /** Of `{ note }`. */
  readonly personalHash?: string;
}
