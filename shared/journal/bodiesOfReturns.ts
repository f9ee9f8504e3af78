import type { Payment } from '../domain/payment.ts';
import type { TaxLine } from '../domain/priced.ts';
import type { OriginalPaper, ReturnReason } from '../domain/returnReasons.ts';
import type {
  CaseId,
  CommandId,
  DateId,
  EventId,
  LeaseId,
  OrderId,
  QuotaId,
  RefundId,
  SeatId,
  SessionId,
  StaffId,
  StreamId,
  TicketId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { PassOfTicket } from './bodiesOfPasses.ts';
import type { Perpetual } from './totals.ts';

/**
 * A right given back to whoever made this entry: a lease of its own, at epoch 1. `tickets` are those whose places it
 * holds, as many as `amount`; in a numbered zone `seats` are theirs, in the same order.
 */
export interface FreedRight {
  readonly lease: LeaseId;
  readonly quota: QuotaId;
  readonly amount: number;
  readonly tickets: readonly TicketId[];
  readonly seats?: readonly SeatId[];
  readonly date?: DateId;
}

/** A ticket or pass that was taken back, with every value as it was sold. */
export interface ReturnedTicket {
  readonly ticket: TicketId;
  readonly number: string;
  readonly kind: 'ticket' | 'pass';
  /** What it cost, minor units, 0 or more. */
  readonly minor: number;
  readonly vatName: string;
  readonly vatBasisPoints: number;
  /** Of a ticket: its date and words; of a pass its product in `eventName`. */
  readonly date: DateId | null;
  readonly event: EventId | null;
  readonly eventName: string;
  readonly startsAt: string | null;
  readonly zoneName: string;
  readonly priceName: string;
  readonly quota: QuotaId | null;
  /** The contingent that it came from as a free one. */
  readonly contingent?: QuotaId;
  readonly reasonName?: string;
  readonly seat?: SeatId;
  /** The pass that it was taken on. */
  readonly pass?: PassOfTicket;
}

/**
 * By what right an act touches what another till made: its own thing, a thing whose authority was obtained before, or
 * a manager's word while the authority was out of reach. By a manager's word no right is freed until the authority yields.
 */
export type Authority = 'own' | 'granted' | 'override';

/**
 * Tickets of one order taken back: cancelled, exchanged, corrected, or as the remedy of a case. Amounts are those of a
 * sale with the sign turned: `payments` are what went out (minus), and make `totalMinor` and `roundingMinor`.
 */
export interface TicketsReturned {
  readonly refund: RefundId;
  readonly ordinal: number;
  readonly number: string;
  readonly command: CommandId;
  readonly session: SessionId;
  readonly by: StaffId;
  /** The manager who answered for it; missing when nobody was asked. */
  readonly approvedBy?: StaffId;
  readonly businessDay: string;
  readonly currency: Currency;
  readonly why: 'cancelled' | 'exchanged' | 'corrected' | 'remedy';
  /** Whether the customer's paper was taken back. */
  readonly original: OriginalPaper;
  /** What was chosen from the list; missing where nobody was asked. */
  readonly reason?: ReturnReason;
  readonly order: OrderId;
  readonly orderNumber: string;
  /** The stream that sold them. */
  readonly maker: StreamId;
  readonly authority: Authority;
  readonly items: readonly ReturnedTicket[];
  readonly freed: readonly FreedRight[];
  /** Kept by the venue, 0 or more; free of tax until a rate is set for it. */
  readonly feeMinor: number;
  /** Fee less items: zero or below. */
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly payments: readonly Payment[];
  /** Of the items, below zero. */
  readonly taxes: readonly TaxLine[];
  /** The order of the same transaction that takes their place. */
  readonly replacedBy?: OrderId;
  /** The case that this remedies. */
  readonly remedyOf?: CaseId;
  readonly perpetual: Perpetual;
  /** Of `{ note }`. */
  readonly personalHash?: string;
}
