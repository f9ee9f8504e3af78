import type { Payment } from '../domain/payment.ts';
import type { CommandId, OrderId, SessionId, StaffId, StreamId } from '../kernel/ids.ts';
import type { Authority } from './bodiesOfReturns.ts';
import type { Perpetual } from './totals.ts';

/**
 * What was issued against an invoice is paid: the receivable goes, the payment comes. Never a second sale: lines, taxes,
 * tickets and perpetual totals stand still. Any till may take it that has the authority over the order.
 */
export interface InvoiceSettled {
  readonly order: OrderId;
  /** The order's number. */
  readonly number: string;
  /** The stream that issued it. */
  readonly maker: StreamId;
  readonly authority: Authority;
  readonly command: CommandId;
  readonly session: SessionId;
  readonly by: StaffId;
  /** The manager by whose word it was taken; missing when nobody was asked. */
  readonly approvedBy?: StaffId;
  readonly businessDay: string;
  /** The receivable with the sign turned, then what was paid. */
  readonly payments: readonly Payment[];
  /** What rounding to coins came to. */
  readonly roundingMinor: number;
  /** As they stand: nothing is sold or taken back. */
  readonly perpetual: Perpetual;
}

/** Invoices of a session: issued now, credited by tickets taken back, and paid. Minor units, each 0 or more. */
export interface InvoiceTotals {
  readonly issued: number;
  readonly issuedMinor: number;
  readonly creditedMinor: number;
  readonly settled: number;
  readonly settledMinor: number;
}
