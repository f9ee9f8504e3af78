import type { Payment } from '../domain/payment.ts';
import type { CommandId, CustomerId, OrderId, SessionId, StaffId, TicketId } from '../kernel/ids.ts';
import type { Perpetual } from './totals.ts';

/**
 * One payment of an order was another one in truth: a card that was declined after validation and became cash. It counts in
 * the session that is open now; a closed one is never changed. Lines, taxes and tickets stay.
 */
export interface PaymentCorrected {
  readonly order: OrderId;
  readonly orderNumber: string;
  readonly command: CommandId;
  readonly session: SessionId;
  readonly by: StaffId;
  /** The manager who answered for it; missing when nobody was asked. */
  readonly approvedBy?: StaffId;
  readonly businessDay: string;
  /** Which of the order's payments as they stood, from 0. */
  readonly place: number;
  /** The payment as it was written down, with the sign turned. */
  readonly minus: Payment;
  readonly plus: Payment;
  /** What rounding to coins came to more or less by it: minus and plus together. */
  readonly roundingMinor: number;
  /** As they stand: nothing is sold or taken back. */
  readonly perpetual: Perpetual;
}

/** An order belongs to another customer from now on, or to one at all; who that is lies with the customer. */
export interface OrderCustomerChanged {
  readonly order: OrderId;
  readonly orderNumber: string;
  readonly customer: CustomerId;
  readonly by: StaffId;
}

/** What is printed of a person on one ticket was changed: its holder and free lines, both in the personal part. */
export interface TicketTextChanged {
  readonly order: OrderId;
  readonly orderNumber: string;
  readonly ticket: TicketId;
  readonly number: string;
  readonly by: StaffId;
  /** Of the `TicketText`. */
  readonly personalHash?: string;
}

/** The whole text of a ticket from now on. */
export interface TicketText {
  readonly holder: string;
  readonly text: readonly string[];
}
