import type { Payment } from '../domain/payment.ts';
import type { TaxLine } from '../domain/priced.ts';
import type {
  CustomerId,
  MailId,
  OrderId,
  SessionId,
  StaffId,
  StreamId,
  ThingId,
  TicketId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { CustomerSaved, MailQueued, PersonalErased, SessionClosed, SoldLine } from './bodies.ts';
import type { CashMoved } from './bodiesOfCash.ts';
import type { OrderCustomerChanged, PaymentCorrected, TicketTextChanged } from './bodiesOfCorrections.ts';
import type { InvoiceSettled } from './bodiesOfInvoices.ts';
import type { PassUse, VoucherVoided } from './bodiesOfPasses.ts';
import type { OrderCollected } from './bodiesOfPickUp.ts';
import type { FromReservation, HeldFor, ReservationEnded, SplitFrom } from './bodiesOfReservations.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import type { CaseResolved, LeaseReleased } from './bodiesOfRights.ts';

/** An order as the fold makes it: the same row at till and centre. */
export interface OrderRecord {
  readonly order: OrderId;
  readonly stream: StreamId;
  readonly seq: number;
  readonly number: string;
  readonly at: number;
  readonly businessDay: string;
  readonly session: SessionId;
  readonly by: StaffId;
  readonly currency: Currency;
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly lines: readonly SoldLine[];
  readonly payments: readonly Payment[];
  readonly taxes: readonly TaxLine[];
  readonly customer: CustomerId | null;
  /** What is taken on passes. */
  readonly passes?: readonly PassUse[];
  readonly expiresAt?: number;
  readonly pays?: FromReservation;
  readonly splitFrom?: SplitFrom;
  readonly hold?: HeldFor;
  /** Reserved: by invoice, nothing paid and no ticket valid yet. */
  readonly state: 'validated' | 'reserved';
}

/** A ticket as the fold makes it. The holder's name is personal and stays out. */
export interface TicketRecord {
  readonly ticket: TicketId;
  readonly order: OrderId;
  readonly stream: StreamId;
  readonly number: string;
  readonly line: number;
  /** Which of the line's tickets it is, from 0. */
  readonly index: number;
  readonly secret: string;
  readonly keyId: string;
  readonly validFromMinute: number;
  readonly validToMinute: number;
  readonly signature: string;
  readonly state: 'valid';
}

/** What an entry changes outside the stream's own state. */
export type Effect =
  | { readonly type: 'order'; readonly record: OrderRecord; readonly tickets: readonly TicketRecord[] }
  | { readonly type: 'copy'; readonly ticket: TicketId; readonly copy: number }
  | { readonly type: 'customer'; readonly seq: number; readonly saved: CustomerSaved }
  | {
      readonly type: 'mail';
      readonly stream: StreamId;
      readonly seq: number;
      readonly at: number;
      readonly mail: MailId;
      readonly order: OrderId;
      readonly what: MailQueued['what'];
    }
  | {
      readonly type: 'rate';
      readonly currency: Currency;
      readonly rateMicro: number;
      readonly by: StaffId;
      readonly at: number;
    }
  | {
      readonly type: 'sessionOpened';
      readonly session: SessionId;
      readonly by: StaffId;
      readonly at: number;
      readonly floatMinor: number;
    }
  | {
      readonly type: 'sessionClosed';
      readonly session: SessionId;
      readonly at: number;
      readonly closing: SessionClosed;
    }
  | {
      readonly type: 'returned';
      readonly stream: StreamId;
      readonly seq: number;
      readonly at: number;
      readonly body: TicketsReturned;
    }
  | {
      readonly type: 'cashMoved';
      readonly stream: StreamId;
      readonly seq: number;
      readonly at: number;
      readonly body: CashMoved;
    }
  | {
      readonly type: 'paymentCorrected';
      readonly stream: StreamId;
      readonly seq: number;
      readonly at: number;
      readonly body: PaymentCorrected;
    }
  | {
      readonly type: 'invoiceSettled';
      readonly stream: StreamId;
      readonly seq: number;
      readonly at: number;
      readonly body: InvoiceSettled;
    }
  | { readonly type: 'orderCustomerChanged'; readonly at: number; readonly body: OrderCustomerChanged }
  | { readonly type: 'orderCollected'; readonly at: number; readonly body: OrderCollected }
  | {
      readonly type: 'voucherVoided';
      readonly stream: StreamId;
      readonly seq: number;
      readonly at: number;
      readonly body: VoucherVoided;
    }
  | { readonly type: 'ticketTextChanged'; readonly at: number; readonly body: TicketTextChanged }
  | {
      readonly type: 'reservationEnded';
      readonly stream: StreamId;
      readonly seq: number;
      readonly body: ReservationEnded;
    }
  | { readonly type: 'released'; readonly released: LeaseReleased }
  | { readonly type: 'yielded'; readonly all: boolean; readonly things: readonly ThingId[] }
  | { readonly type: 'caseResolved'; readonly at: number; readonly resolved: CaseResolved }
  | {
      readonly type: 'personalErased';
      readonly at: number;
      readonly entries: readonly number[];
      readonly others: NonNullable<PersonalErased['others']>;
      readonly customer: CustomerId | null;
    };
