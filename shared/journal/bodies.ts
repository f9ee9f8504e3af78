import type { Payment } from '../domain/payment.ts';
import type { PricedPasses, PricedTickets, PricedVouchers, TaxLine } from '../domain/priced.ts';
import type {
  CommandId,
  CustomerId,
  LeaseId,
  MailId,
  OrderId,
  OrganiserId,
  QuotaId,
  RefundId,
  SeatId,
  SessionId,
  StaffId,
  StreamId,
  TicketId,
  VoucherId,
} from '../kernel/ids.ts';
import type { Currency } from '../kernel/money.ts';
import type { CashMoved, ClosingCount, MovementTotals, SessionCounted } from './bodiesOfCash.ts';
import type { OrderCustomerChanged, PaymentCorrected, TicketTextChanged } from './bodiesOfCorrections.ts';
import type { InvoiceSettled, InvoiceTotals } from './bodiesOfInvoices.ts';
import type { PassUse, VoucherVoided } from './bodiesOfPasses.ts';
import type { OrderCollected } from './bodiesOfPickUp.ts';
import type { FromReservation, HeldFor, ReservationEnded, SplitFrom } from './bodiesOfReservations.ts';
import type { TicketsReturned } from './bodiesOfReturns.ts';
import type { AuthorityYielded, CaseResolved, LeaseReleased, SoldByOverride } from './bodiesOfRights.ts';
import type { Perpetual, ReturnTotals } from './totals.ts';

export type { Perpetual } from './totals.ts';

/** First entry of a till life. */
export interface StreamStarted {
  readonly organiser: OrganiserId;
  readonly device: string;
  readonly instance: string;
  readonly tillNo: number;
  /** Prefix of this life's numbers. */
  readonly prefix: string;
  /** Raw Ed25519 public key, hex, and its id. */
  readonly publicKey: string;
  readonly keyId: string;
  readonly currency: Currency;
  readonly software: string;
  readonly training: boolean;
  readonly predecessor: {
    readonly stream: StreamId;
    readonly seq: number;
    readonly link: string;
    readonly perpetual: Perpetual;
    /** Its last entry as the mark outside the database knows it, where that is ahead of the database. */
    readonly written?: number;
  } | null;
}

/** A cashier opened the cash session of the till's drawer. */
export interface SessionOpened {
  readonly session: SessionId;
  readonly by: StaffId;
  readonly floatMinor: number;
  /** What the closing before left in the drawer, where less lies in it now; missing where nothing is. */
  readonly leftMinor?: number;
  /** The manager who answers for what is not there any more; missing when nobody was asked. */
  readonly approvedBy?: StaffId;
}

/**
 * A ticket or a pass of an order: its line says which, and gives event, date, zone and price. Passes are numbered,
 * signed and printed like tickets.
 */
export interface SoldTicket {
  readonly ticket: TicketId;
  readonly ordinal: number;
  readonly number: string;
  /** Index into the order's lines. */
  readonly line: number;
  /** Which of the line's tickets it is, from 0: gives its seat and its price. Missing before plans were known. */
  readonly index?: number;
  /** The eight characters after the number in the CODE128. */
  readonly secret: string;
  readonly validFromMinute: number;
  readonly validToMinute: number;
  /** Ed25519 over the ticket's claim, hex. */
  readonly signature: string;
}

/**
 * A right consumed from a lease: places, named seats of a numbered zone, passes, uses of a promotion, or minor
 * units of a voucher's balance (quota `voucher-` and the voucher's id), or entries of a pass (see `passes.ts`).
 */
export interface ConsumedRight {
  readonly lease: LeaseId;
  readonly epoch: number;
  readonly quota: QuotaId;
  readonly amount: number;
  /** As many as `amount`, for a numbered zone. */
  readonly seats?: readonly SeatId[];
}

/** A gift voucher of an order. Its code stands nowhere in a journal. */
export interface SoldVoucher {
  readonly voucher: VoucherId;
  readonly line: number;
  readonly index: number;
  readonly last4: string;
  readonly minor: number;
  readonly validTo: string;
  /** The lease of its whole balance, which the seller holds from the start, at epoch 1. */
  readonly lease: LeaseId;
}

/**
 * A line as sold. What is said of persons (names, e-mails, free text, answers) stands in the personal part. Lines
 * of before there were passes and vouchers have no `kind`, `discounts`, `minors` and `seats`: see `orderFromBefore`.
 */
export type SoldLine = Omit<PricedTickets, 'details'> | Omit<PricedPasses, 'details'> | PricedVouchers;

/** What the personal part of an order holds; what is empty is left out. */
export interface OrderPersonal {
  /** By "line" or "line/index": holder names. */
  readonly holders?: Readonly<Record<string, string>>;
  readonly emails?: Readonly<Record<string, string>>;
  /** Where photos of holders of passes are found. */
  readonly photos?: Readonly<Record<string, string>>;
  readonly texts?: Readonly<Record<string, readonly string[]>>;
  readonly answers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Answers given once for the order, by form id. */
  readonly orderAnswers?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly orderText?: readonly string[];
  /** Whom it is reserved for, where no customer is named. */
  readonly reservedFor?: string;
  /** Why places are held. */
  readonly heldReason?: string;
  /** The customer as known at the sale. */
  readonly customer?: {
    readonly first: string;
    readonly last: string;
    readonly company: string;
    readonly email: string;
  };
}

/** A sale: every value as it was on that evening. */
export interface OrderValidated {
  readonly order: OrderId;
  readonly ordinal: number;
  readonly number: string;
  readonly command: CommandId;
  readonly session: SessionId;
  readonly by: StaffId;
  readonly businessDay: string;
  readonly currency: Currency;
  readonly lines: readonly SoldLine[];
  readonly tickets: readonly SoldTicket[];
  readonly vouchers?: readonly SoldVoucher[];
  /** What is taken on passes; missing for none. */
  readonly passes?: readonly PassUse[];
  /** Missing for an order without one. */
  readonly customer?: CustomerId;
  /** The manager who answered for free tickets that no contingent bounds; missing where there are none. */
  readonly freeBy?: StaffId;
  /** Free tickets show that they are free all the same. */
  readonly hidePrice?: boolean;
  readonly customerOnTickets?: boolean;
  readonly payments: readonly Payment[];
  readonly taxes: readonly TaxLine[];
  readonly totalMinor: number;
  readonly roundingMinor: number;
  readonly rights: readonly ConsumedRight[];
  /** Missing for a sale under leases alone. */
  readonly override?: SoldByOverride;
  /** The return of the same transaction whose tickets this order replaces. */
  readonly replaces?: RefundId;
  /** The reservation that it pays: its places are those that it held, and it takes none besides. */
  readonly pays?: FromReservation;
  readonly perpetual: Perpetual;
  /** Of the `OrderPersonal`. */
  readonly personalHash?: string;
}

/**
 * A reservation, or an order by invoice: numbered, its rights taken, nothing paid and no ticket valid yet. It moves no
 * money.
 */
export interface OrderReserved
  extends Omit<
    OrderValidated,
    'tickets' | 'vouchers' | 'passes' | 'payments' | 'roundingMinor' | 'perpetual' | 'pays'
  > {
  readonly method: string;
  readonly methodName: string;
  /** When it ends by itself, ms UTC; missing for one that waits until it is paid or cancelled. */
  readonly expiresAt?: number;
  readonly splitFrom?: SplitFrom;
  /** Set where nobody pays: places that a manager holds. */
  readonly hold?: HeldFor;
}

/** Fields of a customer; a missing one was not said. All of it lies in the personal part. */
export interface CustomerFields {
  readonly first?: string;
  readonly last?: string;
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly street?: string;
  readonly postcode?: string;
  readonly city?: string;
  readonly note?: string;
}

/** A customer was made or edited: only the fields that changed, merged per field in the order of intake. */
export interface CustomerSaved {
  readonly customer: CustomerId;
  readonly by: StaffId;
  readonly made: boolean;
  /** Names of the fields in the personal part. */
  readonly fields: readonly string[];
  readonly personalHash?: string;
}

/** Something of an order is to be sent by e-mail; the address is in the personal part (`to`). The centre sends it. */
export interface MailQueued {
  readonly mail: MailId;
  readonly order: OrderId;
  readonly what: 'tickets' | 'confirmation' | 'invoice';
  readonly language: string;
  readonly by: StaffId;
  readonly personalHash?: string;
}

/** A manager set what foreign cash counts for at this till. */
export interface RateSet {
  readonly currency: Currency;
  /** Minor units of the venue's currency for a million of this one. */
  readonly rateMicro: number;
  readonly by: StaffId;
}

/** A duplicate of a ticket, written before its first byte goes to a printer. */
export interface CopyPrinted {
  /** What was printed again: a ticket, a pass, or a gift voucher's slip. */
  readonly ticket: TicketId | VoucherId;
  readonly order: OrderId;
  /** Class number of the copy within the stream. */
  readonly ordinal: number;
  /** 1 for the first duplicate of this ticket. */
  readonly copy: number;
  readonly by: StaffId;
  readonly reason: 'reprint' | 'notComeOut';
}

/** Totals of one payment method within a session. */
export interface MethodTotal {
  readonly method: string;
  readonly methodName: string;
  readonly kind: string;
  readonly minor: number;
  readonly count: number;
  /** Foreign cash, in its own minor units, and the change that was given for it in the venue's. */
  readonly foreign?: { readonly currency: Currency; readonly minor: number; readonly changeMinor: number };
}

/** Closing of a cash session: the Z. */
export interface SessionClosed {
  readonly session: SessionId;
  readonly ordinal: number;
  readonly number: string;
  readonly by: StaffId;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly orders: number;
  readonly tickets: number;
  readonly copies: number;
  readonly floatMinor: number;
  readonly linesMinor: number;
  /** The part of the lines that gift vouchers sold make; missing for none. */
  readonly vouchersMinor?: number;
  readonly roundingMinor: number;
  readonly methods: readonly MethodTotal[];
  readonly taxes: readonly TaxLine[];
  /** Missing when nothing was taken back. */
  readonly returns?: ReturnTotals;
  /** Missing when no cash moved without a sale. */
  readonly movements?: MovementTotals;
  /** Missing when no invoice was issued, credited or paid. */
  readonly invoices?: InvoiceTotals;
  readonly expectedCashMinor: number;
  readonly countedCashMinor: number;
  readonly differenceMinor: number;
  /** Foreign cash as counted, in its own minor units; missing when none was taken. */
  readonly countedForeign?: readonly { readonly currency: Currency; readonly minor: number }[];
  /** How it was counted and what became of it; missing where only sums were said. */
  readonly counting?: ClosingCount;
  /** The manager who closed somebody else's session without being at the screen. */
  readonly approvedBy?: StaffId;
  /** Link of the entry before this one. */
  readonly head: string;
  /** Link of the closing before, or GENESIS. */
  readonly previousClosing: string;
  readonly perpetual: Perpetual;
}

/** The personal parts of some entries were emptied. */
export interface PersonalErased {
  readonly entries: readonly number[];
  /** Set where all that is said of a customer goes: the other tills are told. */
  readonly customer?: CustomerId;
  /** The manager; null for a till that was told. */
  readonly by?: StaffId | null;
  /** Entries of earlier lives of the same till. */
  readonly others?: readonly { readonly stream: StreamId; readonly entries: readonly number[] }[];
}

/** Every kind of entry that this version writes and folds. */
export interface Bodies {
  streamStarted: StreamStarted;
  sessionOpened: SessionOpened;
  orderValidated: OrderValidated;
  orderReserved: OrderReserved;
  customerSaved: CustomerSaved;
  mailQueued: MailQueued;
  rateSet: RateSet;
  copyPrinted: CopyPrinted;
  sessionClosed: SessionClosed;
  personalErased: PersonalErased;
  ticketsReturned: TicketsReturned;
  paymentCorrected: PaymentCorrected;
  ticketTextChanged: TicketTextChanged;
  reservationEnded: ReservationEnded;
  invoiceSettled: InvoiceSettled;
  orderCollected: OrderCollected;
  orderCustomerChanged: OrderCustomerChanged;
  leaseReleased: LeaseReleased;
  authorityYielded: AuthorityYielded;
  caseResolved: CaseResolved;
  cashMoved: CashMoved;
  sessionCounted: SessionCounted;
  voucherVoided: VoucherVoided;
}
export type Kind = keyof Bodies;
