import type { PassTake } from '../domain/passes.ts';
import type { VoidReason } from '../domain/returnReasons.ts';
import type { Right } from '../inventory/ledger.ts';
import type { OrderId, QuotaId, SessionId, StaffId, TicketId, VoucherId } from '../kernel/ids.ts';

/** Tickets of one event that an order takes on one pass. Rights name what this till held of its quotas. */
export interface PassUse extends PassTake {
  /** Entries left on the pass afterwards; null when it counts none, or the till holds none of them and can't know. */
  readonly left: number | null;
}

/** What a ticket that was taken on a pass gives back to it. */
export interface PassOfTicket {
  readonly pass: TicketId;
  readonly number: string;
  /** What kind of pass it is, in words. */
  readonly name: string;
  readonly quotas: readonly QuotaId[];
  /** Taken by a manager's word, without a right to the entry: taken back, it frees none at a till. */
  readonly byWord: boolean;
}

/**
 * A manager made a gift voucher void: nothing more is taken of it, and its rest is no debt any more. No money moves. What
 * others took of it before the news reached them is a case.
 */
export interface VoucherVoided {
  readonly voucher: VoucherId;
  readonly last4: string;
  readonly by: StaffId;
  /** The manager who answered for it. */
  readonly approvedBy: StaffId;
  /** Null while no cash session is open: it needs none. */
  readonly session: SessionId | null;
  readonly reason: VoidReason;
  /** What was on it, minor units; null when this till holds none of its balance and can't know. */
  readonly restMinor: number | null;
  /** What this till held of the balance: it is given up, and was not spent. */
  readonly rights: readonly Right[];
  /** The order that sold it, where this till knows it. */
  readonly order?: OrderId;
  /** Of `{ note }`. */
  readonly personalHash?: string;
}
